import type { KindDefinition } from "../kind.ts";
import { searchText, wordsOf } from "../vocabulary/read.ts";
import { code, commonFields, country, day, reference, words } from "../vocabulary/values.ts";
import { circularCategories } from "../vocabulary/vocabulary.ts";

/** What says something to who reads it, and to whom it is said. */
const said: ReadonlySet<string> = new Set(["title", "category", "answerBy", "follows", "about", "publicSummary", "countries", "body", "audience"]);

/**
 * Whether a circular is addressed to a country. No country is named: to all. The others have it on their devices too, see decision 0082.
 * @param country ISO 3166-1 alpha-3; null for an observer of the whole Forum
 */
export function isAddressed(circular: { readonly summary: { readonly [name: string]: unknown } }, country: string | null): boolean {
  const { countries } = circular.summary;
  return !Array.isArray(countries) || countries.length === 0 || (country !== null && countries.includes(country));
}

/** The countries that a circular goes to. @param all those in which somebody receives what goes to all */
export function addressees(circular: { readonly summary: { readonly [name: string]: unknown } }, all: readonly string[]): readonly string[] {
  const { countries } = circular.summary;
  return Array.isArray(countries) && countries.length > 0 ? (countries as readonly string[]) : all;
}

/**
 * What the Forum sends round. A draft is internal, so the secretariat alone has it; sending it is widening it to the network, with the day.
 * What was sent keeps its words: a correction is another circular that names it.
 */
export const circularKind: KindDefinition = {
  kind: "circular",
  fields: {
    ...commonFields,
    title: words(300),
    category: code(circularCategories),
    /** The day it was sent; empty for a draft. */
    sentOn: day,
    /** Until when the focal points are asked to confirm or to answer. */
    answerBy: day,
    /** The circular that this one corrects or follows. */
    follows: reference,
    /** The outcome, process or other record that it is about. */
    about: reference,
    /** A few sentences for the press and the public. */
    publicSummary: words(8000),
  },
  /** Empty: to every country. */
  sets: { countries: country as KindDefinition["sets"][string] },
  texts: { body: 60_000 },
  frozen: ["sentOn"],
  audience: "internal",
  project(view) {
    return {
      title: wordsOf(view, "title"),
      status: wordsOf(view, "sentOn") === "" ? "draft" : "sent",
      parent: "",
      summary: {
        category: wordsOf(view, "category"),
        sentOn: wordsOf(view, "sentOn"),
        answerBy: wordsOf(view, "answerBy"),
        countries: view.elements("countries"),
        follows: wordsOf(view, "follows"),
        about: wordsOf(view, "about"),
      },
      search: searchText(wordsOf(view, "title"), view.text("body"), wordsOf(view, "publicSummary")),
    };
  },
  /** Sent and shown to the network are one thing, and words are sent once. As `sentOn` is written once, who writes it is who sends. */
  check(view, touched) {
    const isSent = wordsOf(view, "sentOn") !== "";
    if (isSent !== (view.value("audience") === "network")) return "wrong-type";
    return isSent && !touched.includes("sentOn") && touched.some((part) => said.has(part)) ? "frozen" : null;
  },
};

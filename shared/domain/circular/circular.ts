import type { KindDefinition } from "../kind.ts";
import { searchText, wordsOf } from "../vocabulary/read.ts";
import { code, commonFields, country, day, reference, words } from "../vocabulary/values.ts";
import { circularCategories } from "../vocabulary/vocabulary.ts";

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
      },
      search: searchText(wordsOf(view, "title"), view.text("body"), wordsOf(view, "publicSummary")),
    };
  },
};

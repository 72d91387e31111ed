import type { KindDefinition } from "../kind.ts";
import { numberOf, searchText, wordsOf } from "../vocabulary/read.ts";
import { amount, code, commonFields, country, currency, day, elementCode, reference, words } from "../vocabulary/values.ts";
import { offerCategories, offerDirections, offerStatuses, themes } from "../vocabulary/vocabulary.ts";

/** What a country, or the secretariat for an organisation, offers or seeks at the Marketplace. */
export const offerKind: KindDefinition = {
  kind: "offer",
  fields: {
    ...commonFields,
    title: words(300),
    direction: code(offerDirections),
    category: code(offerCategories),
    status: code(offerStatuses),
    /** Whose it is, in words that other countries understand. */
    offeredBy: words(300),
    /** With whom: kinds of partners, in words. */
    partnerSought: words(2000),
    /** Money that is offered, or needed. */
    funding: amount,
    currency,
    until: day,
    contactWords: words(500),
    /** The outcome of the Forum, or the initiative, that it came from. */
    fromOutcome: reference,
    fromInitiative: reference,
    /** What came of it. */
    result: words(8000),
    /** The initiative that what was agreed became. */
    ledTo: reference,
  },
  sets: {
    themes: elementCode(themes),
    /** Countries or regions it is meant for: ISO 3166-1 alpha-3. Empty: any. */
    countries: country as KindDefinition["sets"][string],
  },
  texts: { description: 20_000 },
  audience: "network",
  project(view) {
    return {
      title: wordsOf(view, "title"),
      status: wordsOf(view, "status") || "open",
      parent: wordsOf(view, "fromOutcome"),
      summary: {
        direction: wordsOf(view, "direction"),
        category: wordsOf(view, "category"),
        themes: view.elements("themes"),
        countries: view.elements("countries"),
        funding: numberOf(view, "funding"),
        currency: wordsOf(view, "currency"),
        until: wordsOf(view, "until"),
        offeredBy: wordsOf(view, "offeredBy"),
        fromInitiative: wordsOf(view, "fromInitiative"),
      },
      search: searchText(wordsOf(view, "title"), wordsOf(view, "offeredBy"), wordsOf(view, "partnerSought"), view.text("description")),
    };
  },
};

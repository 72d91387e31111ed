import type { KindDefinition } from "../kind.ts";
import { searchText, wordsOf } from "../vocabulary/read.ts";
import { code, commonFields, day, element, elementCode, reference, words } from "../vocabulary/values.ts";
import { horizons, horizontalIssues, initiativeStatuses, levels, roundtables, themes } from "../vocabulary/vocabulary.ts";

/** What a country does, alone or with others, on migration and development. */
export const initiativeKind: KindDefinition = {
  kind: "initiative",
  fields: {
    ...commonFields,
    title: words(300),
    roundtable: code(roundtables),
    level: code(levels),
    horizon: code(horizons),
    status: code(initiativeStatuses),
    startDate: day,
    /** In words, not a reference: other countries read it and do not hold this country's organisations. */
    leadMinistry: words(300),
    /** The outcome of the Forum that this initiative takes forward. */
    followUpOf: reference,
    /** Where the initiative was announced, quoted. */
    source: words(4000),
  },
  sets: {
    themes: elementCode(themes),
    partners: element(200),
    horizontalIssues: elementCode(horizontalIssues),
  },
  texts: { narrative: 60_000 },
  audience: "secretariat",
  project(view) {
    const partners = view.elements("partners");
    return {
      title: wordsOf(view, "title"),
      status: wordsOf(view, "status"),
      parent: wordsOf(view, "followUpOf"),
      summary: {
        themes: view.elements("themes"),
        roundtable: wordsOf(view, "roundtable"),
        level: wordsOf(view, "level"),
        horizon: wordsOf(view, "horizon"),
        leadMinistry: wordsOf(view, "leadMinistry"),
      },
      search: searchText(wordsOf(view, "title"), wordsOf(view, "leadMinistry"), partners),
    };
  },
};

import { z } from "zod";
import type { KindDefinition } from "../kind.ts";
import { searchText, wordsOf } from "../vocabulary/read.ts";
import { code, commonFields, elementCode, reference, words } from "../vocabulary/values.ts";
import { actors, horizons, horizontalIssues, levels, outcomePlaces, sessions, themes } from "../vocabulary/vocabulary.ts";

/** What the Forum concluded or recommended. Horizon, level and session stay empty where the source does not say. */
export const outcomeKind: KindDefinition = {
  kind: "outcome",
  fields: {
    ...commonFields,
    title: words(300),
    roundtable: code(outcomePlaces),
    session: code(sessions),
    recommendation: words(4000),
    horizon: code(horizons),
    level: code(levels),
    /** The passage that the recommendation stands on, word for word. */
    source: words(8000),
    sourceTitle: words(300),
    /** What a regional process brought, of which this came (a `relay`, which only those who take part there can read). */
    cameFrom: reference,
    /** Place among the outcomes of the same meeting. */
    position: z.number().int().min(0).max(10_000),
  },
  sets: {
    actors: elementCode(actors),
    themes: elementCode(themes),
    horizontalIssues: elementCode(horizontalIssues),
  },
  texts: {},
  audience: "network",
  project(view) {
    const position = view.value("position");
    return {
      title: wordsOf(view, "title"),
      status: "",
      parent: "",
      summary: {
        roundtable: wordsOf(view, "roundtable"),
        session: wordsOf(view, "session"),
        horizon: wordsOf(view, "horizon"),
        level: wordsOf(view, "level"),
        position: typeof position === "number" ? position : 0,
        themes: view.elements("themes"),
      },
      search: searchText(wordsOf(view, "title"), wordsOf(view, "recommendation"), wordsOf(view, "source")),
    };
  },
};

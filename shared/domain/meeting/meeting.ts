import type { KindDefinition } from "../kind.ts";
import { searchText, wordsOf } from "../vocabulary/read.ts";
import { code, commonFields, country, day, element, words } from "../vocabulary/values.ts";
import { recordIdPattern } from "#shared/lib/ids.ts";
import { z } from "zod";
import { meetingStatuses } from "../vocabulary/vocabulary.ts";
import { processId, processKey } from "../process/process.ts";

/** Where people meet: partners at the Marketplace, members of a regional process, a team. Its scope says whose meeting it is. */
export const meetingKind: KindDefinition = {
  kind: "meeting",
  fields: {
    ...commonFields,
    title: words(300),
    date: day,
    endDate: day,
    place: words(300),
    status: code(meetingStatuses),
    /** What came of it, in a few sentences. */
    outcome: words(8000),
  },
  sets: {
    /** Who takes part: ISO 3166-1 alpha-3. */
    countries: country as KindDefinition["sets"][string],
    /** Organisations and others, by name. */
    participants: element(200),
    /** The offers, outcomes or initiatives that are on its agenda. */
    about: z.string().regex(recordIdPattern),
  },
  texts: { agenda: 20_000, notes: 60_000 },
  audience: "network",
  project(view) {
    const about = view.elements("about");
    return {
      title: wordsOf(view, "title"),
      status: wordsOf(view, "status") || "planned",
      parent: view.scope.startsWith("process:") ? processId(processKey(view.scope)) : "",
      summary: {
        date: wordsOf(view, "date"),
        endDate: wordsOf(view, "endDate"),
        place: wordsOf(view, "place"),
        countries: view.elements("countries"),
        participants: view.elements("participants"),
        about,
        hasOutcome: wordsOf(view, "outcome") !== "",
      },
      search: searchText(wordsOf(view, "title"), wordsOf(view, "place"), view.elements("participants"), wordsOf(view, "outcome")),
    };
  },
};

import { z } from "zod";
import type { KindDefinition, RecordView } from "../kind.ts";
import { rowsOf, searchText, wordsOf, type RowOf } from "../vocabulary/read.ts";
import { code, commonFields, country, day, elementCode, row, words } from "../vocabulary/values.ts";
import { roundtables, sessions, teamRoles, themes } from "../vocabulary/vocabulary.ts";

const memberRow = row({
  /** ISO 3166-1 alpha-3; empty for an expert or an organisation. */
  country,
  /** A person, a function or an organisation, in words. */
  name: z.string().max(300),
  role: z.enum(teamRoles),
  from: day,
  to: day,
});
export type TeamMember = NonNullable<z.infer<typeof memberRow>>;

export const teamMembers = (view: RecordView): readonly RowOf<TeamMember>[] => rowsOf(view, "member", memberRow);

/** Those who prepare a session together: developed and developing countries side by side, with experts. */
export const teamKind: KindDefinition = {
  kind: "team",
  fields: {
    ...commonFields,
    title: words(300),
    roundtable: code(roundtables),
    session: code(sessions),
    paperTitle: words(300),
    paperDue: day,
    "member.*": memberRow,
  },
  sets: { themes: elementCode(themes) },
  texts: { notes: 20_000 },
  audience: "network",
  project(view) {
    const members = teamMembers(view).map(({ values }) => values);
    return {
      title: wordsOf(view, "title"),
      status: "",
      parent: "",
      summary: {
        roundtable: wordsOf(view, "roundtable"),
        session: wordsOf(view, "session"),
        countries: [...new Set(members.flatMap((member) => member.country || []))],
        coChairs: members.flatMap((member) => (member.role === "co-chair" && member.country ? member.country : [])),
        paperDue: wordsOf(view, "paperDue"),
      },
      search: searchText(
        wordsOf(view, "title"),
        wordsOf(view, "paperTitle"),
        members.map((member) => member.name),
      ),
    };
  },
};

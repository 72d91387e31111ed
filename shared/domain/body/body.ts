import { z } from "zod";
import type { KindDefinition, RecordView } from "../kind.ts";
import { rowsOf, searchText, wordsOf, type RowOf } from "../vocabulary/read.ts";
import { code, commonFields, country, day, row, words } from "../vocabulary/values.ts";
import { bodyRoles, bodyTypes } from "../vocabulary/vocabulary.ts";

const memberRow = row({
  /** ISO 3166-1 alpha-3; empty for an organisation. */
  country,
  /** An organisation, or words beside the country. */
  name: z.string().max(300),
  role: z.enum(bodyRoles),
  from: day,
  to: day,
});
export type BodyMember = NonNullable<z.infer<typeof memberRow>>;

export const bodyMembers = (view: RecordView): readonly RowOf<BodyMember>[] => rowsOf(view, "member", memberRow);

/** A body of the Forum with its dated membership: a chair may be two countries jointly, and nobody need be past chair yet. */
export const bodyKind: KindDefinition = {
  kind: "body",
  fields: { ...commonFields, title: words(300), type: code(bodyTypes), mandate: words(8000), "member.*": memberRow },
  sets: {},
  texts: {},
  audience: "network",
  project(view) {
    const members = bodyMembers(view).map(({ values }) => values);
    return {
      title: wordsOf(view, "title"),
      status: wordsOf(view, "type"),
      parent: "",
      summary: { countries: [...new Set(members.flatMap((member) => member.country || []))], members: members.length },
      search: searchText(
        wordsOf(view, "title"),
        wordsOf(view, "mandate"),
        members.map((member) => member.name),
      ),
    };
  },
};

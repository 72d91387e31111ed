import { z } from "zod";
import { asRecordId, asScope, type RecordId, type Scope } from "#shared/lib/ids.ts";
import type { KindDefinition, RecordView } from "../kind.ts";
import { numberOf, rowsOf, searchText, wordsOf, type RowOf } from "../vocabulary/read.ts";
import { code, commonFields, country, day, row, words } from "../vocabulary/values.ts";
import { confidences, processRoles } from "../vocabulary/vocabulary.ts";
import { membershipOf } from "./memberships.ts";

/** The record of a process, which everybody reads, and the scope in which its members work. */
export const processId = (key: string): RecordId => asRecordId(`process.${key}`);
export const processScope = (key: string): Scope => asScope(`process:${key}`);
export const processKey = (id: string): string => id.replace(/^process[.:]/, "");

const memberRow = row({
  /** ISO 3166-1 alpha-3; empty for a union or an organisation. */
  country,
  name: z.string().max(300),
  role: z.enum(processRoles),
  from: day,
  to: day,
  confidence: code(confidences),
});
export type ProcessMember = NonNullable<z.infer<typeof memberRow>>;

export const processMembers = (view: RecordView): readonly RowOf<ProcessMember>[] => rowsOf(view, "member", memberRow);

/** A regional consultative process on migration. What is not known for sure says so and can be corrected. */
export const processKind: KindDefinition = {
  kind: "process",
  fields: {
    ...commonFields,
    name: words(300),
    acronym: words(40),
    since: z.union([z.number().int().min(1900).max(2200), z.null()]),
    confidence: code(confidences),
    note: words(4000),
    website: words(500),
    "member.*": memberRow,
  },
  sets: {},
  texts: { description: 20_000 },
  audience: "network",
  project(view) {
    const members = processMembers(view).map(({ values }) => values);
    return {
      title: wordsOf(view, "name"),
      status: wordsOf(view, "confidence"),
      parent: "",
      summary: {
        acronym: wordsOf(view, "acronym"),
        since: numberOf(view, "since"),
        memberships: members.map((member) => ({ ...membershipOf(member) })),
      },
      search: searchText(
        wordsOf(view, "name"),
        wordsOf(view, "acronym"),
        wordsOf(view, "note"),
        members.map((member) => member.name),
      ),
    };
  },
};

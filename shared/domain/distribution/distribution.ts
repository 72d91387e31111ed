import { z } from "zod";
import { asRecordId, type RecordId } from "#shared/lib/ids.ts";
import type { KindDefinition } from "../kind.ts";
import { wordsOf } from "../vocabulary/read.ts";
import { commonFields, element, moment, reference, words } from "../vocabulary/values.ts";

/** Of one country about one circular. Its id follows from both, so that two devices that begin it apart write the same record. */
export function distributionId(circular: string, country: string): RecordId {
  return asRecordId(`distribution.${circular.replace(/^circular\./, "")}.${country}`);
}

/** What a person says who was given a circular to read. */
export const confirmation = z.strictObject({ at: moment, note: z.string().max(2_000) });

/** What a country does with a circular: read by its focal point, passed on to ministries, confirmed by people. The secretariat sees it. */
export const distributionKind: KindDefinition = {
  kind: "distribution",
  fields: {
    ...commonFields,
    circular: reference,
    /** When the focal point marked it as read. */
    read: z.union([moment, z.null()]),
    /** By person id, with the dots of the id as `-`. */
    "confirmed.*": z.union([confirmation, z.null()]),
    /** What the focal point writes to the ministries. */
    note: words(4000),
  },
  /** Names of ministries, as their people carry them in their accounts. */
  sets: { passedTo: element(200) },
  texts: {},
  audience: "secretariat",
  project(view) {
    const confirmed = view.fieldsUnder("confirmed.").filter((field) => confirmation.safeParse(view.value(field)).success);
    return {
      title: wordsOf(view, "circular"),
      status: typeof view.value("read") === "number" ? "read" : "unread",
      parent: wordsOf(view, "circular"),
      summary: { passedTo: view.elements("passedTo"), confirmed: confirmed.length, read: (view.value("read") as number | null) ?? null },
      search: "",
    };
  },
};

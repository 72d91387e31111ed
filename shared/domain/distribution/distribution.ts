import { z } from "zod";
import { asRecordId, type RecordId } from "#shared/lib/ids.ts";
import type { KindDefinition, RecordView } from "../kind.ts";
import { numberOf, wordsOf } from "../vocabulary/read.ts";
import { commonFields, countryOfScope, element, moment, reference, words } from "../vocabulary/values.ts";

/** Of one country about one circular. Its id follows from both, so that two devices that begin it apart write the same record. */
export function distributionId(circular: string, country: string): RecordId {
  return asRecordId(`distribution.${circular.replace(/^circular\./, "")}.${country}`);
}

/** What a person says who was given a circular to read. */
const confirmation = z.strictObject({ at: moment, note: z.string().max(2_000) });

export interface Confirmation extends z.infer<typeof confirmation> {
  /** `confirmed.<person>` */
  readonly field: string;
}

export function confirmationsOf(view: RecordView): readonly Confirmation[] {
  return view.fieldsUnder("confirmed.").flatMap((field) => {
    const parsed = confirmation.safeParse(view.value(field));
    return parsed.success ? [{ field, ...parsed.data }] : [];
  });
}

/** When it was first marked as read; null when it was not. */
function firstRead(view: RecordView): number | null {
  const moments = view.fieldsUnder("read.").flatMap((field) => numberOf(view, field) ?? []);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** What a country does with a circular: read by its focal point, passed on to ministries, confirmed by people. The secretariat sees it. */
export const distributionKind: KindDefinition = {
  kind: "distribution",
  fields: {
    ...commonFields,
    circular: reference,
    /** When a focal point marked it as read, see `readField`: two who do so apart do not contradict each other. */
    "read.*": z.union([moment, z.null()]),
    /** See `confirmationField`. */
    "confirmed.*": z.union([confirmation, z.null()]),
    /** What the focal point writes to the ministries. */
    note: words(4000),
  },
  /** Names of ministries, as their people carry them in their accounts. */
  sets: { passedTo: element(200) },
  texts: {},
  audience: "secretariat",
  project(view) {
    return {
      title: wordsOf(view, "circular"),
      status: firstRead(view) === null ? "unread" : "read",
      parent: wordsOf(view, "circular"),
      summary: {
        passedTo: view.elements("passedTo"),
        confirmedBy: confirmationsOf(view).map(({ field }) => field),
        read: firstRead(view),
      },
      search: "",
    };
  },
  needs(view) {
    const circular = wordsOf(view, "circular");
    return circular === "" ? [] : [circular];
  },
  check(view, _touched, lookup) {
    const circular = wordsOf(view, "circular");
    const sent = circular === "" ? null : lookup(circular);
    if (sent === null || wordsOf(sent, "sentOn") === "") return "unknown-record";
    const country = countryOfScope(view.scope);
    if (country === "" || view.id !== distributionId(circular, country)) return "wrong-type";
    const countries = sent.elements("countries");
    return countries.length === 0 || countries.includes(country) ? null : "wrong-type";
  },
};

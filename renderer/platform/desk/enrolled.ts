import { useMemo } from "react";
import { confirmationField, readField } from "#shared/domain/distribution/own-fields.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

/** Who is enrolled, as circulars look at it. */
export interface Enrolled {
  /** The countries that have a focal point here, in code order. */
  readonly countries: readonly string[];
  /** Who speaks in a register such as `confirmed.<person>`. */
  personOf(field: string): RecordDocument | undefined;
  /** "" when the person is not known. */
  ministryOf(field: string): string;
}

export function enrolledIn(people: ReadonlyMap<string, RecordDocument>): Enrolled {
  const byField = new Map([...people.values()].flatMap((one) => [readField(one.id), confirmationField(one.id)].map((field) => [field, one] as const)));
  const focal = [...people.values()].filter(({ status }) => status === "focal-point");
  return {
    countries: [...new Set(focal.map(({ summary }) => String(summary["country"] ?? "")))].filter(Boolean).sort(),
    personOf: (field) => byField.get(field),
    ministryOf: (field) => String(byField.get(field)?.summary["ministry"] ?? ""),
  };
}

const nobody = enrolledIn(new Map());

export function useEnrolled(): Enrolled {
  const { people$ } = useDesk();
  const people = useObservable(() => people$, people$);
  return useMemo(() => (people.state === "ready" ? enrolledIn(people.value) : nobody), [people]);
}

import { useMemo } from "react";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";

/** The ministries of the people enrolled for one's country, and those among its organisations. */
export function useMinistries(): readonly string[] {
  const { people$, person } = useDesk();
  const people = useObservable(() => people$, people$);
  const organisations = useList({ kind: "organisation" });
  return useMemo(() => {
    const enrolled = people.state === "ready" ? [...people.value.values()].filter((one) => one.summary["country"] === person.country) : [];
    const known = organisations.state === "ready" ? organisations.value.filter((one) => one.scope === `country:${person.country}`) : [];
    const names = [...enrolled.map((one) => String(one.summary["ministry"] ?? "")), ...known.map((one) => one.title)];
    return [...new Set(names.map((name) => name.trim()).filter(Boolean))].sort((left, right) => left.localeCompare(right));
  }, [people, organisations, person.country]);
}

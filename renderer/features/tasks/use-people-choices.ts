import { useMemo } from "react";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import type { Choice } from "#renderer/ui/record-fields.tsx";

/** Who can be given a task: those who see it, of one's own country or of the secretariat. */
export function usePeopleChoices(): readonly Choice[] {
  const { people$, person } = useDesk();
  const people = useObservable(() => people$, people$);
  return useMemo(() => {
    const all = people.state === "ready" ? [...people.value.values()] : [];
    return all
      .filter(({ summary, status }) => (person.country === null ? status === "secretariat" : summary["country"] === person.country && status !== "observer"))
      .map(({ id, title }) => ({ value: id, label: title }))
      .sort((left, right) => left.label.localeCompare(right.label));
  }, [people, person.country]);
}

import { useTranslation } from "react-i18next";
import { hubPerson } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";

export interface NamedPerson {
  readonly name: string;
  readonly ministry: string;
  readonly country: string;
}

/** How to name people by id: their own words for themselves, or *you*. */
export function usePersonNames(): (person: string) => NamedPerson {
  const desk = useDesk();
  const { t } = useTranslation("common");
  const people = useObservable(() => desk.people$, desk);
  return (id) => {
    if (id === desk.person.id) return { name: t("you"), ministry: desk.person.ministry, country: desk.person.country ?? "" };
    if (id === hubPerson) return { name: t("hub"), ministry: "", country: "" };
    const found = people.state === "ready" ? people.value.get(id) : undefined;
    const text = (name: string): string => (typeof found?.summary[name] === "string" ? found.summary[name] : "");
    return { name: found?.title || t("someone"), ministry: text("ministry"), country: text("country") };
  };
}

/** The same in one line: the function or name, and the ministry where the name does not say it already. */
export function useAuthors(): (person: string) => string {
  const nameOf = usePersonNames();
  const { person: self } = useDesk();
  const { t } = useTranslation("common");
  return (id) => {
    const { name, ministry } = nameOf(id);
    return id === self.id || ministry === "" || name.includes(ministry) ? name : t("personOf", { name, ministry });
  };
}

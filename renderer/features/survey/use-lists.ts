import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { countryChoices } from "#renderer/ui/country-name.ts";
import type { Lists } from "./to-survey-js.ts";

/** The desk's lists that a questionnaire may offer; null while they are loading. */
export function useLists(): Lists | null {
  const { i18n } = useTranslation();
  const contacts = useList({ kind: "contact" });
  const organisations = useList({ kind: "organisation" });
  const processes = useList({ kind: "process" });
  return useMemo(() => {
    if (contacts.state === "loading" || organisations.state === "loading" || processes.state === "loading") return null;
    const named = (list: typeof contacts) => (list.state === "ready" ? list.value.slice(0, 500).map(({ id, title }) => ({ value: id, title })) : []);
    return { countries: countriesIn(i18n.language), contacts: named(contacts), organisations: named(organisations), processes: named(processes) };
  }, [contacts, organisations, processes, i18n.language]);
}

export function countriesIn(language: string): readonly { readonly value: string; readonly title: string }[] {
  return countryChoices(language).map(({ value, label }) => ({ value, title: label }));
}

import { Checkbox, MultiSelect } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { countriesOn } from "#shared/domain/process/memberships.ts";
import { useProcesses, useToday } from "#renderer/features/regions/index.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { FieldWarning } from "#renderer/ui/record-fields.tsx";

interface ProcessesChoiceProps {
  /** ISO 3166-1 alpha-3; null for somebody who belongs to no country. */
  readonly country: string | null;
  /** Keys of processes. */
  readonly value: readonly string[];
  readonly onChange: (processes: readonly string[]) => void;
}

/**
 * The regional processes in which a person takes part, and whose desks their device gets. Those their country belongs to are offered; others can
 * be, and then it is said that the country does not belong to them.
 */
export function ProcessesChoice({ country, value, onChange }: ProcessesChoiceProps): ReactNode {
  const { t } = useTranslation("people");
  const nameOf = useCountryName();
  const today = useToday();
  const found = useProcesses();
  const [others, setOthers] = useState(false);
  const processes = found.state === "ready" ? found.processes : [];
  const belongs = new Set(processes.filter(({ memberships }) => country === null || countriesOn(memberships, today).has(country)).map(({ key }) => key));
  const offered = processes.filter(({ key }) => others || belongs.has(key) || value.includes(key));
  // What was archived or is still on its way keeps its place: it is not taken away by being unknown here.
  const unknown = value.filter((key) => !processes.some((process) => process.key === key));
  const foreign = processes.filter(({ key }) => value.includes(key) && !belongs.has(key));
  return (
    <>
      <MultiSelect
        label={t("processes.label")}
        description={t("processes.says")}
        data={[...offered.map(({ key, name }) => ({ value: key, label: name })), ...unknown.map((key) => ({ value: key, label: key }))]}
        value={[...value]}
        searchable
        hidePickedOptions
        nothingFoundMessage={t(country === null ? "processes.none" : "processes.noneOfCountry", { country: country === null ? "" : nameOf(country) })}
        onChange={onChange}
      />
      {country !== null ? (
        <Checkbox label={t("processes.others", { country: nameOf(country) })} checked={others} onChange={(event) => setOthers(event.currentTarget.checked)} />
      ) : null}
      {country !== null && foreign.length > 0 ? (
        <FieldWarning>{t("processes.foreign", { country: nameOf(country), processes: foreign.map(({ name }) => name).join(", ") })}</FieldWarning>
      ) : null}
    </>
  );
}

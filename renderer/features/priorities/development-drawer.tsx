import { Button, Checkbox, Drawer, SegmentedControl, TextInput } from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RecordView } from "#shared/domain/kind.ts";
import { developmentField, developmentId, developmentOf, usualDevelopment, type DevelopmentGroup } from "#shared/domain/regions/development.ts";
import { knownCountries } from "#shared/domain/regions/regions.ts";
import { foldWords, holdsEveryWord, searchedWords } from "#shared/domain/vocabulary/search.ts";
import { sameJson } from "#shared/lib/json.ts";
import { asScope } from "#shared/lib/ids.ts";
import type { Intake } from "#renderer/features/intake/index.ts";
import { useEdit } from "#renderer/platform/desk/use-edit.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import classes from "#renderer/features/priorities/priorities.module.css";

const target = { id: developmentId, kind: "development", scope: asScope("forum") };
const flags = ["ldc", "lldc", "sids"] as const;
const shownAtMost = 60;

/** How each country counts. It is the secretariat's to say; what it does not say is as the United Nations' lists have it. */
export function DevelopmentDrawer({ intake, development }: { readonly intake: Intake; readonly development: RecordView | null }): ReactNode {
  const { t } = useTranslation("priorities");
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState("");
  const nameOf = useCountryName();
  const all = useMemo(() => knownCountries().map((country) => ({ country, name: nameOf(country), folded: foldWords(nameOf(country)) })), [nameOf]);
  const invited = new Set(intake.countries.map((one) => one.country));
  const words = searchedWords(typed);
  const shown = all
    .filter((one) => (words.length === 0 ? invited.has(one.country) : holdsEveryWord(words, one.folded)))
    .toSorted((left, right) => left.name.localeCompare(right.name))
    .slice(0, shownAtMost);
  return (
    <>
      <Button variant="default" leftSection={<IconAdjustments size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t("changeDevelopment")}
      </Button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size="xl"
        title={t("developmentTitle")}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <p className={classes["quiet"]}>{t("developmentAbout")}</p>
        <TextInput label={t("searchCountry")} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <ul className={classes["countries"]}>
          {shown.map(({ country, name }) => (
            <CountryLine key={country} country={country} name={name} groups={developmentOf(country, development)} />
          ))}
        </ul>
      </Drawer>
    </>
  );
}

interface CountryLineProps {
  readonly country: string;
  readonly name: string;
  readonly groups: readonly DevelopmentGroup[];
}

function CountryLine({ country, name, groups }: CountryLineProps): ReactNode {
  const { t } = useTranslation("priorities");
  const editing = useEdit(target);
  const usual = usualDevelopment(country);
  const isUsual = sameJson(groups, usual);
  const write = (next: readonly DevelopmentGroup[]): void => void editing.set(developmentField(country), sameJson(next, usual) ? null : next);
  const status = groups.includes("developed") ? "developed" : "developing";
  return (
    <li data-country={country}>
      <span className={classes["name"]}>
        {name}
        {!isUsual && <span className={classes["quiet"]}> {t("changedHere")}</span>}
      </span>
      <SegmentedControl
        size="xs"
        aria-label={t("developmentOf", { country: name })}
        value={status}
        data={(["developed", "developing"] as const).map((one) => ({ value: one, label: t(`development.${one}`) }))}
        onChange={(next) => write([next as DevelopmentGroup, ...flags.filter((flag) => groups.includes(flag))])}
      />
      {flags.map((flag) => (
        <Checkbox
          key={flag}
          label={t(`developmentShort.${flag}`)}
          aria-label={`${name}: ${t(`development.${flag}`)}`}
          checked={groups.includes(flag)}
          onChange={(event) => write([status, ...flags.filter((one) => (one === flag ? event.currentTarget.checked : groups.includes(one)))])}
        />
      ))}
    </li>
  );
}

import { Button, TextInput } from "@mantine/core";
import { IconDownload, IconSearch } from "@tabler/icons-react";
import { Suspense, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { networkDirectory } from "#shared/domain/contact/network-directory.ts";
import { placeOf, regions } from "#shared/domain/regions/regions.ts";
import { foldedText, foldWords, holdsEveryWord, searchedWords } from "#shared/domain/vocabulary/search.ts";
import { ExportDialog } from "#renderer/features/contacts/index.ts";
import { useDesk, useRole } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { FilterSelect } from "#renderer/ui/filters.tsx";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { FocalPointsTable } from "./focal-points-table.tsx";
import { OwnEntry } from "./own-entry.tsx";
import classes from "./focal-points.module.css";

/** Every country's present focal points and alternates that are shared with the network. */
export function FocalPointsPage(): ReactNode {
  const { t } = useTranslation(["directory", "priorities"]);
  const { actor } = useDesk();
  const contacts = useList({ kind: "contact" });
  const organisations = useList({ kind: "organisation" });
  const nameOf = useCountryName();
  const [query, setQuery] = useState("");
  const [region, setRegion] = useState<string | null>(null);
  const [exporting, setExporting] = useState(false);
  const today = localToday();
  const all = contacts.state === "ready" ? contacts.value : undefined;
  const titles = useMemo(
    () => new Map(organisations.state === "ready" ? organisations.value.map(({ id, title }) => [id as string, title]) : []),
    [organisations],
  );
  const entries = useMemo(
    () =>
      networkDirectory(all ?? [], today)
        .map((entry) => ({ ...entry, countryName: nameOf(entry.country), organisation: titles.get(entry.contact.parent) ?? "" }))
        .sort((left, right) => left.countryName.localeCompare(right.countryName) || (left.role < right.role ? 1 : left.role > right.role ? -1 : 0)),
    [all, today, nameOf, titles],
  );
  const shown = useMemo(() => {
    const words = searchedWords(query);
    return entries.filter(
      ({ country, countryName, organisation, contact }) =>
        (region === null || placeOf(country)?.region === region) &&
        holdsEveryWord(words, `${foldedText(contact)} ${foldWords(`${countryName} ${organisation}`)}`),
    );
  }, [entries, query, region]);

  if (contacts.state === "failed") return <ErrorState sentence={t("failed")} />;
  if (!all) return <LoadingState />;
  const narrowed = query !== "" || region !== null;
  return (
    <Page wide>
      <PageHead
        title={t("title")}
        subtitle={t("about")}
        actions={
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} disabled={shown.length === 0} onClick={() => setExporting(true)}>
            {t("export")}
          </Button>
        }
      />
      {actor.role === "focal-point" && actor.country && <OwnEntry contacts={all} country={actor.country} today={today} />}
      <div className={classes["tools"]}>
        <TextInput
          label={t("search")}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <FilterSelect
          label={t("region")}
          anyLabel={t("anyRegion")}
          value={region}
          choices={[...regions.keys()].map((value) => ({ value, label: t(`priorities:region.${value}` as never) as unknown as string }))}
          onChange={setRegion}
        />
      </div>
      {shown.length > 0 ? (
        <FocalPointsTable entries={shown} />
      ) : narrowed ? (
        <EmptyState
          sentence={t("notFound")}
          action={{
            label: t("showAll"),
            onClick: () => {
              setQuery("");
              setRegion(null);
            },
          }}
        />
      ) : (
        <EmptyState sentence={t("empty")} />
      )}
      <CountriesWithout present={entries.map(({ country }) => country)} />
      {exporting && (
        <Suspense>
          <ExportDialog
            all={entries.map(({ contact }) => contact)}
            filtered={narrowed ? shown.map(({ contact }) => contact) : null}
            onClose={() => setExporting(false)}
          />
        </Suspense>
      )}
    </Page>
  );
}

/** Whom the secretariat reminds: countries whose people are enrolled and that show nobody. */
function CountriesWithout({ present }: { readonly present: readonly string[] }): ReactNode {
  const { t } = useTranslation("directory");
  const { people$ } = useDesk();
  const role = useRole();
  const nameOf = useCountryName();
  const people = useObservable(() => people$, people$);
  if (role !== "secretariat" || people.state !== "ready") return null;
  const countries = new Set([...people.value.values()].map(({ summary }) => String(summary["country"] ?? "")).filter((country) => country !== ""));
  for (const country of present) countries.delete(country);
  if (countries.size === 0) return null;
  return (
    <Section title={t("without", { count: countries.size })}>
      <p className={classes["quiet"]}>{t("withoutAbout")}</p>
      <ul className={classes["countries"]}>
        {[...countries]
          .map(nameOf)
          .sort((left, right) => left.localeCompare(right))
          .map((country) => (
            <li key={country}>{country}</li>
          ))}
      </ul>
    </Section>
  );
}

import { Button, Checkbox, Select } from "@mantine/core";
import { useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useParams, useSearchParams } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { horizons, initiativeStatuses, levels, roundtables, themes } from "#shared/domain/vocabulary/vocabulary.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useSavedFilters } from "#renderer/platform/desk/saved-filters.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { FilterButton, FilterPanel, FilterSelect } from "#renderer/ui/filters.tsx";
import { ListDetail, type Row } from "#renderer/ui/list-detail.tsx";
import { useOwnScope } from "#renderer/ui/record-form.ts";
import { SavedFiltersMenu } from "#renderer/ui/saved-filters-menu.tsx";
import { countriesOf, filterInitiatives, noFilters, type InitiativeFilters } from "./filter-initiatives.ts";
import { InitiativeDetail } from "./initiative-detail.tsx";

type Sort = "title" | "updated";

const start: { readonly filters: InitiativeFilters; readonly archived: boolean; readonly sort: Sort } = { filters: noFilters, archived: false, sort: "title" };

export function InitiativesPage(): ReactNode {
  const { id } = useParams();
  if (id === "new") return <StartNew />;
  return <Initiatives chosen={id} />;
}

/** Each one that is started has an id of its own; nothing is written until its first field is. */
function StartNew(): ReactNode {
  const [id] = useState(() => `initiative.${crypto.randomUUID()}`);
  return <Navigate replace to={`/initiatives/${id}?new`} />;
}

function Initiatives({ chosen }: { readonly chosen: string | undefined }): ReactNode {
  const { t } = useTranslation(["initiatives", "vocabulary"]);
  const { actor } = useDesk();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const scope = useOwnScope();
  const nameOf = useCountryName();
  const saved = useSavedFilters("initiatives", start);
  const { filters, archived, sort } = saved.now;
  const [panel, setPanel] = useState(false);

  const watched = useList({ kind: "initiative", lifecycle: archived ? "archived" : "active", sort });
  const documents = useDeferredValue(watched.state === "ready" ? watched.value : undefined);
  const items = useMemo(() => documents && filterInitiatives(documents, filters), [documents, filters]);
  const countries = useMemo(() => countriesOf(documents ?? []), [documents]);

  function rowOf(document: RecordDocument): Row {
    const country = countryOfScope(document.scope);
    const status = document.status ? t(`vocabulary:initiativeStatus.${document.status}`) : "";
    const foreign = country !== actor.country && country !== "";
    return {
      id: document.id,
      title: document.title || t("unnamed"),
      aside: foreign ? nameOf(country) : status,
      conflicts: document.conflicts,
      search: `${document.search} ${nameOf(country)} ${status}`,
    };
  }

  const mayAdd = actor.country !== null && mayCreate(actor, { kind: "initiative", scope, audience: "secretariat" }).allowed;
  const narrowed = archived || Object.values(filters).some((value) => value !== null);

  function clearFilters(): void {
    saved.set({ ...saved.now, filters: noFilters, archived: false });
  }

  function emptyState() {
    const clear = { label: t("filter.clear"), onClick: clearFilters };
    if (archived && documents?.length === 0) return { sentence: t("empty.archived"), action: clear };
    if (narrowed) return { sentence: t("empty.notFound"), action: clear };
    if (!mayAdd) return { sentence: t("empty.noneReadOnly") };
    return { sentence: `${t("empty.none")} ${t("empty.noneNext")}`, action: { label: t("new"), to: "/initiatives/new" } };
  }

  const select = (
    name: Exclude<keyof InitiativeFilters, "goodPractice">,
    choices: readonly { readonly value: string; readonly label: string }[],
  ): ReactNode => (
    <FilterSelect
      label={t(`filter.${name}`)}
      anyLabel={t("filter.any")}
      value={filters[name]}
      choices={choices}
      onChange={(value) => saved.set({ ...saved.now, filters: { ...filters, [name]: value } })}
    />
  );
  const coded = (codes: readonly string[], words: string) => codes.map((code) => ({ value: code, label: t(`vocabulary:${words}.${code}`) }));

  return (
    <ListDetail
      label={t("heading")}
      items={items}
      failed={watched.state === "failed" ? t("failed") : undefined}
      row={rowOf}
      chosen={chosen}
      onChoose={(next) => void navigate(next ? `/initiatives/${encodeURIComponent(next)}` : "/initiatives")}
      empty={emptyState()}
      unchosen={t("empty.nothingOpen")}
      tools={<FilterButton label={t("filter.open")} narrowedLabel={t("filter.active")} narrowed={narrowed} open={panel} onToggle={() => setPanel(!panel)} />}
      filters={
        panel ? (
          <FilterPanel>
            <Select
              label={t("sort.label")}
              value={sort}
              allowDeselect={false}
              data={(["title", "updated"] as const).map((value) => ({ value, label: t(`sort.${value}`) }))}
              onChange={(value) => value && saved.set({ ...saved.now, sort: value as Sort })}
            />
            {select(
              "country",
              countries.map((code) => ({ value: code, label: nameOf(code) })),
            )}
            {select("theme", coded(themes, "theme"))}
            {select("roundtable", coded(roundtables, "roundtableNumber"))}
            {select("level", coded(levels, "level"))}
            {select("horizon", coded(horizons, "horizon"))}
            {select("status", coded(initiativeStatuses, "initiativeStatus"))}
            <Checkbox
              wrapperProps={{ "data-wide": true }}
              label={t("filter.goodPractice")}
              checked={filters.goodPractice !== null}
              onChange={(event) => saved.set({ ...saved.now, filters: { ...filters, goodPractice: event.currentTarget.checked ? "yes" : null } })}
            />
            <Checkbox
              wrapperProps={{ "data-wide": true }}
              label={t("filter.archived")}
              checked={archived}
              onChange={(event) => saved.set({ ...saved.now, archived: event.currentTarget.checked })}
            />
            <Button data-wide variant="subtle" onClick={clearFilters}>
              {t("filter.clear")}
            </Button>
            <SavedFiltersMenu saved={saved} />
          </FilterPanel>
        ) : undefined
      }
      detail={chosen ? <InitiativeDetail key={chosen} id={chosen} isNew={parameters.has("new")} /> : null}
    />
  );
}

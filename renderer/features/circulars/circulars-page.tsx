import { Button, Checkbox } from "@mantine/core";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useParams, useSearchParams } from "react-router";
import { circularCategories } from "#shared/domain/vocabulary/vocabulary.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { FilterButton, FilterPanel, FilterSelect } from "#renderer/ui/filters.tsx";
import { ListDetail, type Row } from "#renderer/ui/list-detail.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { CircularDetail } from "./circular-detail.tsx";
import { filterCirculars, noFilters, sentOnOf, standings, type CircularFilters, type Listed } from "./standing.ts";
import { useCirculars } from "./use-circulars.ts";

export function CircularsPage(): ReactNode {
  const { id } = useParams();
  if (id === "new") return <StartNew />;
  return <Circulars chosen={id} />;
}

/** Each one that is started has an id of its own; nothing is written until its first field is. */
function StartNew(): ReactNode {
  const [id] = useState(() => `circular.${crypto.randomUUID()}`);
  return <Navigate replace to={`/circulars/${id}?new`} />;
}

function Circulars({ chosen }: { readonly chosen: string | undefined }): ReactNode {
  const { t, i18n } = useTranslation(["circulars", "vocabulary"]);
  const { person } = useDesk();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const [filters, setFilters] = useState<CircularFilters>(noFilters);
  const [archived, setArchived] = useState(false);
  const [panel, setPanel] = useState(false);
  const { items: all, failed } = useCirculars(archived ? "archived" : "active");
  const items = useMemo(() => all && filterCirculars(all, filters), [all, filters]);
  const years = useMemo(() => [...new Set((all ?? []).map(({ document }) => sentOnOf(document).slice(0, 4)))].filter(Boolean).sort().reverse(), [all]);
  const used = useMemo(() => standings.filter((one) => all?.some(({ standing }) => standing === one)), [all]);
  const writes = person.role === "secretariat";

  function rowOf({ document, standing }: Listed): Row {
    const sentOn = writtenDay(sentOnOf(document), i18n.language);
    const category = String(document.summary["category"] ?? "");
    // What waits is said by its word, the rest by the day.
    const aside = standing === "sent" || standing === "settled" ? sentOn : t(`standing.${standing}`);
    return {
      id: document.id,
      title: document.title || t("unnamed"),
      aside,
      conflicts: document.conflicts,
      search: `${document.search} ${sentOn} ${category === "" ? "" : t(`vocabulary:circularCategory.${category}`)}`,
    };
  }

  const narrowed = archived || Object.values(filters).some((value) => value !== null);
  function clearFilters(): void {
    setFilters(noFilters);
    setArchived(false);
  }
  function emptyState() {
    if (narrowed) return { sentence: t(archived ? "empty.archived" : "empty.notFound"), action: { label: t("filter.clear"), onClick: clearFilters } };
    if (!writes) return { sentence: t("empty.none") };
    return { sentence: t("empty.noneWritten"), action: { label: t("new"), to: "/circulars/new" } };
  }
  const select = (name: keyof CircularFilters, choices: readonly { readonly value: string; readonly label: string }[]): ReactNode => (
    <FilterSelect
      label={t(`filter.${name}`)}
      anyLabel={t("filter.any")}
      value={filters[name]}
      choices={choices}
      onChange={(value) => setFilters({ ...filters, [name]: value })}
    />
  );

  return (
    <ListDetail
      label={t("heading")}
      items={items}
      failed={failed ? t("failed") : undefined}
      row={rowOf}
      chosen={chosen}
      onChoose={(next) => void navigate(next ? `/circulars/${encodeURIComponent(next)}` : "/circulars")}
      empty={emptyState()}
      unchosen={t("empty.nothingOpen")}
      tools={<FilterButton label={t("filter.open")} narrowedLabel={t("filter.active")} narrowed={narrowed} open={panel} onToggle={() => setPanel(!panel)} />}
      filters={
        panel ? (
          <FilterPanel>
            {select(
              "standing",
              used.map((value) => ({ value, label: t(`standing.${value}`) })),
            )}
            {select(
              "category",
              circularCategories.map((value) => ({ value, label: t(`vocabulary:circularCategory.${value}`) })),
            )}
            {select(
              "year",
              years.map((value) => ({ value, label: value })),
            )}
            {writes && (
              <Checkbox
                wrapperProps={{ "data-wide": true }}
                label={t("filter.archived")}
                checked={archived}
                onChange={(event) => setArchived(event.currentTarget.checked)}
              />
            )}
            <Button data-wide variant="subtle" onClick={clearFilters}>
              {t("filter.clear")}
            </Button>
          </FilterPanel>
        ) : undefined
      }
      detail={chosen ? <CircularDetail key={chosen} id={chosen} isNew={parameters.has("new")} /> : null}
    />
  );
}

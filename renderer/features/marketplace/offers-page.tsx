import { Button, Checkbox, Select } from "@mantine/core";
import { useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useParams, useSearchParams } from "react-router";
import { proposalOf } from "#shared/domain/offer/proposal.ts";
import { mayCreate } from "#shared/domain/permissions.ts";
import { offerCategories, offerDirections, offerStatuses, themes } from "#shared/domain/vocabulary/vocabulary.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { FilterButton, FilterPanel, FilterSelect } from "#renderer/ui/filters.tsx";
import { ListDetail, type Row } from "#renderer/ui/list-detail.tsx";
import { useOwnScope } from "#renderer/ui/record-form.ts";
import { useCoded } from "#renderer/ui/use-coded.ts";
import { filterOffers, noFilters, organisations, partiesOf, type OfferFilters } from "./filter-offers.ts";
import { OfferDetail } from "./offer-detail.tsx";
import { usePartyName } from "./use-party-name.ts";

type Sort = "title" | "updated";

export function OffersPage(): ReactNode {
  const { id } = useParams();
  if (id === "new") return <StartNew />;
  return <Offers chosen={id} />;
}

/** Each one that is started has an id of its own; nothing is written until its first field is. */
function StartNew(): ReactNode {
  const [id] = useState(() => `offer.${crypto.randomUUID()}`);
  return <Navigate replace to={`/marketplace/proposals/${id}?new`} />;
}

function Offers({ chosen }: { readonly chosen: string | undefined }): ReactNode {
  const { t } = useTranslation(["marketplace", "vocabulary"]);
  const { actor } = useDesk();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const scope = useOwnScope();
  const nameOf = useCountryName();
  const partyName = usePartyName();
  const coded = useCoded();
  const [filters, setFilters] = useState<OfferFilters>(noFilters);
  const [archived, setArchived] = useState(false);
  const [sort, setSort] = useState<Sort>("title");
  const [panel, setPanel] = useState(false);

  const watched = useList({ kind: "offer", lifecycle: archived ? "archived" : "active", sort });
  const documents = useDeferredValue(watched.state === "ready" ? watched.value : undefined);
  const items = useMemo(() => documents && filterOffers(documents, filters), [documents, filters]);
  const parties = useMemo(() => partiesOf(documents ?? []), [documents]);

  function rowOf(document: RecordDocument): Row {
    const offer = proposalOf(document);
    const party = partyName(offer);
    const direction = offer.direction ? t(`vocabulary:offerDirection.${offer.direction}`) : "";
    const category = offer.category ? t(`vocabulary:offerCategory.${offer.category}`) : "";
    const status = t(`vocabulary:offerStatus.${offer.status}`);
    return {
      id: document.id,
      title: document.title || t("unnamed"),
      aside: [direction, party].filter(Boolean).join(" · "),
      conflicts: document.conflicts,
      search: [document.search, party, direction, category, status].join(" "),
    };
  }

  const mayAdd = mayCreate(actor, { kind: "offer", scope, audience: "network" }).allowed;
  const narrowed = archived || Object.values(filters).some((value) => value !== null && value !== false);

  function clearFilters(): void {
    setFilters(noFilters);
    setArchived(false);
  }

  function emptyState() {
    const clear = { label: t("filter.clear"), onClick: clearFilters };
    if (archived && documents?.length === 0) return { sentence: t("empty.archived"), action: clear };
    if (narrowed) return { sentence: t("empty.notFound"), action: clear };
    if (!mayAdd) return { sentence: t("empty.noneReadOnly") };
    return { sentence: `${t("empty.none")} ${t("empty.noneNext")}`, action: { label: t("new"), to: "/marketplace/proposals/new" } };
  }

  const select = (name: "direction" | "category" | "theme" | "country" | "status", choices: readonly { readonly value: string; readonly label: string }[]) => (
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
      {...(watched.state === "failed" ? { failed: t("failed") } : {})}
      row={rowOf}
      chosen={chosen}
      onChoose={(next) => void navigate(next ? `/marketplace/proposals/${encodeURIComponent(next)}` : "/marketplace/proposals")}
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
              onChange={(value) => value && setSort(value as Sort)}
            />
            {select("direction", coded(offerDirections, "offerDirection"))}
            {select("category", coded(offerCategories, "offerCategory"))}
            {select("theme", coded(themes, "theme"))}
            {select(
              "country",
              parties.map((code) => ({ value: code, label: code === organisations ? t("organisations") : nameOf(code) })),
            )}
            {select("status", coded(offerStatuses, "offerStatus"))}
            <Checkbox
              wrapperProps={{ "data-wide": true }}
              label={t("filter.funded")}
              checked={filters.funded}
              onChange={(event) => setFilters({ ...filters, funded: event.currentTarget.checked })}
            />
            <Checkbox
              wrapperProps={{ "data-wide": true }}
              label={t("filter.archived")}
              checked={archived}
              onChange={(event) => setArchived(event.currentTarget.checked)}
            />
            <Button data-wide variant="subtle" onClick={clearFilters}>
              {t("filter.clear")}
            </Button>
          </FilterPanel>
        ) : undefined
      }
      detail={chosen ? <OfferDetail key={chosen} id={chosen} isNew={parameters.has("new")} /> : null}
    />
  );
}

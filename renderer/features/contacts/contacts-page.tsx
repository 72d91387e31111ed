import { Button, Checkbox, Select } from "@mantine/core";
import { useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useParams, useSearchParams } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { contactRoles, organisationTypes, themes } from "#shared/domain/vocabulary/vocabulary.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useSavedFilters, type SavedFilters } from "#renderer/platform/desk/saved-filters.ts";
import { useList, useOpeningList, type OpeningList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { FilterButton, FilterPanel, FilterSelect } from "#renderer/ui/filters.tsx";
import { ListDetail, type Row } from "#renderer/ui/list-detail.tsx";
import { useOwnScope } from "#renderer/ui/record-form.ts";
import { SavedFiltersMenu } from "#renderer/ui/saved-filters-menu.tsx";
import { ContactDetail } from "./contact-detail.tsx";
import { ContactsMenu } from "./contacts-menu.tsx";
import {
  filterContacts,
  listedContacts,
  noFilters,
  organisationDirectory,
  type ContactFilters,
  type ContactSort,
  type ListedContact,
} from "./list-contacts.ts";
import { comma } from "#renderer/platform/words/comma.ts";

export function ContactsPage(): ReactNode {
  const { id } = useParams();
  if (id === "new") return <StartNew />;
  return <Contacts chosen={id} />;
}

/** Each one that is started has an id of its own; nothing is written until its first field is. */
function StartNew(): ReactNode {
  const [id] = useState(() => `contact.${crypto.randomUUID()}`);
  return <Navigate replace to={`/contacts/${id}?new`} />;
}

const nothing: readonly RecordDocument[] = [];
const unread: Partial<OpeningList> = {};

const start: { readonly filters: ContactFilters; readonly archived: boolean; readonly sort: ContactSort } = {
  filters: noFilters,
  archived: false,
  sort: "title",
};

function Contacts({ chosen }: { readonly chosen: string | undefined }): ReactNode {
  const { t } = useTranslation("contacts");
  const { actor } = useDesk();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const scope = useOwnScope();
  const nameOf = useCountryName();
  const saved = useSavedFilters("contacts", start);
  const { filters, archived, sort } = saved.now;
  const [panel, setPanel] = useState(false);
  const today = localToday();

  const active = useOpeningList({ kind: "contact" });
  const away = useOpeningList({ kind: "contact", lifecycle: "archived" });
  const organisationList = useList({ kind: "organisation" });
  const shown = archived ? away : active;

  const { documents, whole } = useDeferredValue(shown.state === "ready" ? shown.value : unread);
  const organisationDocuments = organisationList.state === "ready" ? organisationList.value : nothing;
  const organisations = useMemo(() => organisationDirectory(organisationDocuments), [organisationDocuments]);
  const listed = useMemo(() => documents && listedContacts(documents, organisations, sort), [documents, organisations, sort]);
  // The beginning of a list can be shown as it is, and nothing be said of the rest.
  const readable = whole || (sort === "title" && Object.values(filters).every((value) => value === null));
  const items = useMemo(() => (listed && readable ? filterContacts(listed, filters, today) : undefined), [listed, readable, filters, today]);

  function rowOf({ document, organisation, folded }: ListedContact): Row {
    const country = countryOfScope(document.scope);
    const foreign = country !== "" && country !== actor.country ? nameOf(country) : "";
    return {
      id: document.id,
      title: document.title || t("unnamed"),
      aside: [organisation?.title, foreign].filter(Boolean).join(comma()),
      conflicts: document.conflicts,
      folded,
    };
  }

  const mayAdd = mayCreate(actor, { kind: "contact", scope, audience: "internal" }).allowed;
  const narrowed = Object.values(filters).some((value) => value !== null) || archived;
  const empty = emptyState(narrowed, archived && listed?.length === 0);

  function emptyState(filtered: boolean, noneArchived: boolean) {
    const clear = { label: t("filter.clear"), onClick: clearFilters };
    if (noneArchived) return { sentence: t("empty.archived"), action: clear };
    if (filtered) return { sentence: t("empty.notFound"), action: clear };
    if (!mayAdd) return { sentence: t("empty.noneReadOnly") };
    return { sentence: `${t("empty.none")} ${t("empty.noneNext")}`, action: { label: t("new"), to: "/contacts/new" } };
  }

  function clearFilters(): void {
    saved.set({ ...saved.now, filters: noFilters, archived: false });
  }

  return (
    <ListDetail
      label={t("heading")}
      items={items}
      beginning={!whole}
      failed={shown.state === "failed" ? t("failed") : undefined}
      row={rowOf}
      chosen={chosen}
      onChoose={(next) => void navigate(next ? `/contacts/${encodeURIComponent(next)}` : "/contacts")}
      empty={empty}
      unchosen={t("empty.nothingOpen")}
      tools={
        <>
          <FilterButton label={t("filter.open")} narrowedLabel={t("filter.active")} narrowed={narrowed} open={panel} onToggle={() => setPanel(!panel)} />
          <ContactsMenu all={(whole ? listed : undefined) ?? noContacts} filtered={narrowed && items ? items : null} mayAdd={mayAdd} />
        </>
      }
      filters={panel ? <ContactFilterPanel saved={saved} onClear={clearFilters} /> : undefined}
      detail={
        chosen ? (
          <ContactDetail
            key={chosen}
            id={chosen}
            isNew={parameters.has("new")}
            contacts={(whole ? listed : undefined) ?? noContacts}
            organisations={organisations}
            today={today}
          />
        ) : null
      }
    />
  );
}

const noContacts: readonly ListedContact[] = [];

interface FilterPanelProps {
  readonly saved: SavedFilters<typeof start>;
  readonly onClear: () => void;
}

function ContactFilterPanel({ saved, onClear }: FilterPanelProps): ReactNode {
  const { filters, archived, sort } = saved.now;
  const { t } = useTranslation(["contacts", "vocabulary"]);
  const select = (name: keyof ContactFilters, codes: readonly string[], words: string): ReactNode => (
    <FilterSelect
      label={t(`filter.${name}`)}
      anyLabel={t("filter.any")}
      value={filters[name]}
      choices={codes.map((code) => ({ value: code, label: t(`vocabulary:${words}.${code}`) }))}
      onChange={(value) => saved.set({ ...saved.now, filters: { ...filters, [name]: value } })}
    />
  );
  return (
    <FilterPanel>
      <Select
        label={t("sort.label")}
        value={sort}
        allowDeselect={false}
        data={(["title", "organisation", "updated"] as const).map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={(value) => value && saved.set({ ...saved.now, sort: value as ContactSort })}
      />
      {select("organisationType", organisationTypes, "organisationType")}
      {select("role", contactRoles, "contactRole")}
      {select("topic", themes, "theme")}
      <Checkbox
        wrapperProps={{ "data-wide": true }}
        label={t("filter.archived")}
        checked={archived}
        onChange={(event) => saved.set({ ...saved.now, archived: event.currentTarget.checked })}
      />
      <Button data-wide variant="subtle" onClick={onClear}>
        {t("filter.clear")}
      </Button>
      <SavedFiltersMenu saved={saved} />
    </FilterPanel>
  );
}

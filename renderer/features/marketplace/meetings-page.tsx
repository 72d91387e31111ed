import { Checkbox } from "@mantine/core";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { meetingStatuses } from "#shared/domain/vocabulary/vocabulary.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { FilterButton, FilterPanel, FilterSelect } from "#renderer/ui/filters.tsx";
import { ListDetail, type Row } from "#renderer/ui/list-detail.tsx";
import { useCoded } from "#renderer/ui/use-coded.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { MeetingDetail } from "./meeting-detail.tsx";
import { useMarketMeetings, type MarketMeeting } from "./use-market.ts";

/** Who meets whom at the Marketplace, and what came of it. */
export function MeetingsPage(): ReactNode {
  const { id: chosen } = useParams();
  const { t, i18n } = useTranslation(["marketplace", "vocabulary"]);
  const { actor } = useDesk();
  const navigate = useNavigate();
  const nameOf = useCountryName();
  const coded = useCoded();
  const [panel, setPanel] = useState(false);
  const [status, setStatus] = useState<string | null>(null);
  const [ours, setOurs] = useState(false);
  const [archived, setArchived] = useState(false);
  const { state, meetings } = useMarketMeetings(archived ? "archived" : "active");
  const { country } = actor;
  const items = useMemo(
    () =>
      state === "ready"
        ? meetings
            .filter((meeting) => (!status || meeting.status === status) && (!ours || (country !== null && meeting.countries.includes(country))))
            .toSorted((left, right) => (right.date || "9").localeCompare(left.date || "9"))
        : undefined,
    [state, meetings, status, ours, country],
  );
  const narrowed = status !== null || ours || archived;

  function clearFilters(): void {
    setStatus(null);
    setOurs(false);
    setArchived(false);
  }

  function rowOf({ document, status: held, date, countries, participants }: MarketMeeting): Row {
    const state = t(`vocabulary:meetingStatus.${held}`);
    return {
      id: document.id,
      title: document.title || t("meeting.unnamed"),
      aside: date ? writtenDay(date, i18n.language) : state,
      conflicts: document.conflicts,
      search: [document.search, state, ...countries.map(nameOf), ...participants].join(" "),
    };
  }

  return (
    <ListDetail
      label={t("meeting.heading")}
      items={items}
      {...(state === "failed" ? { failed: t("failed") } : {})}
      row={rowOf}
      chosen={chosen}
      onChoose={(next) => void navigate(next ? `/marketplace/meetings/${encodeURIComponent(next)}` : "/marketplace/meetings")}
      empty={
        narrowed
          ? { sentence: t("meeting.notFound"), action: { label: t("filter.clear"), onClick: clearFilters } }
          : { sentence: t("meeting.none"), ...(actor.role === "observer" ? {} : { action: { label: t("meeting.toMatches"), to: "/marketplace/matches" } }) }
      }
      unchosen={t("meeting.nothingOpen")}
      tools={<FilterButton label={t("filter.open")} narrowedLabel={t("filter.active")} narrowed={narrowed} open={panel} onToggle={() => setPanel(!panel)} />}
      filters={
        panel ? (
          <FilterPanel>
            <FilterSelect
              label={t("filter.status")}
              anyLabel={t("filter.any")}
              value={status}
              choices={coded(meetingStatuses, "meetingStatus")}
              onChange={setStatus}
            />
            {country !== null ? (
              <Checkbox
                wrapperProps={{ "data-wide": true }}
                label={t("meeting.ours")}
                checked={ours}
                onChange={(event) => setOurs(event.currentTarget.checked)}
              />
            ) : null}
            <Checkbox
              wrapperProps={{ "data-wide": true }}
              label={t("meeting.archived")}
              checked={archived}
              onChange={(event) => setArchived(event.currentTarget.checked)}
            />
          </FilterPanel>
        ) : undefined
      }
      detail={chosen ? <MeetingDetail key={chosen} id={chosen} /> : null}
    />
  );
}

import { ActionIcon } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { roundtables } from "#shared/domain/vocabulary/vocabulary.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { FilterButton, FilterPanel, FilterSelect } from "#renderer/ui/filters.tsx";
import { ListDetail, type Row } from "#renderer/ui/list-detail.tsx";
import { useCoded } from "#renderer/ui/use-coded.ts";
import { orderTeams } from "./order-teams.ts";
import { StartNew } from "./start-new.tsx";
import { TeamDetail } from "./team-detail.tsx";
import { comma } from "#renderer/platform/words/comma.ts";

const place = "/network/teams";

export function TeamsPage(): ReactNode {
  const { id } = useParams();
  return id === "new" ? <StartNew kind="team" under={place} /> : <Teams chosen={id} />;
}

function Teams({ chosen }: { readonly chosen: string | undefined }): ReactNode {
  const { t } = useTranslation("network");
  const { actor } = useDesk();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const nameOf = useCountryName();
  const coded = useCoded();
  const [panel, setPanel] = useState(false);
  const [roundtable, setRoundtable] = useState<string | null>(null);
  const [country, setCountry] = useState<string | null>(null);
  const watched = useList({ kind: "team" });
  const teams = watched.state === "ready" ? watched.value : undefined;
  const items = useMemo(
    () =>
      teams &&
      orderTeams(teams.filter((team) => (!roundtable || team.summary["roundtable"] === roundtable) && (!country || countriesIn(team).includes(country)))),
    [teams, roundtable, country],
  );
  const countries = useMemo(() => [...new Set((teams ?? []).flatMap(countriesIn))].sort(), [teams]);
  const mayAdd = mayCreate(actor, { kind: "team", scope: "forum", audience: "network" }).allowed;
  const narrowed = roundtable !== null || country !== null;

  function rowOf(team: RecordDocument): Row {
    const names = countriesIn(team).map(nameOf);
    return {
      id: team.id,
      title: team.title || t("team.unnamed"),
      aside: names.join(comma()),
      conflicts: team.conflicts,
      search: [team.search, ...names].join(" "),
    };
  }

  function clearFilters(): void {
    setRoundtable(null);
    setCountry(null);
  }

  return (
    <ListDetail
      label={t("view.teams")}
      items={items}
      {...(watched.state === "failed" ? { failed: t("failed") } : {})}
      row={rowOf}
      chosen={chosen}
      onChoose={(next) => void navigate(next ? `${place}/${encodeURIComponent(next)}` : place)}
      empty={
        narrowed
          ? { sentence: t("team.notFound"), action: { label: t("clearFilters"), onClick: clearFilters } }
          : mayAdd
            ? { sentence: t("team.none"), action: { label: t("team.new"), to: `${place}/new` } }
            : { sentence: t("team.noneReadOnly") }
      }
      unchosen={t("team.nothingOpen")}
      tools={
        <>
          <FilterButton label={t("filters")} narrowedLabel={t("filtered")} narrowed={narrowed} open={panel} onToggle={() => setPanel(!panel)} />
          {mayAdd ? (
            <ActionIcon component={Link} to={`${place}/new`} variant="default" aria-label={t("team.new")} title={t("team.new")}>
              <IconPlus size={16} aria-hidden />
            </ActionIcon>
          ) : null}
        </>
      }
      filters={
        panel ? (
          <FilterPanel>
            <FilterSelect
              label={t("team.roundtable")}
              anyLabel={t("any")}
              value={roundtable}
              choices={coded(roundtables, "roundtableNumber")}
              onChange={setRoundtable}
            />
            <FilterSelect
              label={t("country")}
              anyLabel={t("any")}
              value={country}
              choices={countries.map((code) => ({ value: code, label: nameOf(code) }))}
              onChange={setCountry}
            />
          </FilterPanel>
        ) : undefined
      }
      detail={chosen ? <TeamDetail key={chosen} id={chosen} isNew={parameters.has("new")} /> : null}
    />
  );
}

function countriesIn(team: RecordDocument): readonly string[] {
  const countries = team.summary["countries"];
  return Array.isArray(countries) ? (countries as readonly string[]) : [];
}

import { Select, SegmentedControl, Table } from "@mantine/core";
import { useMemo, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { tileBeside, tileColumns, worldTiles, type Heading } from "#shared/domain/regions/world-tiles.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { countryRows, countSteps, isObserver, stepOf, type CountryRow } from "./country-rows.ts";
import { useToday, type Process } from "./use-processes.ts";
import { WithProcesses } from "./with-processes.tsx";
import matrix from "./matrix.module.css";
import classes from "./map.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

/** The world as tiles of one size: how many processes each country belongs to, or who belongs to one. */
export function MapPage(): ReactNode {
  return <WithProcesses>{(processes) => <WorldMap processes={processes} />}</WithProcesses>;
}

function WorldMap({ processes }: { readonly processes: readonly Process[] }): ReactNode {
  const { t } = useTranslation("regions");
  const [parameters, setParameters] = useSearchParams();
  const today = useToday();
  const rows = useMemo(() => countryRows(processes, today), [processes, today]);
  const chosen = processes.find((one) => one.id === parameters.get("process")) ?? null;
  const asTable = parameters.get("as") === "table";
  const put = (name: string, value: string | null): void =>
    setParameters(
      (before) => {
        if (value === null) before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );
  return (
    <section className={matrix["page"]} aria-label={t("view.map")}>
      <div className={matrix["controls"]}>
        <Select
          w={340}
          label={t("map.show")}
          placeholder={t("map.count")}
          clearable
          clearButtonProps={{ "aria-label": t("map.count"), "aria-hidden": false, tabIndex: 0 }}
          searchable
          data={processes.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen?.id ?? null}
          onChange={(next) => put("process", next)}
        />
        <SegmentedControl
          aria-label={t("map.as")}
          data={[
            { value: "map", label: t("map.map") },
            { value: "table", label: t("map.table") },
          ]}
          value={asTable ? "table" : "map"}
          onChange={(next) => put("as", next === "table" ? "table" : null)}
        />
        <Legend chosen={chosen} />
      </div>
      {asTable ? <CountryTable rows={rows} processes={processes} chosen={chosen} /> : <Tiles rows={rows} processes={processes} chosen={chosen} />}
    </section>
  );
}

interface Shown {
  readonly rows: readonly CountryRow[];
  readonly processes: readonly Process[];
  readonly chosen: Process | null;
}

function Tiles({ rows, processes, chosen }: Shown): ReactNode {
  const { t } = useTranslation("regions");
  const nameOf = useCountryName();
  const navigate = useNavigate();
  const [active, setActive] = useState(() => worldTiles.find((tile) => tile.country === "BEL") ?? worldTiles[0]!);
  const [pointed, setPointed] = useState<string | null>(null);
  const byCountry = useMemo(() => new Map(rows.map((row) => [row.country, row])), [rows]);
  const wordsOf = useTileWords(processes, chosen);
  const open = (country: string): void => void navigate(`/regions/country/${country}`);

  function onKeyDown(event: KeyboardEvent): void {
    const heading = ({ ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" } as const satisfies Record<string, Heading>)[
      event.key as "ArrowUp"
    ];
    if (event.key === "Enter") open(active.country);
    else if (heading) setActive(tileBeside(active, heading));
    else return;
    setPointed(null);
    event.preventDefault();
  }

  // What is pointed at is said; the link is for what was chosen, and stays while the pointer goes to it.
  const shown = pointed ?? active.country;
  return (
    <div className={classes["world"]}>
      {/* West is left in every language. */}
      <div
        dir="ltr"
        className={classes["tiles"]}
        role="listbox"
        aria-label={t("map.label")}
        tabIndex={0}
        aria-activedescendant={`tile-${active.country}`}
        onKeyDown={onKeyDown}
        onMouseLeave={() => setPointed(null)}
        style={{ gridTemplateColumns: `repeat(${tileColumns}, minmax(0, 1fr))` }}
      >
        {worldTiles.map((tile) => {
          const { country } = tile;
          const row = byCountry.get(country);
          const membership = chosen ? row?.roles.get(chosen.id) : undefined;
          const count = row?.roles.size ?? 0;
          const mark = chosen ? (membership ? (isObserver(membership) ? "○" : "●") : "") : count > 0 ? String(count) : "";
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the map has the keys
            <div
              key={country}
              id={`tile-${country}`}
              role="option"
              aria-selected={country === active.country}
              aria-label={wordsOf(country, row)}
              className={classes["tile"]}
              style={{ gridColumn: tile.column + 1, gridRow: tile.row + 1 }}
              data-step={chosen ? undefined : stepOf(count)}
              data-role={membership ? (isObserver(membership) ? "observer" : "member") : undefined}
              onMouseEnter={() => setPointed(country)}
              onClick={() => setActive(tile)}
              onDoubleClick={() => open(country)}
              data-code={country}
              data-mark={mark}
            />
          );
        })}
      </div>
      <p className={matrix["said"]}>
        {wordsOf(shown, byCountry.get(shown))}{" "}
        <Link className={classes["open"]} to={`/regions/country/${shown}`}>
          {t("map.open", { country: nameOf(shown) })}
        </Link>
      </p>
    </div>
  );
}

/** What a tile says: the country, and what it is where. */
function useTileWords(processes: readonly Process[], chosen: Process | null): (country: string, row: CountryRow | undefined) => string {
  const { t } = useTranslation(["regions", "vocabulary"]);
  const nameOf = useCountryName();
  return (country, row) => {
    const name = nameOf(country);
    if (chosen) {
      const role = row?.roles.get(chosen.id)?.role;
      return `${name}, ${chosen.name}: ${role ? t(`vocabulary:processRole.${role}`) : t("matrix.nothing")}`;
    }
    const names = processes.filter(({ id }) => row?.roles.has(id)).map(({ short }) => short);
    return [`${name}: ${t("processCount", { count: names.length })}`, names.join(comma())].filter(Boolean).join(". ");
  };
}

function Legend({ chosen }: { readonly chosen: Process | null }): ReactNode {
  const { t } = useTranslation(["regions", "vocabulary"]);
  if (chosen) {
    return (
      <p className={matrix["legend"]}>
        {(["member", "observer"] as const).map((role) => (
          <span key={role}>
            <i className={classes["key"]} data-role={role} aria-hidden>
              {role === "member" ? "●" : "○"}
            </i>
            {t(`vocabulary:processRole.${role}`)}
          </span>
        ))}
      </p>
    );
  }
  return (
    <p className={matrix["legend"]}>
      {t("map.legend")}
      {countSteps.map((step) => (
        <i key={step} className={classes["key"]} data-step={step}>
          {step === countSteps.length - 1 ? t("map.andMore", { count: step }) : step}
        </i>
      ))}
    </p>
  );
}

/** The same in a table, most processes first. */
function CountryTable({ rows, processes, chosen }: Shown): ReactNode {
  const { t, i18n } = useTranslation(["regions", "vocabulary", "priorities"]);
  const nameOf = useCountryName();
  const order = useMemo(() => new Intl.Collator(i18n.language), [i18n.language]);
  const shown = useMemo(
    () =>
      rows
        .filter((row) => !chosen || row.roles.has(chosen.id))
        .map((row) => ({ ...row, name: nameOf(row.country) }))
        .sort((left, right) => right.roles.size - left.roles.size || order.compare(left.name, right.name)),
    [rows, chosen, nameOf, order],
  );
  return (
    // Scrolls by itself, so the keys must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes["table"]} tabIndex={0} role="region" aria-label={t("map.table")}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("matrix.country")}</Table.Th>
            <Table.Th>{t("region")}</Table.Th>
            {chosen ? <Table.Th>{t("column.role")}</Table.Th> : null}
            <Table.Th>{t("map.number")}</Table.Th>
            <Table.Th>{t("rail")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((row) => (
            <Table.Tr key={row.country}>
              <Table.Td>
                <Link className={classes["link"]} to={`/regions/country/${row.country}`}>
                  {row.name}
                </Link>
              </Table.Td>
              <Table.Td>{row.subRegion ? t(`priorities:region.${row.subRegion}` as never) : ""}</Table.Td>
              {chosen ? <Table.Td>{t(`vocabulary:processRole.${row.roles.get(chosen.id)!.role}`)}</Table.Td> : null}
              <Table.Td>{row.roles.size}</Table.Td>
              <Table.Td>
                {processes
                  .filter(({ id }) => row.roles.has(id))
                  .map(({ short }) => short)
                  .join(comma())}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

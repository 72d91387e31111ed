import { Checkbox, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useCallback, useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { countOn } from "#shared/domain/process/memberships.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { foldWords } from "#shared/domain/vocabulary/search.ts";
import { EmptyState } from "#renderer/ui/states.tsx";
import { countryRows, filterRows, isObserver } from "./country-rows.ts";
import { MatrixGrid, type GridCell } from "./matrix-grid.tsx";
import { RegionSelect } from "./region-select.tsx";
import { inShortOrder, useToday, type Process } from "./use-processes.ts";
import { WithProcesses } from "./with-processes.tsx";
import classes from "./matrix.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

/** Which country belongs to which regional process. */
export function MatrixPage(): ReactNode {
  return <WithProcesses>{(processes) => <Matrix processes={processes} />}</WithProcesses>;
}

function Matrix({ processes }: { readonly processes: readonly Process[] }): ReactNode {
  const { t, i18n } = useTranslation(["regions", "vocabulary", "common"]);
  const nameOf = useCountryName();
  const navigate = useNavigate();
  const today = useToday();
  const [region, setRegion] = useState<string | null>(null);
  const [inProcess, setInProcess] = useState(false);
  const [query, setQuery] = useState("");
  const words = foldWords(useDeferredValue(query).trim());
  const all = useMemo(() => countryRows(processes, today), [processes, today]);
  const order = useMemo(() => new Intl.Collator(i18n.language), [i18n.language]);
  const shown = useMemo(() => {
    const named = filterRows(all, { region, inProcess }).map((row) => ({ ...row, name: nameOf(row.country) }));
    return named.filter(({ name }) => foldWords(name).includes(words)).sort((left, right) => order.compare(left.name, right.name));
  }, [all, region, inProcess, words, nameOf, order]);
  const roles = useMemo(() => new Map(shown.map((row) => [row.country, row.roles])), [shown]);
  const columns = useMemo(
    () =>
      inShortOrder(processes, order).map(({ id, name, short, memberships }) => {
        const { members, observers } = countOn(memberships, today);
        const counts = [t("members", { count: members }), observers > 0 ? t("observers", { count: observers }) : ""].filter(Boolean).join(comma());
        return { key: id, name, short, count: members, counts };
      }),
    [processes, order, today, t],
  );
  const rows = useMemo(
    () => shown.map(({ country, name, roles: of }) => ({ key: country, name, short: name, count: of.size, counts: t("processCount", { count: of.size }) })),
    [shown, t],
  );
  const cell = useCallback(
    (country: string, process: string): GridCell | null => {
      const membership = roles.get(country)?.get(process);
      if (!membership) return null;
      const sure = membership.confidence === "" ? "" : t(`vocabulary:confidence.${membership.confidence}`);
      const role = t(`vocabulary:processRole.${membership.role}`);
      return { mark: isObserver(membership) ? "○" : "●", words: [role, sure].filter(Boolean).join(comma()), tone: isObserver(membership) ? "soft" : "strong" };
    },
    [roles, t],
  );

  return (
    <section className={classes["page"]} aria-label={t("view.matrix")}>
      <div className={classes["controls"]}>
        <TextInput
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Escape" && setQuery("")}
          label={t("matrix.country")}
          placeholder={t("common:filter")}
          leftSection={<IconSearch size={16} aria-hidden />}
        />
        <RegionSelect value={region} onChange={setRegion} />
        <Checkbox mb={6} label={t("matrix.inProcess")} checked={inProcess} onChange={(event) => setInProcess(event.currentTarget.checked)} />
        <p className={classes["legend"]}>
          <span>
            <i className={classes["swatch"]} data-tone="strong" aria-hidden>
              ●
            </i>
            {t("vocabulary:processRole.member")}
          </span>
          <span>
            <i className={classes["swatch"]} data-tone="soft" aria-hidden>
              ○
            </i>
            {t("vocabulary:processRole.observer")}
          </span>
        </p>
      </div>
      {shown.length === 0 ? (
        <EmptyState
          sentence={t("matrix.noCountry")}
          action={{
            label: t("common:showAll"),
            onClick: () => {
              setQuery("");
              setRegion(null);
              setInProcess(false);
            },
          }}
        />
      ) : (
        <MatrixGrid
          label={t("matrix.label")}
          corner={t("matrix.countries", { count: shown.length })}
          columns={columns}
          rows={rows}
          cell={cell}
          nothing={t("matrix.nothing")}
          openRow={(country) => void navigate(`/regions/country/${country}`)}
          openColumn={(id) => void navigate(`/regions/processes/${encodeURIComponent(id)}`)}
        />
      )}
    </section>
  );
}

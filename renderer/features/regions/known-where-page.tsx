import { Checkbox } from "@mantine/core";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { processScope } from "#shared/domain/process/process.ts";
import { relayState, waitsForResult, type RelayState } from "#shared/domain/relay/relay.ts";
import { relayStates } from "#shared/domain/vocabulary/vocabulary.ts";
import { useRole } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { CarryDialog, type CarriedOutcome } from "./carry-to-region.tsx";
import { MatrixGrid, type GridCell } from "./matrix-grid.tsx";
import { useDeskRecords } from "./use-regions-waiting.ts";
import { inShortOrder, type Process } from "./use-processes.ts";
import { WithProcesses } from "./with-processes.tsx";
import classes from "./matrix.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

const marks: Readonly<Record<RelayState, string>> = {
  proposed: "…",
  carried: "→",
  tabled: "≡",
  "taken-up": "✓",
  "not-taken-up": "✕",
  "reported-back": "↩",
};

function toneOf(state: RelayState): GridCell["tone"] {
  if (state === "proposed" || waitsForResult(state)) return "waits";
  return state === "not-taken-up" ? "soft" : "strong";
}

/** What is known where: the Forum's outcomes beside the regional processes. An empty place can be filled at once. */
export function KnownWherePage(): ReactNode {
  const { t } = useTranslation("regions");
  const role = useRole();
  const outcomes = useList({ kind: "outcome" });
  if (role !== "secretariat") return <EmptyState sentence={t("knownWhere.secretariat")} />;
  if (outcomes.state !== "ready") return <LoadingState />;
  // A draft is nobody's to carry yet.
  const shared = outcomes.value.filter(({ audience }) => audience === "network");
  if (shared.length === 0) return <EmptyState sentence={t("knownWhere.noOutcomes")} />;
  return <WithProcesses>{(processes) => <KnownWhere processes={processes} outcomes={shared} />}</WithProcesses>;
}

function KnownWhere({ processes, outcomes }: { readonly processes: readonly Process[]; readonly outcomes: readonly RecordDocument[] }): ReactNode {
  const { t, i18n } = useTranslation(["regions", "vocabulary"]);
  const navigate = useNavigate();
  const { relays } = useDeskRecords();
  const [nowhere, setNowhere] = useState(false);
  const [carrying, setCarrying] = useState<{ readonly outcome: CarriedOutcome; readonly process: string } | null>(null);
  const byPlace = useMemo(() => new Map(relays.filter(({ parent }) => parent !== "").map((relay) => [`${relay.parent} ${relay.scope}`, relay])), [relays]);
  const keys = useMemo(() => new Map(processes.map(({ id, key }) => [id, key])), [processes]);
  const at = (outcome: string, process: string): RecordDocument | undefined => byPlace.get(`${outcome} ${processScope(keys.get(process) ?? "")}`);
  const rows = outcomes
    .map((outcome) => {
      const count = processes.filter(({ id }) => at(outcome.id, id)).length;
      const title = outcome.title || t("unnamed");
      return { key: outcome.id as string, name: title, short: title, count, counts: t("knownWhere.knownIn", { count, all: processes.length }) };
    })
    .filter(({ count }) => !nowhere || count === 0);
  const columns = inShortOrder(processes, new Intl.Collator(i18n.language)).map(({ id, name, short }) => {
    const count = outcomes.filter((outcome) => at(outcome.id, id)).length;
    return { key: id, name, short, count, counts: t("knownWhere.outcomes", { count }) };
  });

  function cell(outcome: string, process: string): GridCell | null {
    const relay = at(outcome, process);
    if (!relay) return null;
    const state = relayState(relay.status);
    const { stateOn, result } = relay.summary;
    const words = [t(`vocabulary:relayState.${state}`), typeof stateOn === "string" && stateOn !== "" ? writtenDay(stateOn, i18n.language) : "", result];
    return { mark: marks[state], words: words.filter(Boolean).join(comma()), tone: toneOf(state) };
  }

  function open(outcome: string, process: string): void {
    const relay = at(outcome, process);
    if (relay) return void navigate(`/regions/relay/${encodeURIComponent(relay.id)}`);
    const title = rows.find(({ key }) => key === outcome)?.name ?? "";
    setCarrying({ outcome: { id: outcome, title }, process });
  }

  return (
    <section className={classes["page"]} aria-label={t("view.outcomes")}>
      <div className={classes["controls"]}>
        <Checkbox mb={6} label={t("knownWhere.nowhere")} checked={nowhere} onChange={(event) => setNowhere(event.currentTarget.checked)} />
        <p className={classes["legend"]}>
          {relayStates.map((state) => (
            <span key={state}>
              <i className={classes["swatch"]} data-tone={toneOf(state)} aria-hidden>
                {marks[state]}
              </i>
              {t(`vocabulary:relayState.${state}`)}
            </span>
          ))}
        </p>
      </div>
      {rows.length === 0 ? (
        <EmptyState sentence={t("knownWhere.everywhere")} action={{ label: t("filter.clear"), onClick: () => setNowhere(false) }} />
      ) : (
        <MatrixGrid
          label={t("knownWhere.label")}
          corner={t("knownWhere.corner", { count: rows.length })}
          columns={columns}
          rows={rows}
          cell={cell}
          nothing={t("knownWhere.notYet")}
          openRow={(outcome) => void navigate(`/outcomes/${encodeURIComponent(outcome)}`)}
          openColumn={(process) => void navigate(`/regions/processes/${encodeURIComponent(process)}`)}
          openCell={open}
        />
      )}
      {carrying ? <CarryDialog outcome={carrying.outcome} processes={processes} process={carrying.process} onClose={() => setCarrying(null)} /> : null}
    </section>
  );
}

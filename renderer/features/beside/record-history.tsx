import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { JsonValue } from "#shared/lib/json.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useCommand, type Outcome } from "#renderer/platform/desk/use-command.ts";
import { useAuthors } from "#renderer/platform/desk/use-person-name.ts";
import { useRecord } from "#renderer/platform/desk/use-record.ts";
import { useSyncStatus } from "#renderer/platform/desk/use-sync-status.ts";
import { useTitleOf } from "#renderer/platform/desk/use-title-of.ts";
import { valueFormatOf, type CompleteFormat } from "#renderer/platform/desk/value-format.ts";
import { ComparedValue } from "#renderer/ui/compared-value.tsx";
import { LoadingState } from "#renderer/ui/states.tsx";
import { When } from "#renderer/ui/when.tsx";
import { knownSteps, standingSteps, type HistoryStep, type StepChange } from "./history-steps.ts";
import classes from "./beside.module.css";

/** Who changed a record, when, and from what. The hub keeps it whole; without it, the device knows who wrote what stands now. */
export function RecordHistory({ id, kind, parent }: { readonly id: string; readonly kind: string; readonly parent: string }): ReactNode {
  const { t } = useTranslation("beside");
  const opened = useRecord(id);
  const { word } = useSyncStatus();
  const ask = useCommand();
  const { store } = useDesk();
  const [kept, setKept] = useState<readonly HistoryStep[]>([]);
  const [found, setFound] = useState<Outcome<"record.history"> | null>(null);
  const edited = opened.state === "ready" ? opened.document.updated : 0;
  useEffect(() => {
    let gone = false;
    void ask("record.history", { id }).then(async (outcome) => {
      if (outcome.ok) await store.settings.write(keptUnder(id), outcome.output);
      const before = outcome.ok ? [] : await store.settings.read<readonly HistoryStep[]>(keptUnder(id), []);
      if (gone) return;
      setFound(outcome);
      setKept(before);
    });
    return () => {
      gone = true;
    };
  }, [ask, id, edited, word, store]);
  if (opened.state === "loading" || !found) return <LoadingState />;
  const now = opened.state === "ready" ? standingSteps(opened.record) : [];
  const unsent = opened.state === "ready" && opened.document.unsent === 1;
  const steps = found.ok ? (found.output as readonly HistoryStep[]).toReversed() : knownSteps(now, kept);
  const format = valueFormatOf(kind, { id, parent });
  return (
    <div className={classes["part"]}>
      {!found.ok && <p className={classes["quiet"]}>{t(found.code === "command-refused" ? "history.others" : "history.offline")}</p>}
      {found.ok && unsent && <p className={classes["quiet"]}>{t("history.unsent")}</p>}
      {steps.length === 0 && <p className={classes["quiet"]}>{t("history.none")}</p>}
      <ol className={classes["thread"]} aria-label={t("history.title")}>
        {steps.map((step, at) => (
          <Step key={at} step={step} format={format} />
        ))}
      </ol>
    </div>
  );
}

/** The history as the hub told it last, for when there is no connection. */
const keptUnder = (id: string): string => `history ${id}`;

function Step({ step, format }: { readonly step: HistoryStep; readonly format: CompleteFormat }): ReactNode {
  const authorOf = useAuthors();
  return (
    <li>
      <div className={classes["quiet"]}>
        {authorOf(step.person)} · <When at={step.at} />
      </div>
      <dl className={classes["change"]}>
        {step.changes.map((change) => (
          <div key={change.part}>
            <dt>{format.label(change.part)}</dt>
            <dd>
              <ChangeInWords change={change} format={format} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function ChangeInWords({ change, format }: { readonly change: StepChange; readonly format: CompleteFormat }): ReactNode {
  const { t } = useTranslation("beside");
  const { part, before, after, conflicted } = change;
  const beside = conflicted ? ` (${t("history.beside")})` : "";
  if (format.refers(part)) {
    return (
      <>
        {isWritten(before) && (
          <>
            <del>
              <Title id={before} />
            </del>{" "}
            →{" "}
          </>
        )}
        {isWritten(after) ? <Title id={after} /> : t("history.nothing")}
        {beside}
      </>
    );
  }
  const was = before === null ? "" : format.value(part, before);
  const is = format.value(part, after);
  // A long text stands as it became, with what is new in it marked; so does a list.
  if (typeof was === "string" && typeof is === "string" && was.length + is.length <= longest) {
    return (
      <>
        {was !== "" && (
          <>
            <del>{was}</del> →{" "}
          </>
        )}
        {is === "" ? t("history.nothing") : is}
        {beside}
      </>
    );
  }
  return (
    <>
      <ComparedValue value={is} compared={was.length === 0 ? undefined : was} />
      {beside}
    </>
  );
}

/** Characters of what was and what is that stand beside each other in a line. */
const longest = 160;

const isWritten = (value: JsonValue): value is string => typeof value === "string" && value !== "";

function Title({ id }: { readonly id: string }): ReactNode {
  return useTitleOf(id);
}

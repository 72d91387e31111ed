import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useCommand, type Outcome } from "#renderer/platform/desk/use-command.ts";
import { useAuthors } from "#renderer/platform/desk/use-person-name.ts";
import { useSyncStatus } from "#renderer/platform/desk/use-sync-status.ts";
import { useRecord } from "#renderer/platform/desk/use-record.ts";
import { LoadingState } from "#renderer/ui/states.tsx";
import { When } from "#renderer/ui/when.tsx";
import { answerInWords, partInWords } from "../value-format.ts";
import classes from "./workflow.module.css";

type Steps = Extract<Outcome<"record.history">, { ok: true }>["output"];
type Step = Steps[number];

export interface AnswerHistoryProps {
  readonly answer: string;
  readonly question: Question;
  readonly definition: Questionnaire;
}

/** Who changed an answer, when, and from what. The hub keeps it whole; without it, the device knows who wrote what stands now. */
export function AnswerHistory({ answer, question, definition }: AnswerHistoryProps): ReactNode {
  const { t } = useTranslation("workflow");
  const opened = useRecord(answer);
  const { word } = useSyncStatus();
  const ask = useCommand();
  const { store } = useDesk();
  const [kept, setKept] = useState<Steps | null>(null);
  const [found, setFound] = useState<Outcome<"record.history"> | null>(null);
  const edited = opened.state === "ready" ? opened.document.updated : 0;
  useEffect(() => {
    let gone = false;
    void ask("record.history", { id: answer }).then(async (outcome) => {
      if (outcome.ok) await store.settings.write(keptUnder(answer), outcome.output);
      const kept = outcome.ok ? null : await store.settings.read<Steps | null>(keptUnder(answer), null);
      if (gone) return;
      setFound(outcome);
      setKept(kept);
    });
    return () => {
      gone = true;
    };
  }, [ask, answer, edited, word, store]);
  if (opened.state === "loading" || !found) return <LoadingState />;
  const unsent = opened.state === "ready" && opened.document.unsent === 1;
  const now = opened.state === "ready" ? [standing(opened)] : [];
  // What the hub said last time, and above it what stands now, if that came since.
  const known = kept ? [...now.filter((step) => step.at > (kept.at(-1)?.at ?? 0)), ...kept.toReversed()] : now;
  const steps = found.ok ? found.output.toReversed() : known;
  return (
    <div className={classes["comments"]}>
      {!found.ok && <p className={classes["quiet"]}>{t("historyOffline")}</p>}
      {found.ok && unsent && <p className={classes["quiet"]}>{t("historyUnsent")}</p>}
      <ol className={classes["thread"]} aria-label={t("history")}>
        {steps.map((step, at) => (
          <HistoryStep key={at} step={step} question={question} definition={definition} />
        ))}
      </ol>
    </div>
  );
}

/** The history as the hub told it last, for when there is no connection. */
const keptUnder = (answer: string): string => `history ${answer}`;

function standing({ record, document }: Extract<ReturnType<typeof useRecord>, { state: "ready" }>): Step {
  const changes = Object.entries(record.fields).flatMap(([part, heads]) => {
    const [head] = heads;
    return head ? [{ part, before: null, after: head.value as never, conflicted: heads.length > 1 }] : [];
  });
  return { person: document.updatedBy, at: document.updated, changes };
}

function HistoryStep({ step, question, definition }: { readonly step: Step; readonly question: Question; readonly definition: Questionnaire }): ReactNode {
  const { t, i18n } = useTranslation("workflow");
  const authorOf = useAuthors();
  const words = (part: string, value: JsonValue): string => [answerInWords(question, part, value, definition, i18n.language)].flat().join("\n");
  return (
    <li>
      <div className={classes["quiet"]}>
        {authorOf(step.person)} · <When at={step.at} />
      </div>
      <dl className={classes["change"]}>
        {step.changes.map(({ part, before, after, conflicted }) => {
          const was = before === null ? "" : words(part, before as JsonValue);
          const is = words(part, after as JsonValue);
          return (
            <div key={part}>
              <dt>{partInWords(question, part, null, i18n.language)}</dt>
              <dd>
                {was !== "" && <del>{was}</del>} {was !== "" && "→ "}
                {is === "" ? t("nothing") : is}
                {conflicted && ` (${t("beside")})`}
              </dd>
            </div>
          );
        })}
      </dl>
    </li>
  );
}

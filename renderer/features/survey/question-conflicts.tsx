import { Button } from "@mantine/core";
import { IconAlertTriangle, IconArrowBackUp, IconCheck } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Head } from "#shared/crdt/record.ts";
import type { Question } from "#shared/domain/questionnaire/definition.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useEdit } from "#renderer/platform/desk/use-edit.ts";
import { useAuthors } from "#renderer/platform/desk/use-person-name.ts";
import { useMayWrite } from "#renderer/platform/desk/use-record.ts";
import { ComparedValue } from "#renderer/ui/compared-value.tsx";
import { When } from "#renderer/ui/when.tsx";
import { useAnswer } from "./answers-source.ts";
import { useSurvey } from "./survey-context.ts";
import type { Answer } from "./use-answers.ts";
import { answerInWords, partInWords } from "./value-format.ts";
import classes from "./question-conflicts.module.css";

/** Where the style sheet of the form finds it. */
const inForm = `${classes["conflict"]} desk-question-conflict`;

/**
 * The answers of those who answered differently, between the question and its answers: nobody reads the one that is shown as the one that
 * stands, and who knows better decides at once. Nothing else in the form is blocked.
 */
export function QuestionConflicts({ question }: { readonly question: Question }): ReactNode {
  const answer = useAnswer(question.name);
  const [decisions, setDecisions] = useState<ReadonlyMap<string, DecisionHere>>(new Map());
  if (!answer || (answer.conflicts.length === 0 && decisions.size === 0)) return null;
  const remember = (field: string, decision: DecisionHere | null): void =>
    setDecisions((before) => {
      const after = new Map(before);
      if (decision) after.set(field, decision);
      else after.delete(field);
      return after;
    });
  const fields = [...new Set([...answer.conflicts, ...decisions.keys()])];
  return fields.map((field) =>
    answer.conflicts.includes(field) ? (
      <Undecided key={field} question={question} field={field} answer={answer} onDecided={(decision) => remember(field, decision)} />
    ) : (
      <Decided key={field} question={question} field={field} answer={answer} decision={decisions.get(field)!} onUndone={() => remember(field, null)} />
    ),
  );
}

/** A decision made in this form, as long as it can be undone here. */
interface DecisionHere {
  readonly value: JsonValue;
  /** The heads that it put aside. */
  readonly putAside: readonly Head[];
}

interface FieldProps {
  readonly question: Question;
  readonly field: string;
  readonly answer: Answer;
}

function Undecided({ question, field, answer, onDecided }: FieldProps & { readonly onDecided: (decision: DecisionHere) => void }): ReactNode {
  const { t, i18n } = useTranslation("survey");
  const { person, records } = useDesk();
  const { definition } = useSurvey();
  const authorOf = useAuthors();
  const [deciding, setDeciding] = useState<string | null>(null);
  const mayDecide = useMayWrite(answer.document, field, true);
  const heads = answer.record.fields[field] ?? [];
  const authors = new Set(heads.map(authorIn));
  // The reader comes first, as people say it: "You and the Director …".
  const inOrder = [...authors].sort((left, right) => Number(right === person.id) - Number(left === person.id));
  const names = new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(inOrder.map(authorOf));
  const words = heads.map((head) => answerInWords(question, field, head.value, definition, i18n.language));

  async function keep(head: Head): Promise<void> {
    setDeciding(head.dot.join("."));
    try {
      const putAside = await records.decide(answer.record.id, field, head.value, heads);
      // Otherwise another answer came at this moment: it is shown with the others, and nothing was decided.
      if (putAside) onDecided({ value: head.value, putAside });
    } finally {
      setDeciding(null);
    }
  }

  return (
    <section className={inForm} role="status">
      <div className={classes["lead"]} lang={i18n.language}>
        <IconAlertTriangle size={16} aria-hidden />
        <span>{field === "value" ? t("conflict", { names }) : t("conflictAt", { names, part: partInWords(question, field, answer.view, i18n.language) })}</span>
        <Button
          component={Link}
          to={`/conflicts/${encodeURIComponent(answer.document.id)}?field=${encodeURIComponent(field)}`}
          size="compact-sm"
          variant="default"
          data-testid={`compare-${question.name}`}
        >
          {t("compare")}
        </Button>
      </div>
      <ul className={classes["answers"]}>
        {heads.map((head, at) => (
          <li key={head.dot.join(".")} data-testid="question-conflict-value">
            <div>
              <ComparedValue value={words[at] ?? ""} compared={words[at === 0 ? 1 : 0]} />
              <p className={classes["who"]}>
                {authorOf(authorIn(head))} · <When at={head.origin?.at ?? head.at} alone />
              </p>
            </div>
            {mayDecide && (
              <Button
                size="compact-sm"
                variant="default"
                loading={deciding === head.dot.join(".")}
                disabled={deciding !== null}
                aria-label={t("keepThisOf", { name: authorOf(authorIn(head)) })}
                onClick={() => void keep(head)}
              >
                {t("keepThis")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decided({ question, field, answer, decision, onUndone }: FieldProps & { readonly decision: DecisionHere; readonly onUndone: () => void }): ReactNode {
  const { t, i18n } = useTranslation("survey");
  const { definition } = useSurvey();
  const editing = useEdit(answer.record);
  // Answered anew since: there is nothing left to undo here.
  const heads = answer.record.fields[field] ?? [];
  if (!sameJson(heads[0]?.value ?? null, decision.value)) return null;
  return (
    <section className={`${classes["decided"]} desk-question-conflict`} role="status">
      <IconCheck size={16} aria-hidden />
      <div>
        <p className={classes["who"]}>{t("decidedHere")}</p>
        <ComparedValue value={answerInWords(question, field, decision.value, definition, i18n.language)} />
      </div>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowBackUp size={14} aria-hidden />}
        onClick={() => void editing.edit({ type: "reopen", field, heads: decision.putAside, over: heads.map((head) => head.dot) }).then(onUndone)}
      >
        {t("undoDecision")}
      </Button>
    </section>
  );
}

const authorIn = (head: Head): Head["by"] => head.origin?.by ?? head.by;

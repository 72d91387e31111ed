import { Button } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconCircleCheck } from "@tabler/icons-react";
import { useLayoutEffect, useMemo, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { answerId } from "#shared/domain/answer/answer.ts";
import { progressOf, type SectionProgress } from "#shared/domain/answer/given-answers.ts";
import { findQuestion, type Questionnaire, type Section } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { mayWrite } from "#shared/domain/permissions.ts";
import { asScope } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { ConflictBadge, RecordStatus } from "#renderer/ui/badges.tsx";
import { countryName } from "#renderer/ui/country-name.ts";
import { PageHead } from "#renderer/ui/page.tsx";
import { LoadingState } from "#renderer/ui/states.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { SurveyPlace, type SurveyContext } from "./survey-context.ts";
import { SurveyForm } from "./survey-form.tsx";
import { useAnswers, type Answers } from "./use-answers.ts";
import { useLists } from "./use-lists.ts";
import classes from "./survey.module.css";

export interface SurveyDeskProps {
  readonly response: RecordDocument;
  readonly definition: Questionnaire;
  readonly deadline: string | null;
}

/** One country's answer: its sections at the left, the chosen one at the right. */
export function SurveyDesk({ response, definition, deadline }: SurveyDeskProps): ReactNode {
  const { t, i18n } = useTranslation("survey");
  const { actor } = useDesk();
  const answers = useAnswers(response.id);
  const lists = useLists();
  const [search] = useSearchParams();
  const question = search.get("question");
  const wanted = question ? definition.sections.find((section) => section.questions.some(({ name }) => name === question))?.name : search.get("section");
  const at = Math.max(
    0,
    definition.sections.findIndex((section) => section.name === wanted),
  );
  const section = definition.sections[at]!;
  const scroller = useRef<HTMLDivElement>(null);
  const turned = useRef(false);
  const readOnly = !mayWrite(actor, { kind: "answer", scope: response.scope, audience: response.audience }, "value", false).allowed;
  const context = useMemo(
    (): SurveyContext => ({
      definition,
      response: response.id,
      answers: answers ?? new Map(),
      readOnly,
      preview: false,
      questionOf: (name) => findQuestion(definition, name),
      targetOf: (name) => ({ id: answerId(response.id, name), kind: "answer", scope: asScope(response.scope) }),
    }),
    [definition, response.id, response.scope, answers, readOnly],
  );
  // The form stays as it is and turns the page: making it again takes a second on a slow laptop.
  useLayoutEffect(() => {
    if (!scroller.current) return;
    scroller.current.scrollTop = 0;
    // On a narrow window the whole desk scrolls, and the questions stand below the sections.
    if (turned.current) scroller.current.scrollIntoView({ block: "start" });
    turned.current = true;
  }, [section.name]);
  if (!answers || !lists) return <LoadingState />;

  const country = countryName(String(response.summary["country"] ?? ""), i18n.language);
  const due = deadline && writtenDay(deadline, i18n.language);
  const neighbour = (step: -1 | 1): Section | undefined => definition.sections[at + step];
  return (
    <SurveyPlace value={context}>
      <div className={classes["desk"]}>
        <div className={classes["head"]}>
          <PageHead
            title={localisedText(definition.title, i18n.language)}
            subtitle={[country, due && t("deadline", { date: due })].filter(Boolean).join(" · ")}
            status={<Whole response={response} answers={answers} />}
          />
        </div>
        <div className={classes["columns"]}>
          <nav className={classes["sections"]} aria-label={t("sections")}>
            {definition.sections.map((one) => (
              <SectionLink
                key={one.name}
                section={one}
                current={one === section}
                progress={progressOf(one, definition, (name) => answers.get(name)?.view ?? null)}
                conflicts={one.questions.reduce((sum, { name }) => sum + (answers.get(name)?.conflicts.length ?? 0), 0)}
              />
            ))}
          </nav>
          <div className={classes["scroller"]} ref={scroller}>
            <div className={classes["sheet"]}>
              <h2 className={classes["sectionHead"]}>{localisedText(section.title, i18n.language)}</h2>
              {readOnly && <p className={classes["note"]}>{t(actor.role === "secretariat" ? "readOnly" : "readOnlyObserver")}</p>}
              <SurveyForm section={section.name} lists={lists} question={question} />
              <div className={classes["pager"]}>
                <Turn to={neighbour(-1)} label={t("previous")} icon="before" />
                <Turn to={neighbour(1)} label={t("next")} icon="after" />
              </div>
            </div>
          </div>
        </div>
      </div>
    </SurveyPlace>
  );
}

/** Where the whole answer is: not with the secretariat before every part of it is. */
function Whole({ response, answers }: { readonly response: RecordDocument; readonly answers: Answers }): ReactNode {
  const all = [response, ...[...answers.values()].map((answer) => answer.document)];
  const conflicted = all.find((document) => document.conflicts > 0);
  const unsent = all.some((document) => document.unsent === 1);
  return (
    <RecordStatus
      document={{ id: conflicted?.id ?? response.id, unsent: unsent ? 1 : 0, conflicts: all.reduce((sum, document) => sum + document.conflicts, 0) }}
    />
  );
}

interface SectionLinkProps {
  readonly section: Section;
  readonly current: boolean;
  readonly progress: SectionProgress;
  readonly conflicts: number;
}

function SectionLink({ section, current, progress, conflicts }: SectionLinkProps): ReactNode {
  const { t, i18n } = useTranslation("survey");
  return (
    <Link
      className={classes["section"]}
      to={{ search: `?section=${section.name}` }}
      replace
      aria-current={current ? "page" : undefined}
      data-testid={`section-${section.name}`}
    >
      <span>{localisedText(section.title, i18n.language)}</span>
      {conflicts > 0 ? <ConflictBadge count={conflicts} brief /> : progress.done === progress.asked && <IconCircleCheck size={16} aria-hidden />}
      <span className={classes["progress"]}>
        {[t("progress", { complete: progress.complete, asked: progress.asked }), progress.done > 0 && t("doneCount", { done: progress.done })]
          .filter(Boolean)
          .join(" · ")}
      </span>
      <span className={classes["bar"]} aria-hidden>
        <span style={{ inlineSize: `${progress.asked === 0 ? 0 : (100 * progress.complete) / progress.asked}%` }} />
      </span>
    </Link>
  );
}

function Turn({ to, label, icon }: { readonly to: Section | undefined; readonly label: string; readonly icon: "before" | "after" }): ReactNode {
  if (!to) return <span />;
  return (
    <Button
      component={Link}
      to={{ search: `?section=${to.name}` }}
      replace
      variant="default"
      {...(icon === "before" ? { leftSection: <IconArrowLeft size={16} aria-hidden /> } : { rightSection: <IconArrowRight size={16} aria-hidden /> })}
    >
      {label}
    </Button>
  );
}

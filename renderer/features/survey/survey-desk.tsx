import { Button } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconUserShare } from "@tabler/icons-react";
import { Suspense, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { answerId, partsOfAnswerId } from "#shared/domain/answer/answer.ts";
import { findQuestion, type Questionnaire, type Section } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { mayWrite } from "#shared/domain/permissions.ts";
import { asScope } from "#shared/lib/ids.ts";
import { ReturnMenu } from "#renderer/features/paper/index.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { InLanguage } from "#renderer/platform/words/in-language.tsx";
import { RecordStatus } from "#renderer/ui/badges.tsx";
import { countryName } from "#renderer/ui/country-name.ts";
import { PageHead } from "#renderer/ui/page.tsx";
import { LoadingState } from "#renderer/ui/states.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { SectionNav } from "./section-nav.tsx";
import { AnswersSource, useAllAnswers } from "./answers-source.ts";
import { LanguageSwitch, useChosenLanguage } from "./chosen-language.tsx";
import { SurveyPlace, type SurveyContext } from "./survey-context.ts";
import { SurveyForm } from "./survey-form.tsx";
import { useAnswers } from "./use-answers.ts";
import { useLists } from "./use-lists.ts";
import { AssignDialog } from "./workflow/assign-dialog.tsx";
import { QuestionDrawer } from "./workflow/question-drawer.tsx";
import { concerns, useSurveyWorkflow } from "./workflow/use-survey-workflow.ts";
import { WorkflowPlace } from "./workflow/workflow-context.ts";
import classes from "./survey.module.css";

export interface SurveyDeskProps {
  readonly response: RecordDocument;
  readonly definition: Questionnaire;
  readonly deadline: string | null;
  /** The way to the country's other surveys, when it has any. */
  readonly others?: ReactNode;
}

/** One country's answer: its sections at the left, the chosen one at the right. */
export function SurveyDesk({ response, definition, deadline, others }: SurveyDeskProps): ReactNode {
  const { t, i18n } = useTranslation(["survey", "workflow"]);
  const { actor, person } = useDesk();
  const [source] = useState(() => new AnswersSource());
  const [isReady, setReady] = useState(false);
  const lists = useLists();
  const [language, chooseLanguage] = useChosenLanguage(definition);
  const [search] = useSearchParams();
  const question = search.get("question");
  const wanted = question ? definition.sections.find((section) => section.questions.some(({ name }) => name === question))?.name : search.get("section");
  const { workflow, opened, show } = useSurveyWorkflow(response, definition);
  const [assigning, setAssigning] = useState(false);
  const [chosenOurs, setOnlyOurs] = useState<boolean | null>(null);
  const ours = workflow ? definition.sections.filter((section) => concerns(section, person.ministry, workflow.assignedTo)) : [];
  const isAsked = ours.length > 0 && ours.length < definition.sections.length;
  // Officials see first what is theirs; a focal point keeps the whole in view.
  const onlyOurs = isAsked && (chosenOurs ?? actor.role !== "focal-point");
  const sections = onlyOurs ? ours : definition.sections;
  const at = Math.max(
    0,
    sections.findIndex((section) => section.name === wanted),
  );
  const section = definition.sections.find((one) => one.name === wanted) ?? sections[at]!;
  const scroller = useRef<HTMLDivElement>(null);
  const turned = useRef(false);
  const readOnly = !mayWrite(actor, { kind: "answer", scope: response.scope, audience: response.audience }, "value", false).allowed;
  const context = useMemo(
    (): SurveyContext => ({
      definition,
      response: response.id,
      answers: source,
      readOnly,
      preview: false,
      questionOf: (name) => findQuestion(definition, name),
      targetOf: (name) => ({ id: answerId(response.id, name), kind: "answer", scope: asScope(response.scope) }),
    }),
    [definition, response.id, response.scope, source, readOnly],
  );
  // The form stays as it is and turns the page: making it again takes a second on a slow laptop.
  useLayoutEffect(() => {
    if (!scroller.current) return;
    scroller.current.scrollTop = 0;
    // On a narrow window the whole desk scrolls, and the questions stand below the sections.
    if (turned.current) scroller.current.scrollIntoView({ block: "start" });
    turned.current = true;
  }, [section.name]);
  const feed = <AnswersFeed response={response.id} source={source} onReady={() => setReady(true)} />;
  if (!isReady || !lists || !workflow || language === null) {
    return (
      <>
        {feed}
        <LoadingState />
      </>
    );
  }

  const country = countryName(String(response.summary["country"] ?? ""), i18n.language);
  const due = deadline && writtenDay(deadline, i18n.language);
  const neighbour = (step: -1 | 1): Section | undefined => sections[at + step];
  return (
    <SurveyPlace value={context}>
      {feed}
      <WorkflowPlace value={workflow}>
        <div className={classes["desk"]}>
          <div className={classes["head"]}>
            <PageHead
              title={localisedText(definition.title, language)}
              subtitle={
                <>
                  {[country, due && t("deadline", { date: due })].filter(Boolean).join(" · ")}
                  {others && <> · {others}</>}
                </>
              }
              status={<Whole response={response} source={source} />}
              actions={
                <>
                  <LanguageSwitch definition={definition} language={language} onChange={chooseLanguage} />
                  <ReturnMenu response={response} definition={definition} />
                  {workflow.mayAssign && (
                    <Button variant="default" leftSection={<IconUserShare size={16} aria-hidden />} onClick={() => setAssigning(true)}>
                      {t("workflow:assign")}
                    </Button>
                  )}
                  <Button component={Link} to={`/survey/${encodeURIComponent(response.id)}/review`} variant="default">
                    {t(workflow.mayAssign ? "workflow:review" : "workflow:reviewOnly")}
                  </Button>
                </>
              }
            />
          </div>
          <FormColumns language={language}>
            <SectionNav
              language={language}
              definition={definition}
              sections={sections}
              current={section}
              source={source}
              workflow={workflow}
              whose={isAsked ? { ours: onlyOurs, onChange: setOnlyOurs } : null}
            />
            <div className={classes["scroller"]} ref={scroller}>
              <div className={classes["sheet"]}>
                <h2 dir="auto" className={classes["sectionHead"]}>
                  {localisedText(section.title, language)}
                </h2>
                {readOnly && <OnlyRead why={actor.role === "secretariat" ? "readOnly" : "readOnlyObserver"} />}
                <SurveyForm section={section.name} language={language} lists={lists} question={question} />
                <div className={classes["pager"]}>
                  <Turn to={neighbour(-1)} icon="before" />
                  <Turn to={neighbour(1)} icon="after" />
                </div>
              </div>
            </div>
          </FormColumns>
        </div>
        <QuestionDrawer
          definition={definition}
          workflow={workflow}
          question={opened.question}
          part={opened.part}
          onPart={(part) => show(opened.question, part)}
          onClose={() => show(null, opened.part)}
        />
        <AssignDialog opened={assigning} onClose={() => setAssigning(false)} definition={definition} response={response} responseView={workflow.responseView} />
      </WorkflowPlace>
    </SurveyPlace>
  );
}

/** Brings the answers to those who show them, and shows nothing itself, so that a letter does not draw the desk again. */
function AnswersFeed({ response, source, onReady }: { readonly response: string; readonly source: AnswersSource; readonly onReady: () => void }): ReactNode {
  const answers = useAnswers(response);
  const ready = useEffectEvent(onReady);
  useLayoutEffect(() => {
    if (!answers) return;
    source.set(answers);
    ready();
  }, [answers, source]);
  return null;
}

/** Where the whole answer is: not with the secretariat before every part of it is. */
function Whole({ response, source }: { readonly response: RecordDocument; readonly source: AnswersSource }): ReactNode {
  const answers = useAllAnswers(source);
  const all = [response, ...[...answers.values()].map((answer) => answer.document)];
  const conflicted = all.find((document) => document.conflicts > 0);
  const unsent = all.some((document) => document.unsent === 1);
  return (
    <RecordStatus
      document={{
        id: conflicted?.id ?? response.id,
        unsent: unsent ? 1 : 0,
        conflicts: all.reduce((sum, document) => sum + document.conflicts, 0),
        // Also those that came after the answers were last drawn here.
        isPart: (id) => partsOfAnswerId(id)?.response === response.id,
      }}
    />
  );
}

/** The form and its sections are read in the form's language, and from its side. */
function FormColumns({ language, children }: { readonly language: string; readonly children: ReactNode }): ReactNode {
  const { i18n } = useTranslation();
  return (
    <Suspense fallback={<LoadingState />}>
      <InLanguage language={language}>
        <div className={classes["columns"]} lang={language} dir={i18n.dir(language)}>
          {children}
        </div>
      </InLanguage>
    </Suspense>
  );
}

function OnlyRead({ why }: { readonly why: "readOnly" | "readOnlyObserver" }): ReactNode {
  const { t } = useTranslation("survey");
  return <p className={classes["note"]}>{t(why)}</p>;
}

function Turn({ to, icon }: { readonly to: Section | undefined; readonly icon: "before" | "after" }): ReactNode {
  const { t } = useTranslation("survey");
  if (!to) return <span />;
  return (
    <Button
      component={Link}
      to={{ search: `?section=${to.name}` }}
      replace
      variant="default"
      {...(icon === "before" ? { leftSection: <IconArrowLeft size={16} aria-hidden /> } : { rightSection: <IconArrowRight size={16} aria-hidden /> })}
    >
      {t(icon === "before" ? "previous" : "next")}
    </Button>
  );
}

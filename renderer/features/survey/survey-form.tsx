import "survey-core/survey-core.fontless.min.css";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type FocusEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { settings, type SurveyModel } from "survey-core";
import { Survey } from "survey-react-ui";
import type { Edit } from "#shared/crdt/edit.ts";
import { findQuestion, questionsIn, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { storageOf } from "#shared/domain/answer/answer.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { onFlush } from "#renderer/platform/desk/unsaved.ts";
import "./narrative-question.tsx";
import { questionFrame } from "./question-frame.tsx";
import { SurveyBinding } from "./survey-binding.ts";
import { useSurvey } from "./survey-context.ts";
import "./question-shown.tsx";
import { showSection, surveyModel } from "./survey-model.ts";
import { FormLanguage } from "./chosen-language.tsx";
import { giveWordsIn } from "./words-in-language.ts";
import { surveyTheme } from "./survey-theme.ts";
import { isPanelName, type Lists } from "./to-survey-js.ts";
import classes from "./survey.module.css";

export interface SurveyFormProps {
  /** The section that is shown. */
  readonly section: string;
  readonly language: string;
  readonly lists: Lists;
  /** Brings a question into view. */
  readonly question?: string | null;
}

/** The form of one section, bound to the answers. */
export function SurveyForm(props: SurveyFormProps): ReactNode {
  return (
    <FormLanguage value={props.language}>
      {/* Another language is another form: SurveyJS says its own words in the one it began with. */}
      <FormIn key={props.language} {...props} />
    </FormLanguage>
  );
}

function FormIn({ section, lists, question, language }: SurveyFormProps): ReactNode {
  const { i18n, t } = useTranslation("survey");
  const { answers, definition, readOnly } = useSurvey();
  const [model] = useState(() => {
    askAsTheDeskAsks(t("words.removePanel"), t("common:cancel"));
    giveWordsIn(language);
    const made = prepared(surveyModel(definition, language, lists, []));
    // Before it is drawn for the first time: SurveyJS draws a form that begins without questions as an empty one, and leaves it at that.
    turnTo(made, section, readOnly);
    return made;
  });
  const binding = useBinding(model, section);
  const root = useRef<HTMLDivElement>(null);
  // The model draws itself again where it changes.
  const form = useMemo(() => <Survey model={model} />, [model]);

  // Before the window draws, and not while React does: the model tells its own components.
  useLayoutEffect(() => turnTo(model, section, readOnly), [model, section, readOnly]);

  useEffect(() => {
    if (!question) return;
    root.current?.querySelector(`[data-name="${CSS.escape(question)}"]`)?.scrollIntoView({ block: "start" });
  }, [question, section]);

  function focusIn(event: FocusEvent): void {
    typingAt(takesLetters(event.target) ? event.target : null);
  }
  function focusOut(event: FocusEvent): void {
    if (!event.relatedTarget || !root.current?.contains(event.relatedTarget)) typingAt(null);
  }
  function typingAt(field: Element | null): void {
    binding?.typingIn(field && topQuestion(field, root.current));
    answers.typing(field !== null);
  }
  return (
    <div ref={root} className={classes["form"]} lang={language} dir={i18n.dir(language)} onFocus={focusIn} onBlur={focusOut} data-testid="survey-form">
      {form}
    </div>
  );
}

/** Ties the model to the records for as long as the form is open. */
function useBinding(model: SurveyModel, section: string): SurveyBinding | null {
  const { t, i18n } = useTranslation("survey");
  const { records } = useDesk();
  const { answers, definition, readOnly, targetOf } = useSurvey();
  const [binding, setBinding] = useState<SurveyBinding | null>(null);
  const write = useEffectEvent((question: string, edits: readonly Edit[]) => records.edit(targetOf(question), edits));
  const sayFailed = useEffectEvent((question: string) => {
    const title = localisedText(findQuestion(definition, question)?.title, i18n.language);
    notifications.show({ color: "red", autoClose: false, message: t("notSaved", { question: title }) });
  });
  useEffect(() => {
    const made = new SurveyBinding({
      model,
      definition,
      replica: () => records.replica(),
      newRowId: () => crypto.randomUUID().slice(0, 8),
      write: (question, edits) => write(question, edits),
      onFailure: (question) => sayFailed(question),
    });
    setBinding(made);
    const stop = onFlush(() => made.flush());
    return () => {
      stop();
      made.dispose();
    };
  }, [model, definition, records]);
  useEffect(() => {
    const receive = (): void => {
      const now = answers.latest();
      binding?.receive(new Map([...now].map(([name, answer]) => [name, answer.record])));
      holdConflicted(model, definition, (name) => readOnly || ((now.get(name)?.conflicts.includes("value") ?? false) && !binding?.isTypingIn(name)));
    };
    receive();
    return answers.subscribeLatest(receive);
  }, [binding, model, definition, section, answers, readOnly]);
  return binding;
}

function turnTo(model: SurveyModel, section: string, readOnly: boolean): void {
  model.readOnly = readOnly;
  showSection(model, section);
}

/** Where several answers stand beside each other the form would not say which is meant: decide first. */
function holdConflicted(model: SurveyModel, definition: Questionnaire, isHeld: (question: string) => boolean): void {
  for (const question of questionsIn(definition)) {
    const shown = storageOf(question) === "value" ? model.getQuestionByName(question.name) : null;
    if (shown) shown.readOnly = isHeld(question.name);
  }
}

/** One look for every question that must be answered before something goes. */
function askAsTheDeskAsks(confirm: string, cancel: string): void {
  settings.confirmActionAsync = (message: string, answer: (confirmed: boolean) => void): void => {
    modals.openConfirmModal({
      title: message,
      labels: { confirm, cancel },
      confirmProps: { color: "red" },
      onConfirm: () => answer(true),
      onCancel: () => answer(false),
    });
  };
}

function prepared(model: SurveyModel): SurveyModel {
  model.applyTheme(surveyTheme);
  model.onElementWrapperComponentName.add(
    (_model, options: { wrapperName: string; element: { isQuestion?: boolean; parentQuestion?: unknown }; componentName: string }) => {
      if (options.wrapperName === "content-component" && options.element.isQuestion && !options.element.parentQuestion) options.componentName = questionFrame;
    },
  );
  return model;
}

/** Where a change from outside would take away what is being typed. A chosen button holds nothing that is not written already. */
function takesLetters(element: Element): boolean {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !["radio", "checkbox", "button"].includes(element.type));
}

/** The outermost question around an element: a text inside a repeating row belongs to the question with the rows. */
function topQuestion(element: Element, within: Element | null): string | null {
  let name: string | null = null;
  for (let at: Element | null = element; at && at !== within; at = at.parentElement) {
    const here = at.getAttribute("data-name");
    if (here !== null && !isPanelName(here)) name = here;
  }
  return name;
}

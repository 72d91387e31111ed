/**
 * Decides in the form what the questionnaire says: what is shown, which choices are offered, what must be answered, what is computed. The rules
 * are those of `shared/domain/questionnaire/asked.ts`, as everywhere; SurveyJS's own conditions are not used. A change of one answer asks again
 * only what looks at it.
 */
import {
  getLocaleString,
  type Question as SurveyQuestion,
  type QuestionMatrixDropdownModel,
  type QuestionPanelDynamicModel,
  type SurveyModel,
} from "survey-core";
import { rowsWanted } from "#shared/domain/answer/given-answers.ts";
import { Asked, isAnswerable, type Cells, type Clock } from "#shared/domain/questionnaire/asked.ts";
import { singleInWords } from "#shared/domain/paper/wording.ts";
import { findQuestion, placesIn, type Choice, type Column, type Question, type Questionnaire, type Section } from "#shared/domain/questionnaire/definition.ts";
import { dependenciesIn } from "#shared/domain/questionnaire/dependencies.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import { wordingIn } from "#renderer/ui/answer-words.ts";
import { rowIdName, storedValue } from "./register-values.ts";
import { panelName, shownType } from "./to-survey-js.ts";

/** The property of a shown question that holds its words. */
export const wordsProperty = "shownWords";

type Rows = { readonly [row: string]: Cells };

export class SurveyLogic {
  readonly #model: SurveyModel;
  readonly #definition: Questionnaire;
  readonly #locale: string;
  readonly #now: () => string;
  /** The choices each question was last given, so that a list is made again only when it changes. */
  readonly #offered = new WeakMap<SurveyQuestion, string>();

  /** The answers by which a table was last decided. */
  readonly #rows = new WeakMap<SurveyQuestion, Rows>();

  constructor(model: SurveyModel, definition: Questionnaire, locale: string, now: () => string) {
    this.#model = model;
    this.#definition = definition;
    this.#locale = locale;
    this.#now = now;
    model.onValueChanged.add((_model, { name }: { readonly name: string }) => this.#changed(name));
    const panelChanged = (_model: SurveyModel, { question }: { readonly question: { readonly name: string } }): void => this.#changed(question.name);
    model.onDynamicPanelAdded.add(panelChanged);
    model.onDynamicPanelRemoved.add(panelChanged);
  }

  /** Decides everything in one section: when its questions are made, or the clock has gone on. */
  refresh(section: Section): void {
    const asked = this.#asked();
    for (const group of section.groups ?? []) this.#showGroup(section, group.name, asked);
    for (const question of section.questions) this.#decide(question, asked);
  }

  #changed(name: string): void {
    const { lookedAtBy, looksAtItself } = dependenciesIn(this.#definition);
    const dependents = lookedAtBy(name);
    if (!dependents) return;
    const asked = this.#asked();
    const sections = new Set<Section>();
    for (const dependent of dependents) {
      const place = placesIn(this.#definition).get(dependent);
      if (!place || (dependent === name && !hasInside(place.question))) continue;
      sections.add(place.section);
      this.#decide(place.question, asked, dependent === name && !looksAtItself.has(name));
    }
    for (const section of sections) for (const group of section.groups ?? []) this.#showGroup(section, group.name, asked);
  }

  #asked(): Asked {
    const clock: Clock = { now: this.#now(), locale: this.#locale };
    return new Asked(
      this.#definition,
      (name) => {
        const question = findQuestion(this.#definition, name);
        return question ? storedValue(question, (this.#model.getValue(name) as JsonValue | undefined) ?? null) : null;
      },
      clock,
    );
  }

  #showGroup(section: Section, group: string, asked: Asked): void {
    const panel = this.#model.getPanelByName(panelName(group));
    if (panel) panel.visible = asked.isGroupShown(section, group);
  }

  /** @param isAlone whether nothing changed but the question's own answer, and nothing in it looks at more of that than its own row */
  #decide(question: Question, asked: Asked, isAlone = false): void {
    const shown = this.#model.getQuestionByName(question.name);
    if (!shown) return;
    shown.visible = asked.isShown(question.name);
    if (!shown.visible) return;
    if (isAnswerable(question)) shown.isRequired = asked.isRequired(question);
    else if (shown.getType() === shownType) this.#say(shown, question, asked.answerOf(question.name));
    if ("choiceFilter" in question && question.choiceFilter) this.#offer(shown, question, asked.choicesOf(question));
    if (question.type === "rows") this.#decideRows(shown as QuestionPanelDynamicModel, question, asked);
    if (question.type === "grid") this.#decideGrid(shown as QuestionMatrixDropdownModel, question, asked, isAlone);
  }

  #decideRows(shown: QuestionPanelDynamicModel, question: Question & { readonly type: "rows" }, asked: Asked): void {
    const wanted = rowsWanted(question, asked);
    // What is there already stays, also when there should be less of it.
    if (wanted !== null) shown.maxPanelCount = Math.max(wanted, shown.panelCount, 1);
    if (!hasInside(question)) return;
    for (const [at, panel] of shown.panels.entries()) {
      const cells = withoutId((panel.getValue() as Cells | undefined) ?? {});
      for (const column of question.columns) {
        const inside = panel.getQuestionByName(column.name) as SurveyQuestion | null;
        if (inside) this.#decideCell(inside, question, column, cells, at + 1, asked);
      }
    }
  }

  /** A table may have thousands of cells, and a letter is typed in one: where that is all, only its row is looked at. */
  #decideGrid(shown: QuestionMatrixDropdownModel, question: Question & { readonly type: "grid" }, asked: Asked, isAlone: boolean): void {
    const columns = decidedColumns(question);
    if (columns.length === 0) return;
    const before = isAlone ? this.#rows.get(shown) : undefined;
    const rows = (this.#model.getValue(question.name) ?? {}) as Rows;
    this.#rows.set(shown, rows);
    for (const [at, row] of shown.visibleRows.entries()) {
      if (before && sameJson(before[String(row.rowName)] ?? null, rows[String(row.rowName)] ?? null)) continue;
      for (const column of columns) {
        const inside = row.getQuestionByName(column.name) as SurveyQuestion | null;
        if (inside) this.#decideCell(inside, question, column, rows[String(row.rowName)] ?? {}, at + 1, asked);
      }
    }
  }

  #decideCell(inside: SurveyQuestion, question: Question, column: Column, cells: Cells, row: number, asked: Asked): void {
    inside.visible = asked.isColumnShown(question, column, cells, row);
    if (!inside.visible) return;
    if (isAnswerable(column)) inside.isRequired = column.type !== "yes" && asked.isColumnRequired(question, column, cells, row);
    else if (inside.getType() === shownType) this.#say(inside, column, asked.cellOf(question, column.name, cells, row));
    if ("choiceFilter" in column && column.choiceFilter) this.#offer(inside, column, asked.columnChoices(question, column, cells, row));
  }

  #say(shown: SurveyQuestion, asked: Question | Column, value: JsonValue): void {
    shown.setPropertyValue(wordsProperty, this.#inWords(asked, value));
  }

  #inWords(asked: Question | Column, value: JsonValue): string {
    if (asked.type === "note" || value === null) return "";
    // In the form's language, which may be one that the desk itself does not speak.
    if (typeof value === "boolean") return getLocaleString(value ? "booleanCheckedLabel" : "booleanUncheckedLabel", this.#locale);
    return singleInWords(asked, value, this.#definition, wordingIn(this.#locale)).join(", ");
  }

  /** What is chosen already stays among the choices, so that nobody's answer vanishes from the form. */
  #offer(shown: SurveyQuestion, asked: Question | Column, choices: readonly Choice[]): void {
    const all = "choices" in asked ? (asked.choices ?? []) : [];
    const chosen = [shown.value as JsonValue].flat() as JsonValue[];
    const offered = [...choices, ...all.filter((choice) => chosen.includes(choice.value) && !choices.includes(choice))];
    const key = offered.map((choice) => choice.value).join(" ");
    if (this.#offered.get(shown) === key) return;
    this.#offered.set(shown, key);
    (shown as SurveyQuestion & { choices: unknown }).choices = offered.map((choice) => ({
      value: choice.value,
      text: localisedText(choice.title, this.#locale),
    }));
  }
}

/** Something inside the question looks at its own other parts, or must be marked there. */
function hasInside(question: Question): boolean {
  return question.type === "rows" || (question.type === "grid" && decidedColumns(question).length > 0);
}

/** The columns in which a cell is not the same whatever else the row says. */
function decidedColumns(question: Question & { readonly type: "grid" }): readonly Column[] {
  return question.columns.filter((column) => column.visible || column.requiredIf || "choiceFilter" in column || !isAnswerable(column));
}

function withoutId(cells: Cells): Cells {
  const { [rowIdName]: _id, ...own } = cells;
  return own;
}

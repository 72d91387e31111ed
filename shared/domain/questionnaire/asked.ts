/**
 * What is asked and what the answers say, given each other: the one place that decides it for the form, the progress, the hub, the exports
 * and the tally. A question is asked when its section, all groups around it and it itself are visible, and when it is one that can be answered.
 *
 * As in OpenRosa forms, the answer to a question that is not shown counts as blank for every expression; it is kept all the same, and counts
 * again when the question comes back.
 */
import type { JsonValue } from "#shared/lib/json.ts";
import { placesIn, questionsIn, type Choice, type Column, type Place, type Question, type Questionnaire, type Section } from "./definition.ts";
import { circularColumns, decisionOrder } from "./dependencies.ts";
import { computed, holds, type ExpressionContext } from "./evaluate.ts";
import { isEmptyAnswer, questionsOf, type AnswerOf, type Expression } from "./expression.ts";
import { localisedText } from "./localised.ts";

export type Cells = { readonly [column: string]: JsonValue };

export interface Clock {
  /** The clock of who answers, such as `2026-11-24T09:30:00`; see `ExpressionContext`. */
  readonly now?: string | undefined;
  readonly locale?: string | undefined;
}

/** Never asked, whatever is visible: read, computed, or set by who wrote the questionnaire. */
export function isAnswerable(asked: Question | Column): boolean {
  return asked.readOnly !== true && asked.type !== "note" && asked.type !== "calculate" && asked.type !== "hidden";
}

/** Whether a question is asked. For many questions at once, make `Asked` once. */
export function isAsked(question: Question, definition: Questionnaire, answerOf: AnswerOf, clock?: Clock): boolean {
  return new Asked(definition, answerOf, clock).isAsked(question);
}

/** A look at all answers as they are now. It remembers what it found, so it lasts until an answer changes. */
export class Asked {
  readonly #definition: Questionnaire;
  readonly #given: AnswerOf;
  readonly #clock: Clock;
  readonly #shown = new Map<string, boolean>();
  readonly #answers = new Map<string, JsonValue>();
  readonly #shownGroups = new Map<string, boolean>();
  /** Those that are being decided. */
  readonly #waiting = new Set<string>();

  /** @param given the answers as they are stored, also those to questions that are not shown */
  constructor(definition: Questionnaire, given: AnswerOf, clock: Clock = {}) {
    this.#definition = definition;
    this.#given = given;
    this.#clock = clock;
  }

  isAsked(question: Question): boolean {
    return isAnswerable(question) && this.isShown(question.name);
  }

  /** Whether a question, a note or a computed value is in the form. */
  isShown(name: string): boolean {
    this.#settle(name);
    return this.#shown.get(name) ?? false;
  }

  isSectionShown(section: Section): boolean {
    this.#settleFor(section.visible);
    return this.#remembered(section.name, () => holds(section.visible, this.#context()));
  }

  /** Whether a group and all groups around it are visible. */
  isGroupShown(section: Section, name: string | undefined): boolean {
    const group = name === undefined ? undefined : section.groups?.find((one) => one.name === name);
    if (!group) return true;
    this.#settleFor(group.visible);
    return this.#remembered(`${section.name}.${group.name}`, () => this.isGroupShown(section, group.parent) && holds(group.visible, this.#context()));
  }

  /** What a question says: the stored answer, the computed value, the constant; null while it is not shown. */
  answerOf(name: string): JsonValue {
    this.#settle(name);
    const known = this.#answers.get(name);
    if (known !== undefined) return known;
    // What waits for itself is blank, also where it stands in a circle and comes later.
    if (this.#waiting.has(name) || !this.#shown.has(name)) return null;
    return this.#decideAnswer(name);
  }

  /**
   * Decides a question after everything that it waits for, in one order whatever is asked for first. In a circle nobody could ever begin: there
   * the first question of the questionnaire finds the others blank, and each further one finds those before it decided.
   */
  #settle(name: string): void {
    if (this.#shown.has(name) || this.#waiting.has(name)) return;
    const { direct, rank, circular } = decisionOrder(this.#definition);
    if (!rank.has(name)) return;
    const needed = new Set([name]);
    for (const one of needed)
      for (const other of direct.get(one) ?? []) if (rank.has(other) && !this.#shown.has(other) && !this.#waiting.has(other)) needed.add(other);
    for (const one of needed) this.#waiting.add(one);
    for (const one of needed.size === 1 ? needed : [...needed].sort((left, right) => (rank.get(left) ?? 0) - (rank.get(right) ?? 0))) {
      const { question, section } = placesIn(this.#definition).get(one) as Place;
      const shown = this.isSectionShown(section) && this.isGroupShown(section, question.group) && holds(question.visible, this.contextOf(question));
      this.#shown.set(one, shown);
      // Nothing waits for the one that was asked for, unless in a circle: whether it is shown is often all that is wanted.
      if (one !== name || circular.has(one)) this.#decideAnswer(one);
      this.#waiting.delete(one);
    }
  }

  #settleFor(visible: Expression | undefined): void {
    if (visible) for (const name of questionsOf(visible)) this.#settle(name);
  }

  #decideAnswer(name: string): JsonValue {
    this.#waiting.add(name);
    const answer = this.#shown.get(name) ? this.#valueOf((placesIn(this.#definition).get(name) as Place).question) : null;
    this.#waiting.delete(name);
    this.#answers.set(name, answer);
    return answer;
  }

  /** What stands in a question before anybody answered it, as an offer; null when there is none. */
  defaultOf(question: Question): JsonValue {
    return this.#defaultOf(question, this.contextOf(question));
  }

  /** Whether a reader would miss an answer here. */
  isRequired(question: Question): boolean {
    return question.optional !== true && holds(question.requiredIf, this.contextOf(question));
  }

  /** Whether an answer fulfils what the question says about it. A blank one always does. */
  fulfils(question: Question): boolean {
    const self = this.answerOf(question.name);
    return self === null || self === "" || holds(question.constraint, { ...this.#context(), self });
  }

  /** The choices that are offered now. Of a list of the desk's own, none is taken away. */
  choicesOf(question: Question & { readonly choices?: readonly Choice[] | undefined }): readonly Choice[] {
    return this.#offered(question, this.contextOf(question));
  }

  contextOf(question: Question): ExpressionContext {
    return { ...this.#context(), self: this.#given(question.name) };
  }

  isColumnAsked(question: Question, column: Column, cells: Cells, row: number): boolean {
    return isAnswerable(column) && this.isColumnShown(question, column, cells, row);
  }

  isColumnShown(question: Question, column: Column, cells: Cells, row: number): boolean {
    return column.visible === undefined || holds(column.visible, this.rowContext(question, cells, row, column.name));
  }

  isColumnRequired(question: Question, column: Column, cells: Cells, row: number): boolean {
    return column.optional !== true && (column.requiredIf === undefined || holds(column.requiredIf, this.rowContext(question, cells, row, column.name)));
  }

  columnFulfils(question: Question, column: Column, cells: Cells, row: number): boolean {
    const self = cells[column.name] ?? null;
    return self === null || self === "" || column.constraint === undefined || holds(column.constraint, { ...this.rowContext(question, cells, row), self });
  }

  columnChoices(question: Question, column: Column, cells: Cells, row: number): readonly Choice[] {
    return this.#offered(column, this.rowContext(question, cells, row, column.name));
  }

  columnDefault(question: Question, column: Column, cells: Cells, row: number): JsonValue {
    return this.#defaultOf(column, this.rowContext(question, cells, row, column.name));
  }

  /** What a cell says: as entered, computed or constant; null while its column is not shown in this row. */
  cellOf(question: Question, name: string, cells: Cells, row: number): JsonValue {
    return this.#cellsOf(question, cells, row)(name);
  }

  /** @param column whose own cell `once` looks at */
  rowContext(question: Question, cells: Cells, row: number, column?: string): ExpressionContext {
    return { ...this.#context(question), cellOf: this.#cellsOf(question, cells, row), row, self: column === undefined ? null : (cells[column] ?? null) };
  }

  /** Each cell is decided once, and a circle of columns from its first one on: as in `#settle`. */
  #cellsOf(question: Question, cells: Cells, row: number): (column: string) => JsonValue {
    const columns = "columns" in question ? question.columns : [];
    const circle = new Set(circularColumns(question));
    const waiting = new Set<string>();
    const known = new Map<string, JsonValue>();
    let isCircleDecided = circle.size === 0;
    const cellOf = (name: string): JsonValue => {
      const column = columns.find((one) => one.name === name);
      if (!column || waiting.has(name)) return null;
      if (!isCircleDecided && circle.has(name)) {
        isCircleDecided = true;
        for (const one of circle) cellOf(one);
      }
      const before = known.get(name);
      if (before !== undefined) return before;
      waiting.add(name);
      const entered = cells[name] ?? null;
      const context: ExpressionContext = { ...this.#context(question), cellOf, row, self: entered };
      const value = !holds(column.visible, context)
        ? null
        : column.type === "calculate"
          ? computed(column.calculation, context)
          : (entered ?? (column.readOnly ? this.#defaultOf(column, context) : null));
      waiting.delete(name);
      known.set(name, value);
      return value;
    };
    return cellOf;
  }

  #valueOf(question: Question): JsonValue {
    if (question.type === "calculate") return computed(question.calculation, this.contextOf(question));
    if (question.type === "hidden") return this.defaultOf(question);
    if (question.type === "note") return null;
    const given = this.#given(question.name);
    if (question.readOnly && (given === null || given === "")) return this.defaultOf(question);
    if (question.type === "grid") return this.#gridOf(question, given);
    return question.type === "rows" ? this.#rowsOf(question, given) : given;
  }

  /** With what is computed in them, and without the cells that are not shown. */
  #rowsOf(question: Question & { readonly type: "rows" }, given: JsonValue): JsonValue {
    if (!Array.isArray(given) || !question.columns.some(isDecided)) return given;
    return (given as readonly Cells[]).map((cells, at) => {
      const cellOf = this.#cellsOf(question, cells, at + 1);
      return Object.fromEntries(question.columns.map((column) => [column.name, cellOf(column.name)]));
    });
  }

  /** The same of the fixed rows in which somebody entered something: what nobody answered says nothing. */
  #gridOf(question: Question & { readonly type: "grid" }, given: JsonValue): JsonValue {
    if (typeof given !== "object" || given === null || Array.isArray(given) || !question.columns.some(isDecided)) return given;
    const rows = given as { readonly [row: string]: Cells };
    return Object.fromEntries(
      question.rows.flatMap(({ value: row }, at) => {
        const cells = rows[row];
        if (!cells) return [];
        if (isEmptyAnswer(cells)) return [[row, cells]];
        const cellOf = this.#cellsOf(question, cells, at + 1);
        return [[row, Object.fromEntries(question.columns.flatMap(({ name }) => (cellOf(name) === null ? [] : [[name, cellOf(name)]])))]];
      }),
    );
  }

  #defaultOf(asked: Question | Column, context: ExpressionContext): JsonValue {
    return asked.defaultFrom ? computed(asked.defaultFrom, context) : (asked.defaultValue ?? null);
  }

  #offered(asked: Question | Column, context: ExpressionContext): readonly Choice[] {
    const choices = ("choices" in asked ? asked.choices : undefined) ?? [];
    const filter = "choiceFilter" in asked ? asked.choiceFilter : undefined;
    return filter ? choices.filter((choice) => holds(filter, { ...context, choice })) : choices;
  }

  #context(within?: Question): ExpressionContext {
    return {
      answerOf: (name) => this.answerOf(name),
      choiceTitle: ({ question = within?.name ?? "", column }, value) => choiceTitle(this.#definition, question, column, value, this.#clock.locale ?? "en"),
      ...this.#clock,
    };
  }

  #remembered(key: string, decide: () => boolean): boolean {
    const known = this.#shownGroups.get(key);
    if (known !== undefined) return known;
    this.#shownGroups.set(key, true);
    const shown = decide();
    this.#shownGroups.set(key, shown);
    return shown;
  }
}

/** A cell of it is not simply what was entered. */
function isDecided(column: Column): boolean {
  return column.visible !== undefined || column.type === "calculate" || column.readOnly === true;
}

/** The questions that are asked now, in the questionnaire's order. */
export function askedQuestions(definition: Questionnaire, asked: Asked): readonly Question[] {
  return questionsIn(definition).filter((question) => asked.isAsked(question));
}

function choiceTitle(definition: Questionnaire, question: string, column: string | undefined, value: string, locale: string): string {
  const found = placesIn(definition).get(question)?.question;
  const asked = column !== undefined && found && "columns" in found ? found.columns.find((one) => one.name === column) : found;
  const choices = asked && "choices" in asked ? asked.choices : undefined;
  return localisedText(choices?.find((choice) => choice.value === value)?.title, locale) || value;
}

/** The return as a workbook for a colleague without the app: how to fill it in, a sheet for each section, and a key for the way back. */
import type { JsonValue } from "#shared/lib/json.ts";
import {
  sheetNames,
  type Check,
  type Look,
  type Spreadsheet,
  type WrittenCell,
  type WrittenRow,
  type WrittenSheet,
} from "#shared/workbook/write-spreadsheet.ts";
import { suggestedAnswer } from "../answer/given-answers.ts";
import { isAnswerable, type Asked } from "../questionnaire/asked.ts";
import type { Column, Question, Questionnaire, Section } from "../questionnaire/definition.ts";
import { directionOf } from "./blocks.ts";
import { writtenIn, type Labelled } from "./cell-values.ts";
import { conditionInWords } from "./condition-words.ts";
import { labelsFor, partOf, slotsOf, type Lists, type Slot } from "./slots.ts";
import { keySheet, writeKey, type KeyedCell, type KeyedRegister } from "./workbook-key.ts";
import { choiceInWords, inLanguage, singleInWords } from "./wording.ts";

export interface HeldRegister {
  readonly value: JsonValue;
  readonly heads: JsonValue;
}

export interface FormWorkbook {
  readonly definition: Questionnaire;
  readonly response: string;
  readonly questionnaire: string;
  readonly country: string;
  /** The registers of a question's answer as they are; a narrative under `narrative`. */
  readonly registersOf: (question: string) => ReadonlyMap<string, HeldRegister>;
  /** The answers as they are, for what is computed from them. */
  readonly asked: Asked;
}

const spareRows = 10;
/** Longer than a cell can be; it is written in the app. */
const longestNarrative = 32_000;
const listSheet = "_lists";
/** Number, question, how to answer; the answers begin beside them. */
const firstAnswer = 3;

export function formWorkbook(form: FormWorkbook, lists: Lists): Spreadsheet {
  const { wording } = lists;
  const maker = new SheetMaker(form, lists);
  const [instructions, ...names] = sheetNames([
    wording.say("workbook.instructions"),
    ...form.definition.sections.map((section, at) => `${at + 1} ${inLanguage(wording, section.title)}`),
  ]);
  const sections = form.definition.sections.map((section, at) => maker.section(section, names[at] as string));
  const mirrored = directionOf(wording.language) === "rtl";
  const title = [inLanguage(wording, form.definition.title), form.country].filter(Boolean).join(" · ");
  const lines = ["workbook.howTo", "workbook.howToTicks", "workbook.howToLists", "workbook.howToRanks", "workbook.howToRows", "workbook.howToBack"].map((key) =>
    wording.say(key),
  );
  const hidden = (name: string, rows: readonly WrittenRow[]): WrittenSheet => ({
    name,
    widths: [],
    rows,
    checks: [],
    locked: true,
    mirrored: false,
    state: "hidden",
  });
  const key = writeKey({
    response: form.response,
    questionnaire: form.questionnaire,
    language: wording.language,
    registers: maker.registers,
    cells: maker.cells,
  });
  return {
    title,
    sheets: [
      {
        name: instructions as string,
        widths: [100],
        rows: [{ cells: [cell(title, "title")], height: 30 }, ...lines.map((line) => ({ cells: [cell(line, "plain")], height: heightOf(line, 100) }))],
        checks: [],
        locked: true,
        mirrored,
        state: "visible",
      },
      ...sections.map((sheet) => ({ ...sheet, mirrored })),
      hidden(listSheet, maker.lists()),
      hidden(
        keySheet,
        key.map((row) => ({ cells: row.map((text) => cell(text, "plain")) })),
      ),
    ],
  };
}

const cell = (value: string | number | null, look: Look): WrittenCell => ({ value, look });
const heightOf = (text: string, width: number, least = 1): number =>
  15 *
  Math.min(
    25,
    Math.max(
      least,
      text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0),
    ),
  );

class SheetMaker {
  readonly registers: KeyedRegister[] = [];
  readonly cells: KeyedCell[] = [];
  readonly #form: FormWorkbook;
  readonly #lists: Lists;
  readonly #asked: Asked;
  readonly #offered: { readonly key: string; readonly labels: readonly string[] }[] = [];

  constructor(form: FormWorkbook, lists: Lists) {
    this.#form = form;
    this.#lists = lists;
    this.#asked = form.asked;
  }

  section(section: Section, name: string): WrittenSheet {
    const { wording } = this.#lists;
    const { definition } = this.#form;
    const rows: WrittenRow[] = [];
    const checks: Check[] = [];
    const push = (...cells: (WrittenCell | null)[]): number =>
      rows.push({ cells, height: Math.max(15, ...cells.map((one, at) => heightIn(one, widths[at] ?? 24))) }) - 1;
    push(null, cell(inLanguage(wording, section.title), "title"));
    const about = [inLanguage(wording, section.description), conditionInWords(section.visible, definition, wording)].filter(Boolean).join("\n");
    if (about) push(null, cell(about, "note"));
    push(
      cell(wording.say("workbook.number"), "head"),
      cell(wording.say("workbook.question"), "head"),
      cell(wording.say("workbook.how"), "head"),
      cell(wording.say("workbook.answer"), "head"),
    );
    for (const question of section.questions) {
      if (question.type === "hidden") continue;
      this.#question(question, { push, checks, sheet: name });
    }
    return { name, widths, rows, checks, locked: true, mirrored: false, state: "visible" };
  }

  #question(question: Question, at: { push: (...cells: (WrittenCell | null)[]) => number; checks: Check[]; sheet: string }): void {
    const { wording } = this.#lists;
    const { definition } = this.#form;
    const held = this.#form.registersOf(question.name);
    const rowIds = question.type === "rows" ? rowsIn(question, held) : [];
    const slots = isTooLong(question, held) ? [] : slotsOf(question, definition, rowIds);
    for (const slot of new Map(slots.map((one) => [one.register, one])).values()) {
      const { value = null, heads = [] } = held.get(slot.register) ?? {};
      this.registers.push({ question: question.name, register: slot.register, base: shownRanking(slot, value, this.#asked), heads });
    }
    const title = inLanguage(wording, question.title);
    const how = [
      ...new Set([
        this.#how(question, slots),
        inLanguage(wording, question.description),
        inLanguage(wording, question.guidance),
        conditionInWords(question.visible, definition, wording),
        this.#suggested(question),
      ]),
    ]
      .filter(Boolean)
      .join("\n");
    const head = (label: string): [WrittenCell, WrittenCell, WrittenCell] => [
      cell(question.number ?? "", "question"),
      cell(label, "question"),
      cell(how, "note"),
    ];
    /** One row of the sheet: its label, and a cell for each slot. */
    const line = (label: string, own: readonly (Slot | null)[], first: boolean): void => {
      const written = own.map((slot) => (slot ? this.#written(slot, held) : cell("", "given")));
      const row = first ? at.push(...head(label), ...written) : at.push(null, cell(label, "label"), null, ...written);
      own.forEach((slot, index) => {
        if (!slot) return;
        this.cells.push({
          sheet: at.sheet,
          row,
          column: firstAnswer + index,
          question: question.name,
          register: slot.register,
          part: slot.part,
          beside: beside(label),
        });
        const check = this.#check(slot, row, firstAnswer + index);
        if (check) at.checks.push(check);
      });
    };
    if (question.type === "grid" || question.type === "rows") {
      const columns = question.columns.filter((column) => column.type !== "note");
      at.push(...head(title), ...columns.map((column) => cell(inLanguage(wording, column.title), "head")));
      const ids = question.type === "grid" ? question.rows.map((row) => `cell.${row.value}`) : rowIds.map((id) => `row.${id}`);
      ids.forEach((register, index) => {
        const label = question.type === "grid" ? inLanguage(wording, question.rows[index]?.title) : `${inLanguage(wording, question.rowTitle)} ${index + 1}`;
        line(
          label,
          columns.map((column) => slots.find((slot) => slot.register === register && slot.part === column.name) ?? null),
          false,
        );
      });
      return;
    }
    const [first] = slots;
    if (!first) {
      at.push(...head(title), ...(question.type === "note" ? [] : [cell(this.#given(question, held), "given")]));
    } else if (slots.length === 1) line(title, [first], true);
    else if (first.part === "" && first.register === "value") {
      line(title, [first], true);
      for (const slot of slots.slice(1)) line(wording.say("otherNamely"), [slot], false);
    } else {
      at.push(...head(title));
      for (const slot of slots) line(this.#label(question, slot), [slot], false);
    }
  }

  #label(question: Question, slot: Slot): string {
    const { wording } = this.#lists;
    if (slot.register === "other") return wording.say("otherNamely");
    if (question.type === "matrix") return inLanguage(wording, question.rows.find((row) => `cell.${row.value}` === slot.register)?.title);
    return choiceInWords(question, slot.part, this.#form.definition, wording);
  }

  #written(slot: Slot, held: ReadonlyMap<string, HeldRegister>): WrittenCell {
    const value = partOf(slot, shownRanking(slot, held.get(slot.register)?.value ?? null, this.#asked));
    const looks: Partial<Record<Slot["kind"], Look>> = { number: "number", place: "number", tick: "number", date: "date", time: "time", moment: "moment" };
    return cell(writtenIn(slot.kind, value, labelsFor(slot, this.#lists)), looks[slot.kind] ?? "text");
  }

  /** What is shown and not asked: a computed value, a constant, a text too long for a cell. */
  #given(question: Question, held: ReadonlyMap<string, HeldRegister>): string {
    const { wording } = this.#lists;
    if (isTooLong(question, held)) return wording.say("workbook.tooLong");
    return singleInWords(question, this.#asked.answerOf(question.name), this.#form.definition, wording).join("\n");
  }

  /** Beside the cell and not in it: a value that comes back as it went out was confirmed by nobody. */
  #suggested(question: Question): string {
    const { wording } = this.#lists;
    const answer = singleInWords(question, suggestedAnswer(question, this.#asked), this.#form.definition, wording).join(", ");
    return answer === "" ? "" : wording.say("suggestedToWrite", { answer });
  }

  #how(question: Question, slots: readonly Slot[]): string {
    const { wording } = this.#lists;
    const { say } = wording;
    const listed = slots.some((slot) => slot.kind === "several") ? say("workbook.several") : "";
    switch (question.type) {
      case "choices":
        return [
          listed || say("workbook.tick"),
          question.atLeast !== undefined && question.atLeast === question.atMost
            ? say("workbook.exactly", { count: question.atLeast })
            : question.atMost !== undefined
              ? say("workbook.atMost", { count: question.atMost })
              : "",
        ]
          .filter(Boolean)
          .join(" ");
      case "ranking":
        return listed || say("workbook.rank");
      case "choice":
      case "matrix":
        return say("workbook.choose");
      case "narrative":
        return question.maxWords === undefined ? "" : say("workbook.words", { count: question.maxWords });
      case "yes":
        return say("workbook.yesNo");
      case "date":
        return say("workbook.date");
      default:
        return "";
    }
  }

  #check(slot: Slot, row: number, column: number): Check | null {
    const { say } = this.#lists.wording;
    const { asked } = slot;
    switch (slot.kind) {
      case "tick":
        return { row, column, kind: "whole", min: 0, max: 1, message: say(asked.type === "yes" && slot.part === "" ? "workbook.yesNo" : "workbook.tick") };
      case "place":
        return { row, column, kind: "whole", min: 1, max: 300, message: say("workbook.rank") };
      case "number":
        return numberCheck(asked, row, column, say);
      case "date":
      case "moment":
        return { row, column, kind: "date", message: say("workbook.date") };
      case "time":
        return { row, column, kind: "time", message: say("workbook.time") };
      case "choice": {
        const labels = labelsFor(slot, this.#lists);
        return labels && labels.length > 0 ? { row, column, kind: "list", list: this.#offer(labels), message: say("workbook.choose") } : null;
      }
      default:
        return null;
    }
  }

  /** The column of the hidden sheet in which these labels stand; questions that offer the same share one. */
  #offer(labels: readonly Labelled[]): { readonly sheet: string; readonly column: number; readonly count: number } {
    const key = JSON.stringify(labels.map(({ label }) => label));
    let column = this.#offered.findIndex((one) => one.key === key);
    if (column < 0) column = this.#offered.push({ key, labels: labels.map(({ label }) => label) }) - 1;
    return { sheet: listSheet, column, count: labels.length };
  }

  lists(): readonly WrittenRow[] {
    const longest = Math.max(0, ...this.#offered.map(({ labels }) => labels.length));
    return Array.from({ length: longest }, (_one, row) => ({
      cells: this.#offered.map(({ labels }) => (row < labels.length ? cell(labels[row] as string, "plain") : null)),
    }));
  }
}

const widths = [6, 46, 34, 40, ...Array.from({ length: 99 }, () => 24)];

function heightIn(one: WrittenCell | null, width: number): number {
  if (!one || typeof one.value !== "string") return 15;
  // A title may run over into the next cell.
  return one.look === "title" ? 26 : heightOf(one.value, width);
}

function numberCheck(asked: Question | Column, row: number, column: number, say: Lists["wording"]["say"]): Check {
  const bounds =
    asked.type === "scale" || asked.type === "range" ? [asked.from, asked.to] : asked.type === "number" ? [asked.min ?? null, asked.max ?? null] : [null, null];
  const [min = null, max = null] = bounds;
  const isWhole = asked.type === "scale" || (asked.type === "number" && asked.whole === true);
  const between = min !== null && max !== null ? say("workbook.between", { min, max }) : "";
  return {
    row,
    column,
    kind: isWhole ? "whole" : "decimal",
    min,
    max,
    message: [say(isWhole ? "workbook.whole" : "workbook.decimal"), between].filter(Boolean).join(" "),
  };
}

/** As the form shows it: without what is no longer chosen. */
function shownRanking(slot: Slot, value: JsonValue, asked: Asked): JsonValue {
  if (slot.kind !== "place" || slot.asked.type !== "ranking" || slot.asked.of === undefined || !Array.isArray(value)) return value;
  const chosen = asked.answerOf(slot.asked.of);
  return (value as readonly JsonValue[]).filter((code) => Array.isArray(chosen) && (chosen as readonly JsonValue[]).includes(code));
}

function rowsIn(question: Question & { readonly type: "rows" }, held: ReadonlyMap<string, HeldRegister>): string[] {
  const kept = [...held]
    .filter(([register, { value }]) => register.startsWith("row.") && value !== null)
    .map(([register, { value }]) => ({ id: register.slice("row.".length), order: (value as { order: number }).order }))
    .sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1));
  const spare = Math.max(0, Math.min(spareRows, (question.atMost ?? Infinity) - kept.length));
  return [...kept.map(({ id }) => id), ...Array.from({ length: isAnswerable(question) ? spare : 0 }, (_one, at) => `${newRow}${at + 1}`)];
}

/** Ids of rows that are not there yet begin with what no id has. */
export const newRow = "+";

/** What stands beside a cell, as it can be found again whatever a program does with white space. */
export const beside = (label: string): string => label.replace(/\s+/g, " ").trim().slice(0, 80);

function isTooLong(question: Question, held: ReadonlyMap<string, HeldRegister>): boolean {
  const letters = held.get("narrative")?.value;
  return question.type === "narrative" && typeof letters === "string" && letters.length > longestNarrative;
}

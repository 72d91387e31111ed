import type { JsonValue } from "#shared/lib/json.ts";
import { otherChoice, type Choice, type Column, type Question } from "../questionnaire/definition.ts";

/**
 * Whether a value is of the kind that a question asks for. It says nothing about the answer being complete: four priorities of five are
 * an answer on its way, and null takes an answer back.
 * @param row the matrix row, for questions that have them; repeating rows give their cells as `value`
 */
export function fitsQuestion(question: Question, value: JsonValue, row?: string): boolean {
  if (question.type === "matrix" || question.type === "grid") {
    if (!question.rows.some((known) => known.value === row)) return false;
  }
  if (value === null) return true;
  switch (question.type) {
    case "narrative":
      return false;
    case "ranking":
      return isListOfDifferent(value) && value.every((one) => isCode(one, question.of === undefined ? question.choices : undefined));
    case "matrix":
      return isCode(value, question.scale);
    case "grid":
    case "rows":
      return fitsColumns(question.columns, value);
    default:
      return fitsSingle(question, value);
  }
}

/**
 * The same of an answer as one plain value, as a signed copy holds it: whole tables, and in their cells also what was computed or given.
 * @param value see `givenAnswer`
 */
export function fitsWhole(question: Question, value: JsonValue): boolean {
  switch (question.type) {
    case "narrative":
      return typeof value === "string";
    case "matrix":
    case "grid":
      return (
        isTable(value) &&
        Object.entries(value).every(([row, cells]) => fitsQuestion(question, question.type === "grid" ? entered(question, cells) : cells, row))
      );
    case "rows":
      return Array.isArray(value) && value.every((cells) => isTable(cells) && fitsQuestion(question, entered(question, cells)));
    default:
      return fitsQuestion(question, value);
  }
}

function isTable(value: JsonValue): value is { readonly [name: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Without the cells that nobody enters: what an expression computes may be of any type, but is no table. */
function entered(question: Question & { readonly type: "grid" | "rows" }, cells: JsonValue): JsonValue {
  if (!isTable(cells)) return cells;
  const given = new Set(question.columns.flatMap((column) => (column.type === "calculate" || column.readOnly ? [column.name] : [])));
  return Object.fromEntries(Object.entries(cells).filter(([name, cell]) => !given.has(name) || isTable(cell)));
}

function fitsColumns(columns: readonly Column[], value: JsonValue): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(value as { readonly [column: string]: JsonValue }).every(([name, cell]) => {
    const column = columns.find((column) => column.name === name);
    return column !== undefined && (cell === null || fitsSingle(column, cell));
  });
}

type Single = Column | Exclude<Question, { type: "narrative" | "ranking" | "matrix" | "grid" | "rows" }>;

function fitsSingle(asked: Single, value: JsonValue): boolean {
  switch (asked.type) {
    case "text":
      return typeof value === "string";
    case "number":
      return typeof value === "number" && Number.isFinite(value) && (!asked.whole || Number.isInteger(value));
    case "date":
      return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case "time":
      return typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value);
    case "datetime":
      return typeof value === "string" && /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value);
    case "yes":
      return typeof value === "boolean";
    case "range":
      return typeof value === "number" && value >= asked.from && value <= asked.to && isOnStep((value - asked.from) / asked.step);
    case "scale":
      return typeof value === "number" && Number.isInteger(value) && value >= asked.from && value <= asked.to;
    case "choice":
      return isCode(value, asked.choices, asked.other);
    case "choices":
      return isListOfDifferent(value) && value.every((one) => isCode(one, asked.choices, asked.other));
    case "note":
    case "calculate":
    case "hidden":
      return false;
  }
}

/** Steps such as 0.1 have no exact number. */
const isOnStep = (steps: number): boolean => Math.abs(steps - Math.round(steps)) < 1e-6;

/** Without a list of its own a question takes its choices from the desk's lists, which differ from device to device. */
function isCode(value: JsonValue, choices: readonly Choice[] | undefined, other?: boolean): boolean {
  if (typeof value !== "string") return false;
  return choices === undefined || (other === true && value === otherChoice) || choices.some((choice) => choice.value === value);
}

function isListOfDifferent(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string") && new Set(value).size === value.length;
}

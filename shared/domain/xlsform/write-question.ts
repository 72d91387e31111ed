/** A question, or a column of a table, as rows of the survey sheet. */
import type { Choice, Column, Question } from "../questionnaire/definition.ts";
import type { Expression } from "../questionnaire/expression.ts";
import type { Localised } from "../questionnaire/localised.ts";
import { ownPrefix } from "./headers.ts";
import { boundsText, defaultText, otherColumn } from "./own-columns.ts";
import type { ExpressionColumn } from "./reading.ts";
import type { Cells, LanguageColumns } from "./sheet-writer.ts";

/** Where expressions are: what a column is called there. */
export interface Place {
  readonly repeat?: Question & { readonly type: "rows" };
  /** Of a row of a grid: what stands before the names of its columns. */
  readonly prefix?: string;
  readonly grid?: Question & { readonly type: "grid" };
}

export interface Writing {
  readonly columns: LanguageColumns;
  /** A title that says no more than the name is left out, or null when every title is written. */
  readonly plain: string | null;
  /** @returns the name of the list */
  list(own: string, choices: readonly Choice[], kept: string | undefined): string;
  expression(expression: Expression, place: Place): { readonly xpath: string; readonly isExact: boolean };
  question(name: string): Question | undefined;
  /** Other tools refuse a reference when a group is called like the question. */
  groupName(name: string): string;
}

export const originalName = (part: { readonly name: string; readonly carried?: Readonly<Record<string, string>> | undefined }): string =>
  part.carried?.["name"] ?? part.name;

export function writeQuestion(writing: Writing, question: Question): Cells[] {
  switch (question.type) {
    case "rows":
      return [
        repeatRow(writing, question),
        ...question.columns.map((column) => part(writing, column, column.name, { repeat: question })),
        { type: "end_repeat" },
      ];
    case "matrix":
      return matrixRows(writing, question);
    case "grid":
      return gridRows(writing, question);
    default:
      return [part(writing, question, question.name, {})];
  }
}

/** What a row says of a group. */
export function putTexts(
  writing: Writing,
  cells: Cells,
  of: { readonly title?: Localised; readonly description?: Localised; readonly name: string; readonly carried?: Readonly<Record<string, string>> | undefined },
): void {
  const name = originalName(of);
  cells["name"] = name;
  const isPlain = of.title !== undefined && writing.plain !== null && Object.keys(of.title).length === 1 && of.title[writing.plain] === name;
  if (!isPlain) writing.columns.put(cells, "label", of.title);
  writing.columns.put(cells, "hint", of.description);
}

export function putExpression(writing: Writing, cells: Cells, column: ExpressionColumn, expression: Expression | undefined, place: Place = {}): void {
  if (!expression) return;
  const { xpath, isExact } = writing.expression(expression, place);
  cells[column] = xpath;
  if (!isExact) cells[ownPrefix + column] = JSON.stringify(expression);
}

/** What came from another file and has no use here goes back into its column. */
export function putCarried(cells: Cells, carried: Readonly<Record<string, string>> | undefined): void {
  for (const [column, value] of Object.entries(carried ?? {})) {
    if (column !== "name" && column !== "list_name" && column !== otherColumn && (cells[column] ?? "") === "") cells[column] = value;
  }
}

function common(writing: Writing, cells: Cells, question: Question | Column, place: Place): void {
  putTexts(writing, cells, question);
  writing.columns.put(cells, "guidance_hint", question.guidance);
  const isUnasked = question.type === "note" || question.type === "calculate" || question.type === "hidden";
  if (question.requiredIf) putExpression(writing, cells, "required", question.requiredIf, place);
  else if (isUnasked) cells["required"] = question.optional ? "no" : "";
  else cells["required"] = question.optional ? "" : "yes";
  writing.columns.put(cells, "required_message", question.requiredMessage);
  putExpression(writing, cells, "relevant", question.visible, place);
  putExpression(writing, cells, "constraint", question.constraint, place);
  writing.columns.put(cells, "constraint_message", question.constraintMessage);
  putExpression(writing, cells, "default", question.defaultFrom, place);
  if (question.defaultValue !== undefined) cells["default"] = defaultText.write(question.defaultValue);
  if (question.readOnly) cells["readonly"] = "yes";
  if (question.appearance !== undefined) cells["appearance"] = question.appearance;
  if ("number" in question && question.number !== undefined) cells[`${ownPrefix}number`] = question.number;
}

function part(writing: Writing, question: Question | Column, listName: string, place: Place): Cells {
  const cells: Cells = {};
  common(writing, cells, question, place);
  const own: string[] = [];
  const say = (key: string, value: string | number | undefined): void => {
    if (value !== undefined) own.push(`${key}=${value}`);
  };
  const ownType = (type: string): void => void (cells[`${ownPrefix}type`] = type);
  if (cells["constraint"] === undefined) {
    const bounds = boundsText(question as Readonly<Record<string, unknown>>);
    if (bounds !== "") cells["constraint"] = bounds;
  }
  switch (question.type) {
    case "text":
    case "narrative":
      cells["type"] = "text";
      if (question.type === "narrative" || question.long)
        cells["appearance"] = ["multiline", question.appearance].filter((word) => word !== undefined).join(" ");
      if (question.type === "narrative") ownType("narrative");
      if (question.type === "narrative") say("max-words", question.maxWords);
      else {
        say("suggest-from", question.suggestFrom);
        if (question.suggestions) cells[`${ownPrefix}suggestions`] = question.suggestions.join("\n");
      }
      break;
    case "number":
      cells["type"] = question.whole ? "integer" : "decimal";
      say("min", question.min);
      say("max", question.max);
      break;
    case "range":
    case "scale":
      cells["type"] = "range";
      cells["parameters"] = `start=${question.from} end=${question.to} step=${question.type === "range" ? question.step : 1}`;
      if (question.type === "scale") ownType("scale");
      break;
    case "choice":
    case "choices":
    case "ranking":
      select(writing, cells, question, listName, place, say, ownType);
      break;
    case "datetime":
      cells["type"] = "dateTime";
      break;
    case "yes":
      cells["type"] = "acknowledge";
      break;
    case "calculate":
      cells["type"] = "calculate";
      putExpression(writing, cells, "calculation", question.calculation, place);
      break;
    default:
      cells["type"] = question.type;
  }
  if (own.length > 0) cells[`${ownPrefix}parameters`] = own.join(" ");
  putCarried(cells, question.carried);
  return cells;
}

type Select = (Question | Column) & { readonly type: "choice" | "choices" | "ranking" };
function select(
  writing: Writing,
  cells: Cells,
  question: Select,
  listName: string,
  place: Place,
  say: (key: string, value: string | number | undefined) => void,
  ownType: (type: string) => void,
): void {
  const command = { choice: "select_one", choices: "select_multiple", ranking: "rank" }[question.type];
  putExpression(writing, cells, "choice_filter", question.choiceFilter, place);
  if (question.type !== "ranking") say("choices-from", question.choicesFrom);
  if (question.type === "choices") {
    say("at-least", question.atLeast);
    say("at-most", question.atMost);
  }
  const ranked = question.type === "ranking" && !question.choices ? writing.question(question.of ?? "") : undefined;
  if (question.type === "ranking") say("of", question.of);
  const choices = question.choices ?? (ranked && "choices" in ranked ? ranked.choices : undefined);
  const hasOther = question.type !== "ranking" && question.other === true;
  if (!choices) {
    // The list is on the desk and not in the form: other tools ask for a text.
    cells["type"] = "text";
    ownType(question.type);
    if (hasOther) say("other", "yes");
    return;
  }
  if (ranked) cells["choice_filter"] = `selected(\${${originalName(ranked)}}, name)`;
  const all = withOther(choices, question.carried?.[otherColumn]);
  const name = ranked
    ? writing.list(ranked.name, withOther(choices, ranked.carried?.[otherColumn]), ranked.carried?.["list_name"])
    : writing.list(listName, all, question.carried?.["list_name"]);
  // Readers of XLSForms do not take `or_other` together with a filter.
  const isPlainOther = hasOther && !question.choiceFilter;
  if (hasOther && !isPlainOther) say("other", "yes");
  cells["type"] = `${command} ${name}${isPlainOther ? " or_other" : ""}`;
}

function withOther(choices: readonly Choice[], kept: string | undefined): readonly Choice[] {
  if (kept === undefined) return choices;
  try {
    const { at, choice } = JSON.parse(kept) as { at: number; choice: Choice };
    return choices.toSpliced(at, 0, choice);
  } catch {
    return choices;
  }
}

function repeatRow(writing: Writing, question: Question & { readonly type: "rows" }): Cells {
  const cells: Cells = { type: "begin_repeat" };
  common(writing, cells, question, {});
  const isSame = (texts: Localised): boolean => JSON.stringify(texts) === JSON.stringify(question.title);
  for (const [key, texts] of [
    ["row", question.rowTitle],
    ["add", question.addTitle],
  ] as const)
    if (!isSame(texts)) for (const [tag, text] of Object.entries(texts)) cells[`${ownPrefix}${key}::${writing.columns.written(tag)}`] = text;
  putExpression(writing, cells, "repeat_count", question.count);
  if (question.atMost !== undefined) cells[`${ownPrefix}parameters`] = `at-most=${question.atMost}`;
  putCarried(cells, question.carried);
  return cells;
}

/** A group of questions with one list: the others draw it as a table as well. */
function matrixRows(writing: Writing, question: Question & { readonly type: "matrix" }): Cells[] {
  const head: Cells = { type: "begin_group", [`${ownPrefix}type`]: "matrix" };
  common(writing, head, question, {});
  head["appearance"] = [question.appearance, "table-list"].filter((word) => word !== undefined).join(" ");
  putCarried(head, question.carried);
  const list = writing.list(`${question.name}_scale`, question.scale, undefined);
  const rows = question.rows.map(({ value, title }): Cells => {
    const cells: Cells = { type: `select_one ${list}`, required: question.optional ? "" : "yes" };
    putTexts(writing, cells, { name: `${question.name}_${value}`, title });
    return cells;
  });
  return [head, ...rows, { type: "end_group" }];
}

function gridRows(writing: Writing, question: Question & { readonly type: "grid" }): Cells[] {
  const head: Cells = { type: "begin_group", [`${ownPrefix}type`]: "grid" };
  common(writing, head, question, {});
  putCarried(head, question.carried);
  const rows = question.rows.flatMap(({ value, title }): Cells[] => {
    const cells: Cells = { type: "begin_group" };
    putTexts(writing, cells, { name: `${question.name}_${value}`, title });
    const prefix = `${question.name}_${value}_`;
    const inside = question.columns.map((column) => {
      // The title is the column's, so its name alone never makes it superfluous.
      const line = part(writing, { ...column, name: prefix + column.name } as Column, prefix + column.name, { grid: question, prefix });
      writing.columns.put(line, "label", column.title);
      return line;
    });
    return [cells, ...inside, { type: "end_group" }];
  });
  return [head, ...rows, { type: "end_group" }];
}

/** What all parts of an import look at, and how it reads an expression: translated, refused with its place, or left out by name. */
import type { Expression } from "../questionnaire/expression.ts";
import { parseXPath, type Refusal } from "../questionnaire/xpath/parse.ts";
import { toXPath } from "../questionnaire/xpath/to-xpath.ts";
import { expressionSchema } from "../questionnaire/expression.ts";
import type { ChoiceList, ListNames } from "./choice-lists.ts";
import type { Findings } from "./findings.ts";
import { repeatOf, type FormNode } from "./form-tree.ts";
import { ownPrefix } from "./headers.ts";
import type { LanguageTable } from "./languages.ts";
import { parametersOf } from "./question-types.ts";
import type { Table } from "./sheet-table.ts";

export interface Reading {
  readonly survey: Table;
  readonly lists: ReadonlyMap<string, ChoiceList>;
  readonly usedLists: Set<string>;
  readonly listNames: ListNames;
  readonly languages: LanguageTable;
  readonly findings: Findings;
  /** What the desk calls each named row. */
  readonly names: ReadonlyMap<FormNode, string>;
  readonly byName: ReadonlyMap<string, readonly FormNode[]>;
  /** Rows that come in as something that has an answer or a value. */
  readonly available: Set<FormNode>;
}

export const own = (reading: Reading, node: FormNode, key: string): string => reading.survey.cell(node.row, ownPrefix + key);
export const ownParameters = (reading: Reading, node: FormNode): ReadonlyMap<string, string> => parametersOf(own(reading, node, "parameters"));

/** Groups that are one question on the desk. */
export const isTable = (survey: Table, node: FormNode): boolean =>
  node.type.kind === "begin" && node.type.what === "group" && /^(matrix|grid)$/.test(survey.cell(node.row, `${ownPrefix}type`));

export type ExpressionColumn = "relevant" | "required" | "constraint" | "calculation" | "default" | "choice_filter" | "repeat_count";

interface Outcome {
  readonly expression?: Expression;
  readonly refusal?: Refusal;
  /** The reference that failed, and why. */
  readonly reference?: { readonly name: string; readonly why: "unknown" | "several" | "absent" };
}

/** @param cellsOf how a name is taken inside a grid, where questions stand for cells */
export function outcomeOf(reading: Reading, node: FormNode, column: ExpressionColumn, cellsOf?: (name: string) => Expression | null): Outcome {
  const text = reading.survey.cell(node.row, column);
  const kept = keptTree(reading, node, column, text);
  if (kept) return { expression: kept };
  let reference: Outcome["reference"];
  const parsed = parseXPath(text, {
    isFilter: column === "choice_filter",
    resolve: (name) => {
      const cell = cellsOf?.(name);
      if (cell) return cell;
      const found = resolved(reading, node, name);
      if (typeof found !== "string") return found;
      reference = { name, why: found };
      return null;
    },
  });
  return parsed.ok ? { expression: parsed.expression } : { refusal: parsed, ...(reference ? { reference } : {}) };
}

/** @returns the expression, or undefined when the cell is blank or when the reason is among the findings by now */
export function expressionOf(
  reading: Reading,
  node: FormNode,
  column: ExpressionColumn,
  cellsOf?: (name: string) => Expression | null,
): Expression | undefined {
  const text = reading.survey.cell(node.row, column);
  if (text === "") return undefined;
  const { expression, refusal, reference } = outcomeOf(reading, node, column, cellsOf);
  if (refusal) report(reading, node, column, text, refusal, reference);
  return expression;
}

/** A cell that is right in the form but that the desk cannot compute is not an error. */
export function isWrong(refusal: Refusal, reference: Outcome["reference"], text: string): boolean {
  if (isBroken(refusal, text)) return true;
  switch (refusal.reason) {
    case "unknown-name":
      return reference?.why !== "absent" && !refusal.name.startsWith("last-saved#");
    case "syntax":
    case "quote":
    case "empty":
      return !isPath(text);
    case "character":
      return !/^[[\]@|$/:]/.test(refusal.name) && !isPath(text);
    case "arguments":
      return !/^(sum|count|count-non-empty|position|jr:choice-name|min|max|string|number|string-length|normalize-space|round|date|format-date|join)$/.test(
        refusal.name,
      );
    default:
      return false;
  }
}

/** The parser stops at what the desk cannot compute. What comes after it may be wrong in every tool. */
function isBroken(refusal: Refusal, text: string): boolean {
  const plain = text
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/'[^']*'|"[^"]*"/g, "0")
    .replaceAll(/\$\{[^{}]*\}/g, "0");
  if (/['"{}]|\$(?![A-Za-z_])/.test(plain)) return true;
  let open = 0;
  for (const sign of plain.replaceAll(/[^()[\]]/g, "")) {
    open += sign === "(" || sign === "[" ? 1 : -1;
    if (open < 0) return true;
  }
  if (open !== 0) return true;
  // Two values without an operator between them.
  const rest = refusal.reason === "path" && /^[\w-]+$/.test(refusal.name) ? text.slice(refusal.at + refusal.name.length) : "";
  return /^\s*(?:\$\{|['"]|(?!(?:and|or|div|mod)\b)[A-Za-z_\d])/.test(rest);
}

/** Paths, axes and predicates are right in XPath; a form may have them where the desk has nothing of the kind. */
const isPath = (text: string): boolean => /\.\.\/|\/\w|::\w|\w\[|\)\//.test(text.replaceAll(/'[^']*'|"[^"]*"/g, "''"));

export function report(reading: Reading, node: FormNode, column: string, text: string, refusal: Refusal, reference: Outcome["reference"]): void {
  const { findings, survey } = reading;
  const { row } = node.row;
  if (isWrong(refusal, reference, text)) {
    const near = refusal.name || text.slice(refusal.at, refusal.at + 10);
    if (reference)
      findings.error(survey.name, row, reference.why === "several" ? "ambiguous-reference" : "unknown-reference", { reference: reference.name, column, text });
    else findings.error(survey.name, row, near === "" ? "syntax-at-the-end" : "syntax", { column, near, at: refusal.at + 1, text });
    return;
  }
  reportUnknown(reading, node, column, text);
  const values = { column, name: node.name, function: refusal.name };
  if (refusal.reason === "unknown-name") findings.leave(survey.name, row, "reference", "not-in-desk", { ...values, reference: `\${${refusal.name}}` });
  else if (refusal.reason === "function" || refusal.reason === "arguments") findings.leave(survey.name, row, "function", "not-computed", values);
  else if (refusal.reason === "regular-expression") findings.leave(survey.name, row, "function", "not-computed", { ...values, function: "regex" });
  else if (refusal.reason === "format") findings.leave(survey.name, row, "function", "not-computed", { ...values, function: "format-date" });
  else if (refusal.name !== "") findings.leave(survey.name, row, "path", "not-computed", values);
  else findings.leave(survey.name, row, "expression", "not-computed", values);
}

/** Names that nothing has, also behind the place where the parser stopped. */
export function reportUnknown({ byName, findings, survey }: Reading, node: FormNode, column: string, text: string): void {
  for (const [, name = ""] of text.matchAll(/\$\{\s*([^{}\s]+)\s*\}/g)) {
    if (!byName.has(name) && !name.startsWith("last-saved#")) findings.error(survey.name, node.row.row, "unknown-reference", { reference: name, column, text });
  }
}

/** A row that does not come in may be wrong all the same. */
export function reportErrors(reading: Reading, node: FormNode): void {
  for (const column of ["relevant", "constraint", "choice_filter", "calculation"] as const) {
    const text = reading.survey.cell(node.row, column);
    if (text === "") continue;
    const { refusal, reference } = outcomeOf(reading, node, column);
    if (refusal && isWrong(refusal, reference, text)) report(reading, node, column, text, refusal, reference);
    else if (refusal) reportUnknown(reading, node, column, text);
  }
}

function resolved(reading: Reading, node: FormNode, name: string): Expression | "unknown" | "several" | "absent" {
  const named = reading.byName.get(name) ?? [];
  // A group has no answer: a question of the same name is what is meant.
  const questions = named.filter((one) => reading.available.has(one));
  const candidates = questions.length > 0 ? questions : named;
  if (name.startsWith("last-saved#")) return "absent";
  if (candidates.length === 0) return "unknown";
  const repeat = node.type.kind === "begin" && node.type.what === "repeat" ? null : repeatOf(node);
  const near = candidates.filter((one) => repeatOf(one) === repeat);
  const target = near.length === 1 ? near[0] : candidates.length === 1 ? candidates[0] : undefined;
  if (!target) return "several";
  const deskName = reading.names.get(target);
  if (!reading.available.has(target) || deskName === undefined) return "absent";
  const home = repeatOf(target);
  if (!home) return { op: "answer", question: deskName };
  if (home === repeat) return { op: "cell", column: deskName };
  return { op: "cells", question: reading.names.get(home) ?? home.name, column: deskName };
}

/** A tree that XPath cannot say apart from another one stands beside it, and counts as long as nobody has changed the XPath. */
function keptTree(reading: Reading, node: FormNode, column: ExpressionColumn, text: string): Expression | null {
  const kept = own(reading, node, column);
  if (kept === "") return null;
  try {
    const parsed = expressionSchema.safeParse(JSON.parse(kept));
    return parsed.success && toXPath(parsed.data, { nameOf: (of) => formName(reading, of) }) === text ? parsed.data : null;
  } catch {
    return null;
  }
}

function formName(reading: Reading, of: { readonly question?: string; readonly column?: string }): string {
  const wanted = of.column ?? of.question ?? "";
  for (const [node, name] of reading.names)
    if (name === wanted && reading.available.has(node) && (of.column === undefined) === (repeatOf(node) === null)) return node.name;
  return wanted;
}

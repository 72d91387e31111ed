/**
 * What an expression says. The meaning is that of XPath 1.0 (https://www.w3.org/TR/1999/REC-xpath-19991116/, cited as §) with the functions and
 * the blank answers of OpenRosa forms (ODK XForms specification). It never throws: what has no meaning is NaN or the empty text.
 *
 * An answer is a node, as in an OpenRosa form: a blank one is a node with an empty text, several chosen values are one text with blanks between
 * them, a tick is "OK", a table is its cells one after the other. Only the rows of a repeating question are several nodes. Where a number is
 * wanted, a day is the number of days since 1970-01-01, and hours are those on the clock of who answers: no time zone changes a result.
 */
import type { JsonValue } from "#shared/lib/json.ts";
import { isEmptyAnswer, type AnswerOf, type Expression } from "./expression.ts";
import { call } from "./xpath/call.ts";
import { booleanOf, nodes, Nodes, numberOf, textOf, textOfNode, type Value } from "./xpath/values.ts";

export interface ExpressionContext {
  readonly answerOf: AnswerOf;
  /** The other cells of the row in which the expression stands. */
  readonly cellOf?: (column: string) => JsonValue;
  /** Which row that is, from 1. */
  readonly row?: number;
  /** The answer that a constraint is about. */
  readonly self?: JsonValue;
  /** The choice that a filter is about. */
  readonly choice?: { readonly value: string; readonly attributes?: Readonly<Record<string, string>> | undefined };
  /** What a choice of a question, or of a column in the same row, is called. */
  readonly choiceTitle?: (of: { readonly question?: string; readonly column?: string }, value: string) => string;
  /** The clock of who answers, such as `2026-11-24T09:30:00`. Without it, today is blank. */
  readonly now?: string | undefined;
  /** In which language months and days are named. */
  readonly locale?: string | undefined;
}

/** Whether a condition holds; no condition always does. */
export function holds(expression: Expression | undefined, context: ExpressionContext): boolean {
  return expression === undefined || booleanOf(evaluate(expression, context));
}

/** What an expression computes, as an answer: null for the blank, and for what is no number. */
export function computed(expression: Expression, context: ExpressionContext): JsonValue {
  const value = evaluate(expression, context);
  if (value instanceof Nodes) return value.items.length === 1 ? (value.items[0] ?? null) : textOf(value) || null;
  if (typeof value === "number" && !Number.isFinite(value)) return Number.isNaN(value) ? null : textOf(value);
  return value === "" ? null : value;
}

export function evaluate(expression: Expression, context: ExpressionContext): Value {
  const value = (one: Expression): Value => evaluate(one, context);
  switch (expression.op) {
    case "literal":
      return expression.value ?? "";
    case "answer":
      return nodes(context.answerOf(expression.question));
    case "cell":
      return nodes(context.cellOf?.(expression.column) ?? null);
    case "cells":
      return cellsOf(context.answerOf(expression.question), expression.column);
    case "self":
      return nodes(context.self ?? null);
    case "attribute":
      return attributeOf(context.choice, expression.name);
    case "and":
      return expression.terms.every((term) => booleanOf(value(term)));
    case "or":
      return expression.terms.some((term) => booleanOf(value(term)));
    case "not":
      return !booleanOf(value(expression.term));
    case "negate":
      return -numberOf(value(expression.term));
    case "selected": {
      const list = typeof expression.question === "string" ? nodes(context.answerOf(expression.question)) : value(expression.question);
      const choice = typeof expression.choice === "string" ? expression.choice : textOf(value(expression.choice));
      return isSelected(list, choice);
    }
    case "answered":
      return isAnswered(context.answerOf(expression.question));
    case "call":
      return call(expression, value, context);
    case "equals":
    case "differs":
    case "less":
    case "at-most":
    case "greater":
    case "at-least":
      return compares(expression.op, value(expression.left), value(expression.right));
    default:
      return calculates(expression.op, numberOf(value(expression.left)), numberOf(value(expression.right)));
  }
}

/** A question has an answer; a tick that was taken away is none. */
export function isAnswered(answer: JsonValue): boolean {
  return answer !== false && !isEmptyAnswer(answer);
}

function cellsOf(rows: JsonValue, column: string): Nodes {
  const cells = (Array.isArray(rows) ? rows : []) as readonly JsonValue[];
  return new Nodes(
    cells.map((row) => (typeof row === "object" && row !== null && !Array.isArray(row) ? ((row as Record<string, JsonValue>)[column] ?? null) : null)),
  );
}

function attributeOf(choice: ExpressionContext["choice"], name: string): string {
  const attributes = choice?.attributes;
  if (attributes && Object.hasOwn(attributes, name)) return attributes[name] ?? "";
  return name === "name" ? (choice?.value ?? "") : "";
}

/** ODK XForms, `selected(list, value)`: the list is a text with blanks between its values. */
function isSelected(list: Value, choice: string): boolean {
  return textOf(list).trim().split(/\s+/).includes(choice.trim());
}

type Compares = (Expression & { left: Expression })["op"];

/** §3.4 Booleans. */
function compares(op: Compares, left: Value, right: Value): boolean {
  if (!(left instanceof Nodes)) {
    if (!(right instanceof Nodes)) return comparesSingly(op, left, right);
    if (typeof left === "boolean") return comparesSingly(op, left, booleanOf(right));
    return right.items.some((other) => comparesSingly(op, left, textOfNode(other)));
  }
  if (!(right instanceof Nodes)) {
    if (typeof right === "boolean") return comparesSingly(op, booleanOf(left), right);
    return left.items.some((one) => comparesSingly(op, textOfNode(one), right));
  }
  return left.items.some((one) => right.items.some((other) => comparesSingly(op, textOfNode(one), textOfNode(other))));
}

const isEquality = (op: Compares): boolean => op === "equals" || op === "differs";

type Single = Exclude<Value, Nodes>;

function comparesSingly(op: Compares, left: Single, right: Single): boolean {
  if (isEquality(op)) {
    if (typeof left === "boolean" || typeof right === "boolean") return (booleanOf(left) === booleanOf(right)) === (op === "equals");
    if (typeof left === "number" || typeof right === "number") return (numberOf(left) === numberOf(right)) === (op === "equals");
    return (left === right) === (op === "equals");
  }
  const [first, second] = [numberOf(left), numberOf(right)];
  switch (op) {
    case "less":
      return first < second;
    case "at-most":
      return first <= second;
    case "greater":
      return first > second;
    default:
      return first >= second;
  }
}

/** §3.5 Numbers: IEEE 754, and `mod` takes the sign of the dividend, as JavaScript's `%` does. */
function calculates(op: string, left: number, right: number): number {
  switch (op) {
    case "add":
      return left + right;
    case "subtract":
      return left - right;
    case "multiply":
      return left * right;
    case "divide":
      return left / right;
    default:
      return left % right;
  }
}

/**
 * What a questionnaire decides by the answers: whether something is asked, whether an answer may be right, which choices are offered,
 * what is computed. A small tree with one meaning everywhere, that of XPath 1.0 as OpenRosa forms use it: `evaluate.ts` says it, `xpath/`
 * reads it from an XLSForm and writes it back.
 */
import { z } from "zod";
import type { JsonValue } from "#shared/lib/json.ts";
import { isFunctionName, type FunctionName } from "./xpath/functions.ts";

export type Comparison = "equals" | "differs" | "less" | "at-most" | "greater" | "at-least";
export type Arithmetic = "add" | "subtract" | "multiply" | "divide" | "modulo";

export type Expression =
  /** `null` is a blank answer. */
  | { readonly op: "literal"; readonly value: string | number | boolean | null }
  | { readonly op: "answer"; readonly question: string }
  /** What the same row of a repeating question says in another column. */
  | { readonly op: "cell"; readonly column: string }
  /** What all rows of a repeating question say in one column. */
  | { readonly op: "cells"; readonly question: string; readonly column: string }
  /** The answer that a constraint is about. */
  | { readonly op: "self" }
  /** An attribute of the choice that a filter is about; `name` is its value. */
  | { readonly op: "attribute"; readonly name: string }
  | { readonly op: "and" | "or"; readonly terms: readonly Expression[] }
  | { readonly op: "not" | "negate"; readonly term: Expression }
  | { readonly op: Comparison | Arithmetic; readonly left: Expression; readonly right: Expression }
  /** The choice is among those chosen. A text in `question` names a question, a text in `choice` is the choice itself. */
  | { readonly op: "selected"; readonly question: string | Expression; readonly choice: string | Expression }
  /** The question has an answer, whatever it is. */
  | { readonly op: "answered"; readonly question: string }
  | { readonly op: "call"; readonly name: FunctionName; readonly args: readonly Expression[] };

/** Deep enough for a sum over two hundred questions, flat enough for every stack. */
export const deepestExpression = 250;

const question = z.string().min(1).max(64);
const anyExpression: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion("op", [
    z.strictObject({ op: z.literal("literal"), value: z.union([z.string().max(4_000), z.number(), z.boolean(), z.null()]) }),
    z.strictObject({ op: z.literal("answer"), question }),
    z.strictObject({ op: z.literal("cell"), column: question }),
    z.strictObject({ op: z.literal("cells"), question, column: question }),
    z.strictObject({ op: z.literal("self") }),
    z.strictObject({ op: z.literal("attribute"), name: z.string().min(1).max(100) }),
    z.strictObject({ op: z.enum(["and", "or"]), terms: z.array(anyExpression).min(1).max(300) }),
    z.strictObject({ op: z.enum(["not", "negate"]), term: anyExpression }),
    z.strictObject({ op: z.enum(["equals", "differs", "less", "at-most", "greater", "at-least"]), left: anyExpression, right: anyExpression }),
    z.strictObject({ op: z.enum(["add", "subtract", "multiply", "divide", "modulo"]), left: anyExpression, right: anyExpression }),
    z.strictObject({ op: z.literal("selected"), question: z.union([question, anyExpression]), choice: z.union([z.string().min(1).max(64), anyExpression]) }),
    z.strictObject({ op: z.literal("answered"), question }),
    z.strictObject({ op: z.literal("call"), name: z.custom<FunctionName>(isFunctionName), args: z.array(anyExpression).max(300) }),
  ]),
);
export const expressionSchema = z
  .unknown()
  .refine((value) => isShallow(value), { params: { reason: "too-deep" }, abort: true })
  .pipe(anyExpression);

function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  // A list of terms is a level of its own.
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > 2 * deepestExpression) return false;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return true;
}

export function termsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case "literal":
    case "answer":
    case "cell":
    case "cells":
    case "self":
    case "attribute":
    case "answered":
      return [];
    case "and":
    case "or":
      return expression.terms;
    case "not":
    case "negate":
      return [expression.term];
    case "selected":
      return [expression.question, expression.choice].filter((one) => typeof one !== "string");
    case "call":
      return expression.args;
    default:
      return [expression.left, expression.right];
  }
}

/** The names of the questions that an expression looks at. */
export function questionsOf(expression: Expression): string[] {
  const inside = termsOf(expression).flatMap(questionsOf);
  if (!("question" in expression) || typeof expression.question !== "string") return inside;
  return [expression.question, ...inside];
}

/** The columns of its own row that an expression looks at. */
export function columnsOf(expression: Expression): string[] {
  return expression.op === "cell" ? [expression.column] : termsOf(expression).flatMap(columnsOf);
}

/** Gives the answer to a question as plain JSON: a choice's code, a list of codes, a matrix as rows, null when there is none. */
export type AnswerOf = (question: string) => JsonValue;

/** Nothing, an empty text, an empty list and a table without entries are no answer. */
export function isEmptyAnswer(value: JsonValue | undefined): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== "object") return false;
  // Most tables say something in their first row: no list of all rows is made to find that out.
  const table = value as { readonly [name: string]: JsonValue };
  for (const name in table) {
    const part = table[name];
    if (part !== false && !isEmptyAnswer(part)) return false;
  }
  return true;
}

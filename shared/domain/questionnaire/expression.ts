/**
 * When a question is asked: a small tree that no survey product's expression language shows through. XLSForm is imported into it, and
 * it is translated from it for the form on the screen. What no answer says is `null`, and `null` compares equal only to itself.
 */
import { z } from "zod";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";

export type Comparison = "equals" | "differs" | "less" | "at-most" | "greater" | "at-least";

export type Expression =
  | { readonly op: "literal"; readonly value: string | number | boolean | null }
  | { readonly op: "answer"; readonly question: string }
  | { readonly op: "and" | "or"; readonly terms: readonly Expression[] }
  | { readonly op: "not"; readonly term: Expression }
  | { readonly op: Comparison; readonly left: Expression; readonly right: Expression }
  /** The choice is among those chosen. */
  | { readonly op: "selected"; readonly question: string; readonly choice: string }
  /** The question has an answer, whatever it is. */
  | { readonly op: "answered"; readonly question: string };

const question = z.string().min(1).max(64);
export const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion("op", [
    z.strictObject({ op: z.literal("literal"), value: z.union([z.string().max(1_000), z.number(), z.boolean(), z.null()]) }),
    z.strictObject({ op: z.literal("answer"), question }),
    z.strictObject({ op: z.enum(["and", "or"]), terms: z.array(expressionSchema).min(1).max(50) }),
    z.strictObject({ op: z.literal("not"), term: expressionSchema }),
    z.strictObject({ op: z.enum(["equals", "differs", "less", "at-most", "greater", "at-least"]), left: expressionSchema, right: expressionSchema }),
    z.strictObject({ op: z.literal("selected"), question, choice: z.string().min(1).max(64) }),
    z.strictObject({ op: z.literal("answered"), question }),
  ]),
);

/** Gives the answer to a question as plain JSON: a choice's code, a list of codes, a matrix as rows, null when there is none. */
export type AnswerOf = (question: string) => JsonValue;

export function holds(expression: Expression | undefined, answerOf: AnswerOf): boolean {
  return expression === undefined || evaluate(expression, answerOf) === true;
}

/** The names of the questions that an expression looks at. */
export function questionsOf(expression: Expression): string[] {
  switch (expression.op) {
    case "literal":
      return [];
    case "answer":
    case "selected":
    case "answered":
      return [expression.question];
    case "and":
    case "or":
      return expression.terms.flatMap(questionsOf);
    case "not":
      return questionsOf(expression.term);
    default:
      return [...questionsOf(expression.left), ...questionsOf(expression.right)];
  }
}

/** Nothing, an empty text, an empty list and a table without entries are no answer. */
export function isEmptyAnswer(value: JsonValue | undefined): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every((part) => part === false || isEmptyAnswer(part));
}

function evaluate(expression: Expression, answerOf: AnswerOf): JsonValue {
  switch (expression.op) {
    case "literal":
      return expression.value;
    case "answer":
      return answerOf(expression.question);
    case "and":
      return expression.terms.every((term) => evaluate(term, answerOf) === true);
    case "or":
      return expression.terms.some((term) => evaluate(term, answerOf) === true);
    case "not":
      return evaluate(expression.term, answerOf) !== true;
    case "selected": {
      const value = answerOf(expression.question);
      return value === expression.choice || (Array.isArray(value) && value.includes(expression.choice));
    }
    case "answered":
      return !isEmptyAnswer(answerOf(expression.question));
    case "equals":
      return sameJson(evaluate(expression.left, answerOf), evaluate(expression.right, answerOf));
    case "differs":
      return !sameJson(evaluate(expression.left, answerOf), evaluate(expression.right, answerOf));
    default:
      return compares(expression.op, evaluate(expression.left, answerOf), evaluate(expression.right, answerOf));
  }
}

/** An order exists between two numbers and between two texts (dates are texts of the form 2007-07-09), and between nothing else. */
function compares(op: "less" | "at-most" | "greater" | "at-least", left: JsonValue, right: JsonValue): boolean {
  if (!((typeof left === "number" && typeof right === "number") || (typeof left === "string" && typeof right === "string"))) return false;
  switch (op) {
    case "less":
      return left < right;
    case "at-most":
      return left <= right;
    case "greater":
      return left > right;
    case "at-least":
      return left >= right;
  }
}

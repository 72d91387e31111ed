/** Writes an expression as the XPath 1.0 that an XLSForm holds. `parseXPath` reads it back as the same expression. */
import type { Expression } from "../expression.ts";
import { numberAsText } from "./values.ts";

export interface WriteOptions {
  /** What a question, or a column of a question or of the same row, is called in the form. By default its own name. */
  readonly nameOf?: (of: { readonly question?: string; readonly column?: string }) => string;
}

/** The higher, the tighter: see `parse.ts`. */
const tightest = 8;
const ranks: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  equals: 3,
  differs: 3,
  answered: 3,
  less: 4,
  "at-most": 4,
  greater: 4,
  "at-least": 4,
  add: 5,
  subtract: 5,
  multiply: 6,
  divide: 6,
  modulo: 6,
  negate: 7,
};
const signs: Readonly<Record<string, string>> = {
  equals: "=",
  differs: "!=",
  less: "<",
  "at-most": "<=",
  greater: ">",
  "at-least": ">=",
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "div",
  modulo: "mod",
};

export function toXPath(expression: Expression, options: WriteOptions = {}): string {
  const named = (of: { readonly question?: string; readonly column?: string }): string => `\${${options.nameOf?.(of) ?? of.column ?? of.question ?? ""}}`;
  const write = (one: Expression, least = 0): string => (rankOf(one) < least ? `(${plain(one)})` : plain(one));
  const plain = (one: Expression): string => {
    switch (one.op) {
      case "literal":
        return literal(one.value);
      case "answer":
        return named({ question: one.question });
      case "cell":
        return named({ column: one.column });
      case "cells":
        return named({ question: one.question, column: one.column });
      case "self":
        return ".";
      case "attribute":
        return one.name;
      case "answered":
        return `${named({ question: one.question })} != ''`;
      case "and":
      case "or":
        return one.terms.map((term) => write(term, one.terms.length === 1 ? rankOf(one) : rankOf(one) + 1)).join(` ${one.op} `);
      case "not":
        return `not(${write(one.term)})`;
      case "negate":
        return `-${write(one.term, rankOf(one))}`;
      case "selected": {
        const list = typeof one.question === "string" ? named({ question: one.question }) : write(one.question);
        return `selected(${list}, ${typeof one.choice === "string" ? literal(one.choice) : write(one.choice)})`;
      }
      case "call":
        if (one.name === "position") return "position(..)";
        return `${one.name}(${one.args.map((argument, at) => (one.name === "jr:choice-name" && at === 1 ? `'${write(argument)}'` : write(argument))).join(", ")})`;
      default:
        return `${write(one.left, rankOf(one))} ${signs[one.op] ?? ""} ${write(one.right, rankOf(one) + 1)}`;
    }
  };
  return write(expression);
}

function rankOf(expression: Expression): number {
  if (expression.op === "literal" && typeof expression.value === "number" && expression.value < 0) return ranks["negate"] ?? 0;
  return ranks[expression.op] ?? tightest;
}

/** XPath 1.0 has no way to write both kinds of quotes in one text, except in pieces. */
function literal(value: string | number | boolean | null): string {
  if (typeof value === "boolean") return `${value}()`;
  if (typeof value === "number") return numberAsText(value);
  const text = value ?? "";
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat(${text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`;
}

/** The functions that an expression may call. §4 is XPath 1.0; the others are of the ODK XForms specification. */
import type { JsonValue } from "#shared/lib/json.ts";
import type { ExpressionContext } from "../evaluate.ts";
import type { Expression } from "../expression.ts";
import { daysOf, formatted, momentOf, partOfDay } from "./days.ts";
import type { FunctionName } from "./functions.ts";
import { matchesWhole } from "./regular-expression.ts";
import { booleanOf, Nodes, nodes, numberOf, textOf, textOfNode, type Value } from "./values.ts";

type Call = Expression & { readonly op: "call" };
type Given = readonly (() => Value)[];

/** @param value what an argument says; arguments that a function does not look at are never computed */
export function call({ name, args }: Call, value: (expression: Expression) => Value, context: ExpressionContext): Value {
  const given = args.map((argument) => () => value(argument));
  if (name === "jr:choice-name") return choiceName(args, textAt(given, 0), context);
  return functions[name](given, context);
}

const valueAt = (given: Given, at: number): Value => given[at]?.() ?? "";
const textAt = (given: Given, at: number): string => textOf(valueAt(given, at));
const numberAt = (given: Given, at: number): number => numberOf(valueAt(given, at));
const characters = (text: string): string[] => Array.from(text);
const listed = (text: string): string[] => text.split(/\s+/).filter(Boolean);
/** Every node of every argument; a value that is no node is one. */
const all = (given: Given, from = 0): JsonValue[] =>
  given.slice(from).flatMap((one) => {
    const value = one();
    return value instanceof Nodes ? value.items : [typeof value === "boolean" ? String(value) : typeof value === "number" ? textOf(value) : value];
  });
const numbers = (given: Given): number[] => all(given).map((one) => numberOf(textOfNode(one)));
/** §4.2, §4.4: without an argument the function takes the context node. */
const ownOr = (given: Given, context: ExpressionContext): Value => (given.length === 0 ? nodes(context.self ?? null) : valueAt(given, 0));

const functions: Readonly<Record<Exclude<FunctionName, "jr:choice-name">, (given: Given, context: ExpressionContext) => Value>> = {
  if: (given) => valueAt(given, booleanOf(valueAt(given, 0)) ? 1 : 2),
  coalesce: (given) => given.map((one) => one()).find((value) => textOf(value) !== "") ?? "",
  boolean: (given) => booleanOf(valueAt(given, 0)),
  "boolean-from-string": (given) => ["true", "1"].includes(textAt(given, 0)),
  once: (given, { self = null }) => (textOfNode(self) === "" ? valueAt(given, 0) : nodes(self)),
  checklist: (given) => isBetween(given.slice(2).filter((one) => booleanOf(one())).length, numberAt(given, 0), numberAt(given, 1)),
  "weighted-checklist": (given) => {
    let sum = 0;
    for (let at = 2; at + 1 < given.length; at += 2) if (booleanOf(valueAt(given, at))) sum += numberAt(given, at + 1);
    return isBetween(sum, numberAt(given, 0), numberAt(given, 1));
  },

  "count-selected": (given) => listed(textAt(given, 0)).length,
  "selected-at": (given) => listed(textAt(given, 0))[numberAt(given, 1)] ?? "",

  string: (given, context) => textOf(ownOr(given, context)),
  "string-length": (given, context) => characters(textOf(ownOr(given, context))).length,
  concat: (given) => joined(all(given), ""),
  join: (given) => joined(all(given, 1), textAt(given, 0)),
  contains: (given) => textAt(given, 0).includes(textAt(given, 1)),
  "starts-with": (given) => textAt(given, 0).startsWith(textAt(given, 1)),
  "ends-with": (given) => textAt(given, 0).endsWith(textAt(given, 1)),
  substr: (given) => {
    const text = characters(textAt(given, 0));
    const end = given.length > 2 ? Math.trunc(numberAt(given, 2)) : text.length;
    return text.slice(Math.trunc(numberAt(given, 1)) || 0, end || 0).join("");
  },
  substring: (given) => {
    const first = Math.round(numberAt(given, 1));
    const end = given.length > 2 ? first + Math.round(numberAt(given, 2)) : Infinity;
    return characters(textAt(given, 0))
      .filter((_letter, at) => at + 1 >= first && at + 1 < end)
      .join("");
  },
  "substring-before": (given) => {
    const [text, mark] = [textAt(given, 0), textAt(given, 1)];
    return text.slice(0, Math.max(0, text.indexOf(mark)));
  },
  "substring-after": (given) => {
    const [text, mark] = [textAt(given, 0), textAt(given, 1)];
    return text.includes(mark) ? text.slice(text.indexOf(mark) + mark.length) : "";
  },
  translate: (given) => {
    const to = characters(textAt(given, 2));
    // Of a letter that is named twice, the first counts.
    const instead = new Map(
      characters(textAt(given, 1))
        .map((letter, at) => [letter, to[at] ?? ""] as const)
        .reverse(),
    );
    return characters(textAt(given, 0))
      .map((letter) => instead.get(letter) ?? letter)
      .join("");
  },
  "normalize-space": (given, context) =>
    textOf(ownOr(given, context))
      .split(/[ \t\r\n]+/)
      .filter(Boolean)
      .join(" "),
  "lower-case": (given) => textAt(given, 0).toLowerCase(),
  "upper-case": (given) => textAt(given, 0).toUpperCase(),
  regex: (given) => matchesWhole(textAt(given, 0), textAt(given, 1)),

  number: (given, context) => numberOf(ownOr(given, context)),
  int: (given) => Math.trunc(numberAt(given, 0)),
  // §4.4: of two numbers that are equally close, the one closest to positive infinity.
  round: (given) => (given.length > 1 ? rounded(numberAt(given, 0), Math.trunc(numberAt(given, 1))) : Math.round(numberAt(given, 0))),
  floor: (given) => Math.floor(numberAt(given, 0)),
  ceiling: (given) => Math.ceil(numberAt(given, 0)),
  abs: (given) => Math.abs(numberAt(given, 0)),
  pow: (given) => numberAt(given, 0) ** numberAt(given, 1),
  sqrt: (given) => Math.sqrt(numberAt(given, 0)),
  exp: (given) => Math.exp(numberAt(given, 0)),
  log: (given) => Math.log(numberAt(given, 0)),
  log10: (given) => Math.log10(numberAt(given, 0)),
  pi: () => Math.PI,
  min: (given) => leastOf(numbers(given)),
  max: (given) => -leastOf(numbers(given).map((one) => -one)),

  sum: (given) => numbers(given).reduce((sum, one) => sum + one, 0),
  count: (given) => all(given).length,
  "count-non-empty": (given) => all(given).filter((one) => textOfNode(one) !== "").length,
  position: (_given, { row = NaN }) => row,

  today: (_given, { now = "" }) => dayOf(now),
  now: (_given, { now = "" }) => secondOf(now),
  date: (given) => dayOf(momentAt(given)),
  "date-time": (given) => secondOf(momentAt(given)),
  "decimal-date-time": (given) => daysOf(momentAt(given)),
  "decimal-time": (given) => partOfDay(textAt(given, 0)),
  "format-date": (given, { locale = "en" }) => formatted(momentAt(given), textAt(given, 1), locale),
  "format-date-time": (given, { locale = "en" }) => formatted(momentAt(given), textAt(given, 1), locale),
};

/** Longer than every answer. Texts made of each other could double with each of them until there is no memory left. */
const longestText = 100_000;

/** Blank when it gets longer than any text there is. */
function joined(nodes: readonly JsonValue[], between: string): string {
  const parts: string[] = [];
  let letters = 0;
  for (const node of nodes) {
    const text = textOfNode(node);
    letters += text.length + between.length;
    if (letters - between.length > longestText) return "";
    parts.push(text);
  }
  return parts.join(between);
}

/** A date, a date and time, or the number of days since 1970-01-01, as ISO text. */
function momentAt(given: Given): string {
  const value = valueAt(given, 0);
  const text = textOf(value).trim();
  if (typeof value === "boolean") return "";
  if (!Number.isNaN(daysOf(text))) return text;
  const days = numberOf(value);
  return Number.isFinite(days) ? momentOf(days) : "";
}

const dayOf = (moment: string): string => (Number.isNaN(daysOf(moment)) ? "" : moment.slice(0, 10));

/** Without parts of a second when there are none, so that it can be compared with what a person entered. */
function secondOf(moment: string): string {
  const days = daysOf(moment);
  return Number.isNaN(days) ? "" : momentOf(days).replace(/\.000$/, "");
}

/** -1 is no limit. */
function isBetween(value: number, least: number, most: number): boolean {
  return (least < 0 || value >= least) && (most < 0 || value <= most);
}

/** What is no number makes the whole no number; so does nothing. */
const leastOf = (values: readonly number[]): number => (values.length === 0 ? NaN : values.reduce((least, one) => Math.min(least, one)));

/** Through the decimal text, so that 1.005 to two places is 1.01. */
function rounded(value: number, places: number): number {
  if (!Number.isFinite(value) || Number.isNaN(places)) return NaN;
  const by = Math.max(-300, Math.min(300, places));
  const shift = (number: number, by: number): number => {
    const [digits = "", exponent = "0"] = String(number).split("e");
    return Number(`${digits}e${Number(exponent) + by}`);
  };
  const whole = Math.round(shift(value, by));
  return Number.isFinite(whole) ? shift(whole, -by) : value;
}

function choiceName(args: readonly Expression[], value: string, { choiceTitle }: ExpressionContext): string {
  const of = args[1];
  if (of?.op === "answer") return choiceTitle?.({ question: of.question }, value) ?? value;
  if (of?.op === "cell") return choiceTitle?.({ column: of.column }, value) ?? value;
  if (of?.op === "cells") return choiceTitle?.({ question: of.question, column: of.column }, value) ?? value;
  return value;
}

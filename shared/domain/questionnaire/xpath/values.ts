/** The four types of XPath 1.0 (§1) and how one becomes another (§4.2–4.4). Pure. */
import type { JsonValue } from "#shared/lib/json.ts";
import { daysOf } from "./days.ts";

/** The nodes an expression looks at: nearly always one, whose content is an answer or null. */
export class Nodes {
  readonly items: readonly JsonValue[];
  constructor(items: readonly JsonValue[]) {
    this.items = items;
  }
}

export type Value = string | number | boolean | Nodes;

/** An answer as nodes: each row of a repeating question is one, everything else is a single one. */
export function nodes(answer: JsonValue): Nodes {
  return new Nodes(Array.isArray(answer) && answer.some((one) => typeof one === "object") ? answer : [answer]);
}

/** The string-value of a node (§5), as OpenRosa stores answers. */
export function textOfNode(node: JsonValue): string {
  if (node === null || node === false) return "";
  if (node === true) return "OK";
  if (typeof node === "string") return node;
  if (typeof node === "number") return numberAsText(node);
  if (Array.isArray(node)) return node.map((one: JsonValue) => textOfNode(one)).join(" ");
  return Object.values(node)
    .map((one) => textOfNode(one))
    .join("");
}

/** §4.2 `string()`. */
export function textOf(value: Value): string {
  if (value instanceof Nodes) return textOfNode(value.items[0] ?? null);
  return typeof value === "number" ? numberAsText(value) : String(value);
}

/** §4.3 `boolean()`; a node counts by its content, as in OpenRosa, where a blank answer is false. */
export function booleanOf(value: Value): boolean {
  if (value instanceof Nodes) {
    const [only, ...more] = value.items;
    return more.length > 0 || (typeof only === "number" ? booleanOf(only) : textOfNode(only ?? null) !== "");
  }
  if (typeof value === "number") return value !== 0 && !Number.isNaN(value);
  return typeof value === "string" ? value !== "" : value;
}

const longestNumber = 1_000;

/** §4.4 `number()`; a day is the number of days since 1970-01-01. */
export function numberOf(value: Value): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  const text = textOf(value);
  // Blanks around it do not count. A longer text is no number, and looking for its last blank would take long.
  if (text.length > longestNumber) return NaN;
  const bare = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  if (/^-?(\d+(\.\d*)?|\.\d+)$/.test(bare)) return Number(bare);
  return daysOf(bare);
}

/** §4.2: no exponent, no needless zeros, zero without a sign. */
export function numberAsText(value: number): string {
  if (value === 0) return "0";
  const text = String(value);
  const [, sign = "", whole = "", fraction = "", exponent = ""] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (!exponent) return text;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, "0")}`;
}

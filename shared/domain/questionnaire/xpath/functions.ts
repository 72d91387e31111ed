/**
 * The functions an expression may call, with how many arguments each takes. The list is closed: what is not in it is refused by name when
 * a form is read, instead of giving an answer that only looks right. Meaning: XPath 1.0 §4 and the ODK XForms specification, "XPath functions".
 */
const any = Infinity;
const arity = {
  // Logic
  if: [3, 3],
  coalesce: [2, any],
  boolean: [1, 1],
  "boolean-from-string": [1, 1],
  once: [1, 1],
  checklist: [3, any],
  "weighted-checklist": [4, any],
  // What is chosen
  "count-selected": [1, 1],
  "selected-at": [2, 2],
  "jr:choice-name": [2, 2],
  // Text
  string: [0, 1],
  "string-length": [0, 1],
  concat: [1, any],
  join: [2, any],
  contains: [2, 2],
  "starts-with": [2, 2],
  "ends-with": [2, 2],
  substr: [2, 3],
  substring: [2, 3],
  "substring-before": [2, 2],
  "substring-after": [2, 2],
  translate: [3, 3],
  "normalize-space": [0, 1],
  "lower-case": [1, 1],
  "upper-case": [1, 1],
  regex: [2, 2],
  // Numbers
  number: [0, 1],
  int: [1, 1],
  round: [1, 2],
  floor: [1, 1],
  ceiling: [1, 1],
  abs: [1, 1],
  pow: [2, 2],
  sqrt: [1, 1],
  exp: [1, 1],
  log: [1, 1],
  log10: [1, 1],
  pi: [0, 0],
  min: [1, any],
  max: [1, any],
  // Rows
  sum: [1, 1],
  count: [1, 1],
  "count-non-empty": [1, 1],
  /** Only as `position(..)`: which row of the repeating question this is, from 1. */
  position: [0, 0],
  // Days and hours
  today: [0, 0],
  now: [0, 0],
  date: [1, 1],
  "date-time": [1, 1],
  "decimal-date-time": [1, 1],
  "decimal-time": [1, 1],
  "format-date": [2, 2],
  "format-date-time": [2, 2],
} as const satisfies Record<string, readonly [number, number]>;

export type FunctionName = keyof typeof arity;

export const functionNames = Object.keys(arity) as readonly FunctionName[];

export function isFunctionName(name: unknown): name is FunctionName {
  return typeof name === "string" && Object.hasOwn(arity, name);
}

export function takesArguments(name: FunctionName, count: number): boolean {
  const [least, most] = arity[name];
  return count >= least && count <= most && (name !== "weighted-checklist" || count % 2 === 0);
}

/** How values of fields are shown where their own form is not at hand: conflicts, history, the quarantine. */
import i18next from "i18next";
import type { JsonValue } from "#shared/lib/json.ts";

export interface ValueFormat {
  /** What the field is called, in the reader's language. */
  label(field: string): string | undefined;
  /** A value in words; one line for each part of a list. */
  value(field: string, value: JsonValue): string | readonly string[] | undefined;
  /** Lists whose values can be kept side by side: "Keep both". */
  joined?(field: string, values: readonly JsonValue[]): JsonValue | undefined;
  /** Whether a person may write a value of their own as plain words or a number: not where it must be one of several choices. */
  writable?(field: string): boolean;
  /** Whether the value is the id of another record, which is shown by what that record is called. */
  refers?(field: string): boolean;
}

/** A format that has words for everything. */
export interface CompleteFormat {
  label(field: string): string;
  value(field: string, value: JsonValue): string | readonly string[];
  joined(field: string, values: readonly JsonValue[]): JsonValue | undefined;
  writable(field: string): boolean;
  refers(field: string): boolean;
}

/** `context` is the record the value belongs to, for kinds whose fields depend on it (an answer's question). */
export type ValueFormatter = (context: { readonly id: string; readonly parent: string }) => ValueFormat;

const formatters = new Map<string, ValueFormatter>();

export function addValueFormat(kind: string, formatter: ValueFormatter): void {
  formatters.set(kind, formatter);
}

export function valueFormatOf(kind: string, context: { readonly id: string; readonly parent: string }): CompleteFormat {
  const own = formatters.get(kind)?.(context);
  return {
    label: (field) => own?.label(field) ?? wordsOf(field),
    value: (field, value) => own?.value(field, value) ?? eachInWords(own, field, value) ?? commonInWords(field, value) ?? plainValue(value),
    joined: (field, values) => (own?.joined ? own.joined(field, values) : joinedLists(values)),
    writable: (field) => own?.writable?.(field) ?? true,
    refers: (field) => own?.refers?.(field) ?? false,
  };
}

/** A set's elements, each in the words that its kind has for one. */
function eachInWords(own: ValueFormat | undefined, field: string, value: JsonValue): readonly string[] | undefined {
  if (!own || !Array.isArray(value) || !value.every((one) => typeof one === "string")) return undefined;
  return (value as readonly string[]).map((one) => [own.value(field, one) ?? one].flat().join(", "));
}

/** What every kind has. */
function commonInWords(field: string, value: JsonValue): string | undefined {
  if ((field !== "audience" && field !== "lifecycle") || typeof value !== "string" || value === "") return undefined;
  return i18next.t(`vocabulary:${field}.${value}`, { defaultValue: value });
}

/** Any JSON value as lines that a person can read. */
function plainValue(value: JsonValue): string | readonly string[] {
  if (value === null || value === "") return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return value.toLocaleString(i18next.language);
  if (typeof value === "boolean") return value ? "✓" : "✗";
  if (Array.isArray(value)) return value.map((one: JsonValue) => flat(one));
  return Object.entries(value).map(([name, one]) => `${wordsOf(name)}: ${flat(one)}`);
}

function flat(value: JsonValue): string {
  const shown = plainValue(value);
  return typeof shown === "string" ? shown : shown.join(", ");
}

/** `leadMinistry.row-2` as `Lead ministry, row 2`. */
function wordsOf(name: string): string {
  const words = name
    .replace(".", ", ")
    .replace(/[-_]/g, " ")
    .replace(/([a-z])([A-Z])/g, (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function joinedLists(values: readonly JsonValue[]): JsonValue | undefined {
  if (!values.every((value): value is readonly JsonValue[] => Array.isArray(value))) return undefined;
  const joined = new Map<string, JsonValue>();
  for (const value of values.flat()) joined.set(JSON.stringify(value), value);
  return [...joined.values()];
}

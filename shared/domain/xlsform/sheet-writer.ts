/** Rows by column name, and the sheet that they make: a column is there when a row has something in it. */
import type { Localised } from "../questionnaire/localised.ts";
import { undetermined, writtenAs } from "./languages.ts";

export type Cells = Record<string, string>;

/** In the order in which people expect them; other columns follow in the order in which they come up. */
const surveyOrder = [
  "type",
  "name",
  "label",
  "hint",
  "guidance_hint",
  "required",
  "required_message",
  "relevant",
  "constraint",
  "constraint_message",
  "choice_filter",
  "default",
  "calculation",
  "readonly",
  "appearance",
  "parameters",
  "repeat_count",
];

export class LanguageColumns {
  readonly #written: Readonly<Record<string, string>>;
  readonly #plain: string | null;
  readonly #order: readonly string[];

  /** @param plain the language of columns that say none, when there are such */
  constructor(order: readonly string[], written: Readonly<Record<string, string>>, plain: string | null) {
    this.#order = order;
    this.#written = written;
    this.#plain = plain;
  }

  written(tag: string): string {
    return this.#written[tag] ?? writtenAs(tag);
  }

  header(key: string, tag: string): string {
    return tag === this.#plain ? key : `${key}::${this.written(tag)}`;
  }

  put(cells: Cells, key: string, texts: Localised | undefined): void {
    for (const [tag, text] of Object.entries(texts ?? {})) cells[this.header(key, tag)] = text;
  }

  /** `label::fr` of rows that wait for an export. */
  ofKept(header: string): string {
    const [key = "", tag = undetermined] = header.split("::");
    return /^(label|hint|guidance_hint|required_message|constraint_message)::/.test(header) ? this.header(key, tag) : header;
  }

  ranked(header: string): number {
    const [key = ""] = header.split("::");
    const at = surveyOrder.indexOf(key);
    if (at < 0) return 10_000;
    const language = this.#order.findIndex((tag) => this.header(key, tag) === header);
    return at * 60 + (language < 0 ? 59 : language);
  }
}

/** @param needed columns that are there even when nothing stands in them */
export function rowsOf(lines: readonly Cells[], needed: readonly string[], columns: LanguageColumns): string[][] {
  const headers = [...new Set([...needed, ...lines.flatMap((line) => Object.keys(line).filter((key) => line[key] !== ""))])];
  const order = new Map(headers.map((header, at) => [header, needed.includes(header) ? needed.indexOf(header) - 100 : columns.ranked(header) + at / 10_000]));
  headers.sort((left, right) => (order.get(left) ?? 0) - (order.get(right) ?? 0));
  return [headers, ...lines.map((line) => headers.map((header) => line[header] ?? ""))];
}

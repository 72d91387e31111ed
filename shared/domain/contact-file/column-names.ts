/** What a column holds, by the name above it: Outlook, Google, Thunderbird and people's own lists, in the languages they come in. */
import { foldWords } from "../vocabulary/search.ts";
import table from "./column-names.json" with { type: "json" };

export const columnFields = [...(Object.keys(table.fields) as (keyof typeof table.fields)[]), "further", "left"] as const;
/** `further`: kept among the notes under the column's name. `left`: not read. */
export type ColumnField = (typeof columnFields)[number];

export interface ColumnUse {
  readonly field: ColumnField;
  /** Which columns belong together: `work`, `home`, `other`, or Google's number of the address or the phone, or "". */
  readonly group: string;
}

/** The name without accents, capitals, numbers and small words: `Dirección de correo electrónico 2` is `direccion correo electronico`. */
export function columnKey(name: string): string {
  return wordsIn(name)
    .filter((word) => !/^\d+$/.test(word))
    .join(" ");
}

/** @returns what the name alone says; null where it says nothing */
export function namedUse(name: string): ColumnUse | null {
  const whole = fieldAndGroup(name);
  if (whole) return whole;
  // People write a name in two languages, or with an explanation: `Nom / Name`, `E-mail (official)`.
  for (const part of name.split(/[/|(\n]/)) {
    const use = fieldAndGroup(part);
    if (use) return use;
  }
  return null;
}

function fieldAndGroup(name: string): ColumnUse | null {
  const words = columnKey(name).split(" ");
  // Google numbers its addresses: `Address 2 - City`. Elsewhere a number is one more line of the same (`Home Street 2`).
  const numbered = /(\d+)\s*[-–]\s*\D/.exec(name)?.[1];
  const place = places.get(words.find((word) => places.has(word)) ?? "") ?? "";
  const phrase = words.join(" ");
  const whole = fields.get(phrase);
  if (whole) return { field: whole, group: numbered ?? place };
  const rest = fields.get(words.filter((word) => !places.has(word)).join(" "));
  return rest ? { field: rest, group: numbered ?? place } : null;
}

const smallWords = new Set("de du des la le les l d del los las el of the para en s am a".split(" "));

function wordsIn(name: string): string[] {
  return foldWords(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .replaceAll(/\be mails?\b/g, (word) => word.replace(" ", ""))
    .split(" ")
    .filter((word) => word !== "" && !smallWords.has(word));
}

const places: ReadonlyMap<string, string> = new Map(Object.entries(table.places).flatMap(([place, words]) => words.map((word) => [foldWords(word), place])));

const fields: ReadonlyMap<string, ColumnField> = new Map([
  ...Object.entries(table.fields).flatMap(([field, names]) => names.map((name) => [columnKey(name), field as ColumnField] as const)),
  ...table.left.map((name) => [columnKey(name), "left"] as const),
]);

/**
 * Which column of a table becomes which field of a contact: guessed from the names above the columns, shown to a person, changed, and
 * remembered for the next file whose columns are called alike.
 */
import type { Sheet, Workbook } from "#shared/workbook/workbook.ts";
import { columnKey, namedUse, type ColumnField, type ColumnUse } from "./column-names.ts";

export interface ColumnMapping {
  readonly sheet: string;
  /** Index into the sheet's rows. */
  readonly headerRow: number;
  readonly columns: readonly MappedColumn[];
}

export interface MappedColumn {
  /** As it stands in the file. */
  readonly name: string;
  readonly use: ColumnUse;
}

/** What a person decided for columns, by `rememberedKeys`: plain JSON. */
export type RememberedColumns = Readonly<Record<string, ColumnUse>>;

/** A header stands below a title and a few lines at most. */
const searchedRows = 30;
/** Without one of these no row can become a contact. */
export const namingFields: ReadonlySet<ColumnField> = new Set(["name", "given", "family", "organisation", "email", "function", "phone", "mobile"]);

/** @returns null when no sheet has a row of names that are known */
export function guessMapping({ sheets }: Workbook, remembered: RememberedColumns = {}): ColumnMapping | null {
  for (const sheet of sheets) {
    const headerRow = headerOf(sheet, remembered);
    if (headerRow !== null) return mappingOf(sheet, headerRow, remembered);
  }
  return null;
}

/** @param headerRow as a person may choose it */
export function mappingOf(sheet: Sheet, headerRow: number, remembered: RememberedColumns = {}): ColumnMapping {
  const names = sheet.rows[headerRow] ?? [];
  const guessed = settled(names, names.map(guessOf));
  const keys = rememberedKeys(names);
  return {
    sheet: sheet.name,
    headerRow,
    columns: names.map((name, at) => ({ name, use: remembered[keys[at] ?? ""] ?? guessed[at] ?? { field: "left", group: "" } })),
  };
}

/** @param before what was remembered until now */
export function rememberMapping({ columns }: ColumnMapping, before: RememberedColumns = {}): RememberedColumns {
  const keys = rememberedKeys(columns.map(({ name }) => name));
  return { ...before, ...Object.fromEntries(columns.flatMap(({ use }, at) => (keys[at] === "" ? [] : [[keys[at] as string, use]]))) };
}

/** Columns with the same name are told apart by their order. */
function rememberedKeys(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const key = name.toLowerCase().replaceAll(/\s+/g, " ").trim();
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return key === "" ? "" : `${key}#${count}`;
  });
}

function headerOf({ rows }: Sheet, remembered: RememberedColumns): number | null {
  let best: { row: number; known: number } | null = null;
  rows.slice(0, searchedRows).forEach((names, row) => {
    const keys = rememberedKeys(names);
    const fields = names.map((name, at) => remembered[keys[at] ?? ""]?.field ?? namedUse(name)?.field ?? null);
    const known = fields.filter((field) => field !== null && field !== "left").length;
    const filled = names.filter((name) => name !== "").length;
    if (!fields.some((field) => field !== null && namingFields.has(field)) || known * 2 < Math.min(filled, 4)) return;
    if (best === null || known > best.known) best = { row, known };
  });
  return (best as { row: number } | null)?.row ?? null;
}

function guessOf(name: string): ColumnUse {
  if (name === "") return { field: "left", group: "" };
  return namedUse(name) ?? { field: "further", group: "" };
}

/** Some names mean one thing or another, which the other columns tell. */
function settled(names: readonly string[], uses: readonly ColumnUse[]): ColumnUse[] {
  const keys = names.map(columnKey);
  const has = (field: ColumnField, but = -1): boolean => uses.some((use, at) => at !== but && use.field === field);
  const isTitle = (key: string | undefined): boolean => ["title", "titre", "titel", "titulo"].includes(key ?? "");
  // Outlook has the title before the name (Dr.) besides the title of the post. In French both are called the same.
  const isPrefix = (at: number): boolean => uses.some((use, other) => use.field === "function" && (!isTitle(keys[other]) || other > at));
  return uses.map((use, at) => {
    switch (keys[at]) {
      case "title":
      case "titre":
      case "titel":
      case "titulo":
        return isPrefix(at) && !has("prefix") ? { field: "prefix", group: "" } : use;
      case "nom":
        return { field: has("given", at) ? "family" : "name", group: "" };
      case "name":
        return has("given", at) && !has("family", at) ? { field: "family", group: "" } : use;
      case "nombre":
        return has("family", at) ? use : { field: "name", group: "" };
      default:
        return use;
    }
  });
}

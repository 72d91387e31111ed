/** The lists of the choices sheet. */
import type { Choice } from "../questionnaire/definition.ts";
import { media } from "./carried.ts";
import type { Findings } from "./findings.ts";
import type { LanguageTable } from "./languages.ts";
import type { Row, Table } from "./sheet-table.ts";

export interface ChoiceList {
  readonly name: string;
  readonly row: number;
  readonly choices: readonly Choice[];
  /** As they stand in the sheet, for a list that no question uses. */
  readonly rows: readonly Row[];
}

const mostChoices = 2_000;

export function choiceListsOf(table: Table | null, languages: LanguageTable, mayRepeat: boolean, findings: Findings): ReadonlyMap<string, ChoiceList> {
  const lists = new Map<string, { name: string; row: number; choices: Choice[]; rows: Row[]; first: Map<string, number> }>();
  for (const row of table?.rows ?? []) {
    if (!table || row.cells.every((cell) => cell === "")) continue;
    const name = table.cell(row, "list_name");
    const value = table.cell(row, "name");
    const title = table.texts(row, "label", languages);
    if (name === "") {
      // A remark below or between the lists.
      if (value !== "") findings.error(table.name, row.row, "choice-without-list", { name: value });
      continue;
    }
    let list = lists.get(name);
    if (!list) lists.set(name, (list = { name, row: row.row, choices: [], rows: [], first: new Map() }));
    list.rows.push(row);
    const first = list.first.get(value);
    if (value === "") findings.error(table.name, row.row, "choice-without-name", { list: name });
    else if (!/^\S{1,64}$/u.test(value)) findings.error(table.name, row.row, "choice-name", { name: value });
    else if (first === undefined) {
      list.first.set(value, row.row);
      const attributes = Object.fromEntries(table.unused(row));
      list.choices.push({ value, title: title ?? { [languages.tag("")]: value }, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) });
    } else if (!mayRepeat) findings.error(table.name, row.row, "choice-twice", { name: value, list: name, first });
    else findings.leave(table.name, row.row, "list", "choice-repeated", { list: `${name}: ${value}` });
  }
  for (const { key, raw } of table?.headers ?? []) {
    if (key === null && media.test(raw)) findings.leave(table?.name ?? "choices", 1, "column", "no-counterpart", { column: raw });
  }
  for (const list of lists.values()) {
    if (list.choices.length > mostChoices) findings.error(table?.name ?? "choices", list.row, "too-many-choices", { list: list.name });
  }
  return lists;
}

/**
 * How an export calls the list of a question: the first question that has these choices gives its name to the list. An import keeps the
 * file's own name only where it is another one.
 */
export class ListNames {
  readonly #byContent = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** @param kept what the list was called in the file it came from */
  nameFor(own: string, choices: readonly Choice[], kept: string | undefined): { readonly name: string; readonly isNew: boolean } {
    const content = JSON.stringify(choices);
    const key = kept === undefined ? content : `${kept}\n${content}`;
    const known = this.#byContent.get(key);
    if (known !== undefined) return { name: known, isNew: false };
    let name = kept ?? own;
    for (let number = 2; this.#taken.has(name); number += 1) name = `${kept ?? own}_${number}`;
    this.#taken.add(name);
    this.#byContent.set(key, name);
    return { name, isNew: true };
  }
}

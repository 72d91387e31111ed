/**
 * XLSForm, the standard of ODK and KoboToolbox, as a questionnaire: sheets → rows by key → tree → sections. All errors of a file are found, not
 * only the first; what has no counterpart is told and kept, so that an export gives it back.
 */
import type { Sheet, Workbook } from "#shared/workbook/workbook.ts";
import { readQuestionnaire, type Questionnaire } from "../questionnaire/definition.ts";
import type { Localised } from "../questionnaire/localised.ts";
import { reportUnusedColumns } from "./carried.ts";
import { choiceListsOf, ListNames } from "./choice-lists.ts";
import { Findings, type NotImported, type XlsformError } from "./findings.ts";
import { isYes, treeOf, type FormNode } from "./form-tree.ts";
import { isTranslated, ownPrefix } from "./headers.ts";
import { carriedSheets, keptChoices, keptRows } from "./kept-rows.ts";
import { LanguageTable, writtenAs } from "./languages.ts";
import { namesOf } from "./names.ts";
import { keptChoicesSheet, keptRowsSheet, languagesSetting } from "./own-columns.ts";
import { isTable, type Reading } from "./reading.ts";
import { tableOf, type Row, type Table } from "./sheet-table.ts";
import { findAvailable, sectionsOf } from "./to-questionnaire.ts";
import { reportCircles, reportProblems } from "./whole-form.ts";

export interface NamedRow {
  readonly name: string;
  /** In XLSForm's canonical spelling. */
  readonly type: string;
  readonly list?: string;
  readonly row: number;
}

export interface ImportedForm {
  /** Null when there are errors. */
  readonly questionnaire: Questionnaire | null;
  readonly title: string;
  /** As written in the file. */
  readonly languages: readonly string[];
  /** Every named row of the survey sheet, in its order. */
  readonly questions: readonly NamedRow[];
  readonly notImported: readonly NotImported[];
  readonly errors: readonly XlsformError[];
}

/** @param fallbackTitle for a form that has neither title nor id, such as the file's name */
export function importXlsform(workbook: Workbook, fallbackTitle: string): ImportedForm {
  const findings = new Findings();
  const survey = sheetCalled(workbook, "survey");
  const settingsSheet = sheetCalled(workbook, "settings");
  const settings = settingsSheet ? tableOf(settingsSheet, "settings", findings) : null;
  const settingsRow = settings?.rows.find((row) => row.cells.some((cell) => cell !== ""));
  const setting = (key: string): string => (settings && settingsRow ? settings.cell(settingsRow, key) : "");
  const title = setting("form_title") || setting("form_id") || fallbackTitle;
  if (!survey) {
    findings.error("survey", 1, "no-survey", { sheets: workbook.sheets.map(({ name }) => name.slice(0, 60)).join(", ") });
    return { questionnaire: null, title, languages: [], questions: [], notImported: [], errors: findings.errors };
  }
  const table = tableOf(survey, "survey", findings);
  if (!table.has("type")) findings.error(survey.name, 1, "no-type-column");
  const choicesSheet = sheetCalled(workbook, "choices");
  const choices = choicesSheet ? tableOf(choicesSheet, "choices", findings) : null;
  const languages = new LanguageTable(setting("default_language"));
  for (const header of [...table.headers, ...(choices?.headers ?? [])]) if (header.key !== null && isTranslated(header.key)) languages.tag(header.language);
  const written = languages.written;
  const hasPlain = [table, choices].some((one) => one?.headers.some((header) => header.key !== null && isTranslated(header.key) && header.language === ""));
  if (!hasPlain) languages.takeOnlyLanguage();
  const tree = treeOf(table, findings);
  const lists = choiceListsOf(choices, languages, isYes(setting("allow_choice_duplicates")), findings);
  const outside = tree.all.filter((node) => !isInTable(table, node));
  const reading: Reading = {
    survey: table,
    lists,
    usedLists: new Set(),
    listNames: new ListNames(),
    languages,
    findings,
    names: namesOf(outside, (node) => table.cell(node.row, `${ownPrefix}name`)),
    byName: byNameOf(outside),
    available: new Set(),
  };
  checkLists(reading, tree.all);
  const left = new Set<Row>();
  for (const { row, isDisabled } of tree.passedOver) {
    left.add(row);
    findings.leave(survey.name, row.row, isDisabled ? "disabled-row" : "comment-row", isDisabled ? "left-out-by-author" : "comment", {
      name: table.cell(row, "name"),
    });
  }
  findAvailable(reading, outside, left);
  const titles = titleOf(settings, settingsRow, title, languages);
  const sections = sectionsOf(reading, tree.top, titles);
  if (sections.length === 0 && findings.errors.length === 0) findings.error(survey.name, 1, "no-question");
  reportUnusedColumns(reading);
  reportAppearances(reading, tree.all);
  const questionnaire = (): Questionnaire | null => {
    const keptLists = [...lists.values()].filter((list) => !reading.usedLists.has(list.name));
    for (const list of keptLists) findings.leave(choices?.name ?? "choices", list.row, "list", "unused-list", { list: list.name });
    const kept = [keptRows(table, tree.top, left, languages), choices ? keptChoices(choices, keptLists, languages) : null].filter((sheet) => sheet !== null);
    const description = settings && settingsRow ? settings.texts(settingsRow, `${ownPrefix}description`, languages) : undefined;
    const draft = {
      key: keyOf(setting("form_id") || title),
      title: titles,
      ...(description ? { description } : {}),
      ...languagesOf(setting, languages, written, hasPlain),
      sections,
      ...carriedOf(settings, settingsRow, [...kept, ...otherSheets(workbook, findings)], languages, findings),
    };
    const checked = readQuestionnaire(draft);
    if (checked.ok) reportCircles(reading, checked.definition);
    else reportProblems(reading, checked.problems);
    return checked.ok && findings.errors.length === 0 ? checked.definition : null;
  };
  const made = findings.errors.length === 0 ? questionnaire() : null;
  const bySheet = (left: { sheet: string; row: number }, right: { sheet: string; row: number }): number =>
    rank(left.sheet) - rank(right.sheet) || left.row - right.row;
  const rank = (sheet: string): number => (sheet === survey.name ? 0 : sheet === choices?.name ? 1 : sheet === settings?.name ? 2 : 3);
  return {
    questionnaire: made,
    title,
    languages: written,
    questions: tree.all.map((node) => ({
      name: node.name,
      type: node.type.type,
      ...("list" in node.type && node.type.list !== undefined ? { list: node.type.list } : {}),
      row: node.row.row,
    })),
    notImported: findings.notImported.toSorted(bySheet),
    errors: findings.errors.toSorted(bySheet),
  };
}

const sheetCalled = (workbook: Workbook, name: string): Sheet | undefined => workbook.sheets.find((sheet) => sheet.name.trim().toLowerCase() === name);

function isInTable(survey: Table, node: FormNode): boolean {
  return node.parent !== null && (isTable(survey, node.parent) || isInTable(survey, node.parent));
}

function byNameOf(nodes: readonly FormNode[]): ReadonlyMap<string, readonly FormNode[]> {
  const byName = new Map<string, FormNode[]>();
  for (const node of nodes) byName.set(node.name, [...(byName.get(node.name) ?? []), node]);
  return byName;
}

function checkLists({ survey, lists, findings }: Reading, all: readonly FormNode[]): void {
  for (const { type, row } of all) {
    if (type.kind !== "select") continue;
    if (!lists.has(type.list)) findings.error(survey.name, row.row, "no-list", { list: type.list });
    if (type.hasOther && survey.cell(row, "choice_filter") !== "") findings.error(survey.name, row.row, "other-and-filter");
  }
}

/** Looks that the desk does not take over are told once each. */
function reportAppearances({ survey, findings }: Reading, all: readonly FormNode[]): void {
  const seen = new Set(["multiline", "field-list", "table-list"]);
  for (const { row } of all) {
    for (const word of survey.cell(row, "appearance").split(/\s+/)) {
      if (word === "" || seen.has(word)) continue;
      seen.add(word);
      findings.leave(survey.name, row.row, "appearance", "own-look", { appearance: word });
    }
  }
}

function titleOf(settings: Table | null, row: Row | undefined, title: string, languages: LanguageTable): Localised {
  const others = settings && row ? settings.texts(row, `${ownPrefix}title`, languages) : undefined;
  // A title that was changed by hand is in none of the languages yet.
  return others && Object.values(others).includes(title) ? others : { [languages.tag("")]: title, ...others };
}

/** Stated where the file says which language comes first, or where there are several. */
function languagesOf(setting: (key: string) => string, languages: LanguageTable, written: readonly string[], hasPlain: boolean): { languages?: string[] } {
  const own = setting(languagesSetting);
  if (own === "unstated") return {};
  if (own !== "") return { languages: own.split(/\s+/) };
  const tags = [...new Set([...(setting("default_language") === "" && !hasPlain ? [] : [languages.tag("")]), ...written.map((one) => languages.tag(one))])];
  return tags.length > 1 || setting("default_language") !== "" ? { languages: tags } : {};
}

function keyOf(text: string): string {
  const key = text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  return key === "" ? "form" : key;
}

function otherSheets(workbook: Workbook, findings: Findings): Sheet[] {
  const known = ["survey", "choices", "settings"].map((name) => sheetCalled(workbook, name));
  const others = workbook.sheets.filter((sheet) => !known.includes(sheet) && sheet.rows.length > 0);
  for (const { name } of others) if (name !== keptRowsSheet && name !== keptChoicesSheet) findings.leave(name, 1, "sheet", "unused-sheet", { name });
  return others;
}

/** Settings whose place an export knows by itself. */
const quiet = new Set(["version", "allow_choice_duplicates"]);

function carriedOf(
  settings: Table | null,
  row: Row | undefined,
  sheets: readonly Sheet[],
  languages: LanguageTable,
  findings: Findings,
): Pick<Questionnaire, "carried"> {
  const kept: Record<string, string> = {};
  const keep = (key: string, value: string, at: number): void => {
    if (value.length <= 4_000 && key.length <= 100 && Object.keys(kept).length < 40) kept[key] = value;
    else findings.leave(settings?.name ?? "settings", at, "setting", "too-large-to-keep", { column: key });
  };
  if (settings && row) {
    for (const [key, value] of settings.unused(row)) {
      keep(key, value, row.row);
      findings.leave(settings.name, row.row, "setting", "unused-setting", { column: key });
    }
    for (const key of quiet) if (settings.cell(row, key) !== "") keep(key, settings.cell(row, key), row.row);
    const id = settings.cell(row, "form_id");
    if (id !== "" && keyOf(id) !== id) keep("form_id", id, row.row);
    if (id === "" && settings.cell(row, "form_title") !== "") keep("form_id", "", row.row);
  }
  for (const written of languages.written)
    if (written !== writtenAs(languages.tag(written))) keep(`${ownPrefix}language::${languages.tag(written)}`, written, 1);
  const carried = carriedSheets(sheets, findings);
  const hasSettings = Object.keys(kept).length > 0;
  if (!hasSettings && carried.length === 0) return {};
  return { carried: { ...(hasSettings ? { settings: kept } : {}), ...(carried.length > 0 ? { sheets: carried } : {}) } };
}

/** A questionnaire as an XLSForm that ODK and KoboToolbox read, and that an import reads back without loss. */
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import type { Sheet, Workbook } from "#shared/workbook/workbook.ts";
import { findQuestion, questionsIn, type Choice, type Group, type Question, type Questionnaire, type Section } from "../questionnaire/definition.ts";
import type { Expression } from "../questionnaire/expression.ts";
import { parseXPath } from "../questionnaire/xpath/parse.ts";
import { toXPath } from "../questionnaire/xpath/to-xpath.ts";
import { ListNames } from "./choice-lists.ts";
import { ownPrefix } from "./headers.ts";
import { undetermined } from "./languages.ts";
import { keptChoicesSheet, keptRowsSheet, languagesSetting } from "./own-columns.ts";
import { LanguageColumns, rowsOf, type Cells } from "./sheet-writer.ts";
import { looseName } from "./to-questionnaire.ts";
import { originalName, putCarried, putExpression, putTexts, writeQuestion, type Place, type Writing } from "./write-question.ts";

const languageSetting = `${ownPrefix}language::`;

export function exportXlsform(questionnaire: Questionnaire): Workbook {
  const settings = questionnaire.carried?.settings ?? {};
  const first = questionnaire.languages?.[0];
  const used = languagesUsed(questionnaire);
  const order = [...new Set([...(questionnaire.languages ?? []), ...used])];
  const hasDefault = first !== undefined && first !== undetermined;
  const plain = !hasDefault && used.includes(undetermined) ? undetermined : null;
  const written = Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => (key.startsWith(languageSetting) ? [[key.slice(languageSetting.length), value]] : [])),
  );
  const columns = new LanguageColumns(order, written, plain);
  const listNames = new ListNames();
  const questionNames = new Set(questionsIn(questionnaire).map(originalName));
  const choiceLines: Cells[] = [];
  const writing: Writing = {
    columns,
    plain: hasDefault ? first : plain,
    list: (own, choices, kept) => {
      const { name, isNew } = listNames.nameFor(own, choices, kept);
      if (isNew) choiceLines.push(...choices.map((choice) => choiceLine(name, choice, columns, hasDefault ? first : plain)));
      return name;
    },
    expression: (expression, place) => expressionText(questionnaire, expression, place),
    question: (name) => findQuestion(questionnaire, name),
    groupName: (name) => (questionNames.has(name) ? `${name}_group` : name),
  };
  const lines = surveyLines(writing, questionnaire);
  const sheets = questionnaire.carried?.sheets ?? [];
  putBack(
    lines,
    sheets.find(({ name }) => name === keptRowsSheet),
    columns,
  );
  const keptChoices = sheets.find(({ name }) => name === keptChoicesSheet);
  for (const row of keptChoices?.rows.slice(1) ?? []) choiceLines.push(cellsOf(keptChoices?.rows[0] ?? [], row, columns));
  return {
    sheets: [
      { name: "survey", rows: rowsOf(lines, ["type", "name"], columns) },
      ...(choiceLines.length > 0 ? [{ name: "choices", rows: rowsOf(choiceLines, ["list_name", "name"], columns) }] : []),
      { name: "settings", rows: settingRows(questionnaire, columns, used) },
      ...sheets.filter(({ name }) => name !== keptRowsSheet && name !== keptChoicesSheet),
    ],
  };
}

/** By the order in which they come up. */
function languagesUsed(questionnaire: Questionnaire): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value !== "object" || value === null) return;
    if (["title", "description", "guidance", "requiredMessage", "constraintMessage"].includes(key)) for (const tag of Object.keys(value)) found.add(tag);
    else if (Array.isArray(value)) for (const one of value) visit(one, "");
    else for (const [name, one] of Object.entries(value)) if (!["carried", "visible", "constraint", "attributes"].includes(name)) visit(one, name);
  };
  visit(questionnaire.sections, "sections");
  return [...found];
}

function choiceLine(list: string, choice: Choice, columns: LanguageColumns, plain: string | null): Cells {
  const cells: Cells = { list_name: list, name: choice.value };
  const isPlain = plain !== null && Object.keys(choice.title).length === 1 && choice.title[plain] === choice.value;
  if (!isPlain) columns.put(cells, "label", choice.title);
  for (const [column, value] of Object.entries(choice.attributes ?? {})) cells[column] = value;
  return cells;
}

function surveyLines(writing: Writing, questionnaire: Questionnaire): Cells[] {
  let count = 0;
  let wasLoose = false;
  return questionnaire.sections.flatMap((section) => {
    wasLoose = !wasLoose && isLoose(section, questionnaire, count + 1);
    if (!wasLoose) return grouped(writing, section, linesIn(writing, section, undefined), {});
    count += 1;
    return linesIn(writing, section, undefined);
  });
}

/** The section that an import makes for questions outside all groups. */
function isLoose(section: Section, questionnaire: Questionnaire, count: number): boolean {
  const { name, title, questions: _, ...others } = section;
  return name === looseName(count) && sameJson(title, questionnaire.title) && Object.values(others).every((value) => value === undefined);
}

function grouped(writing: Writing, group: Section | Group, inside: readonly Cells[], place: Place): Cells[] {
  const cells: Cells = { type: "begin_group" };
  putTexts(writing, cells, group);
  const name = writing.groupName(originalName(group));
  if (name !== cells["name"]) {
    cells["name"] = name;
    cells[`${ownPrefix}name`] = group.name;
  }
  putExpression(writing, cells, "relevant", group.visible, place);
  if (group.appearance !== undefined) cells["appearance"] = group.appearance;
  putCarried(cells, group.carried);
  return [cells, ...inside, { type: "end_group" }];
}

/** In a sheet a group is one piece: it stands where its first question does. */
function linesIn(writing: Writing, section: Section, parent: string | undefined): Cells[] {
  const groups = section.groups ?? [];
  const childOf = (name: string | undefined): Group | undefined => {
    for (let group = groups.find((one) => one.name === name); group; group = groups.find((one) => one.name === group?.parent))
      if (group.parent === parent) return group;
    return undefined;
  };
  const done = new Set<Group>();
  const write = (group: Group): Cells[] => {
    if (done.has(group)) return [];
    done.add(group);
    return grouped(writing, group, linesIn(writing, section, group.name), {});
  };
  return [
    ...section.questions.flatMap((question) => {
      if (question.group === parent) return writeQuestion(writing, question);
      const group = childOf(question.group);
      return group ? write(group) : [];
    }),
    ...groups.filter((group) => group.parent === parent).flatMap(write),
  ];
}

/** Puts rows that did not come in where they were in the file. */
function putBack(lines: Cells[], kept: Sheet | undefined, columns: LanguageColumns): void {
  const [headers = [], ...rows] = kept?.rows ?? [];
  const open: string[] = [];
  const places = new Map<string, number>();
  const moved = new Map<string, Cells[]>();
  for (const [after = "", ...cells] of rows) moved.set(after, [...(moved.get(after) ?? []), cellsOf(headers.slice(1), cells, columns)]);
  for (const [at, line] of lines.entries()) {
    if (line["type"]?.startsWith("begin_")) open.push(line["name"] ?? "");
    const place = line["type"]?.startsWith("end_") ? `/${open.pop() ?? ""}` : (line["name"] ?? "");
    if (!places.has(place)) places.set(place, at);
  }
  const byPlace = [...moved].map(([after, cells]) => ({ at: after === "" ? -1 : (places.get(after) ?? lines.length - 1), cells }));
  for (const { at, cells } of byPlace.toSorted((left, right) => right.at - left.at)) lines.splice(at + 1, 0, ...cells);
}

function cellsOf(headers: readonly string[], row: readonly string[], columns: LanguageColumns): Cells {
  return Object.fromEntries(headers.map((header, at) => [columns.ofKept(header), row[at] ?? ""]));
}

function settingRows(questionnaire: Questionnaire, columns: LanguageColumns, used: readonly string[]): string[][] {
  const { carried, languages, title, description, key } = questionnaire;
  const first = languages?.[0];
  const hasDefault = first !== undefined && first !== undetermined;
  const cells: Cells = {};
  // The language that an import takes the title to be in.
  const plain = hasDefault ? first : used.length === 1 ? (used[0] ?? undetermined) : undetermined;
  cells["form_title"] = title[plain] ?? Object.values(title)[0] ?? "";
  cells["form_id"] = carried?.settings?.["form_id"] ?? key;
  if (hasDefault) cells["default_language"] = columns.written(first);
  if (Object.keys(title).length > 1 || title[plain] === undefined)
    for (const [tag, text] of Object.entries(title)) cells[`${ownPrefix}title::${columns.written(tag)}`] = text;
  for (const [tag, text] of Object.entries(description ?? {})) cells[`${ownPrefix}description::${columns.written(tag)}`] = text;
  const inferred = [
    ...new Set([
      ...(hasDefault ? [first] : used.includes(undetermined) ? [undetermined] : []),
      ...[...(languages ?? []), ...used].filter((tag) => used.includes(tag)),
    ]),
  ];
  const isStated = inferred.length > 1 || hasDefault;
  if (!sameJson(languages, isStated ? inferred : undefined)) cells[languagesSetting] = languages ? languages.join(" ") : "unstated";
  for (const [column, value] of Object.entries(carried?.settings ?? {}))
    if (!column.startsWith(languageSetting) && cells[column] === undefined) cells[column] = value;
  return [Object.keys(cells).filter((column) => cells[column] !== ""), Object.values(cells).filter((value) => value !== "")];
}

/** @returns XPath, and whether an import reads it back as the same tree */
function expressionText(questionnaire: Questionnaire, expression: Expression, place: Place): { readonly xpath: string; readonly isExact: boolean } {
  const { repeat, grid, prefix = "" } = place;
  const xpath = toXPath(expression, {
    nameOf: ({ question, column }) => {
      if (question !== undefined) {
        const found = findQuestion(questionnaire, question);
        const inside = column === undefined ? undefined : found?.type === "rows" ? found.columns.find((one) => one.name === column) : undefined;
        return inside ? originalName(inside) : found ? originalName(found) : question;
      }
      if (grid) return prefix + (column ?? "");
      const inside = repeat?.columns.find((one) => one.name === column);
      return inside ? originalName(inside) : (column ?? "");
    },
  });
  const read = parseXPath(xpath, { isFilter: true, resolve: (name) => resolved(questionnaire, place, name) });
  return { xpath, isExact: read.ok && sameJson(read.expression as unknown as JsonValue, expression as unknown as JsonValue) };
}

/** As an import does: the same row first, then whatever has the name alone. */
function resolved(questionnaire: Questionnaire, { repeat, grid, prefix = "" }: Place, name: string): Expression | null {
  const cell = grid?.columns.find((one) => prefix + one.name === name);
  if (cell) return { op: "cell", column: cell.name };
  const near = repeat?.columns.filter((one) => originalName(one) === name) ?? [];
  if (near.length === 1 && near[0]) return { op: "cell", column: near[0].name };
  const all = questionsIn(questionnaire).flatMap((question: Question): Expression[] => [
    ...(originalName(question) === name ? [{ op: "answer", question: question.name } as const] : []),
    ...(question.type === "rows" && question !== repeat
      ? question.columns.filter((one) => originalName(one) === name).map((one): Expression => ({ op: "cells", question: question.name, column: one.name }))
      : []),
  ]);
  const answers = all.filter((one) => one.op === "answer");
  if (!repeat && answers.length === 1) return answers[0] ?? null;
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** The tree of a form as the sections of a questionnaire. */
import type { Group, Question, Section } from "../questionnaire/definition.ts";
import { carriedOf, withoutMeaning } from "./carried.ts";
import { repeatOf, type FormNode } from "./form-tree.ts";
import { outcomeOf, expressionOf, isTable, isWrong, own, report, reportErrors, reportUnknown, type Reading } from "./reading.ts";
import { readQuestion, titleOf } from "./read-question.ts";
import { readGrid, readMatrix, readRepeat } from "./read-table.ts";
import type { Row } from "./sheet-table.ts";
import type { Localised } from "../questionnaire/localised.ts";

const metadata = new Set(["start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email", "audit"]);
const inNoRepeat = new Set(["rank", "hidden"]);

/** Says which rows come in, and reports those that cannot. What an expression may refer to depends on it, so it goes first. */
export function findAvailable(reading: Reading, all: readonly FormNode[], left: Set<Row>): void {
  const { available, findings, survey } = reading;
  const leave = (node: FormNode, what: "type" | "in-repeat", reason: Parameters<typeof findings.leave>[3], repeat = ""): void => {
    findings.leave(survey.name, node.row.row, what, reason, { type: node.type.type, name: node.name, repeat });
    leaveRows(node, left, survey.rows);
  };
  for (const node of all) {
    if (left.has(node.row)) {
      // It goes with the block that it stands in, and is told by itself all the same.
      findings.leave(survey.name, node.row.row, "in-repeat", "nested", { type: node.type.type, name: node.name, repeat: node.parent?.name ?? "" });
      continue;
    }
    const repeat = repeatOf(node);
    if (node.type.kind === "foreign")
      leave(node, "type", metadata.has(node.type.type) ? "metadata" : node.type.list === undefined ? "no-counterpart" : "choices-elsewhere");
    else if (node.type.kind === "begin" && node.type.what === "loop") leave(node, "type", node.type.type === "begin_loop" ? "loop" : "no-counterpart");
    else if (
      repeat &&
      ((node.type.kind === "begin" && node.type.what === "repeat") ||
        inNoRepeat.has(node.type.type) ||
        isTable(survey, node) ||
        own(reading, node, "type") === "narrative")
    )
      leave(node, "in-repeat", "nested", repeat.name);
    else if (
      node.type.kind === "question" ||
      node.type.kind === "select" ||
      (node.type.kind === "begin" && (node.type.what === "repeat" || isTable(survey, node)))
    )
      available.add(node);
  }
  leaveCalculations(reading, all, left);
  for (const node of all) {
    if (left.has(node.row) && node.type.type !== "calculate") reportErrors(reading, node);
    reportUnknown(reading, node, "trigger", survey.cell(node.row, "trigger"));
  }
  // Blocks without anything to ask go as well, the inner ones first.
  for (const node of all.toReversed()) {
    if (node.type.kind !== "begin" || left.has(node.row) || isTable(survey, node)) continue;
    if (node.children.length > 0 && hasQuestion(reading, node)) continue;
    const isInner = node.parent !== null && node.type.what === "group";
    if (isInner) continue;
    available.delete(node);
    findings.leave(survey.name, node.row.row, "type", "empty-group", { type: node.type.type, name: node.name });
    leaveRows(node, left, survey.rows);
  }
}

const hasQuestion = (reading: Reading, node: FormNode): boolean =>
  node.children.some((child) => reading.available.has(child) || (child.type.kind === "begin" && child.type.what === "group" && hasQuestion(reading, child)));

/** A calculation that cannot be computed takes those with it that look at it. */
function leaveCalculations(reading: Reading, all: readonly FormNode[], left: Set<Row>): void {
  const { available, findings, survey } = reading;
  for (let isStable = false; !isStable;) {
    isStable = true;
    for (const node of all) {
      if (node.type.type !== "calculate" || !available.has(node)) continue;
      const text = survey.cell(node.row, "calculation");
      if (text === "") {
        findings.error(survey.name, node.row.row, "no-calculation", { name: node.name });
        available.delete(node);
        continue;
      }
      const { refusal, reference } = outcomeOf(reading, node, "calculation");
      if (!refusal) continue;
      available.delete(node);
      isStable = false;
      report(reading, node, "calculation", text, refusal, reference);
      if (isWrong(refusal, reference, text)) continue;
      const told = findings.notImported.pop();
      if (told) findings.notImported.push({ ...told, reason: "not-computed-at-all" });
      left.add(node.row);
    }
  }
}

function leaveRows(node: FormNode, left: Set<Row>, rows: readonly Row[]): void {
  const from = rows.indexOf(node.row);
  const to = node.end ? rows.indexOf(node.end) : from;
  for (const row of rows.slice(from, to + 1)) if (row.cells.some((cell) => cell !== "")) left.add(row);
}

/** Top-level groups are sections; what stands between them gets a section that an export leaves away again. */
export function sectionsOf(reading: Reading, top: readonly FormNode[], title: Localised): Section[] {
  const taken = new Set(top.map((node) => (reading.names.get(node) ?? node.name).toLowerCase()));
  const sections: Section[] = [];
  let loose: Question[] = [];
  let count = 0;
  const closeLoose = (): void => {
    if (loose.length === 0) return;
    do count += 1;
    while (taken.has(looseName(count)));
    sections.push({ name: looseName(count), title, questions: loose });
    loose = [];
  };
  for (const node of top) {
    if (!isSection(reading, node)) {
      loose.push(...questionsOf(reading, node, undefined, []));
      continue;
    }
    const groups: Group[] = [];
    const questions = node.children.flatMap((child) => questionsOf(reading, child, undefined, groups));
    if (questions.length === 0) continue;
    closeLoose();
    const { name, title: heading, ...others } = groupOf(reading, node);
    sections.push({ name, title: heading ?? titleOf(reading, node, node.name), ...others, ...(groups.length > 0 ? { groups } : {}), questions });
  }
  closeLoose();
  return sections;
}

export const looseName = (count: number): string => (count === 1 ? "ungrouped" : `ungrouped-${count}`);

function isSection(reading: Reading, node: FormNode): boolean {
  return node.type.kind === "begin" && node.type.what === "group" && !isTable(reading.survey, node);
}

/** @param groups receives the groups inside a section */
function questionsOf(reading: Reading, node: FormNode, group: string | undefined, groups: Group[]): Question[] {
  const name = reading.names.get(node) ?? node.name;
  if (isSection(reading, node)) {
    const inner = { ...groupOf(reading, node), ...(group === undefined ? {} : { parent: group }) };
    groups.push(inner);
    return node.children.flatMap((child) => questionsOf(reading, child, inner.name, groups));
  }
  if (!reading.available.has(node)) return [];
  const question = read(reading, node, name);
  if (!question) return [];
  const number = own(reading, node, "number");
  return [{ ...question, ...(number === "" ? {} : { number }), ...(group === undefined ? {} : { group }) }];
}

function read(reading: Reading, node: FormNode, name: string): Question | null {
  if (node.type.kind !== "begin") return readQuestion(reading, node, name) as Question | null;
  if (node.type.what === "repeat") return readRepeat(reading, node, name);
  return own(reading, node, "type") === "matrix" ? readMatrix(reading, node, name) : readGrid(reading, node, name);
}

function groupOf(reading: Reading, node: FormNode): Group {
  const { survey, languages } = reading;
  const title = survey.texts(node.row, "label", languages);
  const description = survey.texts(node.row, "hint", languages);
  const visible = expressionOf(reading, node, "relevant");
  const appearance = survey.cell(node.row, "appearance");
  const kept = withoutMeaning(reading, node, ["required", "constraint", "readonly", "default", "calculation", "trigger", "choice_filter", "repeat_count"]);
  if (!visible && survey.cell(node.row, "relevant") !== "") kept["relevant"] = survey.cell(node.row, "relevant");
  const carried = carriedOf(reading, node, kept);
  return {
    name: reading.names.get(node) ?? node.name,
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(visible ? { visible } : {}),
    ...(appearance === "" ? {} : { appearance }),
    ...(Object.keys(carried).length > 0 ? { carried } : {}),
  };
}

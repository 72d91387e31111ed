/** What does not fit together in a questionnaire whose parts have the right shape. */
import type { Questionnaire, Section } from "./definition.ts";
import { columnsOf, questionsOf, termsOf, type Expression } from "./expression.ts";
import type { Column, Question } from "./question-types.ts";

export interface Contradiction {
  readonly reason: string;
  readonly subject: string;
  readonly path: readonly (string | number)[];
}
type Path = Contradiction["path"];

export function contradictionsIn(definition: Pick<Questionnaire, "sections">): readonly Contradiction[] {
  const found: Contradiction[] = [];
  const problem = (reason: string, subject: string, path: Path): void => void found.push({ reason, subject, path });
  const unique = (subjects: readonly string[], reason: string, path: Path): void => {
    const seen = new Set<string>();
    const twice = subjects.find((subject) => seen.size === seen.add(subject).size);
    if (twice !== undefined) problem(reason, twice, path);
  };
  const all = definition.sections.flatMap((section, at) =>
    section.questions.map((question, index) => ({ question, section, path: ["sections", at, "questions", index] as Path })),
  );
  const questions = new Map(all.map(({ question }) => [question.name, question]));
  const looks = (expression: Expression | undefined, path: Path, columns: readonly Column[] = []): void => {
    if (!expression) return;
    for (const other of questionsOf(expression)) if (!questions.has(other)) problem("unknown-question", other, path);
    for (const column of columnsOf(expression)) if (!columns.some(({ name }) => name === column)) problem("unknown-column", column, path);
    for (const cells of cellsIn(expression)) {
      const question = questions.get(cells.question);
      if (question && !(question.type === "rows" && question.columns.some(({ name }) => name === cells.column))) problem("unknown-column", cells.column, path);
    }
  };

  unique(
    definition.sections.map((section) => section.name),
    "section-twice",
    ["sections"],
  );
  // Letters of either case meet in one record id on no system we know, but a person could not tell two such names apart.
  unique(
    all.map(({ question }) => question.name.toLowerCase()),
    "question-twice",
    ["sections"],
  );
  for (const [at, section] of definition.sections.entries()) {
    const path = ["sections", at];
    looks(section.visible, path);
    for (const group of section.groups ?? []) looks(group.visible, [...path, "groups"]);
    unique(
      (section.groups ?? []).map((group) => group.name),
      "group-twice",
      path,
    );
    for (const group of section.groups ?? []) if (group.parent !== undefined && !hasTop(section, group.name)) problem("unknown-group", group.parent, path);
  }
  for (const { question, section, path } of all) {
    if (question.group !== undefined && !section.groups?.some((group) => group.name === question.group)) problem("unknown-group", question.group, path);
    if (question.type === "ranking" && !question.choices && questions.get(question.of ?? "")?.type !== "choices")
      problem("ranks-nothing", question.of ?? question.name, path);
    if (question.type === "rows") looks(question.count, path);
    const columns = "columns" in question ? question.columns : [];
    unique(
      columns.map((column) => column.name),
      "column-twice",
      path,
    );
    if ("rows" in question) unique(valuesOf(question.rows), "choice-twice", path);
    if (question.type === "matrix") unique(valuesOf(question.scale), "choice-twice", path);
    for (const part of [question, ...columns]) {
      for (const expression of expressionsOf(part)) looks(expression, path, columns);
      if (part.type === "range" && part.from >= part.to) problem("no-range", part.name, path);
      if ("choices" in part) unique(valuesOf(part.choices ?? []), "choice-twice", path);
      if ((part.type === "choice" || part.type === "choices") && !part.choices && !part.choicesFrom) problem("no-choices", part.name, path);
    }
  }
  return found;
}

/** Everything that a question or a column decides by other answers. */
export function expressionsOf(part: Question | Column): readonly Expression[] {
  return [
    part.visible,
    part.requiredIf,
    part.constraint,
    part.defaultFrom,
    part.type === "calculate" ? part.calculation : undefined,
    "choiceFilter" in part ? part.choiceFilter : undefined,
  ].filter((one) => one !== undefined);
}

const valuesOf = (choices: readonly { readonly value: string }[]): string[] => choices.map((choice) => choice.value);

function cellsIn(expression: Expression): readonly (Expression & { op: "cells" })[] {
  return expression.op === "cells" ? [expression] : termsOf(expression).flatMap(cellsIn);
}

/** Whether one comes from a group up to one that stands in no other. */
function hasTop(section: Section, name: string): boolean {
  let at: string | undefined = name;
  for (let steps = 0; steps <= (section.groups?.length ?? 0); steps++) {
    const group = section.groups?.find((one) => one.name === at);
    if (!group) return false;
    if (group.parent === undefined) return true;
    at = group.parent;
  }
  return false;
}

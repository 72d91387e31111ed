/** What is wrong only with a form as a whole, after each of its rows was read: parts that do not fit together, and circles. */
import { placesIn, type DefinitionProblem, type Questionnaire } from "../questionnaire/definition.ts";
import { circularColumns, decisionOrder } from "../questionnaire/dependencies.ts";
import type { ErrorCode } from "./findings.ts";
import type { FormNode } from "./form-tree.ts";
import type { Reading } from "./reading.ts";

/** Each reason of the questionnaire's own check that a spreadsheet can come to. */
const sentences: Readonly<Record<string, ErrorCode>> = {
  "section-twice": "fit-name-twice",
  "question-twice": "fit-name-twice",
  "group-twice": "fit-name-twice",
  "column-twice": "fit-name-twice",
  "choice-twice": "fit-choice-twice",
  "no-choices": "fit-no-choices",
  "no-range": "fit-no-range",
  "no-text": "fit-no-text",
  "ranks-nothing": "fit-no-choices",
  "too-much-carried": "fit-too-much",
};

export function reportProblems({ findings, survey, names }: Reading, problems: readonly DefinitionProblem[]): void {
  const rows = rowsByName(names);
  for (const { reason, path, subject } of problems) {
    findings.error(survey.name, rows.get(subject) ?? 1, sentences[reason] ?? "does-not-fit", { subject, path });
  }
}

/**
 * Conditions and calculations that come back to themselves. A questionnaire with a circle can be shown (what waits for itself counts as
 * blank), but hardly as its author meant it; ODK refuses such a form as well.
 */
export function reportCircles({ findings, survey, names }: Reading, definition: Questionnaire): void {
  const rows = rowsByName(names);
  const { circular } = decisionOrder(definition);
  const tell = (circle: readonly string[], row: number): void =>
    circle.length === 0 ? undefined : findings.error(survey.name, row, "circle", { names: circle.slice(0, mostNames).join(", ") });
  const inOrder = [...placesIn(definition).values()].map(({ question }) => question);
  const all = inOrder.flatMap(({ name }) => (circular.has(name) ? [name] : []));
  tell(all, rows.get(all[0] ?? "") ?? 1);
  for (const question of inOrder) tell(circularColumns(question), rows.get(question.name) ?? 1);
}

const mostNames = 10;

function rowsByName(names: ReadonlyMap<FormNode, string>): ReadonlyMap<string, number> {
  return new Map([...names].map(([node, name]) => [name, node.row.row]));
}

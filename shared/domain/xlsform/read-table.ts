/** Questions that are tables: a repeat as rows, and the groups of our own that stand for a matrix or a grid. */
import type { Choice, Column, Question } from "../questionnaire/definition.ts";
import type { Expression } from "../questionnaire/expression.ts";
import { carriedOf, withoutMeaning } from "./carried.ts";
import { isNo, isYes, type FormNode } from "./form-tree.ts";
import { ownPrefix } from "./headers.ts";
import { readQuestion, titleOf } from "./read-question.ts";
import { expressionOf, own, ownParameters, type Reading } from "./reading.ts";

export function readRepeat(reading: Reading, node: FormNode, name: string): Question {
  const { survey, languages } = reading;
  const columns = flattened(reading, node).flatMap(({ child, conditions }): Column[] => {
    const column = readQuestion(reading, child, reading.names.get(child) ?? child.name) as Column | null;
    if (!column) return [];
    if (conditions.length === 0) return [column];
    // The questions of a group are asked where the group is.
    const terms = [...conditions, ...(column.visible ? [column.visible] : [])];
    return [{ ...column, visible: terms.length === 1 ? (terms[0] as Expression) : { op: "and", terms } }];
  });
  const head = headOf(reading, node, name);
  const count = expressionOf(reading, node, "repeat_count");
  const atMost = Number(ownParameters(reading, node).get("at-most"));
  const kept: Readonly<Record<string, string>> =
    !count && survey.cell(node.row, "repeat_count") !== "" ? { repeat_count: survey.cell(node.row, "repeat_count") } : {};
  return {
    ...head,
    ...carriedWith(head, kept),
    type: "rows",
    columns,
    rowTitle: survey.texts(node.row, `${ownPrefix}row`, languages) ?? head.title,
    addTitle: survey.texts(node.row, `${ownPrefix}add`, languages) ?? head.title,
    ...(count ? { count } : {}),
    ...(Number.isInteger(atMost) && atMost > 0 ? { atMost } : {}),
  };
}

const carriedWith = (head: Partial<Question>, kept: Readonly<Record<string, string>>): Pick<Question, "carried"> | object =>
  Object.keys(kept).length > 0 ? { carried: { ...head.carried, ...kept } } : {};

/** The questions of a repeat with the conditions of the groups that they stand in. */
function flattened(reading: Reading, node: FormNode, conditions: readonly Expression[] = []): { child: FormNode; conditions: readonly Expression[] }[] {
  return node.children.flatMap((child) => {
    if (child.type.kind !== "begin") return reading.available.has(child) ? [{ child, conditions }] : [];
    if (child.type.what !== "group") return [];
    reading.findings.leave(reading.survey.name, child.row.row, "in-repeat", "flattened", { type: child.type.type, name: child.name, repeat: node.name });
    const condition = expressionOf(reading, child, "relevant");
    return flattened(reading, child, condition ? [...conditions, condition] : conditions);
  });
}

/** A group in which every question takes one step of one scale. */
export function readMatrix(reading: Reading, node: FormNode, name: string): Question | null {
  const list = node.children.flatMap((child) => (child.type.kind === "select" ? [child.type.list] : []))[0];
  const scale = reading.lists.get(list ?? "");
  if (!scale) return null;
  reading.usedLists.add(scale.name);
  reading.listNames.nameFor(`${name}_scale`, scale.choices, undefined);
  const rows = node.children.map((child) => stepOf(reading, child, name));
  return { ...headOf(reading, node, name), type: "matrix", rows, scale: scale.choices.map(({ value, title }) => ({ value, title })) };
}

/** A group of groups: one for each row, each with the same questions. */
export function readGrid(reading: Reading, node: FormNode, name: string): Question | null {
  const first = node.children[0];
  if (!first) return null;
  const rows = node.children.map((child) => stepOf(reading, child, name));
  const prefix = `${first.name}_`;
  const cellsOf = (reference: string): Expression | null =>
    first.children.some((child) => child.name === reference) ? { op: "cell", column: reference.slice(prefix.length) } : null;
  const columns = first.children.flatMap((child) => {
    const column = readQuestion(reading, child, child.name.slice(prefix.length), cellsOf) as Column | null;
    if (!column) return [];
    // The row's prefix is no name that an import has to keep.
    const { name: _, ...carried } = column.carried ?? {};
    const { carried: __, ...others } = column;
    return [(Object.keys(carried).length > 0 ? { ...others, carried } : others) as Column];
  });
  for (const other of node.children.slice(1)) for (const child of other.children) if (child.type.kind === "select") reading.usedLists.add(child.type.list);
  return { ...headOf(reading, node, name), type: "grid", rows, columns };
}

function stepOf(reading: Reading, child: FormNode, name: string): Pick<Choice, "value" | "title"> {
  const value = child.name.startsWith(`${name}_`) ? child.name.slice(name.length + 1) : child.name;
  return { value, title: reading.survey.texts(child.row, "label", reading.languages) ?? { [reading.languages.tag("")]: value } };
}

/** What every table has. */
function headOf(reading: Reading, node: FormNode, name: string): Pick<Question, "name" | "title"> & Partial<Question> {
  const { survey, languages } = reading;
  const kept = withoutMeaning(reading, node, ["readonly", "default", "calculation", "trigger", "choice_filter"]);
  const take = (column: "relevant" | "required" | "constraint"): Expression | undefined => {
    const expression = expressionOf(reading, node, column);
    if (!expression && survey.cell(node.row, column) !== "") kept[column] = survey.cell(node.row, column);
    return expression;
  };
  const visible = take("relevant");
  const description = survey.texts(node.row, "hint", languages);
  const guidance = survey.texts(node.row, "guidance_hint", languages);
  const required = survey.cell(node.row, "required");
  const requiredIf = required !== "" && !isYes(required) && !isNo(required) ? take("required") : undefined;
  const requiredMessage = survey.texts(node.row, "required_message", languages);
  const constraint = take("constraint");
  const carried = carriedOf(reading, node, kept);
  const constraintMessage = survey.texts(node.row, "constraint_message", languages);
  // `table-list` is how other tools draw a matrix, and says nothing that the desk does not know.
  const appearance =
    own(reading, node, "type") === "matrix"
      ? survey
          .cell(node.row, "appearance")
          .replace(/\s*\btable-list\b/, "")
          .trim()
      : survey.cell(node.row, "appearance");
  return {
    name,
    title: titleOf(reading, node, node.name),
    ...(description ? { description } : {}),
    ...(guidance ? { guidance } : {}),
    ...(visible ? { visible } : {}),
    ...(required === "" || isNo(required) || kept["required"] !== undefined ? { optional: true } : {}),
    ...(requiredIf ? { requiredIf } : {}),
    ...(requiredMessage ? { requiredMessage } : {}),
    ...(constraint ? { constraint } : {}),
    ...(constraintMessage ? { constraintMessage } : {}),
    ...(appearance === "" ? {} : { appearance }),
    ...(Object.keys(carried).length > 0 ? { carried } : {}),
  } as Pick<Question, "name" | "title"> & Partial<Question>;
}

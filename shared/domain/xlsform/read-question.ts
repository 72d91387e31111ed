/** One row of the survey sheet as a question, or as a column of a table. */
import type { Choice, Column, Question } from "../questionnaire/definition.ts";
import type { Expression } from "../questionnaire/expression.ts";
import type { Localised } from "../questionnaire/localised.ts";
import { carriedOf } from "./carried.ts";
import { isNo, isYes, type FormNode } from "./form-tree.ts";
import { boundsText, defaultText, otherColumn } from "./own-columns.ts";
import { parametersOf } from "./question-types.ts";
import { expressionOf, own, ownParameters, type Reading } from "./reading.ts";

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type Base = Mutable<
  Pick<
    Question,
    | "name"
    | "title"
    | "description"
    | "guidance"
    | "visible"
    | "optional"
    | "requiredIf"
    | "requiredMessage"
    | "constraint"
    | "constraintMessage"
    | "defaultValue"
    | "defaultFrom"
    | "readOnly"
    | "appearance"
    | "carried"
  >
>;
export type CellsOf = (name: string) => Expression | null;

/** What is never asked has nothing to require. */
const unasked = new Set(["note", "calculate", "hidden"]);

/** @param name what the desk calls it, where that is not told by the form's name alone */
export function readQuestion(reading: Reading, node: FormNode, name: string, cellsOf?: CellsOf): Question | Column | null {
  const { survey } = reading;
  const kept: Record<string, string> = {};
  const special = specialOf(reading, node);
  if (special === null) return null;
  const base = baseOf(reading, node, name, String(special["type"]), kept, cellsOf);
  if (special["type"] === "text" || special["type"] === "narrative") takeMultiline(base, special);
  takeBounds(survey.cell(node.row, "constraint"), base, special);
  const carried = carriedOf(reading, node, { ...kept, ...(special["carried"] as Record<string, string> | undefined) });
  delete special["carried"];
  const question = { ...base, ...special, ...(Object.keys(carried).length > 0 ? { carried } : {}) };
  return question as unknown as Question;
}

export function titleOf(reading: Reading, node: FormNode, name: string): Localised {
  return reading.survey.texts(node.row, "label", reading.languages) ?? { [reading.languages.tag("")]: name };
}

function baseOf(reading: Reading, node: FormNode, name: string, type: string, kept: Record<string, string>, cellsOf: CellsOf | undefined): Base {
  const { survey, languages, findings } = reading;
  const cell = (key: string): string => survey.cell(node.row, key);
  const take = (column: "relevant" | "required" | "constraint" | "default" | "choice_filter"): Expression | undefined => {
    const expression = expressionOf(reading, node, column, cellsOf);
    if (!expression && cell(column) !== "") kept[column] = cell(column);
    return expression;
  };
  for (const column of ["label", "hint", "guidance_hint"]) {
    const texts = survey.texts(node.row, column, languages);
    const reference = /\$\{\s*([^}\s]+)\s*\}/.exec(Object.values(texts ?? {}).join("\n"))?.[1];
    if (reference !== undefined && !reading.byName.has(reference) && !reference.startsWith("last-saved#"))
      findings.error(survey.name, node.row.row, "unknown-reference", { reference, column, text: Object.values(texts ?? {})[0] ?? "" });
    else if (reference !== undefined)
      findings.leave(survey.name, node.row.row, "in-text", "shown-as-written", { reference: `\${${reference}}`, column, name: node.name });
  }
  const base: Record<string, unknown> = { name, title: titleOf(reading, node, node.name) };
  const put = (key: keyof Base, value: unknown): void => {
    if (value !== undefined) base[key] = value;
  };
  put("description", survey.texts(node.row, "hint", languages));
  put("guidance", survey.texts(node.row, "guidance_hint", languages));
  put("visible", take("relevant"));
  const required = cell("required");
  if (unasked.has(type) ? isNo(required) : required === "" || isNo(required)) base["optional"] = true;
  else if (required !== "" && !isYes(required)) {
    const condition = take("required");
    if (condition) base["requiredIf"] = condition;
    else base["optional"] = true;
  }
  put("requiredMessage", survey.texts(node.row, "required_message", languages));
  put("constraint", take("constraint"));
  put("constraintMessage", survey.texts(node.row, "constraint_message", languages));
  const readOnly = cell("readonly");
  if (isYes(readOnly)) base["readOnly"] = true;
  else if (readOnly !== "" && !isNo(readOnly)) {
    kept["readonly"] = readOnly;
    findings.leave(survey.name, node.row.row, "expression", "not-computed", { column: "readonly", name: node.name });
  }
  takeDefault(reading, node, type, base, kept, take);
  const appearance = cell("appearance");
  if (appearance !== "") base["appearance"] = appearance;
  if (cell("calculation") !== "" && type !== "calculate") {
    kept["calculation"] = cell("calculation");
    findings.leave(survey.name, node.row.row, "expression", "calculated-question", { column: "calculation", name: node.name });
  }
  if (cell("trigger") !== "") {
    kept["trigger"] = cell("trigger");
    findings.leave(survey.name, node.row.row, "expression", "no-trigger", { column: "trigger", name: node.name });
  }
  return base as unknown as Base;
}

/** A default that calls a function or looks at an answer is computed; any other is the answer itself. */
function takeDefault(
  reading: Reading,
  node: FormNode,
  type: string,
  base: Record<string, unknown>,
  kept: Record<string, string>,
  take: (column: "default") => Expression | undefined,
): void {
  const text = reading.survey.cell(node.row, "default");
  if (text === "") return;
  if (own(reading, node, "default") !== "" || /\$\{|[A-Za-z][\w:-]*\(.*\)/s.test(text)) {
    const expression = take("default");
    if (expression) base["defaultFrom"] = expression;
    return;
  }
  const value = defaultText.read(type, text);
  if (value !== undefined) base["defaultValue"] = value;
  else {
    kept["default"] = text;
    reading.findings.leave(reading.survey.name, node.row.row, "default", "wrong-default", { name: node.name });
  }
}

/** `multiline` is the one appearance that is a property of the question here. */
function takeMultiline(base: Base, special: Record<string, unknown>): void {
  const words = (base.appearance ?? "").split(/\s+/).filter((word) => word !== "");
  if (!words.some((word) => /^multi-?line$/i.test(word))) return;
  if (special["type"] === "text") special["long"] = true;
  const others = words.filter((word) => !/^multi-?line$/i.test(word)).join(" ");
  if (others === "") delete base.appearance;
  else base.appearance = others;
}

/** Bounds of our own stand in the constraint as well, for other tools; read back they are the bounds again. */
function takeBounds(text: string, base: Base, special: Readonly<Record<string, unknown>>): void {
  const written = boundsText(special);
  if (written !== "" && written === text) delete base.constraint;
}

/** What only this kind of question has, or null when it cannot come in. */
function specialOf(reading: Reading, node: FormNode): Record<string, unknown> | null {
  const { type } = node.type;
  const parameters = ownParameters(reading, node);
  const ownType = own(reading, node, "type");
  const suggestions = own(reading, node, "suggestions");
  const numbers = (keys: readonly (readonly [key: string, as: string])[]): Record<string, number> =>
    Object.fromEntries(keys.flatMap(([key, as]) => (Number.isFinite(Number(parameters.get(key) ?? "-")) ? [[as, Number(parameters.get(key))]] : [])));
  const strings = (keys: readonly (readonly [key: string, as: string])[]): Record<string, string> =>
    Object.fromEntries(keys.flatMap(([key, as]) => (parameters.has(key) ? [[as, parameters.get(key) ?? ""]] : [])));
  if (node.type.kind === "select" || ["choice", "choices", "ranking"].includes(ownType)) {
    const more = {
      ...strings([
        ["choices-from", "choicesFrom"],
        ["of", "of"],
      ]),
      ...numbers([
        ["at-least", "atLeast"],
        ["at-most", "atMost"],
      ]),
      ...(parameters.get("other") === "yes" ? { other: true } : {}),
    };
    return selectOf(reading, node, ownType, more);
  }
  switch (type) {
    case "text":
      if (ownType === "narrative") return { type: "narrative", ...numbers([["max-words", "maxWords"]]) };
      return { type: "text", ...strings([["suggest-from", "suggestFrom"]]), ...(suggestions === "" ? {} : { suggestions: suggestions.split("\n") }) };
    case "integer":
    case "decimal":
      return {
        type: "number",
        ...(type === "integer" ? { whole: true } : {}),
        ...numbers([
          ["min", "min"],
          ["max", "max"],
        ]),
      };
    case "dateTime":
      return { type: "datetime" };
    case "acknowledge":
      return { type: "yes" };
    case "range":
      return rangeOf(reading, node, ownType === "scale");
    case "calculate": {
      const calculation = expressionOf(reading, node, "calculation");
      return calculation ? { type: "calculate", calculation } : null;
    }
    default:
      return { type };
  }
}

function selectOf(reading: Reading, node: FormNode, ownType: string, more: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const type = ownType !== "" ? ownType : node.type.type === "select_one" ? "choice" : node.type.type === "rank" ? "ranking" : "choices";
  const special: Record<string, unknown> = { type, ...more };
  const filter = more["of"] === undefined ? expressionOf(reading, node, "choice_filter") : undefined;
  if (filter) special["choiceFilter"] = filter;
  const carried: Record<string, string> = {};
  if (!filter && more["of"] === undefined && reading.survey.cell(node.row, "choice_filter") !== "")
    carried["choice_filter"] = reading.survey.cell(node.row, "choice_filter");
  if (node.type.kind === "select" && more["of"] === undefined) {
    const list = reading.lists.get(node.type.list);
    let choices: readonly Choice[] = list?.choices ?? [];
    if (list) reading.usedLists.add(list.name);
    const other = node.type.hasOther ? choices.find((choice) => choice.value === "other") : undefined;
    if (node.type.hasOther) special["other"] = true;
    if (other) {
      // The desk has a choice of its own for this; the form's one goes along.
      carried[otherColumn] = JSON.stringify({ at: choices.indexOf(other), choice: other });
      choices = choices.filter((choice) => choice !== other);
    }
    if (choices.length > 0) special["choices"] = choices;
    const name = reading.listNames.nameFor(listNameOf(reading, node), list?.choices ?? [], undefined).name;
    if (name !== node.type.list) carried["list_name"] = node.type.list;
  } else if (node.type.kind === "select") reading.usedLists.add(node.type.list);
  if (Object.keys(carried).length > 0) special["carried"] = carried;
  return special;
}

/** What an export would call the list of this question. */
function listNameOf(reading: Reading, node: FormNode): string {
  return reading.names.get(node) ?? node.name;
}

function rangeOf(reading: Reading, node: FormNode, isScale: boolean): Record<string, unknown> | null {
  const text = reading.survey.cell(node.row, "parameters");
  const parameters = parametersOf(text);
  const [from, to, step] = [Number(parameters.get("start") ?? 1), Number(parameters.get("end") ?? 10), Number(parameters.get("step") ?? 1)];
  if (![from, to, step].every(Number.isFinite) || from >= to || step <= 0) {
    reading.findings.error(reading.survey.name, node.row.row, "range", { text: text || "start=1 end=10 step=1" });
    return null;
  }
  return isScale ? { type: "scale", from, to } : { type: "range", from, to, step };
}

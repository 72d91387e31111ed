/** Which questions look at which, so that a change of one answer asks only those again that it may matter to. */
import { expressionsOf } from "./consistency.ts";
import { placesIn, type Question, type Questionnaire, type Section } from "./definition.ts";
import { questionsOf, termsOf, type Expression } from "./expression.ts";

export interface Dependencies {
  /** Every question that may matter to what a question shows or wants, itself among them. */
  readonly lookedAt: ReadonlyMap<string, ReadonlySet<string>>;
  /** Every question to which a question may matter, itself among them. */
  readonly lookedAtBy: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those in which something looks, directly or through others, at the whole of their own answer. */
  readonly looksAtItself: ReadonlySet<string>;
  /** Some expression looks at the clock. */
  readonly isTimed: boolean;
}

const known = new WeakMap<Questionnaire, Dependencies>();

export function dependenciesIn(definition: Questionnaire): Dependencies {
  let dependencies = known.get(definition);
  if (!dependencies) known.set(definition, (dependencies = findDependencies(definition)));
  return dependencies;
}

function findDependencies(definition: Questionnaire): Dependencies {
  const expressions = new Map(
    [...placesIn(definition).values()].map(({ question, section }) => [question.name, [...around(section, question), ...inside(question)]]),
  );
  const direct = new Map(
    [...placesIn(definition).values()].map(({ question }) => [
      question.name,
      [...(expressions.get(question.name) ?? []).flatMap(questionsOf), ...(question.type === "ranking" && question.of !== undefined ? [question.of] : [])],
    ]),
  );
  const lookedAt = new Map([...direct.keys()].map((name) => [name, reached(name, direct)]));
  const lookedAtBy = new Map([...direct.keys()].map((name) => [name, new Set<string>()]));
  for (const [name, others] of lookedAt) for (const other of others) lookedAtBy.get(other)?.add(name);
  const looksAtItself = new Set([...direct].filter(([name, others]) => others.some((other) => lookedAt.get(other)?.has(name))).map(([name]) => name));
  return { lookedAt, lookedAtBy, looksAtItself, isTimed: [...expressions.values()].flat().some(isTimed) };
}

function reached(name: string, direct: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set([name]);
  for (const one of found) for (const other of direct.get(one) ?? []) found.add(other);
  return found;
}

/** What its section and its groups are asked by. */
function around(section: Section, question: Question): Expression[] {
  const found = section.visible ? [section.visible] : [];
  const groups = section.groups ?? [];
  let name = question.group;
  for (let steps = 0; name !== undefined && steps <= groups.length; steps++) {
    const group = groups.find((one) => one.name === name);
    if (group?.visible) found.push(group.visible);
    name = group?.parent;
  }
  return found;
}

function inside(question: Question): readonly Expression[] {
  return [
    ...expressionsOf(question),
    ...("columns" in question ? question.columns.flatMap(expressionsOf) : []),
    ...(question.type === "rows" && question.count ? [question.count] : []),
  ];
}

function isTimed(expression: Expression): boolean {
  return (expression.op === "call" && (expression.name === "today" || expression.name === "now")) || termsOf(expression).some(isTimed);
}

const inSections = new WeakMap<Section, readonly string[]>();

/** Every question that may matter to the progress of a section. */
export function lookedAtIn(section: Section, definition: Questionnaire): readonly string[] {
  let names = inSections.get(section);
  if (!names) {
    const { lookedAt } = dependenciesIn(definition);
    inSections.set(section, (names = [...new Set(section.questions.flatMap((question) => [...(lookedAt.get(question.name) ?? [])]))]));
  }
  return names;
}

/** Which questions look at which, so that a change of one answer asks only those again that it may matter to. */
import { expressionsOf } from "./consistency.ts";
import { placesIn, type Column, type Question, type Questionnaire, type Section } from "./definition.ts";
import { columnsOf, questionsOf, termsOf, type Expression } from "./expression.ts";

export interface Dependencies {
  /** Every question to which a question may matter, itself among them; undefined when there is no such question. */
  lookedAtBy(question: string): ReadonlySet<string> | undefined;
  /** Those in which something looks, directly or through others, at the whole of their own answer. */
  readonly looksAtItself: ReadonlySet<string>;
  /** Some expression looks at the clock. */
  readonly isTimed: boolean;
  /** Every question that may matter to what one of these shows or wants, themselves among them. */
  lookedAt(questions: readonly string[]): ReadonlySet<string>;
}

type Graph = ReadonlyMap<string, readonly string[]>;

const known = new WeakMap<Questionnaire, Dependencies>();

export function dependenciesIn(definition: Questionnaire): Dependencies {
  let dependencies = known.get(definition);
  if (!dependencies) known.set(definition, (dependencies = findDependencies(definition)));
  return dependencies;
}

/** What is reached from a question is found when it is asked for: kept for all of them it would grow with the square of the questions. */
function findDependencies(definition: Questionnaire): Dependencies {
  const all = [...placesIn(definition).values()];
  const expressions = new Map(all.map(({ question, section }) => [question.name, [...around(section, question), ...inside(question)]]));
  const direct: Graph = new Map(
    all.map(({ question }) => [
      question.name,
      [...(expressions.get(question.name) ?? []).flatMap(questionsOf), ...(question.type === "ranking" && question.of !== undefined ? [question.of] : [])],
    ]),
  );
  const back = new Map<string, string[]>([...direct.keys()].map((name) => [name, []]));
  for (const [name, others] of direct) for (const other of new Set(others)) back.get(other)?.push(name);
  const lookedAtBy = new Map<string, ReadonlySet<string>>();
  return {
    lookedAt: (questions) => reached(questions, direct),
    lookedAtBy(question) {
      if (!direct.has(question)) return undefined;
      let found = lookedAtBy.get(question);
      if (!found) lookedAtBy.set(question, (found = reached([question], back)));
      return found;
    },
    looksAtItself: inOrderOf(direct).circular,
    isTimed: [...expressions.values()].flat().some(isTimed),
  };
}

function reached(from: readonly string[], graph: Graph): ReadonlySet<string> {
  const found = new Set(from);
  for (const one of found) for (const other of graph.get(one) ?? []) found.add(other);
  return found;
}

export interface DecisionOrder {
  /** What has to be known before a question is shown or computed: what its constraint or its choices look at is not among it. */
  readonly direct: Graph;
  /** Its place: after everything that it waits for, and in a circle as the questionnaire has it. */
  readonly rank: ReadonlyMap<string, number>;
  /** Those that wait for themselves, directly or through others. */
  readonly circular: ReadonlySet<string>;
}

const orders = new WeakMap<Questionnaire, DecisionOrder>();

/** In which order questions are decided, so that nobody finds another result by asking for another one first. */
export function decisionOrder(definition: Questionnaire): DecisionOrder {
  let order = orders.get(definition);
  if (!order) {
    const direct: Graph = new Map(
      [...placesIn(definition).values()].map(({ question, section }) => [
        question.name,
        [...new Set([...around(section, question), ...decidedBy(question), ...columnsIn(question).flatMap(decidedBy)].flatMap(questionsOf))],
      ]),
    );
    orders.set(definition, (order = { direct, ...inOrderOf(direct) }));
  }
  return order;
}

const circles = new WeakMap<Question, readonly string[]>();

/** The columns of a table that wait for themselves, in the table's order. */
export function circularColumns(question: Question): readonly string[] {
  let circle = circles.get(question);
  if (!circle) {
    const { circular } = inOrderOf(new Map(columnsIn(question).map((column) => [column.name, decidedBy(column).flatMap(columnsOf)])));
    circles.set(question, (circle = columnsIn(question).flatMap(({ name }) => (circular.has(name) ? [name] : []))));
  }
  return circle;
}

const columnsIn = (question: Question): readonly Column[] => ("columns" in question ? question.columns : []);

/** What says whether it is shown, and what it says where nobody enters it. */
function decidedBy(part: Question | Column): readonly Expression[] {
  const isGiven = part.readOnly === true || part.type === "hidden";
  return [part.visible, part.type === "calculate" ? part.calculation : undefined, isGiven ? part.defaultFrom : undefined].filter((one) => one !== undefined);
}

/** Tarjan's strongly connected components, without recursion: a chain may be as long as the questionnaire. */
function inOrderOf(direct: Graph): { readonly rank: ReadonlyMap<string, number>; readonly circular: ReadonlySet<string> } {
  const at = new Map([...direct.keys()].map((name, index) => [name, index]));
  const [rank, circular] = [new Map<string, number>(), new Set<string>()];
  const [found, lowest] = [new Map<string, number>(), new Map<string, number>()];
  const open: string[] = [];
  const isOpen = new Set<string>();
  for (const first of direct.keys()) {
    if (found.has(first)) continue;
    const path: { readonly name: string; next: number }[] = [];
    const enter = (name: string): void => {
      lowest.set(name, found.size);
      found.set(name, found.size);
      open.push(name);
      isOpen.add(name);
      path.push({ name, next: 0 });
    };
    enter(first);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { name } = step;
      const other = direct.get(name)?.[step.next++];
      if (other !== undefined) {
        if (!direct.has(other)) continue;
        if (!found.has(other)) enter(other);
        else if (isOpen.has(other)) lowest.set(name, Math.min(lowest.get(name) as number, found.get(other) as number));
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before) lowest.set(before.name, Math.min(lowest.get(before.name) as number, lowest.get(name) as number));
      if (lowest.get(name) !== found.get(name)) continue;
      const circle = open.splice(open.lastIndexOf(name));
      for (const one of circle) isOpen.delete(one);
      if (circle.length > 1 || direct.get(name)?.includes(name)) for (const one of circle) circular.add(one);
      for (const one of circle.sort((left, right) => (at.get(left) as number) - (at.get(right) as number))) rank.set(one, rank.size);
    }
  }
  return { rank, circular };
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
  return [...expressionsOf(question), ...columnsIn(question).flatMap(expressionsOf), ...(question.type === "rows" && question.count ? [question.count] : [])];
}

function isTimed(expression: Expression): boolean {
  return (expression.op === "call" && (expression.name === "today" || expression.name === "now")) || termsOf(expression).some(isTimed);
}

const inSections = new WeakMap<Section, readonly string[]>();

/** Every question that may matter to the progress of a section. */
export function lookedAtIn(section: Section, definition: Questionnaire): readonly string[] {
  let names = inSections.get(section);
  if (!names) inSections.set(section, (names = [...dependenciesIn(definition).lookedAt(section.questions.map((question) => question.name))]));
  return names;
}

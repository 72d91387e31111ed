/** Questionnaires come from files of strangers: none of them may stop a form or a hub, and none may say two things by whom one asks first. */
import { describe, expect, it } from "vitest";
import type { JsonValue } from "#shared/lib/json.ts";
import { Asked } from "./asked.ts";
import { readQuestionnaire, type Questionnaire } from "./definition.ts";
import { dependenciesIn } from "./dependencies.ts";
import type { Expression } from "./expression.ts";
import { isRegularExpression, matchesWhole } from "./xpath/regular-expression.ts";
import { parseXPath } from "./xpath/parse.ts";

const en = (text: string) => ({ en: text });
const when = (text: string, cell = false): Expression => {
  const parsed = parseXPath(text, { resolve: (name) => (cell ? { op: "cell", column: name } : { op: "answer", question: name }) });
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.expression;
};
const q = (type: string, name: string, more: object = {}) => ({ type, name, title: en(name), ...more });
function read(questions: readonly object[]): Questionnaire {
  const sections = [];
  for (let at = 0; at < questions.length; at += 1_000) sections.push({ name: `s${at}`, title: en("S"), questions: questions.slice(at, at + 1_000) });
  const result = readQuestionnaire({ key: "k", title: en("T"), sections });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
}
const sums = (count: number, cell = false) =>
  Array.from({ length: count }, (_unused, at) => q("calculate", `c${at}`, { calculation: when(at === 0 ? "1" : `\${c${at - 1}} + \${c${at - 1}}`, cell) }));

describe("a circle", () => {
  const all = [
    q("text", "itself", { visible: when("${itself} != 'x'") }),
    q("text", "a", { visible: when("${b} = ''") }),
    q("text", "b", { visible: when("${a} = ''") }),
    q("calculate", "one", { calculation: when("coalesce(${two}, 0) + 1") }),
    q("calculate", "two", { calculation: when("coalesce(${one}, 0) + 1") }),
  ];
  const names = all.map(({ name }) => name);
  const says = (order: readonly string[]) => {
    const asked = new Asked(read(all), () => "x");
    for (const name of order) {
      asked.answerOf(name);
      asked.isShown(name);
    }
    return names.map((name) => [name, asked.isShown(name), asked.answerOf(name)]);
  };
  it("says the same whatever is asked for first: form, progress, signed copy and tally ask in orders of their own", () => {
    const first = [
      ["itself", true, "x"],
      ["a", true, "x"],
      ["b", false, null],
      ["one", true, 1],
      ["two", true, 2],
    ];
    expect(says([])).toEqual(first);
    expect(says(names.toReversed())).toEqual(first);
  });
  it("also of columns in a row, and of a section that looks at its own question", () => {
    const columns = [
      q("calculate", "a", { calculation: when("coalesce(${b}, 0) + 1", true) }),
      q("calculate", "b", { calculation: when("coalesce(${a}, 0) + 1", true) }),
    ];
    const rows = q("rows", "r", { rowTitle: en("R"), addTitle: en("+"), columns });
    const definition = read([rows]);
    const asked = new Asked(definition, () => [{}]);
    const question = definition.sections[0]!.questions[0]!;
    const row = asked.answerOf("r") as readonly Record<string, JsonValue>[];
    expect([asked.cellOf(question, "b", {}, 1), asked.cellOf(question, "a", {}, 1)]).toEqual([row[0]?.["b"], row[0]?.["a"]]);

    const own = readQuestionnaire({
      key: "k",
      title: en("T"),
      sections: [{ name: "s", title: en("S"), visible: when("${in} = ''"), questions: [q("text", "in"), q("text", "beside")] }],
    });
    if (!own.ok) throw new Error("not read");
    const shownBy = (ask: (asked: Asked) => void) => {
      const one = new Asked(own.definition, () => "x");
      ask(one);
      return [one.isSectionShown(own.definition.sections[0]!), one.isShown("in"), one.isShown("beside"), one.answerOf("in")];
    };
    const ways = [(one: Asked) => one.isShown("in"), (one: Asked) => one.answerOf("in"), (one: Asked) => one.isShown("beside"), () => undefined];
    for (const way of ways) expect(shownBy(way)).toEqual([true, true, true, "x"]);
  });
});

describe("a questionnaire ends", () => {
  it("in which thousands of questions wait for each other", () => {
    const counted = Array.from({ length: 4_000 }, (_unused, at) => q("calculate", `c${at}`, { calculation: when(at === 0 ? "1" : `\${c${at - 1}} + 1`) }));
    const definition = read(counted);
    expect(new Asked(definition, () => null).answerOf("c3999")).toBe(4_000);
    // A set for each question took 45 s and half a gigabyte.
    const started = performance.now();
    expect(dependenciesIn(definition).lookedAtBy("c0")?.size).toBe(4_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
  it("in which each column is twice the one before", () => {
    const definition = read([q("rows", "r", { rowTitle: en("R"), addTitle: en("+"), columns: sums(100, true) })]);
    const [row] = new Asked(definition, () => [{}]).answerOf("r") as readonly Record<string, JsonValue>[];
    expect(row?.["c99"]).toBe(2 ** 99);
  });
  it("in which each text is twice the one before, and is blank when no answer is as long", () => {
    const doubled = Array.from({ length: 60 }, (_unused, at) =>
      q("calculate", `c${at}`, {
        calculation: when(at === 0 ? "'ab'" : at % 2 ? `concat(\${c${at - 1}}, \${c${at - 1}})` : `join('-', \${c${at - 1}}, \${c${at - 1}})`),
      }),
    );
    const asked = new Asked(read(doubled), () => null);
    expect(String(asked.answerOf("c10")).length).toBeGreaterThan(2_000);
    expect(String(asked.answerOf("c59") ?? "").length).toBeLessThan(100_000);
  });
  it("in which a long text is taken apart by another", () => {
    const letters = Array.from({ length: 20_000 }, (_unused, at) => String.fromCodePoint(0x4e00 + at)).join("");
    const definition = read([
      q("text", "t"),
      q("calculate", "c", { calculation: when("translate(${t}, ${t}, '')") }),
      q("calculate", "n", { calculation: when("number(concat('1', '" + " ".repeat(3_000) + "', ${t}))") }),
    ]);
    const started = performance.now();
    const asked = new Asked(definition, (name) => (name === "t" ? letters : null));
    expect([asked.answerOf("c"), asked.answerOf("n")]).toEqual([null, null]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("a regular expression ends", () => {
  it.each([`${"(".repeat(28)}a*${")*".repeat(28)}`, `${"(".repeat(6)}a?${"){50}".repeat(2)}${")*".repeat(4)}`, "(a|a)*(a|aa)*(a*)*b"])(
    "whatever is repeated in it: %s",
    (pattern) => {
      const started = performance.now();
      expect(matchesWhole(`${"a".repeat(2_000)}c`, pattern)).toBe(false);
      expect(performance.now() - started).toBeLessThan(5_000);
    },
  );
  it.each(["((a?){300}){300}", "((((){1000}){1000}){1000}){1000}", "(((a{1,9}){1,99}){1,99}){1,99}"])(
    "and is none where it repeats itself too often: %s",
    (pattern) => {
      expect([isRegularExpression(pattern), matchesWhole("a", pattern)]).toEqual([false, false]);
    },
  );
  it.each<[string, string, boolean]>([
    ["(a?){2,3}b", "aab", true],
    ["(a?){2,3}b", "aaaab", false],
    ["(ab|c){0,2}", "abc", true],
    ["(ab|c){0,2}", "abcc", false],
    ["()*a()+", "a", true],
    ["(^a|b$)+", "ab", true],
    ["(^a|b$)+", "ba", false],
    ["[A-Z]{2}[0-9]{1,1000}", `AB${"1".repeat(1_000)}`, true],
    ["", "", true],
  ])("%s describes %s: %s", (pattern, text, expected) => {
    expect(matchesWhole(text, pattern)).toBe(expected);
  });
});

describe("names that every object has", () => {
  it.each(["constructor", "__proto__", "toString", "valueOf"])("are none of a question, a column or a row: %s", (name) => {
    const reads = (questions: readonly object[]) => readQuestionnaire({ key: "k", title: en("T"), sections: [{ name: "s", title: en("S"), questions }] }).ok;
    const rows = (value: string) => [{ value, title: en("r") }];
    expect(reads([q("text", "fine"), q("rows", "r", { rowTitle: en("R"), addTitle: en("+"), columns: [q("text", "fine")] })])).toBe(true);
    expect(reads([q("text", name)])).toBe(false);
    expect(reads([q("rows", "r", { rowTitle: en("R"), addTitle: en("+"), columns: [q("text", name)] })])).toBe(false);
    expect(reads([q("grid", "g", { rows: rows(name), columns: [q("text", "fine")] })])).toBe(false);
    expect(reads([q("matrix", "m", { rows: rows(name), scale: rows("fine") })])).toBe(false);
  });
});

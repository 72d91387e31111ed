import { expect, it } from "vitest";
import type { Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { thematicPrioritiesQuestionnaire } from "#shared/domain/questionnaire/thematic-priorities.ts";
import { compareVersions } from "./compare-versions.ts";

const text = (name: string, title = name): Question => ({ type: "text", name, title: { en: title } });
const choice = (name: string, ...values: string[]): Question => ({
  type: "choice",
  name,
  title: { en: name },
  choices: values.map((value) => ({ value, title: { en: value } })),
});
const form = (...questions: Question[]): Questionnaire => ({ key: "a", title: { en: "A" }, sections: [{ name: "s", title: { en: "S" }, questions }] });
const names = (before: Questionnaire, now: Questionnaire) => {
  const { added, gone, retyped, reworded, narrowed, same } = compareVersions(before, now);
  const of = (questions: readonly Question[]): string[] => questions.map(({ name }) => name);
  return {
    added: of(added),
    gone: of(gone),
    retyped: retyped.map(({ question, before: type }) => `${question.name}: ${type} → ${question.type}`),
    reworded: of(reworded),
    narrowed: narrowed.map(({ question, choices }) => `${question.name}: ${choices.join()}`),
    same: of(same),
  };
};

it("finds nothing changed in the same questionnaire", () => {
  const changes = names(thematicPrioritiesQuestionnaire, structuredClone(thematicPrioritiesQuestionnaire));
  expect(changes).toMatchObject({ added: [], gone: [], retyped: [], reworded: [], narrowed: [] });
  expect(changes.same.length).toBeGreaterThan(15);
});

it("tells new, gone, retyped, reworded and narrowed questions apart", () => {
  const before = form(text("kept"), text("reworded"), text("gone"), text("retyped"), choice("narrowed", "a", "b"));
  const now = form(
    text("new"),
    text("kept"),
    text("reworded", "Other words"),
    { type: "date", name: "retyped", title: { en: "retyped" } },
    choice("narrowed", "b", "c"),
  );
  expect(names(before, now)).toEqual({
    added: ["new"],
    gone: ["gone"],
    retyped: ["retyped: text → date"],
    reworded: ["reworded"],
    narrowed: ["narrowed: a"],
    same: ["kept", "reworded", "narrowed"],
  });
});

it("compares only what is answered: a note that becomes a question is new, a question that becomes a note is gone", () => {
  const note = (name: string): Question => ({ type: "note", name, title: { en: name } });
  expect(names(form(note("a"), text("b")), form(text("a"), note("b")))).toMatchObject({ added: ["a"], gone: ["b"], same: [], retyped: [] });
});

it("does not call a question reworded for a language more", () => {
  const before = form(text("a"));
  const now = form({ type: "text", name: "a", title: { en: "a", fr: "à" } });
  expect(names(before, now).reworded).toEqual([]);
  expect(names(form({ type: "text", name: "a", title: { fr: "à" } }), before).reworded).toEqual(["a"]);
});

it("keeps a question that moved to another section", () => {
  const before = form(text("a"), text("b"));
  const now: Questionnaire = { ...form(text("a")), sections: [...form(text("a")).sections, { name: "t", title: { en: "T" }, questions: [text("b")] }] };
  expect(names(before, now)).toMatchObject({ added: [], gone: [], same: ["a", "b"] });
});

import type { SurveyModel } from "survey-core";
import { beforeEach, describe, expect, it } from "vitest";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { merge } from "#shared/crdt/merge.ts";
import { emptyRecord, type RecordState } from "#shared/crdt/record.ts";
import { answerId } from "#shared/domain/answer/answer.ts";
import { readQuestionnaire } from "#shared/domain/questionnaire/definition.ts";
import { thematicPrioritiesQuestionnaire as definition } from "#shared/domain/questionnaire/thematic-priorities.ts";
import { asPersonId, asReplicaId, asScope } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { SurveyBinding } from "./survey-binding.ts";
import { surveyModel } from "./survey-model.ts";

const response = "response.thematic-priorities.1.MUS";
const mine = { replica: asReplicaId("1-aaaa"), person: asPersonId("person.a"), at: 1 };
const theirs = { replica: asReplicaId("2-bbbb"), person: asPersonId("person.b"), at: 2 };

/** A store of answer records with the form bound to it, and another ministry whose copy meets it only in `meet`. */
class Desk {
  readonly model: SurveyModel = surveyModel(definition, "en");
  records = new Map<string, RecordState>();
  remote = new Map<string, RecordState>();
  writes: { question: string; edits: readonly Edit[] }[] = [];
  failures: string[] = [];
  /** Holds every write back until it is called. */
  release: (() => void) | null = null;
  broken = false;
  #rows = 0;
  readonly binding = new SurveyBinding({
    model: this.model,
    definition,
    replica: () => mine.replica,
    newRowId: () => `new${++this.#rows}`,
    onFailure: (question) => this.failures.push(question),
    write: async (question, edits) => {
      if (this.broken) throw new Error("disk full");
      if (this.release) await new Promise<void>((resolve) => (this.release = resolve));
      this.writes.push({ question, edits });
      this.records.set(question, applyEdits(this.records.get(question) ?? this.#empty(question), mine, edits));
      this.binding.receive(new Map(this.records));
    },
  });

  type(question: string, value: unknown): void {
    this.model.getQuestionByName(question).value = value;
  }
  /** The other ministry writes on its own copy. */
  away(question: string, fields: Readonly<Record<string, JsonValue>>): void {
    const edits = Object.entries(fields).map(([field, value]): Edit => ({ type: "set", field, value }));
    this.remote.set(question, applyEdits(this.remote.get(question) ?? this.#empty(question), theirs, edits));
  }
  /** What the other ministry wrote arrives here. */
  meet(): void {
    for (const [question, record] of this.remote) this.records.set(question, merge(this.records.get(question) ?? this.#empty(question), record));
    this.binding.receive(new Map(this.records));
  }
  heads(question: string, field: string): JsonValue[] {
    return (this.records.get(question)?.fields[field] ?? []).map((head) => head.value);
  }
  #empty(question: string): RecordState {
    return emptyRecord(answerId(response, question), "answer", asScope("country:MUS"));
  }
}

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

describe("a change in the form", () => {
  it("of a question that is called like another one's remark is its own", async () => {
    const choice = { type: "choice", name: "z", title: { en: "Z" }, other: true, choices: [{ value: "a", title: { en: "A" } }] };
    const named = { type: "text", name: "z-Comment", title: { en: "C" } };
    const read = readQuestionnaire({ key: "k", title: { en: "T" }, sections: [{ name: "s", title: { en: "S" }, questions: [choice, named] }] });
    if (!read.ok) throw new Error("not read");
    const writes: unknown[] = [];
    const model = surveyModel(read.definition, "en");
    const binding = new SurveyBinding({
      model,
      definition: read.definition,
      replica: () => mine.replica,
      newRowId: () => "new",
      onFailure: () => undefined,
      write: async (question, edits) =>
        void writes.push([question, ...edits.map((edit) => ("field" in edit && "value" in edit ? [edit.field, edit.value] : []))]),
    });
    model.getQuestionByName("z-Comment").value = "Of its own";
    model.setComment("z", "Of the choice");
    await binding.flush();
    expect(writes).toEqual([
      ["z-Comment", ["value", "Of its own"]],
      ["z", ["other", "Of the choice"]],
    ]);
  });
  it("becomes one edit of that answer's record", async () => {
    desk.type("ministry", "Labour");
    await desk.binding.flush();
    expect(desk.writes).toEqual([{ question: "ministry", edits: [{ type: "set", field: "value", value: "Labour", over: [] }] }]);
  });
  it("waits for the edit before it, and what came meanwhile goes together", async () => {
    desk.release = () => undefined;
    for (const letters of ["L", "La", "Lab", "Labo"]) desk.type("ministry", letters);
    const release = desk.release;
    desk.release = null;
    release();
    await desk.binding.flush();
    expect(
      desk.writes.map(({ edits }) => edits.flatMap((edit) => ("field" in edit && edit.field === "value" && edit.type === "set" ? [edit.value] : []))),
    ).toEqual([["L"], ["Labo"]]);
    expect(desk.heads("ministry", "value")).toEqual(["Labo"]);
  });
  it("writes the touched row of a matrix only", async () => {
    desk.away("obstacles", { "cell.staff": "none" });
    desk.meet();
    desk.type("obstacles", { staff: "none", data: "severe" });
    await desk.binding.flush();
    expect(desk.writes[0]?.edits).toEqual([{ type: "set", field: "cell.data", value: "severe", over: [] }]);
  });
  it("keeps what 'other' stands for beside the choice", async () => {
    desk.type("coordinationMeets", "other");
    desk.model.setComment("coordinationMeets", "When asked");
    await desk.binding.flush();
    expect(desk.heads("coordinationMeets", "value")).toEqual(["other"]);
    expect(desk.heads("coordinationMeets", "other")).toEqual(["When asked"]);
  });
  it("is told, kept and tried again when it could not be saved", async () => {
    desk.broken = true;
    desk.type("ministry", "Lab");
    await desk.binding.flush();
    expect(desk.failures).toEqual(["ministry"]);
    desk.broken = false;
    desk.type("ministry", "Labour");
    await desk.binding.flush();
    expect(desk.heads("ministry", "value")).toEqual(["Labour"]);
    expect(desk.model.getValue("ministry")).toBe("Labour");
  });
});

describe("repeating rows", () => {
  const panels = () =>
    desk.model.getQuestionByName("processes") as unknown as {
      addPanel(): void;
      removePanel(at: number): void;
      panels: { getQuestionByName(name: string): { value: unknown } }[];
    };
  it("get an id of their own and stay themselves when a row before them goes", async () => {
    panels().addPanel();
    panels().panels[0]!.getQuestionByName("process").value = "Colombo";
    panels().addPanel();
    panels().panels[1]!.getQuestionByName("process").value = "MIDSA";
    await desk.binding.flush();
    expect(desk.heads("processes", "row.new1")).toEqual([{ order: 1, cells: { process: "Colombo" } }]);
    panels().removePanel(0);
    await desk.binding.flush();
    panels().panels[0]!.getQuestionByName("role").value = "chair";
    await desk.binding.flush();
    expect(desk.heads("processes", "row.new1")).toEqual([null]);
    expect(desk.heads("processes", "row.new2")).toEqual([{ order: 2, cells: { process: "MIDSA", role: "chair" } }]);
  });
  it("added by two ministries apart are all there, without a conflict", async () => {
    panels().addPanel();
    panels().panels[0]!.getQuestionByName("process").value = "Colombo";
    await desk.binding.flush();
    desk.away("processes", { "row.far": { order: 1, cells: { process: "MIDSA" } } });
    desk.meet();
    expect(panels().panels.map((panel) => panel.getQuestionByName("process").value)).toEqual(["MIDSA", "Colombo"]);
    expect(desk.heads("processes", "row.far")).toHaveLength(1);
  });
});

describe("a change from elsewhere", () => {
  it("is shown and not written back", async () => {
    desk.away("ministry", { value: "Interior" });
    desk.away("obstacles", { "cell.data": "severe" });
    desk.away("practices", { "row.a": { order: 1, cells: { title: "T", shareable: true } } });
    desk.away("priorities", { value: ["diaspora", "other"], other: "Climate" });
    desk.away("ranking", { value: ["other", "diaspora"] });
    desk.meet();
    expect(desk.model.getValue("ministry")).toBe("Interior");
    expect(desk.model.getValue("obstacles")).toEqual({ data: "severe" });
    expect(desk.model.getValue("practices")).toEqual([{ title: "T", shareable: true, "-row": "a" }]);
    expect(desk.model.getComment("priorities")).toBe("Climate");
    expect(desk.model.getValue("ranking")).toEqual(["other", "diaspora"]);
    await desk.binding.flush();
    expect(desk.writes).toEqual([]);
  });

  it("on another question does not take away what is being typed", async () => {
    expect(desk.model.textUpdateMode).toBe("onTyping");
    desk.binding.typingIn("ministry");
    desk.type("ministry", "Lab");
    desk.away("coordinationName", { value: "Committee" });
    desk.meet();
    expect(desk.model.getValue("ministry")).toBe("Lab");
    expect(desk.model.getValue("coordinationName")).toBe("Committee");
    await desk.binding.flush();
    expect(desk.heads("ministry", "value")).toEqual(["Lab"]);
  });

  it("on the question in which somebody types waits until they leave, and neither value is lost", async () => {
    desk.binding.typingIn("ministry");
    desk.type("ministry", "L");
    await desk.binding.flush();
    desk.away("ministry", { value: "Interior" });
    desk.meet();
    expect(desk.model.getValue("ministry")).toBe("L");
    desk.type("ministry", "Labour");
    await desk.binding.flush();
    expect(desk.model.getValue("ministry")).toBe("Labour");
    expect([...desk.heads("ministry", "value")].sort()).toEqual(["Interior", "Labour"]);
    desk.binding.typingIn(null);
    expect(desk.model.getValue("ministry")).toBe(desk.heads("ministry", "value")[0]);
  });

  it("on another row of the table in which somebody types is not undone by the next letter", async () => {
    desk.away("processes", { "row.a": { order: 1, cells: { process: "A" } }, "row.b": { order: 2, cells: { process: "B" } } });
    desk.meet();
    desk.binding.typingIn("processes");
    desk.away("processes", { "row.b": { order: 2, cells: { process: "B2" } }, "row.c": { order: 3, cells: { process: "C" } } });
    desk.meet();
    desk.type("processes", [
      { process: "A1", "-row": "a" },
      { process: "B", "-row": "b" },
    ]);
    await desk.binding.flush();
    expect(desk.heads("processes", "row.b")).toEqual([{ order: 2, cells: { process: "B2" } }]);
    desk.binding.typingIn(null);
    expect(desk.model.getValue("processes")).toEqual([
      { process: "A1", "-row": "a" },
      { process: "B2", "-row": "b" },
      { process: "C", "-row": "c" },
    ]);
    expect(desk.heads("processes", "row.c")).toHaveLength(1);
  });

  it("that arrives while an edit is on its way does not hide the edit", async () => {
    desk.release = () => undefined;
    desk.type("seat", "geneva");
    desk.away("seat", { value: "capital" });
    desk.meet();
    expect(desk.model.getValue("seat")).toBe("geneva");
    const release = desk.release;
    desk.release = null;
    release();
    await desk.binding.flush();
    expect([...desk.heads("seat", "value")].sort()).toEqual(["capital", "geneva"]);
  });

  it("comes in once the edit beside it is kept, though the record came while it was on its way", async () => {
    desk.release = () => undefined;
    desk.type("obstacles", { data: "severe" });
    desk.away("obstacles", { "cell.staff": "none" });
    desk.meet();
    const release = desk.release;
    desk.release = null;
    release();
    await desk.binding.flush();
    expect(desk.model.getValue("obstacles")).toEqual({ data: "severe", staff: "none" });
  });

  it("that a person then changes in the form is superseded by them", async () => {
    desk.away("seat", { value: "capital" });
    desk.meet();
    desk.type("seat", "geneva");
    await desk.binding.flush();
    expect(desk.heads("seat", "value")).toEqual(["geneva"]);
  });
});

describe("the ranking", () => {
  const five = ["diaspora", "root-causes", "temporary-labour", "skills-retention", "remittance-costs"];
  beforeEach(() => {
    desk.away("priorities", { value: five });
    desk.away("ranking", { value: five });
    desk.meet();
  });
  it("is not written when a priority is taken back here", async () => {
    desk.type("priorities", five.slice(1));
    await desk.binding.flush();
    expect(desk.writes.map(({ question }) => question)).toEqual(["priorities"]);
    expect(desk.model.getValue("ranking")).toEqual(five.slice(1));
  });
  it("has its places back when the priority is chosen again", async () => {
    desk.type("priorities", five.slice(1));
    desk.type("priorities", [...five.slice(1), "diaspora"]);
    await desk.binding.flush();
    expect(desk.model.getValue("ranking")).toEqual(five);
    expect(desk.writes.map(({ question }) => question)).not.toContain("ranking");
  });
  it("is not written when the priorities change elsewhere", async () => {
    desk.away("priorities", { value: [...five.slice(1), "policy-coherence"] });
    desk.meet();
    await desk.binding.flush();
    expect(desk.writes).toEqual([]);
  });
  it("is written when a person ranks", async () => {
    desk.type("ranking", [...five].reverse());
    await desk.binding.flush();
    expect(desk.heads("ranking", "value")).toEqual([[...five].reverse()]);
  });
});

it("a condition opens its follow-up in the form as in the progress", () => {
  const visible = (name: string) => desk.model.getQuestionByName(name).isVisible;
  expect([visible("strategyYear"), visible("interestContact"), visible("ranking")]).toEqual([false, false, false]);
  desk.away("strategy", { value: "in-preparation" });
  desk.away("interest", { "cell.diaspora": { chair: true } });
  desk.away("priorities", { value: ["diaspora"] });
  desk.meet();
  expect([visible("strategyYear"), visible("interestContact"), visible("ranking")]).toEqual([true, true, true]);
});

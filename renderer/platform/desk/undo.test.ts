import { describe, expect, it } from "vitest";
import { applyEdits, type Author, type Edit } from "#shared/crdt/edit.ts";
import { merge } from "#shared/crdt/merge.ts";
import { elementsOf, emptyRecord, shownValue, type RecordState } from "#shared/crdt/record.ts";
import { textOf } from "#shared/crdt/text.ts";
import { kindOf } from "#shared/domain/kinds.ts";
import { asPersonId, asRecordId, asScope, replicaFor } from "#shared/lib/ids.ts";
import { UndoStack } from "./undo.ts";

const author = (installation: number): Author => ({ replica: replicaFor(installation, 1), person: asPersonId(`person.${installation}`), at: 1 });
const me = author(1);
const somebody = author(2);
const scope = asScope("country:MUS");
const set = (field: string, value: string | null): Edit => ({ type: "set", field, value });

/** A record as one device holds it, with the stack over it. */
function desk(kind = "initiative") {
  const target = { id: asRecordId(`${kind}.1`), kind, scope };
  let record: RecordState | null = null;
  let now = 0;
  const records = {
    open: async () => record && { record, document: null as never, acked: null as never },
    async edit(_target: typeof target, edits: readonly Edit[]) {
      const before = record;
      record = applyEdits(before ?? emptyRecord(target.id, kind, scope), me, edits);
      stack.take({ target, before, after: record, edits, at: now });
    },
  };
  const stack: UndoStack = new UndoStack(records, kindOf);
  return {
    stack,
    edit: (...edits: Edit[]) => records.edit(target, edits),
    elsewhere(...edits: Edit[]) {
      record = merge(record!, applyEdits(record!, somebody, edits));
    },
    apart(from: RecordState, ...edits: Edit[]) {
      record = merge(record!, applyEdits(from, somebody, edits));
    },
    wait: (ms: number) => void (now += ms),
    value: (field: string) => shownValue(record!, field),
    record: () => record!,
    undo: async () => (await stack.putBack()).outcome,
  };
}

describe("putting back the last change", () => {
  it("is a new edit on top, from the last to the first", async () => {
    const { edit, undo, value, wait, record } = desk();
    await edit(set("title", "Remittances"), set("status", "planned"));
    wait(5_000);
    await edit(set("status", "under-way"));
    wait(5_000);
    await edit(set("lifecycle", "archived"));
    expect(await undo()).toBe("put-back");
    expect(value("lifecycle")).toBe("active");
    expect(record().fields["lifecycle"]).toHaveLength(1);
    expect(await undo()).toBe("put-back");
    expect(value("status")).toBe("planned");
    // It was put back, so it is not the last change that would be put back next: the record's beginning is.
    expect(await undo()).toBe("put-back");
    expect(value("lifecycle")).toBe("archived");
    expect(value("title")).toBe("Remittances");
    expect(await undo()).toBe("nothing");
  });

  it("does nothing when somebody changed it since, and says so; the change before that is next", async () => {
    const { edit, undo, value, wait, elsewhere } = desk();
    await edit(set("title", "Remittances"));
    await edit(set("leadMinistry", "Labour"));
    wait(5_000);
    await edit(set("status", "planned"));
    elsewhere(set("status", "stopped"));
    expect(await undo()).toBe("changed-since");
    expect(value("status")).toBe("stopped");
    expect(await undo()).toBe("put-back");
    expect(value("leadMinistry")).toBeNull();
  });

  it("does nothing when another value stands beside it", async () => {
    const { edit, undo, record, apart } = desk();
    await edit(set("title", "Remittances"));
    const before = record();
    await edit(set("status", "planned"));
    apart(before, set("status", "stopped"));
    expect(await undo()).toBe("changed-since");
    expect(record().fields["status"]).toHaveLength(2);
  });

  it("leaves a record in which somebody else has written since it was begun", async () => {
    const { edit, undo, value, elsewhere } = desk();
    await edit(set("title", "Remittances"));
    elsewhere(set("status", "planned"));
    expect(await undo()).toBe("changed-since");
    expect(value("lifecycle")).toBeUndefined();
  });

  it("puts all of an edit back, or nothing of it", async () => {
    const { edit, undo, value, elsewhere } = desk();
    await edit(set("title", "Remittances"));
    await edit(set("status", "planned"), set("level", "national"));
    elsewhere(set("level", "bilateral"));
    expect(await undo()).toBe("changed-since");
    expect(value("status")).toBe("planned");
  });

  it("knows lists and texts", async () => {
    const { edit, undo, record, wait } = desk();
    await edit(set("title", "Remittances"));
    await edit({ type: "add", set: "themes", element: "diaspora" });
    await edit({ type: "remove", set: "themes", element: "diaspora" });
    wait(5_000);
    await edit({ type: "replace-text", text: "narrative", value: "Begun in 2005." });
    wait(5_000);
    await edit({ type: "replace-text", text: "narrative", value: "Begun in 2006." });
    await undo();
    expect(textOf(record().texts["narrative"]?.state)).toBe("Begun in 2005.");
    await undo();
    expect(textOf(record().texts["narrative"]?.state)).toBe("");
    await undo();
    expect(elementsOf(record(), "themes")).toEqual(["diaspora"]);
    await undo();
    expect(elementsOf(record(), "themes")).toEqual([]);
  });

  it("takes a stretch of typing as one change", async () => {
    const { edit, undo, value, wait } = desk();
    await edit(set("title", "Remittances"));
    wait(5_000);
    for (const text of ["L", "La", "Lab", "Labour"]) {
      await edit(set("leadMinistry", text));
      wait(200);
    }
    expect(await undo()).toBe("put-back");
    expect(value("leadMinistry")).toBeNull();
  });

  it("keeps the last fifty", async () => {
    const { edit, undo, wait, value } = desk();
    await edit(set("title", "Remittances"));
    for (let at = 1; at <= 60; at++) {
      wait(5_000);
      await edit(set("leadMinistry", `Ministry ${at}`));
    }
    for (let at = 0; at < 50; at++) expect(await undo()).toBe("put-back");
    expect(value("leadMinistry")).toBe("Ministry 10");
    expect(await undo()).toBe("nothing");
  });

  it("never unsays what is signed", async () => {
    const { edit, undo, stack } = desk("submission");
    await edit(set("hash", "a"), set("signer", "Director"));
    expect(stack.latest()).toBeNull();
    expect(await undo()).toBe("nothing");
  });

  it("removes a comment that was just said", async () => {
    const { edit, undo, value } = desk("comment");
    await edit(set("about", "initiative.1"), set("text", "Ask the bank."));
    expect(await undo()).toBe("put-back");
    expect(value("lifecycle")).toBe("deleted");
  });

  it("empties an answer that was just given", async () => {
    const { edit, undo, value } = desk("answer");
    await edit(set("value", "yes"));
    expect(await undo()).toBe("put-back");
    expect(value("value")).toBeNull();
    expect(value("lifecycle")).toBeUndefined();
  });
});

import * as Y from "yjs";
import type { JsonValue } from "../lib/json.ts";
import { textClientOf, type PersonId, type ReplicaId } from "../lib/ids.ts";
import { own } from "./names.ts";
import { byDot, type Dot, type Head, type RecordState, type SetState, type TextState, type Touch } from "./record.ts";
import { encodeBytes, joinText, openText, replaceText } from "./text.ts";

/** Who writes, as which copy, and the time on that copy's clock. */
export interface Author {
  readonly replica: ReplicaId;
  readonly person: PersonId;
  readonly at: number;
}

export type Edit =
  /**
   * `over`: the heads that the author had on the screen, when that is not what the record holds by now. A value that arrived while a person
   * was typing over an older one then stays beside theirs. Heads of the author's own replica are superseded in any case.
   */
  | { readonly type: "set"; readonly field: string; readonly value: JsonValue; readonly reason?: string; readonly over?: readonly Dot[] }
  /** Undoes a decision: the values stand beside each other again, and beside what arrived since where `over` says what was on the screen. */
  | {
      readonly type: "reopen";
      readonly field: string;
      readonly heads: readonly Pick<Head, "value" | "by" | "at" | "origin">[];
      readonly over?: readonly Dot[];
    }
  | { readonly type: "add"; readonly set: string; readonly element: string }
  | { readonly type: "remove"; readonly set: string; readonly element: string }
  /** A Yjs update (base64) made by an open editor whose client id is `textClientOf(replica)`. */
  | { readonly type: "text"; readonly text: string; readonly update: string }
  /** Makes the text read `value` by the smallest replacement. */
  | { readonly type: "replace-text"; readonly text: string; readonly value: string };

/** Applies edits in order. Each takes one dot (a reopening one for each head) and supersedes exactly what `record` shows. */
export function applyEdits(record: RecordState, author: Author, edits: readonly Edit[]): RecordState {
  return edits.reduce((state, edit) => applyEdit(state, author, edit), record);
}

function applyEdit(record: RecordState, author: Author, edit: Edit): RecordState {
  const counter = (record.clock[author.replica] ?? 0) + 1;
  const dot: Dot = [author.replica, counter];
  const touch: Touch = { counter, by: author.person, at: author.at };
  const clock = { ...record.clock, [author.replica]: counter };
  switch (edit.type) {
    case "set": {
      const head: Head = { dot, value: edit.value, by: author.person, at: author.at, ...(edit.reason ? { reason: edit.reason } : {}) };
      const beside = besideOf(record, author, edit);
      return { ...record, clock, fields: { ...record.fields, [edit.field]: [head, ...beside].sort(byDot) } };
    }
    case "reopen": {
      // Without a head the register would be gone, and with it the value that was decided.
      if (edit.heads.length === 0) return record;
      const last = counter + edit.heads.length - 1;
      const heads = edit.heads.map((head, index): Head => ({
        // The first is shown, as it was before: it takes the highest dot.
        dot: [author.replica, last - index],
        value: head.value,
        by: author.person,
        at: author.at,
        origin: head.origin ?? { by: head.by, at: head.at },
      }));
      const all = [...heads, ...besideOf(record, author, edit)].sort(byDot);
      return { ...record, clock: { ...clock, [author.replica]: last }, fields: { ...record.fields, [edit.field]: all } };
    }
    case "add":
    case "remove": {
      const before: SetState = own(record.sets, edit.set) ?? { elements: {}, edits: {} };
      const { [edit.element]: _seen, ...others } = before.elements;
      const elements = edit.type === "add" ? { ...others, [edit.element]: [dot] } : others;
      return { ...record, clock, sets: { ...record.sets, [edit.set]: { elements, edits: { ...before.edits, [author.replica]: touch } } } };
    }
    case "text":
    case "replace-text": {
      const before: TextState | undefined = own(record.texts, edit.text);
      const state = edit.type === "text" ? joinText(before?.state, edit.update) : replaced(before?.state, author.replica, edit.value);
      return { ...record, clock, texts: { ...record.texts, [edit.text]: { state, edits: { ...before?.edits, [author.replica]: touch } } } };
    }
  }
}

function replaced(state: string | undefined, replica: ReplicaId, value: string): string {
  const document = openText(state, textClientOf(replica));
  replaceText(document, value);
  const next = encodeBytes(Y.encodeStateAsUpdate(document));
  document.destroy();
  return next;
}

/** The heads that the author had not on the screen. */
function besideOf(record: RecordState, author: Author, { field, over }: { readonly field: string; readonly over?: readonly Dot[] }): readonly Head[] {
  return over ? (own(record.fields, field) ?? []).filter((other) => !isOver(other.dot, author, over)) : [];
}

function isOver(dot: Dot, author: Author, over: readonly Dot[]): boolean {
  return dot[0] === author.replica || over.some(([replica, counter]) => replica === dot[0] && counter === dot[1]);
}

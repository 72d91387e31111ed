/**
 * What this person changed on this device since it was opened, latest last, so that the last change can be put back.
 *
 * Putting back is an edit like any other, on top: nothing is taken out of a record's history. It supersedes exactly what the change left
 * behind. When somebody has changed that since, nothing is put back, and it is said.
 */
import { Subject, type Observable } from "rxjs";
import type { Edit } from "#shared/crdt/edit.ts";
import { own } from "#shared/crdt/names.ts";
import type { Dot, Head, RecordState } from "#shared/crdt/record.ts";
import { textOf } from "#shared/crdt/text.ts";
import type { KindDefinition } from "#shared/domain/kind.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { OwnChange, RecordStore } from "#renderer/platform/store/types.ts";

export interface UndoEntry {
  readonly target: OwnChange["target"];
  /** What it takes to put each part back, as long as it stands as the change left it. */
  readonly parts: readonly UndonePart[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type UndonePart =
  | {
      readonly type: "field";
      readonly name: string;
      readonly now: Dot;
      readonly after: JsonValue;
      readonly before: readonly Head[];
      readonly emptied: JsonValue;
    }
  /** The record was begun: it goes, or is laid aside. `replicas`: who had written in it by then. */
  | { readonly type: "begun"; readonly name: "lifecycle"; readonly gone: "archived" | "deleted"; readonly replicas: readonly string[] }
  | { readonly type: "element"; readonly name: string; readonly element: string; readonly added: boolean }
  | { readonly type: "text"; readonly name: string; readonly before: string | undefined; readonly after: string | undefined };

export type PutBack =
  | { readonly outcome: "put-back" | "changed-since"; readonly entry: UndoEntry }
  /** Nothing was changed, or everything is put back. */
  | { readonly outcome: "nothing" };

/** Changes that can be put back, at most. */
const depth = 50;
/** Letters of one stretch of typing are one change: the field writes them some tenths of a second apart. */
const typingMs = 1_000;

export class UndoStack {
  readonly #records: Pick<RecordStore, "edit" | "open">;
  readonly #kindOf: (kind: string) => KindDefinition | undefined;
  readonly #entries: UndoEntry[] = [];
  readonly #pushed$ = new Subject<UndoEntry>();
  readonly #puttingBack = new WeakMap<readonly Edit[], UndoEntry>();

  constructor(records: Pick<RecordStore, "edit" | "open">, kindOf: (kind: string) => KindDefinition | undefined) {
    this.#records = records;
    this.#kindOf = kindOf;
  }

  /** Hears of every edit of this person, in the order in which they were saved. */
  take(change: OwnChange): void {
    const back = this.#puttingBack.get(change.edits);
    if (back) return this.#follow(back, change);
    const entry = entryOf(change, this.#kindOf(change.target.kind));
    if (!entry) return;
    const last = this.#entries.at(-1);
    const joined = last && joinedTyping(last, entry);
    if (joined) return void this.#entries.splice(-1, 1, joined);
    this.#entries.push(entry);
    if (this.#entries.length > depth) this.#entries.shift();
    this.#pushed$.next(entry);
  }

  /** Each change as it comes, but for the letters that continue a word. */
  pushed$(): Observable<UndoEntry> {
    return this.#pushed$;
  }

  latest(): UndoEntry | null {
    return this.#entries.at(-1) ?? null;
  }

  /** @param chosen the latest, when left out */
  async putBack(chosen: UndoEntry | null = this.latest()): Promise<PutBack> {
    const at = chosen ? this.#entries.indexOf(chosen) : -1;
    // One press, one time: a second one does not put back what the first is putting back.
    if (!chosen || at < 0) return { outcome: "nothing" };
    this.#entries.splice(at, 1);
    const opened = await this.#records.open(chosen.target.id);
    if (!opened || !standsAsLeft(chosen, opened.record)) return { outcome: "changed-since", entry: chosen };
    const edits = chosen.parts.map(editBack);
    this.#puttingBack.set(edits, chosen);
    await this.#records.edit(chosen.target, edits);
    return { outcome: "put-back", entry: chosen };
  }

  /** What is put back stands as a new value: the change that had made it the first time is the one that left it. */
  #follow(back: UndoEntry, { target, before, after }: OwnChange): void {
    for (const [at, entry] of this.#entries.entries()) {
      if (entry.target.id !== target.id) continue;
      const parts = entry.parts.map((part): UndonePart => {
        const put = back.parts.find((other) => other.type === "field" && other.name === part.name);
        if (part.type !== "field" || put?.type !== "field" || !put.before.some((head) => sameDot(head.dot, part.now))) return part;
        const head = headOf(after, part.name, before);
        return head ? { ...part, now: head.dot } : part;
      });
      this.#entries[at] = { ...entry, parts };
    }
  }
}

function entryOf({ target, before, after, edits, at }: OwnChange, definition: KindDefinition | undefined): UndoEntry | null {
  // What is signed or sent is written once: it is not unsaid by a key.
  const isFrozen = (field: string): boolean => definition?.frozen?.includes(field) === true;
  if (!before) return undoneCreation({ target, after, at }, definition, edits);
  const parts: UndonePart[] = [];
  for (const edit of edits) {
    if (edit.type === "reopen" || (edit.type === "set" && isFrozen(edit.field))) return null;
    const part = partOf(edit, before, after, definition);
    if (part) parts.push(part);
  }
  return parts.length > 0 ? { target, parts, at } : null;
}

function partOf(edit: Exclude<Edit, { type: "reopen" }>, before: RecordState, after: RecordState, definition: KindDefinition | undefined): UndonePart | null {
  switch (edit.type) {
    case "set": {
      const head = headOf(after, edit.field, before);
      if (!head) return null;
      return {
        type: "field",
        name: edit.field,
        now: head.dot,
        after: head.value,
        before: own(before.fields, edit.field) ?? [],
        emptied: emptied(edit.field, definition),
      };
    }
    case "add":
    case "remove": {
      const was = own(before.sets, edit.set)?.elements[edit.element] !== undefined;
      const added = edit.type === "add";
      return was === added ? null : { type: "element", name: edit.set, element: edit.element, added };
    }
    case "text":
    case "replace-text":
      return { type: "text", name: edit.text, before: own(before.texts, edit.text)?.state, after: own(after.texts, edit.text)?.state };
  }
}

/** The head that the change wrote: the one that was not there before. */
function headOf(after: RecordState, field: string, before: RecordState | null): Head | undefined {
  const were = (before && own(before.fields, field)) ?? [];
  return own(after.fields, field)?.find((head) => !were.some((other) => sameDot(head.dot, other.dot)));
}

/** What said nothing before says nothing again. */
function emptied(field: string, definition: KindDefinition | undefined): JsonValue {
  if (field === "lifecycle") return "active";
  if (field === "audience") return definition?.audience ?? "internal";
  return null;
}

/** Something written beside a record goes; a record of its own is laid aside, where it can be found. An answer is empty again. */
function undoneCreation(
  { target, after, at }: Pick<OwnChange, "target" | "after" | "at">,
  definition: KindDefinition | undefined,
  edits: readonly Edit[],
): UndoEntry | null {
  const beside = target.kind === "comment" || target.kind === "attachment";
  if (definition?.frozen && !beside) return null;
  if (target.kind === "answer") {
    const nothing: RecordState = { ...after, fields: {}, sets: {}, texts: {} };
    const parts = edits.flatMap((edit) => {
      const part = edit.type === "reopen" ? null : partOf(edit, nothing, after, definition);
      return part ? [part] : [];
    });
    return parts.length > 0 ? { target, parts, at } : null;
  }
  return { target, at, parts: [{ type: "begun", name: "lifecycle", gone: beside ? "deleted" : "archived", replicas: Object.keys(after.clock) }] };
}

/** The letters of one stretch of typing in one field, as one change. */
function joinedTyping(last: UndoEntry, next: UndoEntry): UndoEntry | null {
  const [was, ...others] = last.parts;
  const [is, ...more] = next.parts;
  if (!was || !is || others.length + more.length > 0 || last.target.id !== next.target.id || was.name !== is.name || next.at - last.at > typingMs) return null;
  if (was.type === "text" && is.type === "text") return { ...next, parts: [{ ...is, before: was.before }] };
  if (was.type !== "field" || is.type !== "field" || typeof was.after !== "string" || typeof is.after !== "string") return null;
  const [head, ...beside] = is.before;
  if (!head || beside.length > 0 || !sameDot(head.dot, was.now)) return null;
  return { ...next, parts: [{ ...is, before: was.before }] };
}

function standsAsLeft({ parts }: UndoEntry, record: RecordState): boolean {
  return parts.every((part) => {
    switch (part.type) {
      case "field": {
        const heads = own(record.fields, part.name) ?? [];
        return heads.length === 1 && sameDot(heads[0]!.dot, part.now);
      }
      case "begun": {
        const heads = own(record.fields, "lifecycle") ?? [];
        return heads.every((head) => head.value === "active") && Object.keys(record.clock).every((replica) => part.replicas.includes(replica));
      }
      case "element":
        return (own(record.sets, part.name)?.elements[part.element] !== undefined) === part.added;
      case "text":
        return textOf(own(record.texts, part.name)?.state) === textOf(part.after);
    }
  });
}

function editBack(part: UndonePart): Edit {
  switch (part.type) {
    case "field":
      if (part.before.length > 1) return { type: "reopen", field: part.name, heads: part.before };
      return { type: "set", field: part.name, value: part.before[0]?.value ?? part.emptied, over: [part.now] };
    case "begun":
      return { type: "set", field: "lifecycle", value: part.gone };
    case "element":
      return { type: part.added ? "remove" : "add", set: part.name, element: part.element };
    case "text":
      return { type: "replace-text", text: part.name, value: textOf(part.before) };
  }
}

function sameDot(left: Dot, right: Dot): boolean {
  return left[0] === right[0] && left[1] === right[1];
}

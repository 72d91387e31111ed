/**
 * An open text: what a person types becomes changes that merge letter by letter, and what comes from elsewhere joins it without moving
 * the caret off its place. Knows no screen, so that it is tested without one.
 */
import * as Y from "yjs";
import { textClientOf, type ReplicaId } from "#shared/lib/ids.ts";
import { decodeBytes, encodeBytes, joinText, openText, replaceText, rootText, textOf } from "#shared/crdt/text.ts";

export interface Caret {
  readonly start: number;
  readonly end: number;
}

export class TextEditor {
  #document: Y.Doc;
  #replica: ReplicaId;
  #state: string | undefined;
  #unsaved: Uint8Array[] = [];

  constructor(state: string | undefined, replica: ReplicaId) {
    this.#state = state;
    this.#replica = replica;
    this.#document = this.#open();
  }

  text(): string {
    return this.#document.getText(rootText).toString();
  }

  /** The text now reads `next`. */
  type(next: string): void {
    replaceText(this.#document, next);
  }

  hasUnsaved(): boolean {
    return this.#unsaved.length > 0;
  }

  /** What was typed since the last call, as one change; null when nothing was. */
  takeUnsaved(): string | null {
    if (this.#unsaved.length === 0) return null;
    const update = encodeBytes(Y.mergeUpdates(this.#unsaved));
    this.#unsaved = [];
    return update;
  }

  /** The whole text as one change. */
  whole(): string {
    return encodeBytes(Y.encodeStateAsUpdate(this.#document));
  }

  /**
   * The record now holds `state`. Under a new replica the old letters may have been refused, so the text starts again from the state.
   * @returns where the caret is now
   */
  receive(state: string | undefined, replica: ReplicaId, caret: Caret): Caret {
    if (replica !== this.#replica) return this.#restartAs(replica, state, caret);
    if (state === this.#state) return caret;
    this.#state = state;
    if (!state) return caret;
    const text = this.#document.getText(rootText);
    const keep = (index: number): Y.RelativePosition => Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length));
    const [start, end] = [keep(caret.start), keep(caret.end)];
    Y.applyUpdate(this.#document, decodeBytes(state), stored);
    const place = (position: Y.RelativePosition): number => Y.createAbsolutePositionFromRelativePosition(position, this.#document)?.index ?? text.length;
    return { start: place(start), end: place(end) };
  }

  /** Starts again from `state`: what the record does not hold is gone from the editor. */
  restart(state: string | undefined, caret: Caret): Caret {
    this.#state = state;
    this.#unsaved = [];
    this.#document.destroy();
    this.#document = this.#open();
    const length = this.text().length;
    return { start: Math.min(caret.start, length), end: Math.min(caret.end, length) };
  }

  /** Letters that are not written yet come along, as the new replica's, where what they build on is still there. */
  #restartAs(replica: ReplicaId, state: string | undefined, caret: Caret): Caret {
    const unsaved = this.#unsaved.length > 0 ? encodeBytes(Y.mergeUpdates(this.#unsaved)) : null;
    this.#replica = replica;
    let typed: string | null = null;
    try {
      if (unsaved) typed = textOf(joinText(state, unsaved));
    } catch {
      // They build on refused letters, which are kept in the quarantine.
    }
    const after = this.restart(state, caret);
    if (typed !== null) this.type(typed);
    return typed === null ? after : caret;
  }

  close(): void {
    this.#document.destroy();
  }

  #open(): Y.Doc {
    const document = openText(this.#state, textClientOf(this.#replica));
    document.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== stored) this.#unsaved.push(update);
    });
    return document;
  }
}

const stored = Symbol("stored");

/** Words as a reader counts them. */
export function countWords(text: string, language = "en"): number {
  let count = 0;
  for (const segment of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) if (segment.isWordLike) count++;
  return count;
}

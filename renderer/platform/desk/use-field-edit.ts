import { useCallback, useEffect, useRef, useState } from "react";
import type { CausalContext, RecordState } from "#shared/crdt/record.ts";
import { isConflicted, shownValue } from "#shared/crdt/record.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { beginTyping, endTyping, onFlush } from "#renderer/platform/desk/unsaved.ts";
import type { EditTarget } from "#renderer/platform/desk/use-edit.ts";

/** How long a typed letter waits at most before it is written, in milliseconds: a person who never pauses is saved all the same. */
export const typingPause = 120;

const settling = 250;

export interface FieldEdit {
  readonly value: string;
  readonly onChange: (next: string | { readonly currentTarget: { readonly value: string } }) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  /** Several values stand beside each other: show a conflict badge. */
  readonly conflicted: boolean;
  /** Decide the conflict first; typing would not say which value is meant. */
  readonly readOnly: boolean;
}

export interface FieldEditOptions {
  readonly target: EditTarget;
  readonly field: string;
  /** The record as shown; null when it is not written yet. */
  readonly record: RecordState | null;
  /** Between what is typed and what is kept; texts as they are when left out. `undefined`: not a value, nothing is written. */
  readonly parse?: (text: string) => JsonValue | undefined;
  readonly format?: (value: JsonValue | undefined) => string;
}

const asText = (value: JsonValue | undefined): string => (value === undefined || value === null ? "" : typeof value === "string" ? value : String(value));

/** Binds a text input to a field: saved as one types, and what comes from elsewhere never replaces the text that has the focus. */
export function useFieldEdit({ target, field, record, parse = (text) => text, format = asText }: FieldEditOptions): FieldEdit {
  const { records } = useDesk();
  const stored = record ? shownValue(record, field) : undefined;
  const [draft, setDraft] = useState<string | null>(null);
  const focused = useRef(false);
  const now = useRef({ stored, clock: record?.clock ?? {}, target, field, parse });
  now.current = { stored, clock: record?.clock ?? {}, target, field, parse };
  const typed = useRef<{ text: string; seen: CausalContext } | null>(null);
  const seen = useRef<CausalContext>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef<Promise<void>>(Promise.resolve());

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const waiting = typed.current;
    typed.current = null;
    const { stored: before, target: to, field: name, parse: read } = now.current;
    const value = waiting ? read(waiting.text) : undefined;
    const written =
      !waiting || value === undefined || sameJson(before, value) || (value === "" && before === undefined)
        ? saving.current
        : (saving.current = records.write(to, name, value, waiting.seen));
    // The store counts the write from here on.
    endTyping(typed);
    return written;
  }, [records]);

  useEffect(() => {
    const stop = onFlush(flush);
    return () => {
      stop();
      void flush();
    };
  }, [flush, target.id, field]);

  // The draft steps back once what was typed is stored and the person is elsewhere.
  useEffect(() => {
    if (!focused.current && !typed.current) setDraft(null);
  }, [stored]);
  useEffect(() => {
    setDraft(null);
    focused.current = false;
  }, [target.id, field]);

  const conflicted = record !== null && isConflicted(record, field);
  return {
    value: draft ?? format(stored),
    onChange(next) {
      const text = typeof next === "string" ? next : next.currentTarget.value;
      if (!focused.current) seen.current = now.current.clock;
      typed.current = { text, seen: seen.current };
      beginTyping(typed);
      setDraft(text);
      timer.current ??= setTimeout(() => void flush(), typingPause);
    },
    onFocus() {
      focused.current = true;
      seen.current = now.current.clock;
      if (!conflicted) setDraft((before) => before ?? format(now.current.stored));
    },
    onBlur() {
      focused.current = false;
      const hadTyped = typed.current !== null || timer.current !== undefined;
      timer.current = undefined;
      void flush().then(() => {
        // What was just written reaches the screen a moment later: until then the draft stands for it.
        const step = (): void => {
          if (!focused.current && !typed.current) setDraft(null);
        };
        if (hadTyped) setTimeout(step, settling);
        else step();
      });
    },
    conflicted,
    readOnly: conflicted && draft === null,
  };
}

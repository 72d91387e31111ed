import { Input, Textarea } from "@mantine/core";
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RecordState } from "#shared/crdt/record.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { countWords, TextEditor, type Caret } from "#renderer/platform/desk/text-editor.ts";
import { beginTyping, endTyping, onFlush } from "#renderer/platform/desk/unsaved.ts";
import type { EditTarget } from "#renderer/platform/desk/use-edit.ts";
import { typingPause } from "#renderer/platform/desk/use-field-edit.ts";
import classes from "#renderer/ui/narrative-field.module.css";

export interface NarrativeFieldProps {
  readonly target: EditTarget;
  /** The name of the text in the record. */
  readonly text: string;
  /** The record as shown; null when it is not written yet. */
  readonly record: RecordState | null;
  readonly label: ReactNode;
  /** Said to those who hear the page when the label is not plain words. */
  readonly ariaLabel?: string;
  readonly description?: ReactNode;
  readonly wordLimit?: number;
  readonly minRows?: number;
  readonly readOnly?: boolean;
}

/** A long text that several people may write at once: each letter is kept and joined with the others'. */
export function NarrativeField(props: NarrativeFieldProps): ReactNode {
  // Another text is another editor.
  return <OpenNarrative key={`${props.target.id} ${props.text}`} {...props} />;
}

function OpenNarrative({
  target,
  text: name,
  record,
  label,
  ariaLabel,
  description,
  wordLimit,
  minRows = 5,
  readOnly = false,
}: NarrativeFieldProps): ReactNode {
  const { records } = useDesk();
  const { t, i18n } = useTranslation("common");
  const state = record?.texts[name]?.state;
  const [editor] = useState(() => new TextEditor(state, records.replica()));
  const [shown, setShown] = useState(() => editor.text());
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<Caret | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef<Promise<void>>(Promise.resolve());
  const to = useRef(target);
  to.current = target;

  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    timer.current = undefined;
    // One after the other: letters build on those before them, and a change that overtook another could not be joined.
    return (saving.current = saving.current.then(async () => {
      const update = editor.takeUnsaved();
      if (!update) return editor.hasUnsaved() ? undefined : endTyping(editor);
      const written = records.edit(to.current, [{ type: "text", text: name, update }]);
      // The store counts the write from here on.
      endTyping(editor);
      // Where letters that it builds on are gone from the record, all that the person sees is offered again.
      await written.catch(() => records.edit(to.current, [{ type: "text", text: name, update: editor.whole() }]));
    }));
  }, [editor, records, name]);

  useEffect(() => {
    const stop = onFlush(save);
    return () => {
      stop();
      void save();
    };
  }, [save]);

  // Before the browser takes the next key: a letter typed into a text that is not up to date would undo what came in.
  useLayoutEffect(() => {
    const now = area.current;
    const before = { start: now?.selectionStart ?? 0, end: now?.selectionEnd ?? 0 };
    const after = editor.receive(state, records.replica(), before);
    if (editor.text() === now?.value) return;
    if (document.activeElement === now) caret.current = after;
    setShown(editor.text());
  }, [state, editor, records]);

  useLayoutEffect(() => {
    if (!caret.current || !area.current) return;
    area.current.setSelectionRange(caret.current.start, caret.current.end);
    caret.current = null;
  }, [shown]);

  const words = countWords(shown, i18n.language);
  const over = wordLimit !== undefined && words > wordLimit;
  if (readOnly && shown === "") {
    return (
      <div>
        {label !== null && <Input.Label labelElement="div">{label}</Input.Label>}
        <p className={classes["nothing"]}>{t("emptyPart")}</p>
      </div>
    );
  }
  return (
    <div>
      <Textarea
        ref={area}
        label={label}
        aria-label={ariaLabel}
        description={description}
        value={shown}
        minRows={minRows}
        maxRows={24}
        readOnly={readOnly}
        variant={readOnly ? "filled" : "default"}
        onChange={(event) => {
          beginTyping(editor);
          editor.type(event.currentTarget.value);
          setShown(event.currentTarget.value);
          timer.current ??= setTimeout(() => void save(), typingPause);
        }}
        onBlur={() => void save()}
        inputWrapperOrder={["label", "description", "input", "error"]}
      />
      <div className={classes["words"]}>{wordLimit === undefined ? t("words", { count: words }) : t("wordsOf", { count: words, limit: wordLimit })}</div>
      {over && <Input.Error>{t("wordsOver", { over: words - wordLimit, limit: wordLimit })}</Input.Error>}
    </div>
  );
}

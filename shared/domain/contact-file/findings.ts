/** What an import has to say, as codes with values: the sentences are in `sentences.json`. */
import sentences from "./sentences.json" with { type: "json" };
import { failureSentence } from "#shared/workbook/failure-sentence.ts";
import type { WorkbookFailure } from "#shared/workbook/workbook.ts";

export type SkipCode = keyof typeof sentences.skipped;
export type RefusalCode = WorkbookFailure | keyof typeof sentences.refused;
type Values = Readonly<Record<string, string | number>>;

/** Something in the file that is in no contact, or not as it was written. */
export interface Skipped {
  /** Of a vCard file, or the row of a table; from 1. */
  readonly line: number;
  readonly code: SkipCode;
  readonly values: Values;
}

export const skippedSentence = ({ code, values }: Pick<Skipped, "code" | "values">): string => filled(sentences.skipped[code], values);

/** @param where a sheet or a part of the file, or "" */
export function refusalSentence(code: RefusalCode, file: string, where: string): string {
  const own = (sentences.refused as Readonly<Record<string, string>>)[code];
  return own === undefined ? failureSentence(code as WorkbookFailure, file, where) : filled(own, { file });
}

/** What is written into a contact's notes; the screens hand over the words of their language. */
export const noteWords: NoteWords = sentences.notes;
export interface NoteWords {
  /** With `{{field}}` and `{{value}}`. */
  readonly other: string;
  readonly fields: Readonly<Record<"name" | "function" | "department" | "uid" | "organisation" | "language" | "email" | "phone" | "address", string>>;
}

/** The value of each `{{name}}` in the sentence. */
export function filled(sentence: string, values: Values): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

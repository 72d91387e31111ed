/** What a chosen file came to. Apart from the reader, which only the worker needs. */
import type { DefinitionProblem, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { Said } from "#shared/lib/said.ts";
import type { WorkbookFailure } from "#shared/workbook/workbook.ts";

/** What stays behind. `row` is as a person counts: the header is row 1. */
export interface LeftBehind {
  readonly sheet: string;
  readonly row: number;
  readonly what: Said;
  readonly reason: Said;
}

export interface FileError {
  readonly sheet: string;
  readonly row: number;
  readonly what: Said;
}

export interface FileProblem extends Partial<DefinitionProblem> {
  /** A key under `refused` in the language file. */
  readonly reason: string;
}

export interface RefusedFile {
  readonly ok: false;
  /** The file is no workbook that can be read. */
  readonly failure?: { readonly reason: WorkbookFailure; readonly where: string };
  readonly problems: readonly FileProblem[];
  readonly errors: readonly FileError[];
  readonly left: readonly LeftBehind[];
}

export type FileReading = { readonly ok: true; readonly definition: Questionnaire; readonly left: readonly LeftBehind[] } | RefusedFile;

export function refusedFor(reason: string): RefusedFile {
  return { ok: false, problems: [{ reason }], errors: [], left: [] };
}

/** What an import has to say, as codes with values: the sentences are in `sentences.json`. */
import { filled, type Said } from "#shared/lib/said.ts";
import sentences from "./sentences.json" with { type: "json" };

export type ErrorCode = keyof typeof sentences.errors;
export type WhatCode = keyof typeof sentences.what;
export type ReasonCode = keyof typeof sentences.reasons;
type Values = Said["values"];

/** The file is refused. */
export interface XlsformError {
  readonly code: ErrorCode;
  readonly values: Values;
  readonly sheet: string;
  /** As a person counts: the header is row 1. */
  readonly row: number;
}

/** Left behind, or kept only for an export. */
export interface NotImported {
  readonly what: WhatCode;
  readonly reason: ReasonCode;
  readonly values: Values;
  readonly sheet: string;
  readonly row: number;
}

/** A file is hopeless long before this many. */
const most = 500;

export class Findings {
  readonly errors: XlsformError[] = [];
  readonly notImported: NotImported[] = [];

  error(sheet: string, row: number, code: ErrorCode, values: Values = {}): void {
    if (this.errors.length < most) this.errors.push({ code, values, sheet, row });
  }

  leave(sheet: string, row: number, what: WhatCode, reason: ReasonCode, values: Values = {}): void {
    this.notImported.push({ what, reason, values, sheet, row });
  }
}

/** For a window, which has them in its reader's language. */
export const errorSaid = ({ code, values }: XlsformError): Said => ({ key: `xlsform:errors.${code}`, values });
export const whatSaid = ({ what, values }: NotImported): Said => ({ key: `xlsform:what.${what}`, values });
export const reasonSaid = ({ reason, values }: NotImported): Said => ({ key: `xlsform:reasons.${reason}`, values });

export const errorSentence = ({ code, values }: XlsformError): string => filled(sentences.errors[code], values);
export const whatPhrase = ({ what, values }: NotImported): string => filled(sentences.what[what], values);
export const reasonSentence = ({ reason, values }: NotImported): string => filled(sentences.reasons[reason], values);

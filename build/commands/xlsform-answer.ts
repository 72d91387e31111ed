/** What the command says, as one object and in words. */

export interface XlsformAnswer {
  readonly ok: boolean;
  readonly title: string;
  /** As written in the file. */
  readonly languages: readonly string[];
  readonly questions: readonly { readonly name: string; readonly type: string; readonly list?: string; readonly row: number }[];
  readonly notImported: readonly { readonly what: string; readonly sheet: string; readonly row: number; readonly reason: string }[];
  /** `row` is 0 when it is the whole file that is wrong. */
  readonly errors: readonly { readonly message: string; readonly sheet: string; readonly row: number }[];
}

export function refused(message: string): XlsformAnswer {
  return { ok: false, title: "", languages: [], questions: [], notImported: [], errors: [{ message, sheet: "", row: 0 }] };
}

export function spoken({ ok, title, languages, questions, notImported, errors }: XlsformAnswer): string {
  const place = ({ sheet, row }: { readonly sheet: string; readonly row: number }): string => (row > 0 ? `${sheet}, row ${row}: ` : "");
  const lines = ok ? [`${title}: ${questions.length} named rows${languages.length > 0 ? `, in ${languages.join(", ")}` : ""}.`] : ["This file is refused."];
  if (errors.length > 0) lines.push("", ...errors.map((one) => `${place(one)}${one.message}`));
  if (notImported.length > 0) lines.push("", "Not imported:", ...notImported.map((one) => `${place(one)}${one.what}. ${one.reason}`));
  return `${lines.join("\n")}\n`;
}

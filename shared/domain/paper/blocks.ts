/**
 * What is printed, as neutral blocks: a return, an empty form or a receipt is made once, and each writer (the page for print and PDF, Word)
 * says how a block looks. Texts are in the document's own language already.
 */

export interface PaperDocument {
  /** BCP 47. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  /** At the foot of every page, before the page's number. */
  readonly foot: string;
  readonly blocks: readonly Block[];
}

export interface Fact {
  readonly label: string;
  /** "" leaves room to write. */
  readonly value: string;
}

export type Block =
  | { readonly kind: "cover"; readonly over: string; readonly title: string; readonly about: string; readonly facts: readonly Fact[]; readonly status: string }
  | { readonly kind: "section"; readonly title: string; readonly about: string }
  | { readonly kind: "group"; readonly title: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | QuestionBlock
  /** What stands under a section's heading without a question. */
  | { readonly kind: "answers"; readonly answer: readonly AnswerBlock[] }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  | { readonly kind: "signatures"; readonly title: string; readonly intro: string; readonly facts: readonly Fact[]; readonly lines: readonly Fact[] };

/** Stands together on one page where it can. */
export interface QuestionBlock {
  readonly kind: "question";
  readonly number: string;
  readonly title: string;
  /** What helps to answer: description, guidance, when it is asked. */
  readonly notes: readonly string[];
  readonly answer: readonly AnswerBlock[];
}

export type AnswerBlock =
  /** A line break begins a paragraph. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: "missing"; readonly text: string }
  /** Something that a reader must not overlook. */
  | { readonly kind: "notice"; readonly text: string; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** One of several entries with many parts. */
  | { readonly kind: "entry"; readonly title: string; readonly facts: readonly Fact[] }
  /** Room for so many written lines. */
  | { readonly kind: "lines"; readonly count: number }
  | { readonly kind: "boxes"; readonly labels: readonly string[] }
  /** A short line before each label, for its place. */
  | { readonly kind: "places"; readonly labels: readonly string[] };

export const emptyBox = "☐";

const rightToLeft = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"]);

/** @param language BCP 47 */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(language.split("-")[0] ?? "") ? "rtl" : "ltr";
}

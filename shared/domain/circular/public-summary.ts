/** What of a circular is for the press and the public: on one page, and as plain text. */
import { directionOf, type PaperDocument } from "../paper/blocks.ts";

export interface PublicSummary {
  readonly title: string;
  /** Written out in the reader's language. */
  readonly date: string;
  readonly summary: string;
}

export interface SummaryWords {
  /** BCP 47. */
  readonly language: string;
  readonly forum: string;
  readonly dateLabel: string;
  readonly status: string;
}

export function summaryOnPaper({ title, date, summary }: PublicSummary, words: SummaryWords): PaperDocument {
  return {
    language: words.language,
    direction: directionOf(words.language),
    title,
    foot: [title, date].join(" · "),
    blocks: [
      { kind: "cover", over: words.forum, title, about: "", facts: [{ label: words.dateLabel, value: date }], status: words.status },
      ...paragraphsOf(summary).map((text) => ({ kind: "paragraph", text }) as const),
    ],
  };
}

export function summaryAsText({ title, date, summary }: PublicSummary, { forum, status }: SummaryWords): string {
  return `${[forum, status, "", title, date, "", paragraphsOf(summary).join("\n\n")].join("\n")}\n`;
}

const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n/)
    .map((line) => line.trim())
    .filter(Boolean);

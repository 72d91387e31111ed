import { expect, it } from "vitest";
import { writeHtml } from "../paper/write-html.ts";
import { summaryAsText, summaryOnPaper } from "./public-summary.ts";

const summary = { title: "Results <of> the first meeting", date: "12 July 2007", summary: "First paragraph.\n\n Second paragraph. \n" };
const words = { language: "en", forum: "The Forum", dateLabel: "Date", status: "For the press and the public" };

it("stands on paper with its title, its date and each paragraph", () => {
  const html = writeHtml(summaryOnPaper(summary, words), []);
  for (const part of ["Results &lt;of&gt; the first meeting", "12 July 2007", "First paragraph.", "Second paragraph.", "For the press and the public"])
    expect(html).toContain(part);
});

it("is read from right to left where its language is", () => expect(summaryOnPaper(summary, { ...words, language: "ar" }).direction).toBe("rtl"));

it("is plain text that can be pasted", () => {
  expect(summaryAsText(summary, words)).toBe(
    "The Forum\nFor the press and the public\n\nResults <of> the first meeting\n12 July 2007\n\nFirst paragraph.\n\nSecond paragraph.\n",
  );
});

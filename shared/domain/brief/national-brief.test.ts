import { describe, expect, it } from "vitest";
import { testWording as testWordingIn } from "#test/fixtures/test-wording.ts";
import { writeHtml } from "../paper/write-html.ts";
import { nationalBriefOnPaper, type NationalBrief } from "./national-brief.ts";

const testWording = testWordingIn("en");

const nothing: NationalBrief = {
  country: "Mauritius",
  today: "2007-07-12",
  contacts: [],
  priorities: null,
  initiatives: [],
  offers: [],
  processes: [],
  carried: [],
};

const sectionsOf = (brief: NationalBrief): string[] =>
  nationalBriefOnPaper(brief, testWording).blocks.flatMap((block) => (block.kind === "section" ? block.title : []));

describe("a national brief", () => {
  it("has every part, and says of an empty one that it is", () => {
    const paper = nationalBriefOnPaper(nothing, testWording);
    expect(sectionsOf(nothing)).toHaveLength(5);
    expect(paper.blocks.filter((block) => block.kind === "paragraph")).toHaveLength(5);
  });

  it("speaks of what is carried only where something is", () => {
    expect(sectionsOf({ ...nothing, carried: [["Recruitment costs", "Colombo Process", "To the region", "Taken up"]] })).toHaveLength(6);
  });

  it("leaves out what is not known of an initiative, and escapes what people wrote", () => {
    const paper = nationalBriefOnPaper(
      { ...nothing, initiatives: [{ title: "<b>Skills</b>", about: "Under way", lead: "", next: "First review, 1 September 2008", gap: "" }] },
      testWording,
    );
    const entry = paper.blocks.flatMap((block) => (block.kind === "answers" ? block.answer : [])).find((answer) => answer.kind === "entry");
    expect(entry).toMatchObject({ facts: [{ value: "Under way" }, { value: "First review, 1 September 2008" }] });
    const html = writeHtml(paper, []);
    expect(html).toContain("&lt;b&gt;Skills&lt;/b&gt;");
    expect(html).not.toContain("<b>Skills");
  });

  it("keeps the order of what was ranked", () => {
    const paper = nationalBriefOnPaper(
      { ...nothing, priorities: { from: "Submission 1", questions: [{ title: "Rank", items: ["b", "a"], ordered: true }] } },
      testWording,
    );
    expect(paper.blocks.find((block) => block.kind === "question")).toMatchObject({ answer: [{ kind: "list", ordered: true, items: ["b", "a"] }] });
  });
});

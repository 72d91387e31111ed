import { describe, expect, test } from "vitest";
import { paperWords as words, testWording } from "#test/fixtures/test-wording.ts";
import { everyAnswer, everyQuestionType } from "#test/fixtures/every-question-type.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { Asked } from "../questionnaire/asked.ts";
import { questionsIn, type Questionnaire } from "../questionnaire/definition.ts";
import { thematicPrioritiesQuestionnaire } from "../questionnaire/thematic-priorities.ts";
import type { AnswerBlock, PaperDocument, QuestionBlock } from "./blocks.ts";
import type { PaperAnswer } from "./paper-question.ts";
import { receiptOnPaper } from "./paper-receipt.ts";
import { returnOnPaper, type ReturnOnPaper } from "./paper-return.ts";
import { writeHtml } from "./write-html.ts";

const answersFrom = (given: Readonly<Record<string, PaperAnswer>>): ReturnOnPaper["answers"] => ({
  asked: new Asked(everyQuestionType, (name) => given[name]?.value ?? null),
  otherOf: (name) => given[name]?.other,
});
const paper = (more: Partial<ReturnOnPaper> = {}): ReturnOnPaper => ({
  definition: everyQuestionType,
  version: 3,
  country: "Mauritius",
  today: "2026-11-24",
  deadline: "2026-12-31",
  answers: answersFrom(everyAnswer),
  signed: null,
  ...more,
});
const questionOf = (document: PaperDocument, number: string): QuestionBlock | undefined =>
  document.blocks.find((block): block is QuestionBlock => block.kind === "question" && block.number === number);
const answerOf = (document: PaperDocument, number: string): readonly AnswerBlock[] | undefined => questionOf(document, number)?.answer;

describe("a default that nobody has taken", () => {
  const definition: Questionnaire = {
    key: "k",
    title: { en: "T" },
    sections: [
      {
        name: "s",
        title: { en: "S" },
        questions: [
          { type: "number", name: "people", number: "1", title: { en: "P" }, defaultValue: 2500 },
          { type: "number", name: "twice", number: "2", title: { en: "T" }, defaultFrom: { op: "negate", term: { op: "answer", question: "people" } } },
        ],
      },
    ],
  };
  const on = (given: JsonValue, more: Partial<ReturnOnPaper> = {}) =>
    returnOnPaper(
      paper({ definition, answers: { asked: new Asked(definition, (name) => (name === "people" ? given : null)), otherOf: () => undefined }, ...more }),
      testWording("en"),
    );
  test("is on paper as what it is, and is no answer in what was signed", () => {
    expect(answerOf(on(null), "1")).toEqual([{ kind: "missing", text: "Suggested, not confirmed: 2,500" }]);
    expect(answerOf(on(7), "1")).toEqual([{ kind: "text", text: "7" }]);
    expect(answerOf(on(7), "2")).toEqual([{ kind: "missing", text: "Suggested, not confirmed: -7" }]);
    const signed = { number: 1, hash: "0".repeat(64), signer: "A", at: "2026-11-24T09:30" };
    expect(answerOf(on(null, { signed }), "1")).toEqual([{ kind: "missing", text: "Not answered" }]);
  });
  test("is offered in an empty form, where it does not wait for another answer", () => {
    const blank = on(null, { answers: null });
    expect(questionOf(blank, "1")?.notes).toEqual(["Suggested: 2,500. Write it in if it is your answer."]);
    expect(questionOf(blank, "2")?.notes).toEqual([]);
  });
});

describe("a filled return on paper", () => {
  const document = returnOnPaper(paper(), testWording("en"));

  test("says what it is, and that it is a draft", () => {
    expect(document.blocks[0]).toEqual({
      kind: "cover",
      over: words.forum,
      title: "Every type",
      about: "One of each",
      facts: [
        { label: "Country", value: "Mauritius" },
        { label: "Questionnaire", value: "every-type, version 3" },
        { label: "Due by", value: "December 31, 2026" },
        { label: "Date", value: "November 24, 2026" },
      ],
      status: "Draft",
    });
  });

  test.each<[string, string, readonly AnswerBlock[]]>([
    ["text", "1", [{ kind: "text", text: "A short one" }]],
    ["long text", "2", [{ kind: "text", text: "First line\nSecond line" }]],
    ["number", "3", [{ kind: "text", text: "1,234.5" }]],
    ["a year is no thousand", "4", [{ kind: "text", text: "2026" }]],
    ["range", "5", [{ kind: "text", text: "0.75" }]],
    ["date", "6", [{ kind: "text", text: "November 24, 2026" }]],
    ["time", "7", [{ kind: "text", text: "09:30" }]],
    ["moment", "8", [{ kind: "text", text: "November 24, 2026 at 9:30\u202fAM" }]],
    ["no is an answer", "9", [{ kind: "text", text: "No" }]],
    ["what is computed", "10", [{ kind: "text", text: "2469" }]],
    ["other, with what it stands for", "11", [{ kind: "text", text: "Other: Quince" }]],
    ["several, in words", "12", [{ kind: "list", ordered: false, items: ["Lime", "Fig"] }]],
    ["countries by their names", "13", [{ kind: "list", ordered: false, items: ["Mauritius", "Belgium"] }]],
    ["a ranking of what is chosen now", "14", [{ kind: "list", ordered: true, items: ["Fig", "Lime"] }]],
    ["a ranking of its own choices", "15", [{ kind: "list", ordered: true, items: ["Date", "Fig", "Lime"] }]],
    [
      "matrix",
      "17",
      [
        {
          kind: "table",
          head: ["", "Answer"],
          rows: [
            ["Fig", "High"],
            ["Date", "—"],
            ["Lime", "Low"],
          ],
        },
      ],
    ],
    [
      "rows with few columns",
      "19",
      [
        {
          kind: "table",
          head: ["What", "Cost", "Since"],
          rows: [
            ["One", "3", "—"],
            ["Two", "—", "—"],
          ],
        },
      ],
    ],
  ])("%s", (_type, number, expected) => {
    // Which space stands between the time and AM is the platform's own matter.
    const plain = (blocks: unknown): unknown => JSON.parse(JSON.stringify(blocks).replaceAll("\u202f", " ").replaceAll("2,469", "2469"));
    expect(plain(answerOf(document, number))).toEqual(plain(expected));
  });

  test("a grid is a table; rows with many columns are entries, each part in words", () => {
    const [grid] = answerOf(document, "18")!;
    expect(grid).toMatchObject({
      kind: "table",
      rows: [
        ["Fig", "Well & <truly>", "12.5", "February 29, 2020", "Lime", "Fig, Lime", "✓", "4", "09:30", expect.any(String), "25"],
        expect.arrayContaining(["1", "—"]),
      ],
    });
    const [entry] = answerOf(document, "20")!;
    expect(entry).toMatchObject({ kind: "entry", title: "Entry 1" });
    expect(entry!.kind === "entry" && entry!.facts).toContainEqual({ label: "Kinds", value: "Fig, Lime" });
  });

  test("a narrative is whole, and says when it is too long", () => {
    expect(answerOf(document, "21")).toEqual([
      { kind: "text", text: "One two three four five six" },
      { kind: "notice", text: "This text is longer than 5 words.", items: [] },
    ]);
  });

  test("what is not asked is not printed; what is asked and empty says so", () => {
    expect(questionOf(document, "16")).toBeUndefined();
    expect(JSON.stringify(document)).not.toContain("secret");
    const empty = returnOnPaper(paper({ answers: answersFrom({}) }), testWording("en"));
    expect(answerOf(empty, "1")).toEqual([{ kind: "missing", text: "Not answered" }]);
    expect(questionOf(empty, "14")).toBeUndefined();
  });

  test("answers that stand beside each other are all there", () => {
    const contested = returnOnPaper(
      paper({ contested: (name) => (name === "grades" ? [{ register: "cell.fig", values: ["low", null] }] : []) }),
      testWording("en"),
    );
    expect(answerOf(contested, "17")).toContainEqual({ kind: "notice", text: words.contested, items: ["Fig: Low", "Fig: No answer"] });
  });

  test("guidance and description help, groups have their title", () => {
    expect(questionOf(document, "11")?.notes).toEqual(["Any will do."]);
    expect(document.blocks).toContainEqual({ kind: "group", title: "Fruits" });
  });
});

describe("an empty form", () => {
  const document = returnOnPaper(paper({ answers: null }), testWording("en"));

  test("asks everything, and says of what is not always asked when it is", () => {
    const asked = questionsIn(everyQuestionType).filter((question) => question.type !== "hidden");
    expect(document.blocks.filter((block) => block.kind === "question")).toHaveLength(asked.length);
    expect(questionOf(document, "16")?.notes).toEqual(["Only if the answer to question 11 is “Fig”."]);
    expect(questionOf(document, "14")?.notes).toEqual(["Only if question 12 is answered."]);
  });

  test.each<[string, readonly AnswerBlock[]]>([
    ["1", [{ kind: "lines", count: 1 }]],
    ["9", [{ kind: "boxes", labels: ["Yes", "No"] }]],
    ["10", []],
    ["12", [{ kind: "boxes", labels: ["Fig", "Date", "Lime", "Other: ………………………………"] }]],
    ["15", [{ kind: "places", labels: ["Fig", "Date", "Lime"] }]],
    ["21", [{ kind: "lines", count: 6 }]],
  ])("question %s has room for its answer", (number, expected) => {
    expect(answerOf(document, number)).toEqual(expected);
  });

  test("tables have boxes and blank cells", () => {
    expect(answerOf(document, "17")).toMatchObject([
      { kind: "table", head: ["", "Low", "High"], rows: [["Fig", "☐", "☐"], expect.anything(), expect.anything()] },
    ]);
    expect(answerOf(document, "19")).toMatchObject([{ kind: "table", rows: Array.from({ length: 4 }, () => ["", "", ""]) }]);
    expect(answerOf(document, "20")).toHaveLength(2);
  });

  test("there is a page to sign", () => {
    expect(document.blocks.at(-1)).toMatchObject({
      kind: "signatures",
      facts: [],
      lines: [{ label: "Name" }, { label: "Title" }, { label: "Ministry" }, { label: "Date" }, { label: "Signature" }],
    });
  });
});

const signed = { number: 2, hash: "ab".repeat(32), signer: "Director, Migration Policy Unit", at: "2026-11-20T23:05" };

test("a submission says its number and hash on the first page, at the foot and where it is signed", () => {
  const document = returnOnPaper(paper({ signed }), testWording("en"));
  expect(document.blocks[0]).toMatchObject({ status: "Submission no. 2" });
  expect(document.foot).toBe("Every type · Mauritius · Submission no. 2");
  expect(document.blocks.at(-1)).toMatchObject({
    facts: expect.arrayContaining([
      { label: words.contentHash, value: `${"ab".repeat(16)}\n${"ab".repeat(16)}` },
      { label: "Signed by", value: signed.signer },
      { label: "Signed on", value: expect.stringMatching(/^November 20, 2026 at 11:05.PM UTC$/) },
    ]),
  });
});

test("Arabic: in its words and from right to left", () => {
  const document = returnOnPaper(paper(), testWording("ar"));
  expect(document.direction).toBe("rtl");
  expect(questionOf(document, "12")?.title).toBe("عدة فواكه");
  expect(answerOf(document, "12")).toEqual([{ kind: "list", ordered: false, items: ["ليم", "تين"] }]);
  expect(writeHtml(document)).toContain('<html lang="ar" dir="rtl">');
});

test.each(["waiting", "received", "acknowledged", "returned"] as const)("a receipt says that it is %s", (state) => {
  const said = { by: "Head of the support structure", at: "2026-11-21T08:00" };
  const receipt = state === "returned" ? { state, reason: "The year is missing.", ...said } : state === "acknowledged" ? { state, ...said } : null;
  const document = receiptOnPaper(
    { definition: everyQuestionType, version: 3, country: "Mauritius", signed, arrived: state !== "waiting", receipt, answered: 12, today: "2026-11-24" },
    testWording("en"),
  );
  expect(document.blocks[0]).toMatchObject({ kind: "cover", status: words.receipt[state] });
  expect(document.title).toBe(`${words.receiptTitle} · Mauritius · Submission no. 2`);
  const text = JSON.stringify(document);
  expect(text.includes("The year is missing.")).toBe(state === "returned");
  expect(text.includes(said.by)).toBe(receipt !== null);
  expect(text.includes("November 21, 2026")).toBe(receipt !== null);
  expect(text.replaceAll("\\n", "")).toContain(signed.hash);
});

describe("the page for print", () => {
  test("what people wrote stays text", () => {
    const html = writeHtml(returnOnPaper(paper({ country: '</style><script>"x"</script>' }), testWording("en")));
    expect(html).not.toContain("<script");
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain("<bdi>Well &amp; &lt;truly&gt;</bdi>");
  });

  test("our own eighteen questions", () => {
    const html = writeHtml(returnOnPaper(paper({ definition: thematicPrioritiesQuestionnaire, answers: null }), testWording("en")));
    expect(html).toContain("Which five themes are your government&#39;s priorities?");
    expect(html).toContain("Only if the answer to question 3 is “Yes”.");
    expect(html).not.toMatch(/undefined|\?\w+\?|\[object/);
  });
});

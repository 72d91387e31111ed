import { read, utils } from "@e965/xlsx";
import { expect, test } from "vitest";
import { writeSheets } from "./write-sheets.ts";

test("another program reads numbers as numbers, and words that look like formulas as words", () => {
  const rows = [
    ["country", "amount", "words"],
    ["MUS", -1.5, '=HYPERLINK("http://example.invalid")'],
    ["BEL", null, "+1\nsecond line & <tag>"],
    ["PHL", 0, "x".repeat(40_000)],
  ];
  const book = read(
    writeSheets(
      "Title",
      [
        { name: "Answers: all", rows },
        { name: "Codebook", rows: [["a"]] },
      ],
      false,
    ),
    { type: "array" },
  );
  expect(book.SheetNames).toEqual(["Answers all", "Codebook"]);
  const sheet = book.Sheets["Answers all"];
  if (!sheet) throw new Error("There is no sheet");
  expect(utils.sheet_to_json(sheet, { header: 1, defval: null }).slice(0, 3)).toEqual(rows.slice(0, 3));
  expect([sheet["B2"], sheet["C2"]].map((cell: { readonly t: string; readonly f?: string }) => [cell.t, cell.f])).toEqual([
    ["n", undefined],
    ["s", undefined],
  ]);
  expect((sheet["C4"] as { readonly v: string }).v).toBe(`${"x".repeat(32_766)}…`);
});

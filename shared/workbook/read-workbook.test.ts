import { utils, write, type WorkSheet } from "@e965/xlsx";
import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { hostileFiles } from "#test/fixtures/xlsform/hostile-files.ts";
import { bytesOf } from "#test/fixtures/xlsform/form-case.ts";
import { property } from "#test/fixtures/property.ts";
import { failureSentence } from "./failure-sentence.ts";
import { readWorkbook } from "./read-workbook.ts";

const rowsIn = (bytes: Uint8Array): unknown => {
  const read = readWorkbook(bytes);
  return read.ok ? Object.fromEntries(read.workbook.sheets.map(({ name, rows }) => [name, rows])) : read.reason;
};
const sheetBytes = (sheet: WorkSheet, bookType: "xlsx" | "biff8" = "xlsx", properties: object = {}): Uint8Array => {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "S");
  Object.assign(book, properties);
  return new Uint8Array(write(book, { type: "array", bookType }) as ArrayBuffer);
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, isLittle: boolean, isMarked: boolean): Uint8Array =>
  Uint8Array.from(
    (isMarked ? `\ufeff${text}` : text)
      .split("")
      .flatMap((sign) => (isLittle ? [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8] : [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255])),
  );

describe("cells as readers of forms see them", () => {
  test.each(["xlsx", "biff8"] as const)("%s", (bookType) => {
    const sheet = utils.aoa_to_sheet([["a", 1, 2.5, true, false, 0.1, 1e21, "  in\u00a0two\u00a0", "two\r\nlines"]]);
    Object.assign(sheet, {
      A2: { t: "n", v: 45_000, z: "yyyy-mm-dd" },
      B2: { t: "n", v: 45_000.5, z: "m/d/yy h:mm" },
      C2: { t: "n", v: 0.75, z: "h:mm" },
      D2: { t: "e", v: 42 },
      E2: { t: "n", v: 3, f: "1+2" },
      F2: { t: "n", v: 0.5, z: "0%" },
    });
    sheet["!ref"] = "A1:I2";
    sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
    expect(rowsIn(sheetBytes(sheet, bookType))).toEqual({
      S: [
        ["a", "1", "2.5", "TRUE", "FALSE", "0.1", "1e+21", "in two", "two\nlines"],
        ["2023-03-15", "2023-03-15T12:00:00", "18:00:00", "#N/A", "3", "0.5"],
      ],
    });
  });

  test("days count from 1904 where the file says so", () => {
    const sheet = utils.aoa_to_sheet([["x"]]);
    sheet["A1"] = { t: "n", v: 43_538, z: "yyyy-mm-dd" };
    expect(rowsIn(sheetBytes(sheet, "xlsx", { Workbook: { WBProps: { date1904: true } } }))).toEqual({ S: [["2023-03-15"]] });
  });

  test("hidden sheets are read", () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([["x"]]), "A");
    utils.book_append_sheet(book, utils.aoa_to_sheet([["y"]]), "B");
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] };
    expect(rowsIn(new Uint8Array(write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer))).toEqual({ A: [["x"]], B: [["y"]] });
  });
});

describe("comma-separated files", () => {
  const lone = {
    survey: [
      ["type", "name", "label"],
      ["text", "a", "Été"],
    ],
  };
  test.each([
    ["UTF-8", utf8("type,name,label\ntext,a,Été\n")],
    ["UTF-8 with a mark", utf8("\ufefftype,name,label\r\ntext,a,Été\r\n")],
    ["UTF-16, little first", utf16("type\tname\tlabel\ntext\ta\tÉté\n", true, true)],
    ["UTF-16, big first", utf16("type\tname\tlabel\ntext\ta\tÉté\n", false, true)],
    ["UTF-16 without a mark", utf16("type,name,label\ntext,a,Été\n", true, false)],
    ["Windows-1252 with semicolons", Uint8Array.from("type;name;label\ntext;a;\u00c9t\u00e9\n", (sign) => sign.charCodeAt(0))],
    ["quoted", utf8('"type","name","label"\n"text","a","Été"')],
  ])("a lone survey sheet, %s", (_, bytes) => expect(rowsIn(bytes)).toEqual(lone));

  test("several sheets, the name in the first column", () => {
    const bytes = utf8('survey,,,\n,type,name,label\n,text,a,"A, or\nB"\n,,,\n,integer,b,B\nchoices,,,\n,list name,name,label\n,yn,yes,Yes\n');
    expect(rowsIn(bytes)).toEqual({
      survey: [["type", "name", "label"], ["text", "a", "A, or\nB"], [], ["integer", "b", "B"]],
      choices: [
        ["list name", "name", "label"],
        ["yn", "yes", "Yes"],
      ],
    });
  });

  test("the name beside the header", () =>
    expect(rowsIn(utf8("survey,type,name\n,text,a\nsettings,form_title\n,T\n"))).toEqual({
      survey: [
        ["type", "name"],
        ["text", "a"],
      ],
      settings: [["form_title"], ["T"]],
    }));
});

describe("hostile and broken files", () => {
  // Those for the command alone are large: there they are measured.
  test.each(hostileFiles.filter(({ isHeavy }) => !isHeavy).map((file) => [file.name, file] as const))("%s", (name, { bytes, reason }) => {
    const read = readWorkbook(bytes());
    expect(read.ok ? null : read.reason).toBe(reason);
    if (!read.ok) expect(failureSentence(read.reason, name, read.where)).toContain(name);
  });
});

const sheets = {
  survey: [
    ["type", "name", "label"],
    ["text", "a", "A"],
    ["select_one l", "b", "B"],
  ],
  choices: [
    ["list_name", "name", "label"],
    ["l", "x", "X"],
  ],
};

test.each(["xlsx", "biff8"] as const)("a file that ends too early is damaged at every fiftieth of it: %s", (bookType) => {
  const bytes = bytesOf(sheets, bookType);
  const whole = rowsIn(bytes);
  const parts = Array.from({ length: 49 }, (_, at) => rowsIn(bytes.subarray(0, Math.floor((bytes.length * (at + 1)) / 50))));
  // What is missing at the end of an .xls may be padding: then everything is there.
  const misread = parts.filter(
    (read) => !["damaged", "not-a-workbook"].includes(read as string) && !(bookType === "biff8" && JSON.stringify(read) === JSON.stringify(whole)),
  );
  expect(misread).toEqual([]);
});

test("a changed letter is damage and not another question", () => {
  const stored = zipSync(
    unzipSync(
      bytesOf({
        survey: [
          ["type", "name"],
          ["text", "flipped"],
        ],
      }),
    ),
    { level: 0 },
  );
  const at = Array.from(stored, (byte) => String.fromCharCode(byte))
    .join("")
    .indexOf("flipped");
  expect(at).toBeGreaterThan(0);
  stored[at] = "F".charCodeAt(0);
  expect(rowsIn(stored)).toBe("damaged");
});

test("changed bytes give a reason or a workbook, never an exception", { timeout: 120_000 }, () => {
  const files = [bytesOf(sheets), bytesOf(sheets, "biff8"), utf8("survey,type,name\n,text,a\n")];
  property(
    fc.property(fc.nat(2), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }), (which, changes) => {
      const bytes = Uint8Array.from(files[which] as Uint8Array);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      const read = readWorkbook(bytes);
      expect(read.ok || failureSentence(read.reason, "f", read.where).length > 0).toBe(true);
    }),
  );
});

test("any bytes at all", () => {
  const start = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0], [0xff, 0xfe], [0xef, 0xbb, 0xbf]);
  property(
    fc.property(start, fc.uint8Array({ maxLength: 2_000 }), (head, rest) => {
      const read = readWorkbook(Uint8Array.from([...head, ...rest]));
      expect(read.ok || failureSentence(read.reason, "f", read.where).length > 0).toBe(true);
    }),
  );
});

test("what is written is read again", { timeout: 120_000 }, () => {
  const cell = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) =>
    text
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u001f\u00a0\ufffe\uffff\ufeff]/g, "")
      .replaceAll(/_x[0-9A-Fa-f]{4}_/g, "")
      .trim(),
  );
  property(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 }), (rows) => {
      const read = readWorkbook(bytesOf({ survey: rows }));
      const trimmed = rows.map((row) => row.slice(0, row.findLastIndex((text) => text !== "") + 1));
      expect(read).toEqual({
        ok: true,
        workbook: { sheets: [{ name: "survey", rows: trimmed.slice(0, trimmed.findLastIndex((row) => row.length > 0) + 1) }] },
      });
    }),
  );
});

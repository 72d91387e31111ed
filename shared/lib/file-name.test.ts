import { describe, expect, it, test } from "vitest";
import { extensionOf, fileNameOf, safeFileName } from "./file-name.ts";

test.each([
  ["Priorities 2026", "Priorities 2026"],
  ["../../etc/passwd", "etc passwd"],
  ['a<b>:"c"|?*\\d\u0000', "a b c d"],
  ["  ends with dots...", "ends with dots"],
  ["استبيان", "استبيان"],
  ["", "Focal Desk"],
  ["CON", "Focal Desk CON"],
  ["nul.tar", "Focal Desk nul.tar"],
])("a proposed name is a name on every system: %s", (name, expected) => {
  expect(fileNameOf(name)).toBe(expected);
});

describe("a document's name", () => {
  it.each([
    ["Note.pdf", "Note.pdf"],
    ["../../../.bashrc", "Focal Desk.bashrc"],
    ["C:\\Windows\\win.ini", "C Windows win.ini"],
    ["Note\u202efdp.exe", "Notefdp.exe"],
    ["Note.pdf\u200b", "Note.pdf"],
    ["Note.pdf. . ", "Note.pdf"],
    ["aux.pdf", "Focal Desk aux.pdf"],
    ["note.pdf:hidden.exe", "note.pdf hidden.exe"],
    [".pdf", "Focal Desk.pdf"],
    ["رسالة.docx", "رسالة.docx"],
    ["no extension", "no extension"],
    ["a.b/c", "a.b c"],
  ])("%j is kept as %j", (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });

  it("fits in what a system takes, whatever its letters, and keeps its extension", () => {
    for (const letter of ["a", "é", "文", "😀"]) {
      const name = safeFileName(`${letter.repeat(300)}.pdf`);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
      expect(name).toMatch(/^\p{L}+\.pdf$|^(😀)+\.pdf$/u);
      expect(name.isWellFormed()).toBe(true);
    }
  });

  it("has the extension by which a system opens it, however it is written", () => {
    expect([extensionOf("A.PDF"), extensionOf("x.exe. "), extensionOf("pdf.\u202eexe"), extensionOf("none"), extensionOf("a.tar.gz")]).toEqual([
      "pdf",
      "exe",
      "exe",
      "",
      "gz",
    ]);
  });
});

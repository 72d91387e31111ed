import { expect, test } from "vitest";
import { isProgram, mediaTypeOf, openingOf } from "./document-type.ts";

test("what could run is never opened from here, however its name is written", () => {
  for (const name of [
    "setup.exe",
    "setup.EXE",
    "note.pdf.exe",
    "note.exe. ",
    "Note\u202efdp.scr",
    "run.sh",
    "start.desktop",
    "page.html",
    "drawing.svg",
    "macros.xlsm",
  ])
    expect([name, openingOf(name)]).toEqual([name, "program"]);
});

test("documents are opened, and what nobody knows is not", () => {
  expect(["a.pdf", "a.DOCX", "رسالة.odt", "a.b.xlsx"].map(openingOf)).toEqual(["opens", "opens", "opens", "opens"]);
  expect(["a", "a.xyz", "a.constructor", "a.__proto__"].map(openingOf)).toEqual(["unknown", "unknown", "unknown", "unknown"]);
  expect([mediaTypeOf("a.PDF"), mediaTypeOf("a.constructor")]).toEqual(["application/pdf", "application/octet-stream"]);
});

test("a program is one by how it begins, whatever its name", () => {
  const beginning = (text: string): Uint8Array => new TextEncoder().encode(text);
  expect([beginning("MZ\u0090"), beginning("#!/bin/sh"), beginning("\u007fELF"), new Uint8Array([0xcf, 0xfa, 0xed, 0xfe])].map(isProgram)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([beginning("%PDF-1.7"), beginning("PK\u0003\u0004"), new Uint8Array()].map(isProgram)).toEqual([false, false, false]);
});

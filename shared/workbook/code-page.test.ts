import { describe, expect, test } from "vitest";
import { codePageOf, decodeLabelled, fromCodePage } from "./code-page.ts";
import { readWorkbook } from "./read-workbook.ts";
import { questionnaireReading } from "./workbook.ts";

/** The bytes of a text, found by asking which byte gives each letter. */
function encoded(text: string, page: string): Uint8Array {
  const letters = new Map(Array.from({ length: 256 }, (_, byte) => [decodeLabelled(Uint8Array.of(byte), page), byte]));
  return Uint8Array.from(text, (letter) => letters.get(letter) ?? 0x3f);
}

describe("the code page of a text that does not say it", () => {
  test.each([
    ["windows-1252", "Müller, Straße, Größe, Häußler, naïve, cœur"],
    ["windows-1252", "Ministère des Affaires étrangères — à l’étranger"],
    ["windows-1252", "€ 12 • «Ñandú» ¿Qué?"],
    ["windows-1256", "وزارة الداخلية، مديرية الهجرة"],
    ["windows-1256", "Ministère de l'Intérieur / وزارة الداخلية"],
    ["windows-1251", "Министерство внутренних дел"],
    ["windows-1251", "Українська міграційна служба"],
  ] as const)("%s: %s", (page, text) => {
    const bytes = encoded(text, page);
    expect(codePageOf(bytes)).toBe(page);
    expect(fromCodePage(bytes, page)).toBe(text);
  });

  test("a comma-separated file in Arabic is read", () => {
    const read = readWorkbook(encoded("type,name,label\ntext,a,الاسم الكامل\n", "windows-1256"));
    expect(read.ok && read.workbook.sheets[0]?.rows[1]).toEqual(["text", "a", "الاسم الكامل"]);
  });
});

test("a character set is known by any of its names, and none is made up", () => {
  expect(decodeLabelled(Uint8Array.of(0xe9), "ISO-8859-1")).toBe("é");
  expect(decodeLabelled(Uint8Array.of(0x82, 0xa0), '"Shift_JIS"')).toBe("あ");
  expect(decodeLabelled(Uint8Array.of(0xe9), "no-such")).toBeNull();
});

test("a comma-separated file may be one sheet, whatever stands in its first column", () => {
  const bytes = new TextEncoder().encode("Name;Address\nA;Rue 1, Paris, France\nsurvey;x, y\n");
  const read = readWorkbook(bytes, { ...questionnaireReading, commaSeparated: "one-sheet" });
  expect(read.ok && read.workbook.sheets).toEqual([
    {
      name: "",
      rows: [
        ["Name", "Address"],
        ["A", "Rue 1, Paris, France"],
        ["survey", "x, y"],
      ],
    },
  ]);
});

test("limits are those of who reads", () => {
  const { limits } = questionnaireReading;
  const bytes = new TextEncoder().encode("type,name\ntext,a\n");
  expect(readWorkbook(bytes, { commaSeparated: "stacked", limits: { ...limits, cells: 3 } })).toMatchObject({ ok: false, reason: "too-many-rows" });
  expect(readWorkbook(bytes, { commaSeparated: "stacked", limits: { ...limits, cellLength: 3 } })).toMatchObject({ ok: false, reason: "cell-too-long" });
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { errorEntry, errorTable, errorTexts, needsPerson } from "./errors.ts";

const texts = JSON.parse(readFileSync(new URL("../../renderer/locales/en/sync.json", import.meta.url), "utf8")) as Record<string, Record<string, string>>;

/** The members of a union as the protocol's source names them. */
function codesOf(type: string): string[] {
  const source = readFileSync(new URL("./protocol.ts", import.meta.url), "utf8");
  const declaration = new RegExp(`export type ${type} =([^;]*);`).exec(source)?.[1] ?? "";
  return [...declaration.matchAll(/"([a-z-]+)"/g)].map((match) => match[1] as string);
}

test.each(["ProblemCode", "ChangeRefusal"])("SY-55 every %s of the protocol is in the table", (type) => {
  const codes = codesOf(type);
  expect(codes.length).toBeGreaterThan(15);
  expect(codes.filter((code) => !Object.hasOwn(errorTable, code))).toEqual([]);
});

test("SY-55 every error has its three sentences in the language file, and no sentence is without its error", () => {
  for (const code of [...Object.keys(errorTable), "unknown"]) {
    const keys = errorTexts(code);
    for (const key of [keys.happened, keys.safe, keys.next]) {
      const [group, name] = key.split(".") as [string, string];
      expect(texts[group]?.[name], key).toMatch(/^.+[.]$/);
    }
  }
  expect(Object.keys(texts).sort()).toEqual([...Object.keys(errorTable), "unknown"].sort());
});

test("SY-56 a code of a newer hub is tried again and has words", () => {
  expect(errorEntry("constructor").recovery).toBe("retry");
  expect(errorEntry("moon-phase").recovery).toBe("retry");
  expect(errorTexts("moon-phase").happened).toBe("unknown.happened");
  expect(needsPerson("moon-phase")).toBe(false);
  expect(needsPerson("installation-revoked")).toBe(true);
});

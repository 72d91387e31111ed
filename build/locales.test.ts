/** Every key that the code names is in the language files: a missing one would stand on the screen as it is written in the code. */
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "#build/paths.ts";
import contactFile from "#shared/domain/contact-file/sentences.json" with { type: "json" };
import xlsform from "#shared/domain/xlsform/sentences.json" with { type: "json" };
import workbook from "#shared/workbook/sentences.json" with { type: "json" };

const folder = join(root, "renderer", "locales", "en");
const usual = "common";
const pluralForms = ["", "_zero", "_one", "_two", "_few", "_many", "_other"];

type Words = { readonly [key: string]: string | Words };

const sources = (await readdir(join(root, "renderer"), { recursive: true })).filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));
/** What `renderer/app/i18n.ts` takes from beside the readers of files. */
const saidByReaders: readonly (readonly [string, Words])[] = [
  ["contactFile", contactFile],
  ["xlsform", xlsform],
  ["workbook", workbook],
];
const namespaces = new Map<string, Words>([
  ...saidByReaders,
  ...(await readdir(folder)).map((file) => [file.replace(/\.json$/, ""), JSON.parse(readFileSync(join(folder, file), "utf8")) as Words] as const),
]);

/** Keys written out in the code, such as `t("survey:hint.unanswered")`; those put together while the app runs are not looked at. */
function keysIn(text: string): { readonly key: string; readonly from: readonly string[] }[] {
  const declared = [...text.matchAll(/useTranslation\((?:\[([^\]]*)\]|"([^"]*)")?\)/g)].flatMap(([, list, one]) =>
    list === undefined ? [one ?? usual] : list.split(",").map((name) => name.trim().replaceAll('"', "")),
  );
  for (const [, name] of text.matchAll(/TFunction<"([^"]+)">/g)) declared.push(name as string);
  // Which namespace it is, is said by whoever shows the piece.
  const isGiven = /useTranslation\([a-z]/.test(text);
  const calls = [...text.matchAll(/(?:\bt|i18next\.t)\(\s*(?:[^"`()]*\?\s*"([^"]+)"\s*:\s*)?"([^"]+)"/g)];
  return calls
    .flatMap(([, first, second]) => [first, second])
    .filter((key) => key !== undefined)
    .filter((key) => key.includes(":") || !isGiven)
    .map((key) => {
      const [namespace, path] = key.includes(":") ? key.split(":", 2) : [null, key];
      return { key: path ?? "", from: namespace === null ? (declared.length > 0 ? declared : [usual]) : [namespace] };
    });
}

function has(words: Words | undefined, key: string): boolean {
  const parts = key.split(".");
  const last = parts.pop() ?? "";
  let at: string | Words | undefined = words;
  for (const part of parts) at = typeof at === "object" ? at[part] : undefined;
  const group = at;
  return typeof group === "object" && pluralForms.some((form) => group[last + form] !== undefined);
}

describe("the language files", () => {
  it.each(sources)("hold every key of renderer/%s", (path) => {
    const missing = keysIn(readFileSync(join(root, "renderer", path), "utf8")).filter(({ key, from }) => !from.some((name) => has(namespaces.get(name), key)));
    expect(missing).toEqual([]);
  });
});

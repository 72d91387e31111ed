/**
 * What a language of the desk says, it says under a key that English has, with the same gaps to fill and a form for each of its plurals.
 * What it does not say yet is said in English, and how much that is, is printed.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "#build/paths.ts";
import { deskLanguages } from "#shared/lib/desk-languages.ts";
import contactFile from "#shared/domain/contact-file/sentences.json" with { type: "json" };
import xlsform from "#shared/domain/xlsform/sentences.json" with { type: "json" };
import workbook from "#shared/workbook/sentences.json" with { type: "json" };

type Words = { readonly [key: string]: string | Words };

const locales = join(root, "renderer", "locales");
const beside: Readonly<Record<string, Words>> = { "contactFile.json": contactFile, "xlsform.json": xlsform, "workbook.json": workbook };
const english: Readonly<Record<string, Words>> = {
  ...beside,
  ...Object.fromEntries(readdirSync(join(locales, "en")).map((file) => [file, wordsIn(join(locales, "en", file))])),
};
const others = Object.keys(deskLanguages).filter((language) => language !== "en");
const plural = /_(zero|one|two|few|many|other)$/;

function wordsIn(path: string): Words {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Words) : {};
}

function flat(words: Words, before = ""): [key: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === "string" ? [[before + key, value]] : flat(value, `${before}${key}.`)));
}

/** Keys as this language must have them: where English has a plural, one for each of the language's forms. */
function wanted(words: Words, language: string): Set<string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const keys = flat(words).map(([key]) => key);
  const counted = new Set(keys.filter((key) => key.endsWith("_other")).map((key) => key.replace(plural, "")));
  const isCounted = (key: string): boolean => plural.test(key) && counted.has(key.replace(plural, ""));
  return new Set([...keys.filter((key) => !isCounted(key)), ...[...counted].flatMap((key) => forms.map((form) => `${key}_${form}`))]);
}

const gapsIn = (text: string): string[] => [...new Set([...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)].map(([, name = ""]) => name))].sort();

describe.each(others)("%s", (language) => {
  let missing = 0;
  afterAll(() => {
    if (missing > 0) console.log(`${language}: ${missing} sentences are not translated yet and are said in English.`);
  });

  it.each(Object.keys(english))("fits %s", (file) => {
    const theirs = new Map(flat(wordsIn(join(locales, language, file))));
    const all = wanted(english[file]!, language);
    missing += [...all].filter((key) => !theirs.has(key)).length;
    const said = new Set([...theirs.keys()].map((key) => key.replace(plural, "")));
    const halfPlurals = [...all].filter((key) => plural.test(key) && said.has(key.replace(plural, "")) && !theirs.has(key));
    expect({ unknown: [...theirs.keys()].filter((key) => !all.has(key)), halfPlurals }).toEqual({ unknown: [], halfPlurals: [] });
    const texts = new Map(flat(english[file]!));
    const wrong = [...theirs].filter(([key, text]) => {
      const original = texts.get(key) ?? texts.get(key.replace(plural, "_other")) ?? "";
      // "One" and "two" need no figure.
      const gaps = plural.test(key) ? gapsIn(original).filter((gap) => gap !== "count" || gapsIn(text).includes("count")) : gapsIn(original);
      return gapsIn(text).join() !== gaps.join();
    });
    expect(wrong).toEqual([]);
  });
});

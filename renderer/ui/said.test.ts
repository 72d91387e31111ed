import i18next from "i18next";
import { beforeAll, expect, it } from "vitest";
import { errorSaid, errorSentence, reasonSaid, reasonSentence, whatPhrase, whatSaid } from "#shared/domain/xlsform/findings.ts";
import { importXlsform } from "#shared/domain/xlsform/import-xlsform.ts";
import xlsform from "#shared/domain/xlsform/sentences.json" with { type: "json" };
import { failureSentence } from "#shared/workbook/failure-sentence.ts";
import { readWorkbook } from "#shared/workbook/read-workbook.ts";
import workbook from "#shared/workbook/sentences.json" with { type: "json" };
import common from "#renderer/locales/en/common.json" with { type: "json" };
import { foreignForms } from "#test/fixtures/xlsform/foreign-forms.ts";
import { bytesOf } from "#test/fixtures/xlsform/form-case.ts";
import { questionForms } from "#test/fixtures/xlsform/question-forms.ts";
import { refusedForms } from "#test/fixtures/xlsform/refused-forms.ts";
import { structureForms } from "#test/fixtures/xlsform/structure-forms.ts";
import { failureInWords, inWords } from "./said.ts";

beforeAll(async () => {
  await i18next.init({
    lng: "en",
    fallbackLng: "en",
    interpolation: { escapeValue: false },
    resources: {
      en: { common, xlsform, workbook },
      fr: { xlsform: { reasons: { nested: "Un tableau ne peut pas contenir cela." }, what: { type: "le type {{type}}, « {{name}} »" } } },
    },
  });
});

it("a window says in English, word for word, what the command says", () => {
  const imported = [...refusedForms, ...questionForms, ...structureForms, ...foreignForms].map(({ sheets }) => {
    const read = readWorkbook(bytesOf(sheets));
    if (!read.ok) throw new Error(read.reason);
    return importXlsform(read.workbook, "form");
  });
  const errors = imported.flatMap((one) => one.errors);
  const left = imported.flatMap((one) => one.notImported);
  expect([errors.length, left.length].every((count) => count > 30)).toBe(true);
  expect(errors.map((one) => inWords(errorSaid(one)))).toEqual(errors.map(errorSentence));
  expect(left.map((one) => `${inWords(whatSaid(one))}. ${inWords(reasonSaid(one))}`)).toEqual(left.map((one) => `${whatPhrase(one)}. ${reasonSentence(one)}`));
  expect(failureInWords("damaged", "a.xlsx", "xl/workbook.xml")).toBe(failureSentence("damaged", "“a.xlsx”", "xl/workbook.xml"));
  expect(failureInWords("password", "a.xlsx", "")).toBe(failureSentence("password", "“a.xlsx”", ""));
});

it("and in its reader's language, where that has the sentence", async () => {
  await i18next.changeLanguage("fr");
  const said = { key: "xlsform:what.type", values: { type: "geopoint", name: "où" } };
  expect([inWords(said), inWords({ key: "xlsform:reasons.nested", values: {} })]).toEqual([
    "le type geopoint, « où »",
    "Un tableau ne peut pas contenir cela.",
  ]);
  expect(inWords({ key: "xlsform:errors.no-question", values: {} })).toBe(xlsform.errors["no-question"]);
  await i18next.changeLanguage("en");
});

it("puts what a stranger wrote into a sentence as it is", () => {
  const name = "{{type}} $t(common:cancel) <b>";
  expect(inWords({ key: "xlsform:what.type", values: { type: "x", name } })).toBe(`x “${name}”`);
  expect(failureInWords("damaged", name, name)).toBe(failureSentence("damaged", `“${name}”`, name));
});

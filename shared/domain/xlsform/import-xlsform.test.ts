import { describe, expect, test } from "vitest";
import { readWorkbook } from "#shared/workbook/read-workbook.ts";
import { foreignForms } from "#test/fixtures/xlsform/foreign-forms.ts";
import { bytesOf, type FormCase } from "#test/fixtures/xlsform/form-case.ts";
import { questionForms } from "#test/fixtures/xlsform/question-forms.ts";
import { refusedForms } from "#test/fixtures/xlsform/refused-forms.ts";
import { structureForms } from "#test/fixtures/xlsform/structure-forms.ts";
import { findQuestion, readQuestionnaire, type Questionnaire } from "../questionnaire/definition.ts";
import { exportXlsform } from "./export-xlsform.ts";
import { errorSentence, reasonSentence, whatPhrase } from "./findings.ts";
import { importXlsform, type ImportedForm } from "./import-xlsform.ts";

const formCases = [...questionForms, ...structureForms, ...foreignForms];
const read = (form: FormCase, bookType: "xlsx" | "biff8" = "xlsx"): ImportedForm => {
  const result = readWorkbook(bytesOf(form.sheets, bookType));
  if (!result.ok) throw new Error(result.reason);
  return importXlsform(result.workbook, "form");
};
const part = (questionnaire: Questionnaire, name: string): unknown =>
  findQuestion(questionnaire, name) ?? questionnaire.sections.find((section) => section.name === name);

/** Each part of what was found begins as wanted, and nothing else was found. */
function expectEach(found: readonly string[], wanted: readonly string[]): void {
  expect(
    found.map((one, at) =>
      wanted.includes(one)
        ? one
        : one.includes(wanted[at]?.slice(wanted[at].indexOf(" ") + 1) ?? "\0") && one.startsWith(`${wanted[at]?.split(" ")[0]} `)
          ? wanted[at]
          : one,
    ),
  ).toEqual(wanted);
}

describe.each([
  ["taken", formCases],
  ["refused", refusedForms],
] as const)("forms that are %s", (_, cases) => {
  test.each(cases.map((form) => [form.title, form] as const))("%s", (_title, form) => {
    const imported = read(form);
    expectEach(
      imported.errors.map((error) => `${error.row} ${errorSentence(error)}`),
      form.errors ?? [],
    );
    expect(imported.questions.map(({ name, type, row }) => `${name} ${type} ${row}`)).toEqual(form.questions);
    expectEach(
      imported.notImported.map((one) => `${one.row} ${whatPhrase(one)}`),
      form.notImported ?? [],
    );
    for (const one of imported.notImported) expect(reasonSentence(one)).not.toContain("{{");
    if (form.languages) expect(imported.languages).toEqual(form.languages);
    expect(imported.questionnaire !== null).toBe((form.errors ?? []).length === 0);
    for (const [name, wanted] of Object.entries(form.holds ?? {})) {
      for (const [key, value] of Object.entries(wanted))
        expect({ [key]: (part(imported.questionnaire as Questionnaire, name) as Record<string, unknown>)[key] }, name).toEqual({ [key]: value });
    }
  });
});

test.each(formCases.map((form) => [form.title, form] as const))("as .xls: %s", (_, form) => {
  const [xlsx, xls] = [read(form), read(form, "biff8")];
  expect(xls).toEqual(xlsx);
});

test.each(formCases.map((form) => [form.title, form] as const))("an export and an import again lose nothing: %s", (_, form) => {
  const first = read(form);
  const again = importXlsform(exportXlsform(first.questionnaire as Questionnaire), "form");
  expect(again.errors.map(errorSentence)).toEqual([]);
  expect(again.questionnaire).toEqual(first.questionnaire);
  expect(again.questions.map(({ name, type }) => `${name} ${type}`)).toEqual(
    // A group in a repeat, and a repeat's inner names, come back as the columns that they became.
    first.questions.filter(({ name }) => name !== "more").map(({ name, type }) => `${name} ${type}`),
  );
});

test("what comes out is a questionnaire that the desk stores", () => {
  for (const form of formCases) expect(readQuestionnaire(JSON.parse(JSON.stringify(read(form).questionnaire))).ok, form.title).toBe(true);
});

test("there are at least 40 workbooks", () => {
  expect(formCases.length + refusedForms.length).toBeGreaterThanOrEqual(40);
});

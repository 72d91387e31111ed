/** Several surveys at once: the country chooses, what it writes in one leaves the others as they are, and what is over can be read. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Locator, type Page } from "@playwright/test";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { launchDesk, screenshot, temporaryFolder, type Desk } from "./support/desk.ts";
import { choose, keep, saved, together, wordsOf } from "./support/paper.ts";
import { enrol, everythingSent, expectPill, openRow, startSampleHub, visit } from "./support/sample.ts";
import { chooseSurvey, inputOf, question } from "./support/survey.ts";

test.setTimeout(420_000);

const said = (en: string, fr: string, ar: string) => ({ en, fr, ar });
const fees: Questionnaire = {
  key: "fees",
  title: said("Recruitment fees", "Frais de recrutement", "رسوم الاستقدام"),
  languages: ["en", "fr", "ar"],
  sections: [
    {
      name: "fees",
      title: said("Fees", "Frais", "الرسوم"),
      questions: [
        {
          type: "choice",
          name: "charged",
          number: "1",
          title: said("Are workers charged a fee?", "Des frais sont-ils exigés ?", "هل تُفرض رسوم على العمال؟"),
          choices: [
            { value: "yes", title: said("Yes", "Oui", "نعم") },
            { value: "no", title: said("No", "Non", "لا") },
          ],
        },
        { type: "text", name: "agency", number: "2", title: said("Which agency is in charge?", "Quelle agence est compétente ?", "ما هي الجهة المختصة؟") },
      ],
    },
  ],
};
const themes = "Thematic priorities of governments";

async function give(desk: Desk, definition: Questionnaire): Promise<void> {
  const file = join(desk.profile, "fees.json");
  await writeFile(file, JSON.stringify(definition));
  await desk.page.locator('input[type="file"]').first().setInputFiles(file);
  await expect(desk.page.getByRole("heading", { name: "Before you publish" })).toBeVisible();
}
const open = (page: Page): Locator => page.getByRole("list", { name: "Surveys that take answers" });
const lineOf = (page: Page, title: string): Locator => open(page).getByRole("link", { name: title });

test("a country answers one of two surveys; the other is untouched", async () => {
  const folder = await temporaryFolder("saved-");
  const hub = await startSampleHub();
  const secretariat = await enrol(hub, "secretariat", { env: { FOCAL_DESK_SAVE_FOLDER: folder } });
  let focal = await enrol(hub, "ministry-foreign-affairs");
  let before = "";

  await test.step("with one survey there is nothing to choose", async () => {
    await visit(focal.page, "Survey");
    await expect(focal.page.getByTestId("survey-form")).toBeVisible();
    await expect(focal.page.getByRole("link", { name: "Other surveys" })).toBeHidden();
  });

  await test.step("the secretariat publishes another beside it", async () => {
    const { page } = secretariat;
    await visit(page, "Questionnaires");
    await give(secretariat, fees);
    await expect(page.getByText(`“${themes}” takes answers as well.`)).toBeVisible();
    await page.getByLabel("Answers are due by").fill("2031-03-09");
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByText("Version 1 · Open · Due 9 March 2031")).toBeVisible();
    await expectPill(page, everythingSent);
  });

  await test.step("the first page has both, each with its own date and its own way in", async () => {
    const { page } = focal;
    await visit(page, "Today");
    await expect(page.getByTestId("survey-due")).toHaveCount(2, { timeout: 30_000 });
    await expect(page.locator("section").filter({ hasText: "Recruitment fees" }).first()).toContainText("has not been started");
    await screenshot(page, "several-today");
    await page.getByRole("link", { name: "Open the survey" }).click();
    await expect(page.getByRole("heading", { name: "Recruitment fees" })).toBeVisible();
    await screenshot(page, "several-start");
  });

  await test.step("the country chooses, by title, version, date and progress", async () => {
    const { page } = focal;
    await page.getByRole("link", { name: "Other surveys" }).click();
    await expect(open(page).getByRole("listitem")).toHaveCount(2);
    await expect(lineOf(page, "Recruitment fees")).toContainText("Version 1");
    await expect(lineOf(page, "Recruitment fees")).toContainText("9 March 2031");
    await expect(lineOf(page, "Recruitment fees")).toContainText("Not started");
    await expect(lineOf(page, themes)).toContainText(/\d+ of \d+ answered/);
    before = await lineOf(page, themes).innerText();
    await screenshot(page, "several-choose");
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await screenshot(page, "several-choose-dark-mirrored");
    await page.evaluate(() => (document.documentElement.dir = "ltr"));
    await page.emulateMedia({ colorScheme: "light" });
    await chooseSurvey(page, "Recruitment fees");
    await page.getByRole("button", { name: "Start the answer" }).click();
    await question(page, "charged").getByText("No", { exact: true }).click();
    await inputOf(page, "agency").fill("Employment Service");
    await inputOf(page, "agency").blur();
    await expectPill(page, everythingSent);
    await screenshot(page, "several-answering");
  });

  await test.step("the choice is remembered, also when the desk is opened again; the other survey is as it was", async () => {
    const { profile } = focal;
    await focal.close();
    focal = await launchDesk({ profile });
    const { page } = focal;
    await visit(page, "Survey");
    await expect(inputOf(page, "agency")).toHaveValue("Employment Service");
    await page.getByRole("link", { name: "Other surveys" }).click();
    await expect(lineOf(page, "Recruitment fees")).toContainText("2 of 2 answered");
    expect(await lineOf(page, themes).innerText()).toBe(before);
    await chooseSurvey(page, themes);
    await expect(page.getByTestId("section-submitter")).toBeVisible();
    await visit(page, "Today");
    await visit(page, "Survey");
    await visit(page, "Survey");
    await expect(page.getByTestId("section-submitter")).toBeVisible();
  });

  await test.step("it signs the chosen one; the secretariat reads it apart, and saves it in Arabic", async () => {
    await focal.page.getByRole("link", { name: "Other surveys" }).click();
    await chooseSurvey(focal.page, "Recruitment fees");
    await focal.page.getByRole("link", { name: "Review and sign" }).click();
    await expect(focal.page.getByText("Nothing is missing.")).toBeVisible();
    await focal.page.getByRole("button", { name: "Sign as no. 1" }).click();
    await expectPill(focal.page, everythingSent);
    const { page } = secretariat;
    await visit(page, "Intake");
    await page.getByRole("combobox", { name: "Questionnaire" }).click();
    await page.getByRole("option", { name: "Recruitment fees, version 1" }).click();
    await openRow(page, "Mauritius");
    await page.getByRole("button", { name: "No. 1" }).click();
    for (const [item, words] of [
      ["Submission no. 1, as it was signed…", ["رسوم الاستقدام", "ما هي الجهة المختصة؟", "Employment Service"]],
      ["Receipt…", ["رسوم الاستقدام"]],
    ] as const) {
      await choose(page, page.getByTestId("submission-menu"), item);
      await page.getByRole("dialog").getByRole("combobox", { name: "Language" }).click();
      await page.getByRole("option", { name: "Arabic" }).click();
      await screenshot(page, "receipt-language");
      const name = `${item === "Receipt…" ? "إيصال رد مقدَّم" : "رسوم الاستقدام"} · موريشيوس · الرد المقدَّم رقم 1`;
      const word = wordsOf(await saved(page, folder, "Save as Word", `${name}.docx`), ".docx");
      for (const one of words) expect(word).toContain(together(one));
      await choose(page, page.getByTestId("submission-menu"), item);
      await page.getByRole("dialog").getByRole("combobox", { name: "Language" }).click();
      await page.getByRole("option", { name: "Arabic" }).click();
      await saved(page, folder, "Save as PDF", `${name}.pdf`);
      await keep(folder, `${name}.pdf`, `several-arabic-${item === "Receipt…" ? "receipt" : "answers"}.pdf`);
    }
  });

  await test.step("a next version may be open beside the first", async () => {
    const { page } = secretariat;
    await visit(page, "Questionnaires");
    await give(secretariat, { ...fees, title: said("Recruitment fees and loans", "Frais et prêts", "الرسوم والقروض") });
    await page.getByRole("checkbox", { name: "Version 1 goes on taking answers" }).check();
    await screenshot(page, "several-goes-on");
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByText(/Version 2 · Open/).first()).toBeVisible();
    await expectPill(page, everythingSent);
    await visit(focal.page, "Survey");
    await visit(focal.page, "Survey");
    await expect(inputOf(focal.page, "agency")).toHaveValue("Employment Service");
    await focal.page.getByRole("link", { name: "Other surveys" }).click();
    await expect(open(focal.page).getByRole("listitem")).toHaveCount(3, { timeout: 30_000 });
  });

  await test.step("what is over stays to be read", async () => {
    const { page } = secretariat;
    await page.getByRole("option", { name: "Version 1 · Open" }).filter({ hasText: "Recruitment fees" }).click();
    await page.getByRole("button", { name: "Stop taking answers" }).click();
    await expect(page.getByText("Version 1 · Closed · Due 9 March 2031")).toBeVisible();
    const closed = focal.page.getByRole("list", { name: "Answered before" });
    await expect(closed).toContainText("Recruitment fees", { timeout: 30_000 });
    await screenshot(focal.page, "several-closed");
    await closed.getByRole("link", { name: "Recruitment fees" }).click();
    await expect(inputOf(focal.page, "agency")).toHaveValue("Employment Service");
  });

  for (const desk of [focal, secretariat]) {
    expect(desk.problems).toEqual([]);
    await desk.close();
  }
  await hub.end();
});

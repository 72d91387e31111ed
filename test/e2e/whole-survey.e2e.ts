/** The whole way of a survey through real windows: a spreadsheet becomes a questionnaire, two ministries answer apart, one answer is contested, a country signs on a journey, and the Forum reads. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { bytesOf } from "#test/fixtures/xlsform/form-case.ts";
import { screenshot } from "./support/desk.ts";
import { enrol, everythingSent, expectPill, openRow, startSampleHub, visit, workOffline } from "./support/sample.ts";
import { chooseSurvey, inputOf, question } from "./support/survey.ts";

test.setTimeout(420_000);

const themes = ["diaspora", "remittances", "protection"];
const form = bytesOf({
  survey: [
    ["type", "name", "label::English (en)", "label::Français (fr)", "label::العربية (ar)", "relevant", "required"],
    ["begin group", "wishes", "Wishes", "Souhaits", "الأولويات", "", ""],
    ["rank themes", "order", "Rank the themes", "Classez les thèmes", "رتّب المواضيع", "", "yes"],
    ["text", "agency", "Which agency is in charge?", "Quelle agence est compétente ?", "ما هي الجهة المختصة؟", "", "yes"],
    ["end group", "", "", "", "", "", ""],
    ["begin group", "work", "Work", "Travail", "العمل", "", ""],
    ["select_one yn", "law", "Is there a law?", "Existe-t-il une loi ?", "هل يوجد قانون؟", "", "yes"],
    ["integer", "year", "Since which year?", "Depuis quelle année ?", "منذ أي عام؟", "${law} = 'yes'", ""],
    ["end group", "", "", "", "", "", ""],
  ],
  choices: [
    ["list_name", "name", "label::English (en)", "label::Français (fr)", "label::العربية (ar)"],
    ["yn", "yes", "Yes", "Oui", "نعم"],
    ["yn", "no", "No", "Non", "لا"],
    ["themes", "diaspora", "Diaspora", "Diaspora", "المغتربون"],
    ["themes", "remittances", "Remittances", "Envois de fonds", "التحويلات"],
    ["themes", "protection", "Protection", "Protection", "الحماية"],
  ],
  settings: [
    ["form_title", "form_id", "default_language"],
    ["What governments want", "wishes", "English (en)"],
  ],
});

async function openPart(page: Page, place: "Survey" | "My sections", section: string): Promise<void> {
  await visit(page, place);
  await page.getByTestId(`section-${section}`).click({ timeout: 30_000 });
  await expect(page.getByTestId("survey-form")).toBeVisible();
}

test("from a spreadsheet to the table of priorities", async () => {
  const hub = await startSampleHub();
  const secretariat = await enrol(hub, "secretariat");
  const focal = await enrol(hub, "ministry-foreign-affairs");
  const labour = await enrol(hub, "ministry-labour");
  const validator = await enrol(hub, "ministry-labour-validator");

  await test.step("the secretariat publishes an XLSForm", async () => {
    await visit(secretariat.page, "Questionnaires");
    const path = join(secretariat.profile, "wishes.xlsx");
    await writeFile(path, form);
    await secretariat.page.locator('input[type="file"]').first().setInputFiles(path);
    await expect(secretariat.page.getByRole("heading", { name: "Before you publish" })).toBeVisible({ timeout: 20_000 });
    await secretariat.page.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(secretariat.page.getByText(/Version 1 · Open/).first()).toBeVisible();
    await expectPill(secretariat.page, everythingSent);
  });

  await test.step("the focal point starts the answer; then both ministries lose the network", async () => {
    await visit(focal.page, "Survey");
    await chooseSurvey(focal.page, "What governments want");
    await focal.page.getByRole("button", { name: "Start the answer" }).click({ timeout: 30_000 });
    await expect(focal.page.getByTestId("section-wishes")).toBeVisible();
    await expectPill(focal.page, everythingSent);
    await visit(labour.page, "My sections");
    await chooseSurvey(labour.page, "What governments want");
    await openPart(labour.page, "My sections", "work");
    for (const desk of [focal, labour]) await workOffline(desk.page, true);
  });

  await test.step("they answer different sections, and one question both", async () => {
    for (const theme of ["Protection", "Diaspora", "Remittances"]) {
      await question(focal.page, "order").locator(".sv-ranking-item").filter({ hasText: theme }).focus();
      await focal.page.keyboard.press("Space");
    }
    await screenshot(focal.page, "whole-rank");
    await inputOf(focal.page, "agency").fill("Ministry of Foreign Affairs");
    await inputOf(focal.page, "agency").blur();
    await question(labour.page, "law").getByText("Yes", { exact: true }).click();
    await inputOf(labour.page, "year").fill("2004");
    await question(labour.page, "law").getByRole("button", { name: "Mark as done" }).click();
    await openPart(labour.page, "My sections", "wishes");
    await inputOf(labour.page, "agency").fill("Employment Service");
    await inputOf(labour.page, "agency").blur();
    for (const desk of [focal, labour]) await expectPill(desk.page, /Waiting to send/);
  });

  await test.step("they meet: nothing is lost, the contested answer waits for a decision and blocks signing", async () => {
    await workOffline(labour.page, false);
    await expectPill(labour.page, everythingSent, 60_000);
    await workOffline(focal.page, false);
    await expectPill(focal.page, "Needs your attention (1)", 60_000);
    await focal.page.getByRole("link", { name: "Review and sign" }).click();
    await expect(focal.page.getByRole("heading", { name: "To decide first" })).toBeVisible();
    await expect(focal.page.getByRole("button", { name: "Sign as no. 1" })).toBeDisabled();
    await focal.page.getByRole("link", { name: "Which agency is in charge?" }).click();
    await focal.page.getByTestId("conflict-value").filter({ hasText: "Employment Service" }).getByRole("button", { name: "Keep this one" }).click();
    await expectPill(focal.page, everythingSent, 60_000);
  });

  await test.step("the validator clears what the ministry did", async () => {
    await visit(validator.page, "My sections");
    await chooseSurvey(validator.page, "What governments want");
    await openPart(validator.page, "My sections", "work");
    await validator.page.getByTestId("clear-law").click();
    await expect(validator.page.getByTestId("foot-law")).toContainText("Cleared");
    await expectPill(validator.page, everythingSent);
    // A place opens as it was left, which was the review; a second click goes to its beginning.
    await visit(focal.page, "Survey");
    await openPart(focal.page, "Survey", "work");
    await expect(focal.page.getByTestId("foot-law")).toContainText("Cleared", { timeout: 30_000 });
    await expect(inputOf(focal.page, "year")).toHaveValue("2004");
  });

  await test.step("the country signs on a journey, and sends it when it is back", async () => {
    await workOffline(focal.page, true);
    await focal.page.getByRole("link", { name: "Review and sign" }).click();
    await expect(focal.page.getByRole("heading", { name: "Missing" })).toBeVisible();
    await screenshot(focal.page, "whole-review");
    await expect(focal.page.getByText("Nothing is missing.")).toBeVisible();
    await focal.page.getByRole("button", { name: "Sign as no. 1" }).click();
    await expect(focal.page.getByTestId("submission-1")).toContainText("Signed, not sent yet");
    await workOffline(focal.page, false);
    await expectPill(focal.page, everythingSent, 60_000);
  });

  await test.step("the secretariat acknowledges it, and the country sees that", async () => {
    await visit(secretariat.page, "Intake");
    await openRow(secretariat.page, "Mauritius");
    await secretariat.page.getByRole("button", { name: "No. 1" }).click({ timeout: 30_000 });
    await expect(secretariat.page.locator('[data-question="order"]')).toContainText("1. Protection");
    await expect(secretariat.page.locator('[data-question="agency"]')).toContainText("Employment Service");
    await secretariat.page.getByRole("button", { name: "Acknowledge" }).click();
    await expect(focal.page.getByTestId("submission-1")).toContainText("Acknowledged by the secretariat. This one counts.", { timeout: 30_000 });
    await screenshot(focal.page, "whole-acknowledged");
  });

  await test.step("the tally says what was signed", async () => {
    await visit(secretariat.page, "Priorities");
    await secretariat.page.getByRole("tab", { name: "Priorities" }).click();
    const bars = secretariat.page.locator('[data-testid="bars"] > li');
    await expect(bars).toHaveCount(themes.length, { timeout: 30_000 });
    expect(await bars.evaluateAll((all) => all.map((one) => one.getAttribute("data-choice")))).toEqual(["protection", "diaspora", "remittances"]);
    await screenshot(secretariat.page, "whole-priorities");
  });

  for (const desk of [secretariat, focal, labour, validator]) {
    expect(desk.problems).toEqual([]);
    await desk.close();
  }
  await hub.end();
});

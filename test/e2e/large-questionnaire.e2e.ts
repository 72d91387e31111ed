/** Five hundred questions in six languages, 1 MB of JSON: published in a real window, and answered whole at a country's desk. */
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { largeQuestionnaire } from "#test/fixtures/large-questionnaire.ts";
import { screenshot } from "./support/desk.ts";
import { enrol, expectPill, startSampleHub, visit } from "./support/sample.ts";
import { chooseSurvey, question } from "./support/survey.ts";

test.setTimeout(300_000);

test("a questionnaire of 1 MB goes from a file to a country's desk, whole", async () => {
  const definition = largeQuestionnaire();
  const title = definition.title["en"] ?? "";
  const hub = await startSampleHub();
  const secretariat = await enrol(hub, "secretariat");
  const desk = await enrol(hub, "ministry-foreign-affairs");
  const file = join(secretariat.profile, "large.json");
  await writeFile(file, JSON.stringify(definition));
  expect((await stat(file)).size).toBeGreaterThan(1_000_000);

  await visit(secretariat.page, "Questionnaires");
  await secretariat.page.locator('input[type="file"]').first().setInputFiles(file);
  const publish = secretariat.page.getByRole("button", { name: "Publish", exact: true });
  await expect(publish).toBeVisible({ timeout: 60_000 });
  await publish.click();
  await expectPill(secretariat.page, /Up to date with the hub|With the secretariat/);

  const { page } = desk;
  await visit(page, "Survey");
  await chooseSurvey(page, title);
  await page.getByRole("button", { name: "Start the answer" }).click();
  await page.getByTestId("section-s24").click();
  await question(page, "q24_19").getByText("partly", { exact: false }).first().click();
  await expect(page.getByTestId("foot-q24_19")).toContainText("You");
  await page.getByTestId("survey-language").selectOption("ar");
  await expect(question(page, "q24_19")).toContainText("ما هي التدابير");
  await expectPill(page, /With the secretariat/);
  await screenshot(page, "large-questionnaire");
  expect([...secretariat.problems, ...desk.problems]).toEqual([]);
  await desk.close();
  await secretariat.close();
  await hub.end();
});

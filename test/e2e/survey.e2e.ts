/** Two ministries fill in one country's survey: what they type is kept, what they do apart comes together, and the secretariat decides. */
import { expect, test, type Locator } from "@playwright/test";
import { screenshot } from "./support/desk.ts";
import { enrol, expectPill, startSampleHub, workOffline } from "./support/sample.ts";
import { chooseStep, inputOf, openSection, question, stepOf } from "./support/survey.ts";

test.setTimeout(420_000);

test("a survey filled in by two ministries at once and apart", async () => {
  const hub = await startSampleHub();
  const foreign = await enrol(hub, "ministry-foreign-affairs");
  const labour = await enrol(hub, "ministry-labour");
  const secretariat = await enrol(hub, "secretariat");

  await test.step("what is being typed survives what arrives meanwhile", async () => {
    await openSection(foreign, "Survey", "submitter");
    await openSection(labour, "My sections", "submitter");
    const lead = inputOf(labour.page, "coordinationLead");
    await lead.click();
    await lead.pressSequentially("Ministry of ");
    const name = inputOf(foreign.page, "coordinationName");
    await name.click();
    await name.pressSequentially("National committee on migration");
    await expect(inputOf(labour.page, "coordinationName")).toHaveValue("National committee on migration");
    await expect(lead).toHaveValue("Ministry of ");
    await lead.pressSequentially("Labour");
    await expect(lead).toHaveValue("Ministry of Labour");
    await expect(inputOf(foreign.page, "coordinationLead")).toHaveValue("Ministry of Labour");
  });

  await test.step("apart, they answer the same question, other rows of one table, and one narrative", async () => {
    for (const desk of [foreign, labour]) {
      await expectPill(desk.page, "With the secretariat");
      await workOffline(desk.page, true);
      await expectPill(desk.page, "Offline");
    }
    for (const [desk, place, answer, obstacle, step] of [
      [foreign, "Survey", "Yes", "Lack of staff", "slight"],
      [labour, "My sections", "No", "Lack of training", "severe"],
    ] as const) {
      await openSection(desk, place, "situation");
      await question(desk.page, "strategy").getByText(answer, { exact: true }).click();
      await chooseStep(desk.page, "obstacles", obstacle, step);
      await expect(desk.page.getByTestId("foot-strategy")).toContainText("You");
      await openSection(desk, place, "conclusion");
      const narrative = question(desk.page, "expectations").getByRole("textbox");
      await narrative.click();
      await narrative.pressSequentially(desk === foreign ? "Partnerships that last. " : "Rights at work. ");
    }
    for (const desk of [foreign, labour]) await expectPill(desk.page, /Waiting to send/);
  });

  await test.step("together again, only the same question needs a person", async () => {
    for (const desk of [foreign, labour]) await workOffline(desk.page, false);
    for (const [desk, place] of [
      [foreign, "Survey"],
      [labour, "My sections"],
    ] as const) {
      await expectPill(desk.page, "Needs your attention (1)");
      await openSection(desk, place, "conclusion");
      await expect(question(desk.page, "expectations").getByRole("textbox")).toHaveValue(/Partnerships that last\./);
      await expect(question(desk.page, "expectations").getByRole("textbox")).toHaveValue(/Rights at work\./);
      await openSection(desk, place, "situation");
      for (const [obstacle, step] of [
        ["Lack of staff", "slight"],
        ["Lack of training", "severe"],
      ] as const) {
        await expect(stepOf(desk.page, "obstacles", obstacle, step)).toBeChecked();
      }
      await expect(desk.page.getByTestId("compare-strategy")).toBeVisible();
      const bar = question(desk.page, "strategy")
        .getByRole("status")
        .filter({ has: desk.page.getByTestId("compare-strategy") });
      await expect(bar).toContainText(
        desk === foreign ? "You and Director, Ministry of Labour answered" : "You and Focal point, Ministry of Foreign Affairs answered",
      );
      // Between the question and its answers, so that none of them is read as the one that stands.
      const top = async (of: Locator): Promise<number> => (await of.boundingBox())!.y;
      expect(await top(bar)).toBeLessThan(await top(question(desk.page, "strategy").getByText("In preparation")));
    }
    await question(labour.page, "strategy").scrollIntoViewIfNeeded();
    await screenshot(labour.page, "survey-conflict");
  });

  await test.step("whoever knows better decides in the form itself, and can undo it", async () => {
    const asked = question(labour.page, "strategy");
    const said = asked.getByTestId("question-conflict-value");
    await expect(said).toHaveCount(2);
    await expect(said.filter({ hasText: "Focal point, Ministry of Foreign Affairs" })).toContainText("Yes");
    await expect(said.filter({ hasText: "You" })).toContainText("No");
    await said.filter({ hasText: "Ministry of Foreign Affairs" }).getByRole("button", { name: "Keep this one" }).click();
    await expect(said).toHaveCount(0);
    await expect(asked.locator('input[value="yes"]')).toBeChecked();
    await screenshot(labour.page, "survey-decided");
    await expect(foreign.page.getByTestId("compare-strategy")).toBeHidden();
    await asked.getByRole("button", { name: "Undo" }).click();
    await expect(said).toHaveCount(2);
    await expect(foreign.page.getByTestId("question-conflict-value")).toHaveCount(2);
  });

  await test.step("the secretariat reads, and decides only what two people said", async () => {
    await secretariat.page.evaluate(() => (location.hash = "#/survey/response.thematic-priorities.1.MUS?section=situation"));
    await expect(question(secretariat.page, "strategy").getByRole("radio").first()).toHaveAttribute("readonly");
    await question(secretariat.page, "situation").getByText("Transit", { exact: true }).click({ force: true });
    await expect(question(secretariat.page, "situation").locator('input[value="transit"]')).not.toBeChecked();
    await screenshot(secretariat.page, "survey-secretariat");
    await secretariat.page.getByTestId("compare-strategy").click();
    const values = secretariat.page.getByTestId("conflict-value");
    await expect(values).toHaveCount(2);
    await screenshot(secretariat.page, "survey-decide");
    await values
      .filter({ hasText: /^Director, Ministry of Labour/ })
      .getByRole("button", { name: "Keep this one" })
      .click();
  });

  await test.step("the decision reaches both ministries", async () => {
    for (const desk of [foreign, labour]) {
      await expect(desk.page.getByTestId("compare-strategy")).toBeHidden();
      await expect(question(desk.page, "strategy").locator('input[value="no"]')).toBeChecked();
    }
  });
  for (const desk of [foreign, labour, secretariat]) await desk.close();
  await hub.end();
});

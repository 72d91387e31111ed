/** One country's answer as its ministries work on it: assigned, talked about, cleared, sent back. */
import { expect, test } from "@playwright/test";
import { screenshot } from "./support/desk.ts";
import { enrol, everythingSent, expectPill, startSampleHub, visit, workOffline } from "./support/sample.ts";
import { openSection, question } from "./support/survey.ts";

test.setTimeout(300_000);

test("a focal point assigns, ministries answer and talk, a validator clears and sends back", async () => {
  const hub = await startSampleHub();
  const focal = await enrol(hub, "ministry-foreign-affairs");
  const official = await enrol(hub, "ministry-labour");
  const validator = await enrol(hub, "ministry-labour-validator");

  await test.step("the focal point assigns a section and a question", async () => {
    await visit(focal.page, "Survey");
    await focal.page.getByRole("button", { name: "Assign" }).click();
    const dialog = focal.page.getByRole("dialog", { name: "Who answers what" });
    for (const section of ["Priorities", "Practice and projects", "Results and clearance"]) {
      await dialog.getByLabel(`Ministry for ${section}`, { exact: true }).fill("Ministry of Labour");
      await dialog.getByLabel(`Ministry for ${section}`, { exact: true }).press("Tab");
    }
    await dialog.getByLabel("Due date for Priorities").fill("2027-01-15");
    await dialog.getByRole("button", { name: "Questions of National situation" }).click();
    await dialog.getByLabel(/^Ministry for 9 /).fill("Ministry of Labour");
    await dialog.getByLabel(/^Ministry for 9 /).press("Tab");
    await screenshot(focal.page, "workflow-assign");
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(focal.page.getByTestId("section-conclusion")).toContainText("For Ministry of Labour");
    await expect(focal.page.getByTestId("section-priorities")).toContainText("due 15 January 2027");
    await expectPill(focal.page, everythingSent);
  });

  await test.step("an official sees first what is theirs, and may see everything", async () => {
    await visit(official.page, "My sections");
    const sections = official.page.getByRole("navigation", { name: "Sections" }).last();
    await expect(sections.getByTestId(/^section-/)).toHaveCount(4, { timeout: 30_000 });
    await screenshot(official.page, "workflow-ours");
    await official.page.getByText("All sections").click();
    await expect(sections.getByTestId(/^section-/)).toHaveCount(6);
  });

  await test.step("they say something about an answer, which the others of the country read", async () => {
    await openSection(official, "My sections", "practice");
    await official.page.getByTestId("comments-practices").click();
    await official.page.getByRole("textbox", { name: "What should the others know?" }).fill("The programme began in 2005, not in 2006.");
    await official.page.getByRole("button", { name: "Add comment" }).click();
    await expect(official.page.getByRole("list", { name: "Comments" })).toContainText("began in 2005");
    await screenshot(official.page, "workflow-comments");
    await official.page.keyboard.press("Escape");
    await question(official.page, "practices").getByRole("button", { name: "Mark as done" }).click();
    await expectPill(official.page, everythingSent);
  });

  await test.step("the validator clears one answer and sends another back with a reason", async () => {
    await openSection(validator, "My sections", "practice");
    const foot = validator.page.getByTestId("foot-practices");
    await expect(foot.getByRole("button", { name: "1 comment" })).toBeVisible({ timeout: 30_000 });
    await validator.page.getByTestId("clear-practices").click();
    await expect(foot.getByRole("button", { name: "Cleared", pressed: true })).toBeVisible();
    await openSection(validator, "My sections", "priorities");
    await validator.page.getByTestId("return-firstPriority").click();
    await validator.page.getByRole("textbox", { name: "Reason" }).fill("Name the agreement with France.");
    await validator.page.getByRole("dialog").getByRole("button", { name: "Return" }).click();
    await expect(question(validator.page, "firstPriority")).toContainText("You sent this back: Name the agreement with France.");
    await screenshot(validator.page, "workflow-validator");
    // Looking at a form writes nothing: every other answer is still somebody else's.
    for (const name of ["priorities", "ranking", "themes"]) {
      await expect(validator.page.getByTestId(`foot-${name}`)).toContainText("Last: Focal point, Ministry of Foreign Affairs");
    }
    await expectPill(validator.page, everythingSent);
  });

  await test.step("the official sees why, changes the answer, and the return is settled; a cleared answer that changes is not cleared any more", async () => {
    await openSection(official, "My sections", "priorities");
    const first = question(official.page, "firstPriority");
    await expect(first).toContainText("Name the agreement with France.", { timeout: 30_000 });
    await screenshot(official.page, "workflow-returned");
    await first.getByRole("textbox").click();
    await official.page.keyboard.press("Control+End");
    await official.page.keyboard.type(" With France since 2007.");
    await expect(first.getByText("Name the agreement with France.")).toBeHidden();
    await openSection(official, "My sections", "practice");
    await expect(official.page.getByTestId("foot-practices")).toContainText("Cleared");
    const title = question(official.page, "practices").getByRole("textbox", { name: /^Title/ });
    await title.scrollIntoViewIfNeeded();
    await screenshot(official.page, "workflow-cleared");
    await title.fill("Circular migration programme, since 2005");
    await expect(official.page.getByTestId("foot-practices")).not.toContainText("Cleared");
    await expectPill(official.page, everythingSent);
  });

  await test.step("the history says who made what of it", async () => {
    await openSection(focal, "Survey", "practice");
    await expect(focal.page.getByTestId("section-practice")).not.toContainText("cleared");
    await focal.page.getByTestId("history-practices").click();
    const history = focal.page.getByRole("list", { name: "History" });
    await expect(history).toContainText("since 2005", { timeout: 30_000 });
    await expect(history).toContainText("Permanent Secretary, Ministry of Labour");
    await screenshot(focal.page, "workflow-history");
  });

  await test.step("the focal point signs without a network; it is sent when there is one, and a later change is the next number", async () => {
    await focal.page.keyboard.press("Escape");
    await workOffline(focal.page, true);
    await focal.page.getByRole("link", { name: "Review and sign" }).click();
    await expect(focal.page.getByRole("heading", { name: "Missing" })).toBeVisible();
    const sign = focal.page.getByRole("button", { name: "Sign as no. 1" });
    await expect(sign).toBeDisabled();
    await focal.page.getByRole("checkbox", { name: /answers are missing/ }).check();
    await screenshot(focal.page, "workflow-review");
    await sign.click();
    await expect(focal.page.getByTestId("submission-1")).toContainText("Signed, not sent yet");
    await expect(focal.page.getByText("Nothing has changed since no. 1 was signed.")).toBeVisible();
    await workOffline(focal.page, false);
    await expect(focal.page.getByTestId("submission-1")).toContainText("Received. This one counts.", { timeout: 30_000 });
    await openSection(focal, "Survey", "situation");
    await question(focal.page, "situation").getByText("Transit").click();
    await focal.page.getByRole("link", { name: "Review and sign" }).click();
    await focal.page.getByRole("checkbox", { name: /answers are missing/ }).check();
    await focal.page.getByRole("button", { name: "Sign as no. 2" }).click();
    await expect(focal.page.getByTestId("submission-1")).toContainText("Superseded by a later one");
    await expectPill(focal.page, everythingSent);
    await screenshot(focal.page, "workflow-signed");
  });

  for (const desk of [focal, official, validator]) {
    expect(desk.problems).toEqual([]);
    await desk.close();
  }
  await hub.end();
});

/** The first minutes of somebody who has just started the app: the sample at one click, every screen, and the other people's desks. */
import { expect, test } from "@playwright/test";
import { launchDesk, screenshot } from "./support/desk.ts";
import { expectPill, visit } from "./support/sample.ts";

test.setTimeout(240_000);

test("the sample opens at one click and shows every screen", async () => {
  const desk = await launchDesk();
  await expect(desk.page.getByRole("heading", { name: "Focal Desk" })).toBeVisible();
  await screenshot(desk.page, "welcome");
  await desk.page.getByRole("button", { name: "Try it with sample data" }).click();
  await expectPill(desk.page, /With the secretariat|Needs your attention/, 90_000);
  await expect(desk.page.getByTestId("survey-due")).toHaveText(/^Due in (20|21) days, on /);
  await screenshot(desk.page, "first-today");
  for (const [place, row] of [
    ["Contacts", "Permanent Secretary"],
    ["Initiatives", "Working session"],
    ["Outcomes", "Measuring and analysing impacts"],
  ] as const) {
    await visit(desk.page, place);
    await desk.page
      .getByRole("option", { name: row })
      .or(desk.page.getByRole("link", { name: row }))
      .first()
      .click();
    await screenshot(desk.page, `first-${place.toLowerCase()}`);
  }
  await desk.page.getByRole("link", { name: /^Today/ }).click();
  await desk.page.getByRole("link", { name: /^National situation.*answered/ }).click();
  await expect(desk.page.getByTestId("section-situation")).toHaveAttribute("aria-current", "page");
  for (const section of ["submitter", "priorities", "situation", "practice", "cooperation", "conclusion"]) {
    await desk.page.getByTestId(`section-${section}`).click();
    await expect(desk.page.getByTestId("survey-form")).toBeVisible();
    await screenshot(desk.page, `first-survey-${section}`);
  }
  await visit(desk.page, "Settings");
  await screenshot(desk.page, "first-settings");
  expect(desk.problems).toEqual([]);
  await desk.close();
});

test("an invitation that is wrong is answered in a sentence, and nothing changes", async () => {
  const desk = await launchDesk();
  await desk.page.getByRole("button", { name: "Enrol with an invitation" }).click();
  await desk.page.getByRole("textbox", { name: "Address of the hub" }).fill("ws://127.0.0.1:9/v1/sync");
  await desk.page.getByLabel("Invitation code").first().fill("not-a-code");
  await desk.page.getByRole("button", { name: "Enrol this device" }).click();
  await expect(desk.page.getByRole("alert")).toContainText(/could not be reached/i, { timeout: 40_000 });
  await screenshot(desk.page, "enrol-refused");
  await desk.close();
});

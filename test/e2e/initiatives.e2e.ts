/** The follow-up at home: an initiative with its milestones, its money and what it changes for migrants, as the secretariat sees it too. */
import { expect, test, type Locator, type Page } from "@playwright/test";
import { screenshot } from "./support/desk.ts";
import { enrol, everythingSent, expectPill, openRow, startSampleHub, visit, workOffline } from "./support/sample.ts";

test.setTimeout(240_000);

const title = "Example: a register of skills for people who come home";

async function openPart(page: Page, part: string): Promise<void> {
  await page.getByRole("tab", { name: part }).click();
}

const lastRow = (page: Page, list: string): Locator => page.getByRole("region", { name: list, exact: true }).getByRole("row").last();

test("a ministry keeps an initiative's plan and its effects offline, and the secretariat reads them", async () => {
  const hub = await startSampleHub();
  const labour = await enrol(hub, "ministry-labour");
  const secretariat = await enrol(hub, "secretariat");

  await test.step("milestones, money and notes are written without a network", async () => {
    await workOffline(labour.page, true);
    await visit(labour.page, "Initiatives");
    await openRow(labour.page, title);
    await openPart(labour.page, "Plan and funding");
    await expect(labour.page.getByText("EUR 75,000 are still to be found.")).toBeVisible();
    await labour.page.getByRole("button", { name: "Add a milestone" }).click();
    const milestone = lastRow(labour.page, "Milestones");
    await expect(milestone.getByRole("textbox", { name: "Milestone" })).toBeFocused();
    await labour.page.keyboard.type("The register opens in every district");
    await milestone
      .getByRole("combobox", { name: "Status" })
      .or(milestone.getByRole("textbox", { name: "Status" }))
      .click();
    await labour.page.getByRole("option", { name: "Under way", exact: true }).click();
    await expect(milestone.getByRole("textbox", { name: "Milestone" })).toHaveValue("The register opens in every district");
    await labour.page.getByRole("textbox", { name: "Funding found" }).fill("120000");
    await expect(labour.page.getByText("The funding is found.")).toBeVisible();
    await labour.page.getByRole("button", { name: "Add a note" }).click();
    await expect(lastRow(labour.page, "Progress notes").getByRole("textbox", { name: "What happened" })).toBeFocused();
    await labour.page.keyboard.type("The second district asked to join.");
    await screenshot(labour.page, "initiative-plan");
  });

  await test.step("an indicator's value moves its line", async () => {
    await openPart(labour.page, "Effects on migrants");
    const chart = labour.page.getByRole("img", { name: /People who came home and found work/ });
    await expect(chart).toHaveAccessibleName(/120 people on 15 June 2008\. Baseline 40 people, target 250 people\./);
    await labour.page.getByRole("button", { name: "Add a value" }).click();
    const value = lastRow(labour.page, "Values of People who came home and found work that uses their skills").getByRole("textbox", { name: "Value" });
    await expect(value).toBeFocused();
    await labour.page.keyboard.type("180");
    await expect(chart).toHaveAccessibleName(/180 people on [^;]+ 2026/);
    await screenshot(labour.page, "initiative-effects");
    await openPart(labour.page, "Results");
    await labour.page.getByRole("textbox", { name: "A good practice for others" }).fill("Ask employers for three skills.");
    await screenshot(labour.page, "initiative-results");
  });

  await test.step("the secretariat reads it all and changes none of it", async () => {
    await workOffline(labour.page, false);
    await expectPill(labour.page, everythingSent);
    await visit(secretariat.page, "Initiatives");
    await openRow(secretariat.page, title);
    await openPart(secretariat.page, "Plan and funding");
    const milestones = secretariat.page.getByRole("region", { name: "Milestones", exact: true });
    await expect(milestones.getByRole("cell", { name: "The register opens in every district" })).toBeVisible();
    await expect(milestones.getByRole("cell", { name: "Under way" }).last()).toBeVisible();
    await expect(secretariat.page.getByRole("button", { name: "Add a milestone" })).toBeHidden();
    await expect(secretariat.page.getByText("The second district asked to join.")).toBeVisible();
    await screenshot(secretariat.page, "initiative-secretariat");
    await secretariat.page.getByRole("button", { name: "Filters and sorting" }).click();
    await secretariat.page.getByRole("checkbox", { name: "Good practices only" }).check();
    await secretariat.page.getByRole("textbox", { name: /^Filter/ }).fill("");
    await expect(secretariat.page.getByRole("option")).toHaveCount(1);
  });
  for (const desk of [labour, secretariat]) await desk.close();
  await hub.end();
});

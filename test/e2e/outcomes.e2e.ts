/** From what the Forum concludes to what a country does with it, and the brief that its delegation takes along. */
import { expect, test } from "@playwright/test";
import { screenshot, temporaryFolder } from "./support/desk.ts";
import { keep, saved, together, wordsOf } from "./support/paper.ts";
import { enrol, everythingSent, expectPill, startSampleHub, visit } from "./support/sample.ts";

test.setTimeout(240_000);

test("the secretariat shares an outcome, a country takes it forward, and everybody sees who does what", async () => {
  const folder = await temporaryFolder("saved-");
  const hub = await startSampleHub();
  const secretariat = await enrol(hub, "secretariat");
  const foreign = await enrol(hub, "ministry-foreign-affairs", { env: { FOCAL_DESK_SAVE_FOLDER: folder } });

  await test.step("a draft is the secretariat's alone", async () => {
    await visit(secretariat.page, "Outcomes");
    await secretariat.page.getByRole("button", { name: "New outcome" }).click();
    await secretariat.page.getByRole("textbox", { name: "Title" }).fill("A shared table of recruitment fees");
    await secretariat.page.getByRole("textbox", { name: "Recommendation" }).fill("Publish what recruitment costs, country by country.");
    await expect(secretariat.page.getByText("This is a draft. Only the secretariat sees it.")).toBeVisible();
    await expectPill(secretariat.page, everythingSent);
    await screenshot(secretariat.page, "outcome-draft");
    await visit(foreign.page, "Outcomes");
    await expect(foreign.page.getByRole("link", { name: "Measuring and analysing impacts" }).first()).toBeVisible();
    await expect(foreign.page.getByText("A shared table of recruitment fees")).toHaveCount(0);
  });

  await test.step("shared, it reaches the countries, and one adopts it", async () => {
    await secretariat.page.getByRole("button", { name: "Share with everyone" }).click();
    await secretariat.page.getByRole("dialog").getByRole("button", { name: "Share" }).click();
    await foreign.page.getByRole("link", { name: "A shared table of recruitment fees" }).first().click();
    await foreign.page.getByRole("button", { name: "Adopt as an initiative" }).click();
    await expect(foreign.page.getByRole("textbox", { name: "Title" })).toHaveValue("A shared table of recruitment fees");
    await expectPill(foreign.page, everythingSent);
  });

  await test.step("the table says who does what, to the secretariat too", async () => {
    await visit(secretariat.page, "Outcomes");
    const row = secretariat.page.getByRole("row").filter({ hasText: "A shared table of recruitment fees" });
    await expect(row).toContainText("Mauritius · Proposed");
    await screenshot(secretariat.page, "outcomes-who-does-what");
    await visit(foreign.page, "Outcomes");
    await visit(foreign.page, "Outcomes");
    await expect(foreign.page.getByRole("row").filter({ hasText: "A shared table of recruitment fees" })).toContainText("Mauritius");
  });

  await test.step("the delegation's brief names all of it", async () => {
    await visit(foreign.page, "Today");
    await foreign.page.getByRole("button", { name: "National brief" }).click();
    await screenshot(foreign.page, "brief-button");
    for (const [button, ending] of [
      ["Save as PDF", "pdf"],
      ["Save as Word", "docx"],
    ] as const) {
      const name = `National brief · Mauritius.${ending}`;
      if (ending === "docx") await foreign.page.getByRole("button", { name: "National brief" }).click();
      const words = wordsOf(await saved(foreign.page, folder, button, name), name);
      for (const expected of ["Director, Migration Policy Unit", "A shared table of recruitment fees", "Example: a register of skills", "EUR 75,000"]) {
        expect(words).toContain(together(expected));
      }
      await keep(folder, name, `brief.${ending}`);
    }
  });
  for (const desk of [secretariat, foreign]) await desk.close();
  await hub.end();
});

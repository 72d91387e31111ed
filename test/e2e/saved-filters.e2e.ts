/** A list's filters are kept under a name, and the last ones are there again on return and after a new start. */
import { expect, test } from "@playwright/test";
import { launchDesk, screenshot } from "./support/desk.ts";
import { enrol, startSampleHub, visit } from "./support/sample.ts";

test.setTimeout(240_000);

test("filters are kept by name and remembered", async () => {
  const hub = await startSampleHub();
  const desk = await enrol(hub, "ministry-foreign-affairs");
  const { page } = desk;
  const list = page.getByRole("listbox", { name: "Initiatives" }).getByRole("option");
  const status = page.getByRole("combobox", { name: "Status" });
  await visit(page, "Initiatives");
  await expect(list.first()).toBeVisible();
  const all = await list.count();
  await page.getByRole("button", { name: /^Filters/ }).click();
  await status.click();
  await page.getByRole("option", { name: "Under way", exact: true }).click();
  await expect(list).not.toHaveCount(all);
  const some = await list.count();

  await page.getByRole("button", { name: "Saved filters" }).click();
  await page.getByRole("textbox", { name: "Name of these filters" }).fill("Under way");
  await page.getByRole("button", { name: "Keep" }).click();
  await expect(page.getByRole("button", { name: "Under way", exact: true })).toBeVisible();
  await screenshot(page, "saved-filters");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(list).toHaveCount(all);
  await page.getByRole("button", { name: "Saved filters" }).click();
  await page.getByRole("button", { name: "Under way", exact: true }).click();
  await expect(list).toHaveCount(some);

  await visit(page, "Contacts");
  await visit(page, "Initiatives");
  await expect(list).toHaveCount(some);
  expect(desk.problems).toEqual([]);
  await desk.close();

  const again = await launchDesk({ profile: desk.profile });
  await visit(again.page, "Initiatives");
  await expect(again.page.getByRole("listbox", { name: "Initiatives" }).getByRole("option")).toHaveCount(some, { timeout: 30_000 });
  await again.page.getByRole("button", { name: /^Filters/ }).click();
  await again.page.getByRole("button", { name: "Saved filters" }).click();
  await again.page.getByRole("button", { name: "Remove “Under way”" }).click();
  await expect(again.page.getByText("Set the filters, then keep them here under a name.")).toBeVisible();
  expect(again.problems).toEqual([]);
  await again.close();
  await hub.end();
});

/** The desk itself in another language: chosen once, kept, and taken back. */
import { expect, test } from "@playwright/test";
import { screenshot } from "./support/desk.ts";
import { enrol, startSampleHub, visit } from "./support/sample.ts";

test.setTimeout(120_000);

test("a focal point chooses French and Arabic for the desk, and goes back to the system's language", async () => {
  const hub = await startSampleHub();
  const desk = await enrol(hub, "ministry-foreign-affairs");
  const { page } = desk;
  const places = page.getByRole("navigation").first();

  await visit(page, "Settings");
  await page
    .getByRole("combobox", { name: "Language of this desk" })
    .or(page.getByRole("textbox", { name: "Language of this desk" }))
    .click();
  await page.getByRole("option", { name: "Français" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(places.getByRole("link", { name: "Aujourd’hui" })).toBeVisible();
  await screenshot(page, "desk-french-settings");
  await places.getByRole("link", { name: "Aujourd’hui" }).click();
  await screenshot(page, "desk-french-today");

  await test.step("it is kept when the window is drawn again", async () => {
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  });

  await places.getByRole("link", { name: "Paramètres" }).click();
  await page
    .getByRole("combobox", { name: /^Langue/ })
    .or(page.getByRole("textbox", { name: /^Langue/ }))
    .click();
  await page.getByRole("option", { name: "العربية" }).click();

  await test.step("in Arabic the whole desk is read from the right, with the digits of the records", async () => {
    await expect(page.locator("html")).toHaveAttribute("lang", "ar");
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await screenshot(page, "desk-arabic-settings");
    await places.getByRole("link", { name: "اليوم" }).click();
    await expect(page.getByText(/^الموعد .* 20\d\d$/)).toBeVisible();
    await screenshot(page, "desk-arabic-today");
  });

  await places.getByRole("link", { name: "الإعدادات" }).click();
  await page
    .getByRole("combobox", { name: /^لغة/ })
    .or(page.getByRole("textbox", { name: /^لغة/ }))
    .click();
  await page.getByRole("option").first().click();
  await expect(page.locator("html")).toHaveAttribute("lang", /^en/);
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  await expect(places.getByRole("link", { name: "Today", exact: true })).toBeVisible();
  await desk.close();
  await hub.end();
});

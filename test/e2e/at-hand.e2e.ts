/** What a person expects of a desktop program without being told: keys that work, room at a large zoom, places that stay as they were left. */
import { expect, test } from "@playwright/test";
import { screenshot, type Desk } from "./support/desk.ts";
import { enrol, expectPill, openRow, startSampleHub, visit } from "./support/sample.ts";
import { openList, openSection, question } from "./support/survey.ts";

test.setTimeout(240_000);

test("a focal point works by keyboard, at 200 %, and finds things as they were left", async () => {
  const hub = await startSampleHub();
  const desk = await enrol(hub, "ministry-foreign-affairs");
  const { page } = desk;

  await test.step("Ctrl+N and Enter begin a contact, and the cursor is where one writes", async () => {
    await page.keyboard.press("Control+n");
    await expect(page.getByRole("menuitem", { name: "New contact" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Name of the person" })).toBeFocused();
    await page.keyboard.press("Control+n");
    await expect(page.getByRole("menuitem", { name: "New contact" })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("menuitem", { name: "New initiative" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
  });

  await test.step("a place opens where it was left, and its entry leads back to its beginning", async () => {
    await visit(page, "Contacts");
    await openRow(page, "Coordinator");
    await expect(page.getByRole("heading", { name: "Coordinator" })).toBeVisible();
    await visit(page, "Outcomes");
    await visit(page, "Contacts");
    await expect(page.getByRole("heading", { name: "Coordinator" })).toBeVisible();
    await visit(page, "Contacts");
    await expect(page.getByText("Choose a contact to see it here.")).toBeVisible();
  });

  await test.step("what is cut off in a row can be read by pointing at it", async () => {
    await expect(page.getByRole("option", { name: "Chair of Migration Studies" }).getByTitle("University, Faculty of Social Studies")).toBeVisible();
  });

  await test.step("the type of an organisation is chosen, and taken away again", async () => {
    await openRow(page, "Coordinator");
    await page.getByRole("button", { name: "About this organisation" }).click();
    const type = page.getByRole("combobox", { name: "Type of organisation" }).or(page.getByRole("textbox", { name: "Type of organisation" }));
    await type.click();
    await page.getByRole("option", { name: "Private sector" }).click();
    await expect(type).toHaveValue("Private sector");
    await page.getByRole("button", { name: "Remove the type of organisation" }).click();
    await expect(type).toHaveValue("");
  });

  await test.step("a list that opens over the form hides what is behind it, and removing an entry asks in words", async () => {
    await openSection(desk, "Survey", "submitter");
    const contributors = question(page, "contributors");
    const list = page.locator(".sv-popup__container:visible");
    await openList(page, contributors.locator(".sd-tagbox").last(), list);
    await expect(list).toBeVisible();
    expect(await list.evaluate((one) => getComputedStyle(one).backgroundColor)).not.toMatch(/rgba\(.*, 0\)|transparent/);
    await page.keyboard.press("Escape");
    const remove = contributors.getByRole("button", { name: "Remove" });
    const before = await remove.count();
    await remove.first().click();
    const dialog = page.getByRole("dialog", { name: "Remove this entry? Other people will see it go." });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
    await expect(remove).toHaveCount(before);
    await remove.first().click();
    await dialog.getByRole("button", { name: "Remove" }).click();
    await expect(remove).toHaveCount(before - 1);
  });

  await test.step("at 200 % nothing lies outside the window and no words lie on others", async () => {
    await zoom(desk, 2);
    expect(await overflowing(desk)).toEqual([]);
    await openSection(desk, "Survey", "priorities");
    expect(await overflowing(desk)).toEqual([]);
    await screenshot(page, "zoom-survey");
    const links = page.getByRole("navigation", { name: "Sections" }).getByRole("link").filter({ hasText: "answered" });
    for (const link of await links.all()) expect(await link.evaluate((one) => one.scrollWidth <= one.clientWidth + 1)).toBe(true);
    await zoom(desk, 1);
  });

  await test.step("only the secretariat publishes", async () => {
    await page.evaluate(() => (location.hash = "#/questionnaires"));
    await expect(page.getByRole("option").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Publish from a file" })).toBeHidden();
  });
  expect(desk.problems).toEqual([]);
  await desk.close();

  const secretariat = await enrol(hub, "secretariat");
  await expectPill(secretariat.page, "Up to date with the hub");
  await visit(secretariat.page, "Questionnaires");
  await expect(secretariat.page.getByRole("button", { name: "Publish from a file" })).toBeVisible();
  await secretariat.close();
  await hub.end();
});

async function zoom({ app, page }: Desk, factor: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to), factor);
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(factor);
}

/** What in the top bar reaches beyond the window. */
function overflowing({ page }: Desk): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("header button")]
      .filter((one) => one.getBoundingClientRect().right > innerWidth || one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.innerText),
  );
}

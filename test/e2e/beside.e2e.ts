/** What stands beside a record: what people say of it, and how it came to be, with and without a connection. */
import { expect, test, type Page } from "@playwright/test";
import { screenshot } from "./support/desk.ts";
import { enrol, everythingSent, expectPill, openRow, startSampleHub, visit, workOffline } from "./support/sample.ts";

test.setTimeout(300_000);

const side = (page: Page) => page.getByRole("complementary", { name: "Beside this record" });

async function openSide(page: Page, part: RegExp): Promise<void> {
  await side(page).getByRole("button", { name: part }).click();
}

test("people talk beside an initiative, choose who reads it, take it back, and see how it came to be", async () => {
  const hub = await startSampleHub();
  const focal = await enrol(hub, "ministry-foreign-affairs");
  const official = await enrol(hub, "ministry-labour");
  const secretariat = await enrol(hub, "secretariat");
  let title = "";

  await test.step("a comment is for one's own country, unless its writer says otherwise", async () => {
    await visit(focal.page, "Initiatives");
    await focal.page.getByRole("button", { name: /^Filters/ }).click();
    await focal.page.getByRole("combobox", { name: "Country" }).click();
    await focal.page.getByRole("option", { name: "Mauritius" }).click();
    await focal.page.getByRole("listbox", { name: "Initiatives" }).getByRole("option").first().click();
    title = await focal.page.getByRole("heading", { level: 1 }).innerText();
    await openSide(focal.page, /^Comments/);
    await workOffline(focal.page, true);
    const said = side(focal.page).getByRole("textbox", { name: "What should the others know?" });
    await said.fill("The bank has not answered yet.");
    await said.press("Control+Enter");
    await said.fill("We need two months more.");
    await side(focal.page).getByRole("combobox", { name: "Who reads it" }).click();
    await focal.page.getByRole("option", { name: "The secretariat too" }).click();
    await side(focal.page).getByRole("button", { name: "Add comment" }).click();
    await expect(side(focal.page).getByRole("list", { name: "Comments" }).getByRole("listitem")).toHaveCount(2);
    await screenshot(focal.page, "beside-comments");
    await workOffline(focal.page, false);
    await expectPill(focal.page, everythingSent);
  });

  await test.step("the country reads both, the secretariat the one that was for it", async () => {
    for (const [desk, count] of [
      [official, 2],
      [secretariat, 1],
    ] as const) {
      await visit(desk.page, "Initiatives");
      await openRow(desk.page, title);
      await openSide(desk.page, /^Comments/);
      const thread = side(desk.page).getByRole("list", { name: "Comments" });
      await expect(thread).toContainText("two months more", { timeout: 30_000 });
      await expect(thread.getByRole("listitem")).toHaveCount(count);
      // Nobody takes back what somebody else said.
      await expect(thread.getByRole("button")).toHaveCount(0);
    }
    await expect(side(secretariat.page)).not.toContainText("bank");
  });

  await test.step("who said it takes it back, and it is gone everywhere", async () => {
    const thread = side(focal.page).getByRole("list", { name: "Comments" });
    await thread.getByRole("listitem").filter({ hasText: "two months" }).getByRole("button", { name: "Remove this comment" }).click();
    await expect(thread).not.toContainText("two months");
    await expect(side(secretariat.page)).not.toContainText("two months", { timeout: 30_000 });
    await expect(side(official.page)).not.toContainText("two months", { timeout: 30_000 });
  });

  await test.step("the one search finds what was said, whatever its letters, and leads to the record", async () => {
    await visit(official.page, "Today");
    await official.page.keyboard.press("Control+k");
    await official.page.getByRole("textbox", { name: "Search" }).fill("benk anwsered");
    await official.page.getByRole("button", { name: /The bank has not answered yet/ }).click();
    await expect(official.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  });

  await test.step("the history says who made what of it; without a connection it says what it does not know", async () => {
    await official.page.getByRole("textbox", { name: "Lead ministry" }).fill("Ministry of Labour and Employment");
    await official.page.keyboard.press("Tab");
    await expectPill(official.page, everythingSent);
    await side(focal.page)
      .getByRole("tab", { name: /^History/ })
      .click();
    const history = side(focal.page).getByRole("list", { name: "History" });
    await expect(history).toContainText("Ministry of Labour and Employment", { timeout: 30_000 });
    await expect(history).toContainText("Director, Ministry of Labour");
    await screenshot(focal.page, "beside-history");
    await workOffline(focal.page, true);
    await expect(side(focal.page)).toContainText("The whole history is at the secretariat’s hub.");
    await expect(history).toContainText("Ministry of Labour and Employment");
    await side(secretariat.page)
      .getByRole("tab", { name: /^History/ })
      .click();
    await expect(side(secretariat.page)).toContainText("How this came to be stays with those whose record it is.");
  });

  await test.step("it folds by keyboard, and stays folded on the next record", async () => {
    await focal.page.keyboard.press("Escape");
    await side(focal.page)
      .getByRole("tab", { name: /^History/ })
      .press("Escape");
    await expect(side(focal.page).getByRole("button", { name: "History" })).toBeFocused();
    await screenshot(focal.page, "beside-folded");
    await focal.page.setViewportSize({ width: 800, height: 720 });
    await side(focal.page).getByRole("button", { name: "History" }).press("Enter");
    await screenshot(focal.page, "beside-narrow");
  });

  for (const desk of [focal, official, secretariat]) {
    expect(desk.problems).toEqual([]);
    await desk.close();
  }
  await hub.end();
});

/** What the Forum sends round: written, sent, received in two countries, passed on to a ministry, confirmed, and what is due as a calendar file. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { dayIn, readCalendar, textIn } from "#test/fixtures/read-calendar.ts";
import { Secretariat } from "./support/countries.ts";
import { launchDesk, screenshot, temporaryFolder, type Desk } from "./support/desk.ts";
import { enrol, everythingSent, expectPill, openRow, startSampleHub, workOffline } from "./support/sample.ts";

test.setTimeout(420_000);

const title = "Which practices shall the Forum collect?";
const note = "Please tell us about the register of skills.";

async function go({ page }: Desk, place: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), `#${place}`);
}
async function openCircular(desk: Desk): Promise<void> {
  await go(desk, "/circulars");
  await openRow(desk.page, title);
  await expect(desk.page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
}
async function type(page: Page, field: string, words: string): Promise<void> {
  await page.getByRole("textbox", { name: field, exact: true }).fill(words);
}
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByLabel(field, { exact: true }).first().click();
  await page.getByRole("option", { name: option, exact: true }).click();
}
/** What waits stands before what came in. */
const lineOfToday = (page: Page, words: string): Locator => page.getByRole("main").getByRole("link").filter({ hasText: words }).first();

async function noSeriousViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id} ${String(nodes[0]?.target)}`)).toEqual(
    [],
  );
}

test("a circular is sent to two countries, passed on to a ministry and confirmed; its dates go into a calendar", async () => {
  const folder = await temporaryFolder("saved-");
  const hub = await startSampleHub();
  const sample = hub.greeting["sample"] as readonly { readonly persona: string; readonly invitation: string }[];
  const office = await Secretariat.enrol(hub.address, sample.find(({ persona }) => persona === "secretariat")!.invitation);
  const invited = async (name: string, role: "secretariat" | "focal-point", country: string | null): Promise<Desk> => {
    const desk = await launchDesk({
      args: ["--enrol", `${hub.address}#${await office.invite(name, role, country)}`],
      env: { FOCAL_DESK_SAVE_FOLDER: folder },
    });
    await expectPill(desk.page, everythingSent, 60_000);
    return desk;
  };
  const secretariat = await invited("Secretariat, press and circulars", "secretariat", null);
  const belgium = await invited("Focal point of Belgium", "focal-point", "BEL");
  const focal = await enrol(hub, "ministry-foreign-affairs", { env: { FOCAL_DESK_SAVE_FOLDER: folder } });
  const labour = await enrol(hub, "ministry-labour");

  await test.step("the secretariat writes, and nobody else has it", async () => {
    const { page } = secretariat;
    await go(secretariat, "/circulars/new");
    await type(page, "Title", title);
    await choose(page, "Category", "For comment");
    await type(page, "Text", "The Chair names good practices on remittances, recruitment and return. Which others shall be collected?");
    await type(page, "Summary", "The Forum collects good practices of governments.");
    await page.getByLabel("Answer by", { exact: true }).fill("15 December 2031");
    await page.keyboard.press("Enter");
    // The calendar closes when one goes on.
    await page.getByRole("textbox", { name: "Title", exact: true }).click();
    await expect(page.getByRole("button", { name: "15 December 2031" })).toBeHidden();
    await screenshot(page, "circular-draft");
    await noSeriousViolation(page);
    await expectPill(page, everythingSent);
    await go(focal, "/circulars");
    await focal.page.getByRole("textbox", { name: /^Filter/ }).fill("practices");
    await expect(focal.page.getByRole("main")).toContainText("Nothing here matches");
  });

  await test.step("it is sent once, to how many countries", async () => {
    await workOffline(belgium.page, true);
    const { page } = secretariat;
    await page.getByRole("button", { name: "Send", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("Send this to 2 countries?");
    await expect(dialog).toContainText("Belgium, Mauritius");
    await expect(dialog).toContainText("cannot be taken back or changed");
    await expect(dialog.getByRole("button", { name: "Send to 2 countries" })).toBeVisible();
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => undefined));
    await screenshot(page, "circular-send");
    await dialog.getByRole("button", { name: "Send to 2 countries" }).click();
    await expect(page.getByRole("textbox", { name: "Title", exact: true })).toBeHidden();
    await expect(page.getByTestId("board-counts")).toContainText("0 of 2 countries have read it");
  });

  await test.step("a focal point finds it in Today; to open is not to read", async () => {
    const { page } = focal;
    await go(focal, "/today");
    await expect(lineOfToday(page, title)).toContainText("Unread circular");
    await lineOfToday(page, title).click();
    await expect(page.getByRole("main")).toContainText("Comments are asked for until 15 December 2031.");
    await screenshot(page, "circular-unread");
    await noSeriousViolation(page);
    await expect(secretariat.page.getByTestId("board-MUS")).toContainText("Unread");
    await page.getByRole("button", { name: "Mark as read" }).click();
    await expect(secretariat.page.getByTestId("board-counts")).toContainText("1 of 2 countries has read it");
  });

  await test.step("it is passed on to Labour, which is told and confirms", async () => {
    const { page } = focal;
    await page.getByRole("button", { name: "Pass on to ministries" }).click();
    await page.getByLabel("Ministries", { exact: true }).first().fill("Ministry of Labour");
    await page.keyboard.press("Enter");
    await type(page, "Note", note);
    await page.getByRole("button", { name: "Pass on to 1 ministry" }).click();
    await expect(page.getByRole("list", { name: "Passed on to" })).toContainText("not confirmed yet");
    await go(labour, "/today");
    await expect(lineOfToday(labour.page, title)).toContainText("Passed on to your ministry");
    await screenshot(labour.page, "circular-today-labour");
    await lineOfToday(labour.page, title).click();
    await expect(labour.page.getByRole("main")).toContainText(note);
    await expect(labour.page.getByRole("button", { name: "Mark as read" })).toBeHidden();
    await labour.page.getByRole("textbox", { name: /^Note/ }).fill("Ours is ready.");
    await labour.page.getByRole("button", { name: "I have read it" }).click();
    await expect(labour.page.getByRole("main")).toContainText("You confirmed that you have read it.");
    await go(labour, "/today");
    await expect(labour.page.getByRole("main").getByText("Passed on to your ministry")).toHaveCount(1);
  });

  await test.step("the focal point and the secretariat see who confirmed and what they said", async () => {
    for (const place of [focal.page.getByRole("list", { name: "Passed on to" }), secretariat.page.getByTestId("board-MUS")]) {
      await expect(place).toContainText("Director, Ministry of Labour");
      await expect(place).toContainText("Ours is ready.");
    }
    await expect(secretariat.page.getByTestId("board-MUS")).toContainText("Confirmed");
    await screenshot(focal.page, "circular-confirmed");
    await screenshot(secretariat.page, "circular-board");
    await noSeriousViolation(secretariat.page);
  });

  await test.step("the other country receives it when it is back", async () => {
    await go(belgium, "/circulars");
    await expect(belgium.page.getByRole("option", { name: title })).toBeHidden();
    await workOffline(belgium.page, false);
    await openCircular(belgium);
    await expect(belgium.page.getByRole("button", { name: "Mark as read" })).toBeVisible();
    await expect(belgium.page.getByRole("main")).not.toContainText("Ministry of Labour");
  });

  await test.step("what is for the press is a file in three forms", async () => {
    const { page } = secretariat;
    for (const button of ["Save as text", "Word", "PDF"]) {
      await page.getByRole("button", { name: "Public summary" }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: new RegExp(button) })
        .click();
      await expect(page.getByRole("dialog")).toBeHidden({ timeout: 30_000 });
    }
    const text = await readFile(join(folder, "Which practices shall the Forum collect.txt"), "utf8");
    expect(text).toContain("The Forum collects good practices of governments.");
    expect(text).not.toContain("remittances");
    expect((await readFile(join(folder, "Which practices shall the Forum collect.pdf"))).subarray(0, 5).toString()).toBe("%PDF-");
    expect((await readFile(join(folder, "Which practices shall the Forum collect.docx"))).subarray(0, 2).toString()).toBe("PK");
  });

  await test.step("a correction is another circular, and says so on the first", async () => {
    const { page } = secretariat;
    await page.getByRole("button", { name: "Correct", exact: true }).click();
    await type(page, "Title", "Corrected: practices that the Forum collects");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Send to 2 countries" }).click();
    await expect(focal.page.getByRole("main")).toContainText("another circular followed this one");
  });

  await test.step("a task about it is among what is due, and marked as done", async () => {
    const { page } = focal;
    await page.getByRole("button", { name: "Add a task" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "What is to be done" }).fill("Collect; compare, and answer");
    await dialog.getByLabel("By", { exact: true }).fill("2031-12-03");
    await dialog.getByRole("button", { name: "Add the task" }).click();
    await go(focal, "/tasks");
    await page.getByText("Mine", { exact: true }).click();
    await expect(page.getByRole("list", { name: "Later" })).toContainText("Collect; compare, and answer");
    await page.getByText("All", { exact: true }).click();
    await expect(page.getByRole("list", { name: "Overdue" })).toContainText("send the European Commission the list");
    await screenshot(page, "deadlines");
    await noSeriousViolation(page);
    await expect(labour.page.getByRole("navigation", { name: "Sections" }).getByTitle(/overdue/)).toBeVisible();
    await go(labour, "/tasks");
    await labour.page.getByRole("checkbox", { name: /^Done: Example: send the European/ }).click();
    await expect(page.getByRole("list", { name: "Overdue" }).getByText("send the European Commission")).toBeHidden();
  });

  await test.step("the calendar file is what RFC 5545 asks for, and the same entries the next time", async () => {
    const { page } = focal;
    const save = async () => {
      await page.getByRole("button", { name: "Save as calendar" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByRole("dialog")).toBeHidden();
      return readCalendar(new Uint8Array(await readFile(join(folder, "Focal Desk deadlines.ics"))));
    };
    const calendar = await save();
    const ours = calendar.parts.find((event) => textIn(event, "SUMMARY") === "Collect; compare, and answer");
    expect(ours?.name).toBe("VEVENT");
    expect([dayIn(ours!, "DTSTART"), dayIn(ours!, "DTEND")]).toEqual(["2031-12-03", "2031-12-04"]);
    expect(ours?.parts.map(({ name }) => name)).toEqual(["VALARM"]);
    const uids = (one: typeof calendar) => one.parts.map((event) => textIn(event, "UID"));
    expect(new Set(uids(calendar)).size).toBe(calendar.parts.length);
    expect(uids(await save())).toEqual(uids(calendar));
  });

  for (const desk of [secretariat, belgium, focal, labour]) {
    expect(desk.problems).toEqual([]);
    await desk.close();
  }
  office.close();
  await hub.end();
});

/** From an outcome of the Forum to a meeting of two countries and what came of it: two countries and the secretariat, each at a desk. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { Secretariat } from "./support/countries.ts";
import { launchDesk, screenshot, type Desk } from "./support/desk.ts";
import { enrol, everythingSent, expectPill, openRow, startSampleHub, visit } from "./support/sample.ts";

test.setTimeout(420_000);

const sent = (desk: Desk): Promise<void> => expectPill(desk.page, everythingSent);
const view = (page: Page, name: string): Promise<void> =>
  page.getByRole("navigation", { name: "Views of the Marketplace" }).getByRole("link", { name }).click();

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

async function seriousOn(page: Page, place: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${place}: ${id} ${nodes[0]?.html ?? ""} ${nodes[0]?.failureSummary ?? ""}`);
}

test("an outcome becomes a proposal, another country's offer fits it, they meet, and both say what came of it", async () => {
  const hub = await startSampleHub();
  const invited = hub.greeting["sample"] as readonly { readonly persona: string; readonly invitation: string }[];
  const office = await Secretariat.enrol(hub.address, invited.find((one) => one.persona === "secretariat")!.invitation);
  const open = async (invitation: string): Promise<Desk> => {
    const desk = await launchDesk({ args: ["--enrol", `${hub.address}#${invitation}`] });
    await expectPill(desk.page, everythingSent, 60_000);
    return desk;
  };
  const mauritius = await enrol(hub, "ministry-foreign-affairs");
  const belgium = await open(await office.invite("Focal point of Belgium", "focal-point", "BEL"));

  await test.step("Mauritius makes a request of an outcome in one step", async () => {
    const { page } = mauritius;
    await visit(page, "Outcomes");
    await page.getByRole("region", { name: "Outcomes" }).getByRole("link", { name: "Capacity building", exact: true }).click();
    await page.getByRole("button", { name: "Make a Marketplace proposal" }).click();
    await page.getByRole("menuitem", { name: "We ask for this" }).click();
    await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Capacity building");
    await expect(page.getByRole("main")).toContainText("Request · Mauritius");
    await expect(
      page
        .getByText("Identifying diaspora")
        .or(page.getByText("Diaspora", { exact: true }))
        .first(),
    ).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Outcome of the Forum" }).or(page.getByRole("textbox", { name: "Outcome of the Forum" }))).toHaveValue(
      "Capacity building",
    );
    await choose(page, "Category", "Training");
    await sent(mauritius);
    await screenshot(page, "marketplace-request");
  });

  await test.step("Belgium offers, and is told at once which request fits, and why", async () => {
    const { page } = belgium;
    await visit(page, "Marketplace");
    await openRow(page, "Capacity building");
    await expect(page.getByRole("main")).toContainText("This belongs to Mauritius. Only its people can change it.");
    await expect(page.getByRole("button", { name: "Propose a meeting" })).toBeHidden();
    await page.keyboard.press("Control+n");
    await page.getByRole("menuitem", { name: "New offer or request" }).click();
    await page.getByRole("textbox", { name: "Title" }).fill("Courses for those who work with the diaspora");
    await choose(page, "Offer or request", "Offer");
    await choose(page, "Category", "Training");
    await page
      .getByRole("combobox", { name: "Themes" })
      .or(page.getByRole("textbox", { name: "Themes" }))
      .first()
      .fill("Diaspora");
    await page.getByRole("option", { name: "Diaspora", exact: true }).click();
    await page.keyboard.press("Escape");
    const entry = page.getByTestId("matches").getByRole("listitem").filter({ hasText: "Capacity building" });
    await expect(entry).toContainText("Request · Mauritius");
    await expect(entry).toContainText("Suggested because both are about “Training” and “Diaspora”.");
    await expect(entry).toContainText("Fit 6: category 4, themes 2");
    await sent(belgium);
    await screenshot(page, "marketplace-offer");
  });

  await test.step("Mauritius finds it among its matches and proposes a meeting", async () => {
    const { page } = mauritius;
    await view(page, "Matches for my country");
    const entry = page.getByTestId("matches").locator("> li").filter({ hasText: "Courses for those who work with the diaspora" });
    await expect(entry).toContainText("Suggested because both are about “Training” and “Diaspora”.", { timeout: 30_000 });
    // What the sample holds: money in one currency that covers a part, and a meeting that was held.
    await expect(page.getByTestId("matches")).toContainText("the EUR 20,000 offered cover a part of the EUR 30,000 needed");
    await expect(page.getByTestId("matches")).toContainText("Meeting on 11 July 2007: Held");
    await screenshot(page, "marketplace-matches");
    expect(await seriousOn(page, "matches")).toEqual([]);
    await entry.getByRole("button", { name: "Propose a meeting" }).click();
    await page.getByRole("textbox", { name: "Place", exact: true }).fill("Palais des Nations, Geneva");
    await page.getByRole("textbox", { name: "Date", exact: true }).fill("3 March 2027");
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Place", exact: true }).click();
    await sent(mauritius);
    await screenshot(page, "marketplace-meeting");
  });

  await test.step("Belgium has it in its list, cannot change it, and says what came of it in its own record", async () => {
    const { page } = belgium;
    await view(page, "Meetings");
    await openRow(page, "Meeting: Capacity building");
    await expect(page.getByRole("main")).toContainText("Proposed by Mauritius");
    await expect(page.getByRole("textbox", { name: "Place", exact: true })).toHaveValue("Palais des Nations, Geneva");
    await expect(page.getByRole("textbox", { name: "Place", exact: true })).not.toBeEditable();
    await page.getByRole("textbox", { name: "What came of it, as we see it" }).fill("We hold ten places in May.");
    await sent(belgium);
  });

  await test.step("Mauritius records the outcome and reads what Belgium says", async () => {
    const { page } = mauritius;
    await choose(page, "Status", "Held");
    await page.getByRole("textbox", { name: "What the meeting came to" }).fill("Ten officials of the diaspora unit go to Brussels in May.");
    await expect(page.getByTestId("side").filter({ hasText: "Belgium" })).toContainText("We hold ten places in May.", { timeout: 30_000 });
    await choose(page, "Where our proposal stands", "Agreed");
    await sent(mauritius);
    await screenshot(page, "marketplace-outcome");
    expect(await seriousOn(page, "meeting")).toEqual([]);
  });

  await test.step("Belgium reads the outcome", async () => {
    await expect(belgium.page.getByRole("textbox", { name: "What the meeting came to" })).toHaveValue(
      "Ten officials of the diaspora unit go to Brussels in May.",
      {
        timeout: 30_000,
      },
    );
    await expect(belgium.page.getByTestId("side").filter({ hasText: "Mauritius" })).toContainText("Agreed");
  });

  await test.step("what was agreed goes on as an initiative", async () => {
    const { page } = mauritius;
    await page.getByTestId("side").filter({ hasText: "Mauritius" }).getByRole("link").click();
    await page.getByRole("button", { name: "Becomes an initiative" }).click();
    await expect(page).toHaveURL(/#\/initiatives\/initiative\./);
    await expect(page.getByRole("heading", { name: "Capacity building" })).toBeVisible();
    await visit(page, "Marketplace");
    await view(page, "Offers and requests");
    await openRow(page, "Capacity building");
    await expect(page.getByRole("button", { name: "Becomes an initiative" })).toBeHidden();
    await expect(page.getByText("The initiative that it became", { exact: true })).toBeVisible();
  });

  await test.step("the secretariat reads it all in numbers", async () => {
    const desk = await open(await office.invite("Statistics of the support structure", "secretariat", null));
    const { page } = desk;
    await visit(page, "Marketplace");
    await view(page, "Overview");
    await expect(page.getByTestId("totals")).toContainText("Came from outcomes of the Forum7 of 9");
    await expect(page.getByTestId("totals")).toContainText("Meetings with an outcome2 of 2");
    await expect(page.locator('[data-category="training"]')).toContainText("Training22");
    await expect(page.locator('[data-currency="EUR"]')).toContainText("EUR 30,000EUR 20,000EUR 10,000");
    await screenshot(page, "marketplace-overview");
    expect(await seriousOn(page, "overview")).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await screenshot(page, "marketplace-overview-dark");
    await view(page, "Meetings");
    await openRow(page, "Meeting: Capacity building");
    await expect(page.getByRole("textbox", { name: "What the meeting came to" })).toHaveValue("Ten officials of the diaspora unit go to Brussels in May.");
    await screenshot(page, "marketplace-meeting-dark");
    await page.emulateMedia({ colorScheme: "light" });
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await view(page, "Offers and requests");
    await openRow(page, "Example: training for officials");
    await screenshot(page, "marketplace-right-to-left");
    expect(desk.problems).toEqual([]);
    await desk.close();
  });

  await test.step("an initiative that lacks money asks for it, and leads there ever after", async () => {
    const { page } = mauritius;
    await visit(page, "Initiatives");
    await openRow(page, "Example: a register of skills for people who come home");
    await page.getByRole("tab", { name: "Plan and funding" }).click();
    await page.getByRole("button", { name: "Ask at the Marketplace" }).click();
    await expect(page.getByRole("textbox", { name: "Money needed" })).toHaveValue("75,000");
    await expect(page.getByRole("main")).toContainText("All countries in the Forum can see this.");
    await page.getByRole("link", { name: "Example: a register of skills for people who come home", exact: true }).click();
    await page.getByRole("tab", { name: "Plan and funding" }).click();
    await page.getByRole("link", { name: "Asked at the Marketplace" }).click();
    await expect(page).toHaveURL(/#\/marketplace\/proposals\/offer\./);
    await visit(belgium.page, "Marketplace");
    await view(belgium.page, "Offers and requests");
    await openRow(belgium.page, "Example: a register of skills for people who come home");
    await expect(belgium.page.getByRole("textbox", { name: "Money needed" })).toHaveValue("75,000", { timeout: 30_000 });
  });

  expect([...mauritius.problems, ...belgium.problems]).toEqual([]);
  office.close();
  await Promise.all([mauritius.close(), belgium.close()]);
  await hub.end();
});

/** Teams with those who volunteered in the survey, and the bodies of the Forum on a day: the secretariat writes, a country reads. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { Secretariat } from "./support/countries.ts";
import { launchDesk, screenshot } from "./support/desk.ts";
import { enrol, everythingSent, expectPill, openRow, startSampleHub, visit } from "./support/sample.ts";

test.setTimeout(300_000);

const view = (page: Page, name: string): Promise<void> => page.getByRole("navigation", { name: "Views of the network" }).getByRole("link", { name }).click();

async function seriousOn(page: Page, place: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${place}: ${id} ${nodes[0]?.html ?? ""} ${nodes[0]?.failureSummary ?? ""}`);
}

test("a volunteer of question 13 joins a team, and the steering group's balance is seen on a day", async () => {
  const hub = await startSampleHub();
  const invited = hub.greeting["sample"] as readonly { readonly persona: string; readonly invitation: string }[];
  const office = await Secretariat.enrol(hub.address, invited.find((one) => one.persona === "secretariat")!.invitation);
  const belgium = await office.focalPoint("BEL");
  await belgium.start();
  await belgium.sign(1, {
    interest: { value: { "circular-migration-and-return": { coChair: true, paper: true }, diaspora: { join: true } } },
    interestContact: { value: "Head, International Migration" },
  });
  const desk = await launchDesk({ args: ["--enrol", `${hub.address}#${await office.invite("Support structure, Teams", "secretariat", null)}`] });
  await expectPill(desk.page, everythingSent, 60_000);
  const mauritius = await enrol(hub, "ministry-foreign-affairs");

  await test.step("a team of one side says so, and names who volunteered for its themes", async () => {
    const { page } = desk;
    await visit(page, "Network");
    await page.getByRole("link", { name: "Teams", exact: true }).click();
    await openRow(page, "1.4 Circular migration and return");
    await expect(page.getByRole("main")).toContainText("Only developing countries are in this team. A developed one is missing.");
    const volunteer = page.getByTestId("volunteers").locator('[data-country="BEL"]');
    await expect(volunteer).toContainText("Circular migration and return · would co-chair, would write a paper · Head, International Migration");
    await expect(page.getByTestId("volunteers").getByRole("listitem")).toHaveCount(1);
    await screenshot(page, "network-team-before");
    await volunteer.getByRole("button", { name: "Add Belgium to the team" }).click();
    await expect(volunteer).toContainText("In the team");
    await expect(page.getByTestId("pairing")).toContainText("DevelopedBelgiumDevelopingMauritius");
    await expect(page.getByRole("main")).toContainText("The team pairs both.");
    await expectPill(page, everythingSent);
    await screenshot(page, "network-team");
    expect(await seriousOn(page, "team")).toEqual([]);
  });

  await test.step("a country reads the team as it is now, and changes nothing", async () => {
    const { page } = mauritius;
    await visit(page, "Network");
    await page.getByRole("link", { name: "Teams", exact: true }).click();
    await openRow(page, "1.4 Circular migration and return");
    await expect(page.getByTestId("pairing")).toContainText("DevelopedBelgiumDevelopingMauritius", { timeout: 30_000 });
    await expect(page.getByRole("table")).toContainText("Head, International Migration");
    await expect(page.getByRole("table")).toContainText("Co-chair");
    await expect(page.getByRole("button", { name: "Add a member" })).toBeHidden();
    await expect(page.getByTestId("volunteers")).toBeHidden();
    await screenshot(page, "network-team-read");
  });

  await test.step("the troika has a chair, a next one, and nobody past", async () => {
    const { page } = desk;
    await view(page, "Bodies");
    await openRow(page, "Troika");
    await expect(page.getByTestId("on-day")).toContainText("Past chairNobodyChair in officeBelgiumNext chairPhilippines");
    await screenshot(page, "network-troika");
    await page.getByRole("textbox", { name: "On this day" }).fill("11 July 2007");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("on-day")).toContainText("Chair in officeNobody");
  });

  await test.step("the steering group's balance names the regions that have none, and follows the members", async () => {
    const { page } = desk;
    await openRow(page, "Steering group");
    const balance = page.getByTestId("balance");
    await expect(balance.locator('[data-region="150"]')).toContainText("Europe3Belgium, Finland, Sweden");
    await expect(balance.locator('[data-region="019"]')).toContainText("Americas0");
    await expect(page.getByRole("main")).toContainText("No member comes from Americas and Oceania.");
    const rows = page.getByRole("region", { name: "All members, with their dates" }).getByRole("row");
    await expect(rows).toHaveCount(7);
    await page.getByRole("button", { name: "Add a member" }).click();
    await expect(rows).toHaveCount(8);
    const country = rows
      .last()
      .getByRole("combobox", { name: "Country" })
      .or(rows.last().getByRole("textbox", { name: "Country" }));
    await country.fill("Mexi");
    await page.getByRole("option", { name: "Mexico" }).click();
    await expect(balance.locator('[data-region="019"]')).toContainText("Americas1Mexico");
    await expect(balance.locator('[data-region="142"]')).toContainText("Asia2Bangladesh, Philippines");
    await expect(balance.locator('[data-region="150"]')).toContainText("Europe3Belgium, Finland, Sweden");
    await expect(page.getByRole("main")).toContainText("No member comes from Oceania.");
    await expectPill(page, everythingSent);
    await screenshot(page, "network-steering-group");
    expect(await seriousOn(page, "steering group")).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await screenshot(page, "network-steering-group-dark");
    expect(await seriousOn(page, "steering group, dark")).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await screenshot(page, "network-right-to-left");
    await page.evaluate(() => (document.documentElement.dir = "ltr"));
  });

  await test.step("everybody reads it, with what is put to the Friends", async () => {
    const { page } = mauritius;
    await view(page, "Bodies");
    await openRow(page, "Steering group");
    await expect(page.getByTestId("balance").locator('[data-region="019"]')).toContainText("Mexico", { timeout: 30_000 });
    await openRow(page, "Friends of the Forum");
    await expect(page.getByRole("main")).toContainText("For comment: how the Forum continues between the meetings");
    await screenshot(page, "network-friends");
  });

  expect([...desk.problems, ...mauritius.problems]).toEqual([]);
  for (const device of [office, belgium]) device.close();
  await Promise.all([desk.close(), mauritius.close()]);
  await hub.end();
});

/** From what countries sign to what the Forum reads: intake, receipt, tally, files; and the hub's records say the same numbers. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { read, utils, type WorkBook } from "@e965/xlsx";
import { expect, test, type Page } from "@playwright/test";
import papaparse from "papaparse";
import { openSqliteStorage } from "#hub/storage/sqlite.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { findQuestion } from "#shared/domain/questionnaire/definition.ts";
import { thematicPrioritiesQuestionnaire as definition } from "#shared/domain/questionnaire/thematic-priorities.ts";
import { countedAnswers } from "#shared/domain/tally/country-answers.ts";
import { priorityTally, usualRule, type PriorityQuestion } from "#shared/domain/tally/priorities.ts";
import { questionnaire, Secretariat, type Frozen } from "./support/countries.ts";
import { launchDesk, screenshot, temporaryFolder, type Desk } from "./support/desk.ts";
import { expectPill, openRow, startSampleHub, visit } from "./support/sample.ts";

test.setTimeout(420_000);

const five = (...ranking: string[]): Frozen => ({ priorities: { value: ranking.toSorted() }, ranking: { value: ranking } });
const words = {
  first: "Workers who go and come back build both countries.",
  second: '=HYPERLINK("http://example.invalid","click") is what our seafarers ask for.',
};
/** Counted by hand below. */
const signed = {
  MUS: {
    first: { ...five("diaspora", "remittance-costs", "temporary-labour", "policy-coherence", "skills-retention"), situation: { value: ["origin"] } },
    second: {
      ...five("circular-migration-and-return", "diaspora", "temporary-labour", "policy-coherence", "skills-retention"),
      situation: { value: ["origin", "transit"] },
      firstPriority: { value: words.first },
      themes: { value: { diaspora: { importance: 5, capacity: 2 }, "temporary-labour": { importance: 4 } } },
      obstacles: { value: { data: "severe", funding: "moderate" } },
    },
  },
  BEL: {
    ...five("policy-coherence", "circular-migration-and-return", "diaspora", "root-causes", "human-rights-and-gender"),
    situation: { value: ["destination"] },
  },
  PHL: {
    ...five("protection-of-migrants", "diaspora", "remittance-costs", "temporary-labour", "circular-migration-and-return"),
    situation: { value: ["origin"] },
    firstPriority: { value: words.second },
    themes: { value: { diaspora: { importance: 2 } } },
    obstacles: { value: { data: "none" } },
  },
} satisfies Record<string, Frozen | Record<string, Frozen>>;

/** 5-4-3-2-1 over Mauritius' second and the Philippines' first: Belgium's is returned. */
const expected = {
  diaspora: 8,
  "circular-migration-and-return": 6,
  "temporary-labour": 5,
  "protection-of-migrants": 5,
  "remittance-costs": 3,
  "policy-coherence": 2,
  "skills-retention": 1,
};

/** Each bar's choice, points and place, as a person reads them. */
async function bars(page: Page, group = ""): Promise<Record<string, { points: number; place: number }>> {
  const rows = page.locator(`[data-group="${group}"] [data-testid="bars"] > li`);
  await expect(rows.first()).toBeVisible();
  const read = await rows.evaluateAll((all) =>
    all.map((one) => [one.getAttribute("data-choice") ?? "", one.querySelector("b")?.textContent ?? "", one.querySelector("button > span")?.textContent ?? ""]),
  );
  return Object.fromEntries(read.map(([choice = "", points, place]) => [choice, { points: Number(points), place: Number(place) }]));
}

async function view(desk: Desk, name: string): Promise<void> {
  await desk.page.getByRole("tab", { name }).click();
}

async function saved(desk: Desk, folder: string, item: string): Promise<Buffer> {
  // A file on its way has a name with a dot before it.
  const files = async (): Promise<string[]> => (await readdir(folder)).filter((one) => !one.startsWith("."));
  const before = await files();
  await desk.page.getByRole("button", { name: "Export" }).click();
  await desk.page.getByRole("menuitem", { name: item }).click();
  await expect.poll(async () => (await files()).length).toBe(before.length + 1);
  const name = (await files()).find((one) => !before.includes(one)) ?? "";
  await expect(desk.page.getByText(`${name} is saved.`)).toBeVisible();
  return readFile(join(folder, name));
}

test("what countries sign is taken, returned, counted and exported, and the hub says the same", async () => {
  const hub = await startSampleHub();
  const sample = hub.greeting["sample"] as readonly { readonly persona: string; readonly invitation: string }[];
  const invitationOf = (persona: string): string => sample.find((one) => one.persona === persona)?.invitation ?? "";
  const office = await Secretariat.enrol(hub.address, invitationOf("secretariat"));
  const mauritius = await office.focalPoint("MUS", invitationOf("ministry-foreign-affairs"));
  const [belgium, philippines, kenya] = [await office.focalPoint("BEL"), await office.focalPoint("PHL"), await office.focalPoint("KEN")];
  const nepal = await office.focalPoint("NPL");
  for (const country of [belgium, philippines, kenya]) await country.start();
  await mauritius.sign(1, signed.MUS.first);
  const second = await mauritius.sign(2, signed.MUS.second);
  const returned = await belgium.sign(1, signed.BEL);
  await philippines.sign(1, signed.PHL);
  await kenya.answer("priorities", ["diaspora", "root-causes"]);

  const folder = await temporaryFolder("exports-");
  const desk = await launchDesk({
    args: ["--enrol", `${hub.address}#${await office.invite("Statistics of the support structure", "secretariat", null)}`],
    env: { FOCAL_DESK_SAVE_FOLDER: folder },
  });
  const { page } = desk;
  await expectPill(page, "Up to date with the hub", 60_000);

  await test.step("the intake says where each country is, and which number counts", async () => {
    await visit(page, "Intake");
    for (const [country, state] of [
      ["Mauritius", "No. 2 received"],
      ["Belgium", "No. 1 received"],
      ["Kenya", /1 of up to/],
      ["Nepal", "Not started"],
    ] as const) {
      await expect(page.getByRole("option", { name: country })).toContainText(state);
    }
    await openRow(page, "Mauritius");
    await expect(page.getByTestId("counts")).toContainText("No. 2 counts");
    await expect(page.getByTestId("submissions").getByRole("row").nth(2)).toContainText("Superseded by a newer one");
    await screenshot(page, "intake-country");
  });

  await test.step("a submission is read as it was signed, and compared with the one before", async () => {
    await page.getByRole("button", { name: "No. 2" }).click();
    await expect(page.locator('[data-question="ranking"]')).toContainText("1. Circular migration and return");
    await expect(page.locator('[data-question="obstacles"]')).toContainText("Lack of data: Severe");
    await screenshot(page, "intake-submission");
    await page.getByRole("combobox", { name: "Compare with" }).click();
    await page.getByRole("option", { name: "No. 1" }).click();
    const compared = page.getByTestId("compared");
    await expect(compared.getByRole("row")).toHaveCount(7);
    await expect(compared.getByRole("row").filter({ hasText: "Your country is" })).toContainText("Transit");
    await screenshot(page, "intake-compared");
  });

  await test.step("it is acknowledged; another goes back with a reason, and both countries see it", async () => {
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await expect(page.getByTestId("submission-state")).toContainText("Acknowledged");
    await openRow(page, "Belgium");
    await page.getByRole("button", { name: "No. 1" }).click();
    await page.getByRole("button", { name: "Return with a reason" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: "Return it" })).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("The name of who cleared it is missing.");
    await screenshot(page, "intake-return");
    await dialog.getByRole("button", { name: "Return it" }).click();
    await expect(page.getByTestId("submission-state")).toContainText("The name of who cleared it is missing.");
    await page.getByRole("button", { name: "Back to Belgium" }).click();
    await expect(page.getByTestId("counts")).toContainText("None of these counts");
    await expectPill(page, "Up to date with the hub");
    expect(await mauritius.receipt(second)).toEqual({ state: "acknowledged" });
    expect(await belgium.receipt(returned)).toEqual({ state: "returned", reason: "The name of who cleared it is missing." });
  });

  await test.step("the tracker counts countries by state and region", async () => {
    await visit(page, "Priorities");
    const totals = page.getByTestId("totals");
    await expect(totals).toContainText("Signed2 of 5");
    await expect(totals).toContainText("Not started1");
    await expect(page.locator('[data-country="BEL"]')).toContainText("No. 1 returned");
    await expect(page.getByRole("rowgroup").filter({ hasText: "Eastern Africa" })).toContainText("1 of 2 signed");
    await screenshot(page, "priorities-tracker");
  });

  await test.step("priorities under the rule that is shown, and under another", async () => {
    await view(desk, "Priorities");
    await expect(page.getByTestId("rule")).toContainText("5-4-3-2-1");
    await expect(page.getByTestId("denominator")).toContainText("2 countries answered, of 2 counted, of 5 invited");
    const shown = await bars(page);
    expect(Object.fromEntries(Object.entries(shown).map(([choice, { points }]) => [choice, points]))).toEqual(expected);
    // Eight, six, then two with five, who share the third place.
    expect([shown["diaspora"]?.place, shown["temporary-labour"]?.place, shown["protection-of-migrants"]?.place, shown["remittance-costs"]?.place]).toEqual([
      1, 3, 3, 5,
    ]);
    await screenshot(page, "priorities-chart");
    await page.getByText("Plain counts", { exact: true }).click();
    await expect.poll(async () => (await bars(page))["temporary-labour"]).toEqual({ points: 2, place: 1 });
    await page.getByText("Own weights", { exact: true }).click();
    await page.getByRole("textbox", { name: /Points for the first place/ }).fill("10, 1");
    await expect.poll(async () => (await bars(page))["diaspora"]).toEqual({ points: 2, place: 3 });
    await page.getByText("5-4-3-2-1", { exact: true }).first().click();
    await page.getByRole("button", { name: "Show as table" }).click();
    await expect(page.getByTestId("priority-table").locator('[data-choice="diaspora"]')).toContainText("82");
    await screenshot(page, "priorities-table");
    await page.getByRole("button", { name: "Show as chart" }).click();
  });

  await test.step("who wants it, and in whose words", async () => {
    await page.locator('[data-choice="circular-migration-and-return"] button').click();
    const supporters = page.getByTestId("supporters");
    await expect(supporters.locator("li").first()).toContainText("Mauritius in place 1");
    await expect(supporters).toContainText(words.first);
    await screenshot(page, "priorities-supporters");
    await page.keyboard.press("Escape");
    await expect(supporters).toBeHidden();
  });

  await test.step("split by what countries say of themselves, by region, by development", async () => {
    await page.getByRole("combobox", { name: "Split by" }).click();
    await page.getByRole("option", { name: /Your country is a country of/ }).click();
    expect((await bars(page, "origin"))["diaspora"]?.points).toBe(8);
    expect((await bars(page, "transit"))["diaspora"]?.points).toBe(4);
    await expect(page.getByTestId("rule")).toContainText("several groups");
    await screenshot(page, "priorities-split");
    await page.getByRole("combobox", { name: "Split by" }).click();
    await page.getByRole("option", { name: "Development status" }).click();
    expect((await bars(page, "sids"))["circular-migration-and-return"]?.points).toBe(5);
    await page.getByRole("button", { name: "Change who is in which group" }).click();
    const line = page.getByRole("dialog").locator('[data-country="PHL"]');
    await line.getByRole("checkbox", { name: /Small island/ }).click();
    await expect(line.getByRole("checkbox", { name: /Small island/ })).toBeChecked();
    await expect(line).toContainText("changed by the secretariat");
    await screenshot(page, "priorities-development");
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await bars(page, "sids"))["diaspora"]?.points).toBe(8);
    await page.getByRole("combobox", { name: "Split by" }).click();
    await page.getByRole("option", { name: "Nothing" }).click();
  });

  await test.step("drafts are counted only when asked for, and it is said", async () => {
    await page.getByRole("switch", { name: "Also count answers not signed yet" }).press("Space");
    await expect(page.getByRole("status").filter({ hasText: "not signed" })).toContainText("One of these countries");
    await expect(page.getByTestId("denominator")).toContainText("of 3 counted");
    await page.getByRole("switch", { name: "Also count answers not signed yet" }).press("Space");
    await expect(page.getByTestId("denominator")).toContainText("of 2 counted");
  });

  await test.step("every question has its numbers; tables are heatmaps with the number in the cell", async () => {
    await view(desk, "All questions");
    const themes = page.locator('[data-question="themes"]');
    await expect(themes.locator('[data-row="diaspora"] td').first()).toHaveText("3.5 (2)");
    await expect(themes.locator('[data-row="diaspora"] td').nth(1)).toHaveText("2 (1)");
    const obstacles = page.locator('[data-question="obstacles"] [data-row="data"] td');
    expect(await obstacles.allInnerTexts()).toEqual(["1", "0", "0", "0", "1", "3", "2"]);
    await themes.scrollIntoViewIfNeeded();
    await screenshot(page, "priorities-heatmap");
  });

  await test.step("narratives stand side by side and can be searched", async () => {
    await view(desk, "In their words");
    await expect(page.getByTestId("words").locator("article")).toHaveCount(2);
    await screenshot(page, "priorities-words");
    await page.getByRole("textbox", { name: "Search in the answers" }).fill("seafarers");
    await expect(page.getByTestId("words").locator("article")).toHaveCount(1);
    await expect(page.getByTestId("found")).toContainText("1 of 2 answers");
  });

  await test.step("nothing serious stands in the way of an assistive technology, in the light and in the dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const place of ["Tracker", "Priorities", "All questions", "In their words"]) {
        await view(desk, place);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
        expect(
          violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${place}: ${id} ${nodes[0]?.html ?? ""}`),
        ).toEqual([]);
        await screenshot(page, `priorities-${colorScheme}-${place.toLowerCase().replaceAll(" ", "-")}`);
      }
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await view(desk, "Priorities");
    await screenshot(page, "priorities-right-to-left");
    await page.evaluate(() => (document.documentElement.dir = "ltr"));
  });

  let workbook: WorkBook = { SheetNames: [], Sheets: {} };
  let onScreen: Awaited<ReturnType<typeof bars>> = {};
  await test.step("the files hold what is on the screen", async () => {
    await view(desk, "Priorities");
    onScreen = await bars(page);
    workbook = read(await saved(desk, folder, "Excel workbook with codebook"), { type: "buffer" });
    expect(workbook.SheetNames).toEqual(["Answers", "Codebook", "Priorities"]);
    const answers = utils.sheet_to_json<Record<string, unknown>>(workbook.Sheets["Answers"]!);
    expect(answers.map((row) => [row["country"], row["submission"], row["state"], row["priorities.diaspora"], row["ranking.diaspora"]])).toEqual([
      ["MUS", 2, "signed", 1, 2],
      ["PHL", 1, "signed", 1, 2],
    ]);
    const csv = papaparse.parse<Record<string, string>>((await saved(desk, folder, "Answers as CSV")).toString("utf8").slice(1), {
      header: true,
      skipEmptyLines: true,
    }).data;
    expect(csv.map((row) => row["firstPriority"])).toEqual([words.first, `'${words.second}`]);
    const codebook = utils.sheet_to_json<Record<string, unknown>>(workbook.Sheets["Codebook"]!);
    expect(codebook.find((row) => row["Column"] === "obstacles.data")).toMatchObject({
      Question: "12",
      Part: "Lack of data",
      Codes: expect.stringContaining("severe = Severe") as unknown,
    });
    expect((await saved(desk, folder, "Codebook as CSV")).toString("utf8")).toContain("obstacles.data");
  });

  expect(desk.problems).toEqual([]);
  await desk.close();
  for (const device of [office, mauritius, belgium, philippines, kenya, nepal]) device.close();
  await hub.end();

  const opened = openSqliteStorage(join(hub.data, "focal-desk.sqlite"), { random: () => "test" });
  if (opened.outcome === "failed") throw new Error(opened.detail);
  const records = await opened.value.page("shared", null, 0, 10_000);
  await opened.value.close();
  const counted = countedAnswers(
    questionnaire,
    records.filter((one) => one.kind === "submission").map((one) => viewOf(decodeRecord(one.crdt))),
  );
  const atHub = priorityTally(definition, findQuestion(definition, "ranking") as PriorityQuestion, counted, usualRule).priorities;
  const inFile = utils.sheet_to_json<Record<string, unknown>>(workbook.Sheets["Priorities"]!);
  expect(inFile.map((row) => [row["Code"], row["Points"], row["Place"] ?? 0, row["Countries"]])).toEqual(
    atHub.map((one) => [one.choice, one.points, one.place, one.countries]),
  );
  expect(onScreen).toEqual(Object.fromEntries(atHub.filter((one) => one.countries > 0).map((one) => [one.choice, { points: one.points, place: one.place }])));
});

/** From a spreadsheet to a country's desk: an XLSForm is read, shown before it is published, received, published again, reminded of and given back. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { readWorkbook } from "#shared/workbook/read-workbook.ts";
import { bytesOf, type FormCase } from "#test/fixtures/xlsform/form-case.ts";
import { hostileFiles } from "#test/fixtures/xlsform/hostile-files.ts";
import { screenshot, temporaryFolder, type Desk } from "./support/desk.ts";
import { enrol, everythingSent, expectPill, startSampleHub, visit } from "./support/sample.ts";
import { chooseSurvey, inputOf, question } from "./support/survey.ts";

test.setTimeout(420_000);

type Sheets = FormCase["sheets"];

const languages = ["English (en)", "Français (fr)", "العربية (ar)"];
const head = [
  "type",
  "name",
  ...languages.map((language) => `label::${language}`),
  "hint::English (en)",
  "relevant",
  "constraint",
  "constraint_message::English (en)",
  "choice_filter",
  "required",
];
const choices = [
  ["list_name", "name", "label::English (en)", "label::Français (fr)", "label::العربية (ar)", "region"],
  ["yn", "yes", "Yes", "Oui", "نعم", ""],
  ["yn", "no", "No", "Non", "لا", ""],
  ["region", "north", "North", "Nord", "الشمال", ""],
  ["region", "south", "South", "Sud", "الجنوب", ""],
  ["city", "aro", "Aro", "Aro", "آرو", "north"],
  ["city", "caz", "Caz", "Caz", "كاز", "south"],
];
const settings = [
  ["form_title", "form_id", "default_language"],
  ["Fair recruitment", "fair-recruitment", "English (en)"],
];
const first: Sheets = {
  survey: [
    head,
    ["start", "began", "", "", "", "", "", "", "", "", ""],
    ["begin group", "fees", "Fees", "Frais", "الرسوم", "", "", "", "", "", ""],
    ["select_one yn", "charged", "Are workers charged a fee?", "Des frais sont-ils exigés ?", "هل تُفرض رسوم على العمال؟", "", "", "", "", "", "yes"],
    ["integer", "workers", "How many workers?", "Combien de travailleurs ?", "كم عدد العمال؟", "", "${charged} = 'yes'", ". > 0", "More than none", "", ""],
    ["text", "agency", "Which agency is in charge?", "Quelle agence est compétente ?", "ما هي الجهة المختصة؟", "Its full name.", "", "", "", "", ""],
    ["geopoint", "place", "Where is it?", "Où se trouve-t-elle ?", "أين تقع؟", "", "", "", "", "", ""],
    ["end group", "", "", "", "", "", "", "", "", "", ""],
    ["begin group", "reach", "Reach", "Portée", "النطاق", "", "", "", "", "", ""],
    ["select_one region", "region", "Region", "Région", "المنطقة", "", "", "", "", "", ""],
    ["select_one city", "city", "City", "Ville", "المدينة", "", "", "", "", "region = ${region}", ""],
    ["begin repeat", "partners", "Partners", "Partenaires", "الشركاء", "", "", "", "", "", ""],
    ["text", "partner", "Partner", "Partenaire", "الشريك", "", "", "", "", "", ""],
    ["end repeat", "", "", "", "", "", "", "", "", "", ""],
    ["end group", "", "", "", "", "", "", "", "", "", ""],
  ],
  choices,
  settings,
};
/** `region` is gone, `workers` is a decimal now, `law` is new, and the city has no filter to look at. */
const second: Sheets = {
  ...first,
  survey: [
    ...first["survey"]!.slice(0, 4).map((row) => row),
    ["text", "workers", "How many workers?", "Combien de travailleurs ?", "كم عدد العمال؟", "", "${charged} = 'yes'", "", "", "", ""],
    ...first["survey"]!.slice(5, 8),
    ["begin group", "reach", "Reach", "Portée", "النطاق", "", "", "", "", "", ""],
    ["text", "law", "Which law applies?", "Quelle loi s’applique ?", "ما القانون المطبق؟", "", "", "", "", "", ""],
    ["select_one city", "city", "City", "Ville", "المدينة", "", "", "", "", "", ""],
    ...first["survey"]!.slice(11),
  ],
};
const broken: Sheets = {
  survey: [
    ["type", "name", "label", "relevant"],
    ["select_one nowhere", "a", "A", ""],
    ["text", "b", "B", "${missing} = 'x'"],
    ["begin group", "c", "C", ""],
  ],
};

async function give(desk: Desk, name: string, content: Uint8Array): Promise<void> {
  const path = join(desk.profile, name);
  await writeFile(path, content);
  await desk.page.locator('input[type="file"]').first().setInputFiles(path);
}
function hostile(name: string): Uint8Array {
  const file = hostileFiles.find((one) => one.name === name);
  if (!file) throw new Error(`No hostile file is called ${name}.`);
  return file.bytes();
}
const publishButton = (page: Page) => page.getByRole("button", { name: "Publish", exact: true });
const rows = (page: Page) => page.getByRole("listbox", { name: "Questionnaires" }).getByRole("option");

test("a questionnaire goes from a spreadsheet to a country, and again as its next version", async () => {
  const folder = await temporaryFolder("saved-");
  const hub = await startSampleHub();
  const secretariat = await enrol(hub, "secretariat", { env: { FOCAL_DESK_SAVE_FOLDER: folder } });
  const focal = await enrol(hub, "ministry-foreign-affairs");
  await focal.app.evaluate(({ Notification }) => {
    const notices: string[] = [];
    Object.assign(globalThis, { notices });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      notices.push(`${this.title} · ${this.body.split(":")[0]}`);
    };
  });
  const { page } = secretariat;
  await visit(page, "Questionnaires");
  const before = await rows(page).allInnerTexts();

  await test.step("files that are no questionnaire are refused with all their errors, and change nothing", async () => {
    const dialog = page.getByRole("dialog", { name: "This file was not published" });
    await give(secretariat, "broken.xlsx", bytesOf(broken));
    await expect(dialog).toContainText("“broken.xlsx” has");
    await expect(dialog.getByTestId("findings").getByRole("row")).toHaveCount(4);
    await expect(dialog).toContainText("Nothing was changed");
    await screenshot(page, "publish-refused");
    await page.keyboard.press("Escape");
    await give(secretariat, "cut.xlsx", bytesOf(first).subarray(0, 900));
    await expect(dialog).toContainText("“cut.xlsx” is damaged or incomplete");
    await page.keyboard.press("Escape");
    await give(secretariat, "zip-bomb.xlsx", hostile("zip-bomb.xlsx"));
    await expect(dialog).toContainText("“zip-bomb.xlsx” unpacks to more than 40 MB");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    expect(await rows(page).allInnerTexts()).toEqual(before);
  });

  await test.step("the window lives while a large file is read, and reading can be cancelled", async () => {
    await give(secretariat, "many-rows.xlsx", hostile("many-rows.xlsx"));
    await expect(page.getByText("Reading “many-rows.xlsx”")).toBeVisible();
    const longest = await page.evaluate(async () => {
      const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
      let [last, most] = [await frame(), 0];
      for (let count = 0; count < 20; count++) {
        const now = await frame();
        most = Math.max(most, now - last);
        last = now;
      }
      return most;
    });
    expect(longest).toBeLessThan(400);
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("button", { name: "Publish from a file" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Before you publish" })).toBeHidden();
  });

  await test.step("before it is published it shows what it is, what stays behind, and how a country sees it", async () => {
    await give(secretariat, "fair-recruitment.xlsx", bytesOf(first));
    await expect(page.getByRole("heading", { name: "Before you publish" })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText("English, French, Arabic")).toBeVisible();
    const findings = page.getByTestId("findings");
    await expect(findings.getByRole("row").filter({ hasText: "geopoint “place”" })).toContainText("survey7");
    await expect(findings.getByRole("row").filter({ hasText: "“began”" })).toContainText("survey2");
    await screenshot(page, "publish-before");
    const preview = page.getByTestId("preview");
    await expect(question(page, "charged")).toContainText("Are workers charged a fee?");
    await page.getByTestId("survey-language").selectOption("ar");
    await expect(page.getByTestId("survey-form")).toHaveAttribute("dir", "rtl");
    await expect(question(page, "charged")).toContainText("هل تُفرض رسوم على العمال؟");
    await preview.scrollIntoViewIfNeeded();
    await screenshot(page, "publish-before-arabic");
    await preview.getByRole("tab", { name: "Reach" }).click();
    await expect(question(page, "region")).toContainText("المنطقة");
    await page.getByTestId("survey-language").selectOption("en");
  });

  await test.step("the preview is tried out as a country would fill it in, and keeps nothing", async () => {
    const preview = page.getByTestId("preview");
    await expect(preview).toContainText("Nothing you enter here is kept.");
    await preview.getByRole("tab", { name: "Fees" }).click();
    await expect(page.getByTestId("foot-charged")).toContainText("No answer yet");
    await expect(question(page, "workers")).toBeHidden();
    await question(page, "charged").getByText("Yes", { exact: true }).click();
    await inputOf(page, "workers").fill("0");
    await expect(page.getByTestId("foot-workers")).toContainText("More than none");
    await inputOf(page, "workers").fill("40");
    await expect(page.getByTestId("foot-workers")).toBeEmpty();
    await page.getByTestId("survey-language").selectOption("ar");
    await expect(question(page, "workers")).toContainText("كم عدد العمال؟");
    await expect(inputOf(page, "workers")).toHaveValue("40");
    await page.getByTestId("survey-language").selectOption("en");
    await preview.getByRole("tab", { name: "Reach" }).click();
    await question(page, "region").getByText("North").click();
    await expect(question(page, "city").getByText("Aro")).toBeVisible();
    await expect(question(page, "city").getByText("Caz")).toBeHidden();
    await preview.getByRole("tab", { name: "Fees" }).click();
    await expect(inputOf(page, "workers")).toHaveValue("40");
    await preview.scrollIntoViewIfNeeded();
    await screenshot(page, "publish-preview-tried");
    await preview.getByRole("button", { name: "Empty it" }).click();
    await expect(question(page, "workers")).toBeHidden();
    await expect(preview.getByRole("button", { name: "Empty it" })).toBeDisabled();
    await expectPill(page, everythingSent);
  });

  await test.step("a deadline that has passed cannot be published", async () => {
    await page.getByLabel("Answers are due by").fill("2020-01-01");
    await expect(page.getByText("This day has passed.")).toBeVisible();
    await expect(publishButton(page)).toBeDisabled();
    await page.getByLabel("Answers are due by").fill(dayAfter(5));
    await publishButton(page).click();
    await expect(page.getByRole("heading", { name: "Fair recruitment" })).toBeVisible();
    await expect(page.getByText(/Version 1 · Open · Due/)).toBeVisible();
    await expectPill(page, everythingSent);
    await screenshot(page, "publish-published");
  });

  await test.step("the focal point's system says once that it is due", async () => {
    const said = () => focal.app.evaluate(() => (globalThis as unknown as { notices: string[] }).notices);
    await expect.poll(said, { timeout: 30_000 }).toEqual(["Your country’s answer is due in 5 days · Fair recruitment"]);
  });

  await test.step("a country receives it, answers, and reads it in French and Arabic", async () => {
    await visit(focal.page, "Survey");
    await chooseSurvey(focal.page, "Fair recruitment");
    await focal.page.getByRole("button", { name: "Start the answer" }).click();
    await question(focal.page, "charged").getByText("Yes", { exact: true }).click();
    await inputOf(focal.page, "workers").fill("40");
    await inputOf(focal.page, "agency").fill("Employment Service");
    await inputOf(focal.page, "agency").blur();
    await focal.page.getByTestId("survey-language").selectOption("fr");
    await expect(question(focal.page, "agency")).toContainText("Quelle agence est compétente ?");
    await expect(inputOf(focal.page, "agency")).toHaveValue("Employment Service");
    await focal.page.getByTestId("survey-language").selectOption("ar");
    await expect(focal.page.getByTestId("survey-form")).toHaveAttribute("dir", "rtl");
    await expect(question(focal.page, "agency")).toContainText("ما هي الجهة المختصة؟");
    await focal.page.getByTestId("survey-language").selectOption("en");
    await expectPill(focal.page, everythingSent);
  });

  await test.step("the secretariat sees who has not signed", async () => {
    await page.getByRole("button", { name: "Who is missing" }).click();
    await expect(page.getByTestId("not-signed")).toContainText("Mauritius", { timeout: 30_000 });
    await screenshot(page, "publish-reminders");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  });

  await test.step("another deadline is set, answers are stopped and taken again", async () => {
    await page.getByRole("button", { name: "Deadline" }).click();
    await page.getByRole("dialog").getByLabel("Answers are due by").fill("2031-03-09");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Version 1 · Open · Due 9 March 2031")).toBeVisible();
    await page.getByRole("button", { name: "Stop taking answers" }).click();
    await expect(page.getByText("Version 1 · Closed · Due 9 March 2031")).toBeVisible();
    await page.getByRole("button", { name: "Take answers again" }).click();
    await expect(page.getByText("Version 1 · Open · Due 9 March 2031")).toBeVisible();
  });

  await test.step("published again it is version 2: what changed is shown, and version 1 closes after a question", async () => {
    await give(secretariat, "fair-recruitment-2.xlsx", bytesOf(second));
    const changes = page.getByTestId("version-changes");
    await expect(changes).toContainText("4 questions are the same");
    await expect(changes.getByTestId("changes-added")).toContainText("Which law applies?");
    await expect(changes.getByTestId("changes-gone")).toContainText("Region");
    await expect(changes.getByTestId("changes-retyped")).toContainText("How many workers?: number, now text");
    await changes.scrollIntoViewIfNeeded();
    await screenshot(page, "publish-changes");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await screenshot(page, "publish-changes-dark-mirrored");
    await page.evaluate(() => (document.documentElement.dir = "ltr"));
    await page.emulateMedia({ colorScheme: "light" });
    await publishButton(page).click();
    const asked = page.getByRole("dialog", { name: "Close version 1 and publish version 2?" });
    await screenshot(page, "publish-replace");
    await asked.getByRole("button", { name: "Publish version 2" }).click();
    await expect(page.getByText(/Version 2 · Open/).first()).toBeVisible();
    await expect(rows(page).filter({ hasText: "Version 1 · Closed" })).toHaveCount(1);
    await expectPill(page, everythingSent);
  });

  await test.step("the country is offered its last answer, where question and type are the same", async () => {
    await focal.page.getByRole("link", { name: "Other surveys" }).click();
    await expect(focal.page.getByRole("list", { name: "Answered before" })).toContainText("Fair recruitment", { timeout: 30_000 });
    await chooseSurvey(focal.page, "Fair recruitment");
    await focal.page.getByRole("button", { name: "Start the answer" }).click();
    const last = focal.page.getByTestId("last-round-agency");
    await expect(last).toContainText("Employment Service");
    await last.getByRole("button").click();
    await expect(inputOf(focal.page, "agency")).toHaveValue("Employment Service");
    await focal.page.getByTestId("last-round-charged").getByRole("button").click();
    await expect(question(focal.page, "workers")).toBeVisible();
    await expect(focal.page.getByTestId("last-round-workers")).toBeHidden();
    await screenshot(focal.page, "publish-last-round");
  });

  await test.step("it comes back as an XLSForm with what was not imported", async () => {
    await page.getByRole("button", { name: "Save as a file" }).click();
    await page.getByRole("menuitem", { name: "XLSForm" }).click();
    await expect(page.getByText("Saved as Fair recruitment, version 2.xlsx.")).toBeVisible();
    const read = readWorkbook(new Uint8Array(await readFile(join(folder, "Fair recruitment, version 2.xlsx"))));
    const survey = read.ok ? (read.workbook.sheets.find(({ name }) => name === "survey")?.rows ?? []) : [];
    expect(survey.map(([type, name]) => `${type} ${name ?? ""}`.trim())).toEqual(
      expect.arrayContaining(["geopoint place", "text law", "begin_repeat partners", "select_one city city"]),
    );
  });

  expect(secretariat.problems).toEqual([]);
  expect(focal.problems).toEqual([]);
  await focal.close();
  await secretariat.close();
  await hub.end();
});

function dayAfter(days: number): string {
  return new Intl.DateTimeFormat("sv").format(Date.now() + days * 86_400_000);
}

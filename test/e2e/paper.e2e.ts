/** A country's answer on paper and as a workbook, in real windows: what is printed, what a colleague sends back, what is kept beside it. */
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { keyOf } from "#shared/domain/paper/read-back.ts";
import { cellName } from "#shared/workbook/write-spreadsheet.ts";
import { hostileFiles } from "#test/fixtures/xlsform/hostile-files.ts";
import { readWorkbook } from "#shared/workbook/read-workbook.ts";
import { launchDesk, screenshot, temporaryFolder, type Desk } from "./support/desk.ts";
import { choose, keep, saved } from "./support/paper.ts";
import { enrol, expectPill, startSampleHub } from "./support/sample.ts";
import { inputOf, openSection } from "./support/survey.ts";

test.setTimeout(300_000);

const title = "Thematic priorities of governments · Mauritius";

async function typeInto(desk: Desk, question: string, words: string): Promise<void> {
  const input = inputOf(desk.page, question);
  await input.fill(words);
  await input.blur();
  await expect(desk.page.getByTestId(`foot-${question}`)).toContainText("You");
  await expectPill(desk.page, "With the secretariat");
}

/** As a spreadsheet program would: the cell of a question holds a text. */
function withCell(file: Uint8Array, question: string, text: string): Uint8Array {
  const opened = readWorkbook(file);
  if (!opened.ok) throw new Error(opened.reason);
  const key = keyOf(opened.workbook);
  if (typeof key === "string") throw new Error(key);
  const cell = key.cells.find((one) => one.question === question && one.register === "value")!;
  const parts = unzipSync(file);
  const name = `xl/worksheets/sheet${opened.workbook.sheets.findIndex((sheet) => sheet.name === cell.sheet) + 1}.xml`;
  const place = cellName(cell.row, cell.column);
  const before = strFromU8(parts[name]!);
  const after = before.replace(
    new RegExp(`<c r="${place}" s="(\\d+)"(/>|[^/].*?</c>)`),
    (_all, look: string) => `<c r="${place}" s="${look}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  if (after === before) throw new Error(`${place} is not in ${name}`);
  return zipSync({ ...parts, [name]: strToU8(after) });
}

async function readIn(page: Page, file: string, colleague: string): Promise<void> {
  await choose(page, page.getByTestId("return-menu"), "Read a workbook back…");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByTestId("workbook-file").click()]);
  await chooser.setFiles(file);
  await page.getByRole("textbox", { name: "Who filled it in?" }).fill(colleague);
  await page.getByRole("button", { name: "See what it changes" }).click();
}

test("a page in print fetches nothing, runs nothing and goes nowhere", async () => {
  let asked = 0;
  const server = createServer((_request, answer) => {
    asked += 1;
    answer.end();
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const desk = await launchDesk();
  const html = `<html><head><meta http-equiv="refresh" content="0;url=${address}/away"><link rel="stylesheet" href="${address}/style"></head><body>
    <img src="${address}/picture"><iframe src="${address}/frame"></iframe><script>new Image().src = "${address}/script"</script>Words</body></html>`;
  const bytes = await desk.page.evaluate(async (page) => {
    type Bridge = {
      readonly focalDesk: { readonly paper: { pdf(input: object): Promise<{ readonly ok: boolean; readonly output: { readonly bytes: Uint8Array } }> } };
    };
    const answer = await (window as unknown as Bridge).focalDesk.paper.pdf({ html: page, foot: "<b>Foot</b>", direction: "ltr" });
    return answer.ok ? answer.output.bytes.length : 0;
  }, html);
  expect(bytes).toBeGreaterThan(500);
  expect(asked).toBe(0);
  await desk.close();
  server.close();
});

test("an answer is printed, filled in by a colleague as a workbook, and read back beside what changed meanwhile", async () => {
  const folder = await temporaryFolder("saved-");
  const hub = await startSampleHub();
  const desk = await enrol(hub, "ministry-foreign-affairs", { env: { FOCAL_DESK_SAVE_FOLDER: folder } });
  const { page } = desk;
  await openSection(desk, "Survey", "submitter");

  await test.step("as PDF, by Chromium itself, and the window that printed is gone", async () => {
    await choose(page, page.getByTestId("return-menu"), "Print, PDF or Word…");
    await screenshot(page, "paper-export");
    const pdf = await saved(page, folder, "Save as PDF", `${title}.pdf`);
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(3);
    expect(pdf.length).toBeGreaterThan(20_000);
    expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await keep(folder, `${title}.pdf`, "paper-return.pdf");
  });

  await test.step("as an empty form in Word", async () => {
    await choose(page, page.getByTestId("return-menu"), "Print, PDF or Word…");
    await page.getByRole("radio", { name: "An empty form to write on" }).check();
    const word = strFromU8(unzipSync(await saved(page, folder, "Save as Word", `${title}.docx`))["word/document.xml"]!);
    expect(word).toContain("Which five themes are your government&apos;s priorities?".replace("&apos;", word.includes("&apos;") ? "&apos;" : "'"));
    expect(word).toContain("☐ Diaspora");
    expect(word).toContain("Empty form");
    expect(word).not.toContain("Not answered");
    await keep(folder, `${title}.docx`, "paper-form.docx");
  });

  const filled = join(folder, "from Ama.xlsx");
  await test.step("as a workbook", async () => {
    await typeInto(desk, "focalPoint", "As exported");
    await typeInto(desk, "alternate", "As exported");
    await choose(page, page.getByTestId("return-menu"), "Workbook to fill in…");
    const workbook = await saved(page, folder, "Save the workbook", `${title}.xlsx`);
    await keep(folder, `${title}.xlsx`, "paper-workbook.xlsx");
    const theirs = [
      ["focalPoint", "Ama, Ministry of Labour"],
      ["alternate", "Kofi, written in the workbook"],
      ["strategyYear", "soon"],
      ["expectations", ""],
    ].reduce<Uint8Array>((file, [question = "", words = ""]) => (words === "" ? file : withCell(file, question, words)), new Uint8Array(workbook));
    await writeFile(filled, theirs);
  });

  await test.step("read back: first what it changes, then it does", async () => {
    await typeInto(desk, "alternate", "Changed here meanwhile");
    await readIn(page, filled, "Ama, Ministry of Labour");
    await expect(page.getByTestId("read-back-summary")).toContainText("2 changes · 1 answer cannot be read", { timeout: 60_000 });
    await expect(page.getByTestId("change-focalPoint")).toContainText("As exported");
    await expect(page.getByTestId("change-focalPoint")).toContainText("Ama, Ministry of Labour");
    await expect(page.getByTestId("change-alternate")).toContainText("both will be kept");
    await expect(page.getByTestId("not-read")).toContainText("“soon” is not a number");
    await screenshot(page, "paper-read-back");
    await expect(inputOf(page, "focalPoint")).toHaveValue("As exported");
    await page.getByRole("button", { name: "Take over 2 changes" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(inputOf(page, "focalPoint")).toHaveValue("Ama, Ministry of Labour");
    await expectPill(page, "Needs your attention (1)");
    await page.getByTestId("compare-alternate").click();
    const values = page.getByTestId("conflict-value");
    await expect(values).toHaveCount(2);
    await expect(values.filter({ hasText: "Changed here meanwhile" })).toHaveCount(1);
    await expect(values.filter({ hasText: "Kofi, written in the workbook" })).toHaveCount(1);
    await screenshot(page, "paper-conflict");
  });

  await test.step("what is no such workbook is refused with a sentence", async () => {
    await openSection(desk, "Survey", "submitter");
    const other = join(folder, "other.xlsx");
    await writeFile(other, "%PDF-1.7");
    await readIn(page, other, "Ama");
    await expect(page.getByRole("dialog").getByRole("alert")).toContainText("Nothing was changed.", { timeout: 60_000 });
    await screenshot(page, "paper-refused");
    await page.keyboard.press("Escape");
  });

  await test.step("a large one is read aside from the window, and who closes the dialog ends that", async () => {
    const large = join(folder, "many-rows.xlsx");
    await writeFile(large, hostileFiles.find(({ name }) => name === "many-rows.xlsx")!.bytes());
    await readIn(page, large, "Ama");
    await expect.poll(() => page.workers().length, { timeout: 60_000 }).toBe(1);
    await expect(page.getByRole("button", { name: "See what it changes" })).toBeDisabled();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect.poll(() => page.workers().length).toBe(0);
  });

  expect(desk.problems).toEqual([]);
  await desk.close();
  await hub.end();
});

/** The receipt of a submission: signed without a network, printed by the country and by the secretariat, and the same on every paper. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { screenshot, temporaryFolder } from "./support/desk.ts";
import { choose, keep, saved, together, wordsOf } from "./support/paper.ts";
import { enrol, everythingSent, expectPill, openRow, startSampleHub, visit, workOffline } from "./support/sample.ts";

test.setTimeout(300_000);

const signer = "Director, Economic Cooperation, Ministry of Foreign Affairs";
const receipt = "Receipt of a submission · Mauritius · Submission no. 1";
const answers = "Thematic priorities of governments · Mauritius · Submission no. 1";

test("a submission's receipt says number, hash, who signed and when, and what the secretariat said", async () => {
  const folder = await temporaryFolder("saved-");
  const hub = await startSampleHub();
  const focal = await enrol(hub, "ministry-foreign-affairs", { env: { FOCAL_DESK_SAVE_FOLDER: folder } });
  const menu = (page: Page) => page.getByTestId("submission-menu");
  let hash = "";

  /** Saves a paper in both formats, and looks in both for the words. */
  const expectPaper = async (page: Page, item: string, name: string, words: readonly (string | RegExp)[], picture: string): Promise<void> => {
    for (const [button, ending] of [
      ["Save as PDF", "pdf"],
      ["Save as Word", "docx"],
    ] as const) {
      await choose(page, menu(page), item);
      const text = wordsOf(await saved(page, folder, button, `${name}.${ending}`), `${name}.${ending}`);
      for (const word of words) expect(text).toEqual(typeof word === "string" ? expect.stringContaining(together(word)) : expect.stringMatching(word));
      await keep(folder, `${name}.${ending}`, `${picture}.${ending}`);
      await rm(join(folder, `${name}.${ending}`));
    }
  };
  const signed = (): (string | RegExp)[] => ["Submission no. 1", "Mauritius", hash, `Signed by${signer}`, /Signedon\w+\d+,20\d\dat\d+:\d\d[AP]MUTC/];

  await test.step("signed without a network, it says that it waits", async () => {
    const { page } = focal;
    await workOffline(page, true);
    await visit(page, "Survey");
    await page.getByRole("link", { name: "Review and sign" }).click();
    await page.getByRole("textbox", { name: "Name and function, as printed under the answer" }).fill(signer);
    await page.getByRole("checkbox", { name: /answers are missing/ }).check();
    await page.getByRole("button", { name: "Sign as no. 1" }).click();
    await expect(page.getByTestId("submission-1")).toContainText("Signed, not sent yet");
    hash = (await page.getByTestId("submission-1").locator("code").getAttribute("title")) ?? "";
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    await choose(page, menu(page), "Receipt…");
    await screenshot(page, "receipt-dialog");
    await page.keyboard.press("Escape");
    await expectPaper(page, "Receipt…", receipt, [...signed(), "waiting to be sent to the secretariat"], "receipt-waiting");
    await workOffline(page, false);
    await expectPill(page, everythingSent);
  });

  const secretariat = await enrol(hub, "secretariat", { env: { FOCAL_DESK_SAVE_FOLDER: folder } });
  await test.step("the secretariat prints exactly what was signed, and the same receipt", async () => {
    const { page } = secretariat;
    await visit(page, "Intake");
    await openRow(page, "Mauritius");
    await page.getByRole("button", { name: "No. 1" }).click();
    await menu(page).click();
    await screenshot(page, "receipt-intake-menu");
    await page.keyboard.press("Escape");
    await expectPaper(page, "Submission no. 1, as it was signed…", answers, [...signed(), "1Ministry that submits this answer"], "receipt-answers");
    await expectPaper(page, "Receipt…", receipt, [...signed(), "Received by the secretariat"], "receipt-received");
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await expect(page.getByTestId("submission-state")).toContainText("Acknowledged");
    await expectPill(page, everythingSent);
  });

  await test.step("once it is acknowledged the receipt says so to both, by whom and when", async () => {
    const said = [...signed(), "Acknowledged by the secretariat", /Acknowledgedby(?!the).+Acknowledgedon\w+\d+,20\d\dat\d+:\d\d[AP]MUTC/];
    await expect(focal.page.getByTestId("submission-1")).toContainText("Acknowledged", { timeout: 30_000 });
    await expectPaper(focal.page, "Receipt…", receipt, said, "receipt-acknowledged");
    await expectPaper(secretariat.page, "Receipt…", receipt, said, "receipt-acknowledged-secretariat");
  });

  await test.step("a returned one says why", async () => {
    await secretariat.page.getByRole("button", { name: "Return with a reason" }).click();
    await secretariat.page.getByRole("textbox", { name: "Reason" }).fill("The seat of the focal point is missing.");
    await secretariat.page.getByRole("dialog").getByRole("button", { name: "Return it" }).click();
    await expect(focal.page.getByTestId("submission-1")).toContainText("The seat of the focal point is missing.", { timeout: 30_000 });
    await expectPaper(
      focal.page,
      "Receipt…",
      receipt,
      [...signed(), "Returned by the secretariat, for this reason", "The seat of the focal point is missing."],
      "receipt-returned",
    );
  });

  for (const desk of [focal, secretariat]) {
    expect(desk.problems).toEqual([]);
    await desk.close();
  }
  await hub.end();
});

/** What the hub does not accept stays with the person who wrote it: their words, why, and what to do next (SY-21, SY-33, SY-55). */
import { expect, test, type Page } from "@playwright/test";
import { Device } from "#hub/test/device.ts";
import { launchDesk, screenshot, type Desk } from "./support/desk.ts";
import type { Hub } from "./support/hub.ts";
import { enrol, expectPill, openRow, startSampleHub, visit, workOffline } from "./support/sample.ts";

test.setTimeout(240_000);

const initiative = "Working session on circular migration";
const contact = "Permanent Secretary";
const lead = "Ministry of Labour and of the Blue Economy";
const sentence = " Agreed with the social partners on the train.";
const director = "person.sample-labour";

/** The secretariat changes what a person may do, as its own desk would ask the hub to. */
async function openSecretariat(hub: Hub): Promise<{ change(what: object): Promise<void>; close(): void }> {
  const invited = (hub.greeting["sample"] as readonly { persona: string; invitation: string }[]).find((one) => one.persona === "secretariat");
  const { device } = await Device.open(hub.address, await Device.enrol(hub.address, invited!.invitation));
  return {
    async change(what) {
      const answer = await device.command("person.change", { person: director, ...what });
      expect(answer.error).toBeUndefined();
    },
    close: () => device.close(),
  };
}

async function writeOffline(desk: Desk): Promise<string> {
  await workOffline(desk.page, true);
  await expectPill(desk.page, "Offline");
  await visit(desk.page, "Initiatives");
  await openRow(desk.page, initiative);
  await desk.page.getByRole("textbox", { name: "Lead ministry" }).fill(lead);
  const narrative = desk.page.getByRole("textbox", { name: "Narrative" });
  await narrative.click();
  await desk.page.keyboard.press("Control+End");
  await narrative.pressSequentially(sentence, { delay: 8 });
  await expect(desk.page.getByTestId("record-status")).toHaveText("Saved on this device");
  await expectPill(desk.page, "Waiting to send (1)");
  return narrative.inputValue();
}

/** As a person gets there: from the word in the pill. */
async function openKept(page: Page, title: string): Promise<void> {
  await page.getByTestId("sync-pill").click();
  await page.locator('a[href="#/quarantine"]').first().click();
  await page.getByRole("option", { name: title }).first().click();
}

async function expectKept(page: Page, ...shown: readonly string[]): Promise<void> {
  for (const words of shown) await expect(page.getByRole("main")).toContainText(words);
}

const readsOnly = [
  "Your role reads and does not write.",
  "Your change is kept under “Not accepted” on this device.",
  "Ask the secretariat if your role should change.",
];
const noLonger = ["You may no longer read this record", "Your change is kept", "Ask your focal point or the secretariat if you still need it."];

test("a director whose role was taken while offline keeps what was written, learns why, and sends it once the role is back", async () => {
  const hub = await startSampleHub();
  const secretariat = await openSecretariat(hub);
  let labour = await enrol(hub, "ministry-labour");
  const narrative = await writeOffline(labour);
  await secretariat.change({ role: "observer" });
  await workOffline(labour.page, false);
  await expectPill(labour.page, "Needs your attention (1)");
  // The record is the hub's again: nobody takes the refused words for accepted ones.
  await expect(labour.page.getByRole("textbox", { name: "Narrative" })).not.toHaveValue(narrative);
  await openKept(labour.page, initiative);
  await expectKept(labour.page, lead, narrative, ...readsOnly);
  await expect(labour.page.getByRole("button", { name: "Try again" })).toBeHidden();
  await screenshot(labour.page, "refused-role");

  await labour.kill();
  labour = await launchDesk({ profile: labour.profile });
  await expectPill(labour.page, "Needs your attention (1)", 60_000);
  await openKept(labour.page, initiative);
  await expectKept(labour.page, lead, narrative, ...readsOnly);

  await secretariat.change({ role: "official" });
  await labour.page.getByRole("button", { name: "Try again" }).click();
  await expectPill(labour.page, "With the secretariat");
  const foreign = await enrol(hub, "ministry-foreign-affairs");
  await visit(foreign.page, "Initiatives");
  await openRow(foreign.page, initiative);
  await expect(foreign.page.getByRole("textbox", { name: "Narrative" })).toHaveValue(narrative);
  await expect(foreign.page.getByRole("textbox", { name: "Lead ministry" })).toHaveValue(lead);
  await foreign.close();
  await labour.close();
  secretariat.close();
  await hub.end();
});

test("a director who was moved to another country while offline loses the contact and keeps every letter of what was not sent", async () => {
  const hub = await startSampleHub();
  const secretariat = await openSecretariat(hub);
  let labour = await enrol(hub, "ministry-labour");
  await visit(labour.page, "Contacts");
  await openRow(labour.page, contact);
  const notes = labour.page.getByRole("textbox", { name: "Notes" });
  await notes.fill("Prefers to be written to in French.");
  await expectPill(labour.page, "With the secretariat");
  await workOffline(labour.page, true);
  await notes.press("Control+End");
  await notes.pressSequentially(sentence, { delay: 8 });
  await expect(labour.page.getByTestId("record-status")).toHaveText("Saved on this device");
  const written = await notes.inputValue();
  await secretariat.change({ country: "BEL" });
  await workOffline(labour.page, false);
  await expectPill(labour.page, "Needs your attention (1)");
  await openKept(labour.page, contact);
  await expectKept(labour.page, written, ...noLonger);
  await screenshot(labour.page, "refused-withdrawn");

  await labour.kill();
  labour = await launchDesk({ profile: labour.profile });
  await expectPill(labour.page, "Needs your attention (1)", 60_000);
  await openKept(labour.page, contact);
  await expectKept(labour.page, written, ...noLonger);
  await visit(labour.page, "Contacts");
  await expect(labour.page.getByRole("option", { name: contact })).toHaveCount(0);
  await labour.close();
  secretariat.close();
  await hub.end();
});

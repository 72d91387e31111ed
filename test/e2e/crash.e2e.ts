/** Killed in the middle of a word: whatever was said to be saved is there. */
import { expect, test } from "@playwright/test";
import { launchDesk } from "./support/desk.ts";
import { enrol, expectPill, openRow, startSampleHub, visit, workOffline } from "./support/sample.ts";

test.setTimeout(240_000);

/** How many letters the person types before the power goes: each run is another moment of a save. */
const moments = [37, 58, 83];
const sentence = " It will be held in the capital, with the social partners and the returned workers.";

test("an application killed while a person types has everything that said “Saved on this device”", async () => {
  const hub = await startSampleHub();
  const first = await enrol(hub, "ministry-labour");
  const profile = first.profile;
  await workOffline(first.page, true);
  await expectPill(first.page, "Offline");

  let desk = first;
  let expected = "";
  for (const letters of moments) {
    await visit(desk.page, "Initiatives");
    await openRow(desk.page, "Working session on circular migration");
    const narrative = desk.page.getByRole("textbox", { name: "Narrative" });
    const lead = desk.page.getByRole("textbox", { name: "Lead ministry" });
    const before = await narrative.inputValue();
    expect(before.startsWith(expected)).toBe(true);

    // Noted outside the page, at each frame in which the head of the record says that it is saved: what a person could have relied on.
    const relied: { narrative: string; lead: string }[] = [];
    await desk.page.exposeFunction("relyOn", (shown: { narrative: string; lead: string }) => void relied.push(shown));
    await desk.page.evaluate(() => {
      const read = (name: string): string => {
        const box = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")].find(
          (one) => one.getAttribute("aria-label") === name || one.labels?.[0]?.textContent?.startsWith(name),
        );
        return box?.value ?? "?";
      };
      let last = "";
      const look = (): void => {
        const word = document.querySelector("[data-testid=record-status]")?.getAttribute("data-word");
        const shown = { narrative: read("Narrative"), lead: read("Lead ministry") };
        const now = JSON.stringify(shown);
        if ((word === "saved" || word === "waiting") && now !== last) {
          last = now;
          void (window as unknown as { relyOn(shown: object): Promise<void> }).relyOn(shown);
        }
        requestAnimationFrame(look);
      };
      look();
    });

    await lead.click();
    await desk.page.keyboard.press("Control+A");
    await lead.pressSequentially(`Ministry of Labour, ${String(letters)} letters`, { delay: 12 });
    await narrative.click();
    await desk.page.keyboard.press("Control+End");
    await narrative.pressSequentially(sentence.slice(0, letters), { delay: 30 });
    await desk.kill();

    const promise = relied.at(-1);
    expect(promise, "nothing was ever said to be saved").toBeDefined();
    // The promise covers nearly all that was typed: a word that comes only when everything is over would be no use.
    expect(promise!.narrative.length).toBeGreaterThan(before.length + letters / 2);
    desk = await launchDesk({ profile });
    await expectPill(desk.page, /Offline|Waiting to send|Saved on this device/, 60_000);
    await visit(desk.page, "Initiatives");
    await openRow(desk.page, "Working session on circular migration");
    const after = await desk.page.getByRole("textbox", { name: "Narrative" }).inputValue();
    expect(after.startsWith(promise!.narrative), `promised ${JSON.stringify(promise!.narrative)}, found ${JSON.stringify(after)}`).toBe(true);
    expect(`${before}${sentence}`.startsWith(after), `a letter is missing or out of place in ${JSON.stringify(after)}`).toBe(true);
    await expect(desk.page.getByRole("textbox", { name: "Lead ministry" })).toHaveValue(promise!.lead);
    expected = after;
  }

  await workOffline(desk.page, false);
  await expectPill(desk.page, "With the secretariat");
  await desk.close();
  await hub.end();
});

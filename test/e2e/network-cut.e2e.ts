/** The network does not ask before it goes: a hub that is killed, and comes back, is the same as the switch *Work offline*. */
import { expect, test } from "@playwright/test";
import { startHub } from "./support/hub.ts";
import { enrol, expectPill, openRow, startSampleHub, visit } from "./support/sample.ts";

test.setTimeout(240_000);

test("what is written while the hub is gone is safe, and is sent when it is back", async () => {
  const hub = await startSampleHub();
  const foreign = await enrol(hub, "ministry-foreign-affairs");
  const labour = await enrol(hub, "ministry-labour");
  await hub.kill();
  for (const desk of [foreign, labour]) {
    await expectPill(desk.page, "Offline");
    await visit(desk.page, "Initiatives");
    await openRow(desk.page, "Working session on circular migration");
  }
  const narrative = foreign.page.getByRole("textbox", { name: "Narrative" });
  await narrative.click();
  await foreign.page.keyboard.press("Control+End");
  await narrative.pressSequentially(" Written without a network.");
  await expectPill(foreign.page, "Waiting to send (1)");
  await expect(foreign.page.getByTestId("record-status")).toHaveText("Saved on this device");

  const again = await startHub({ data: hub.data, port: Number(new URL(hub.address).port), args: ["--sample"] });
  for (const desk of [foreign, labour]) await expectPill(desk.page, "With the secretariat", 90_000);
  await expect(labour.page.getByRole("textbox", { name: "Narrative" })).toHaveValue(/Written without a network\.$/);
  await foreign.close();
  await labour.close();
  await again.end();
});

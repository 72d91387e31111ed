/** The last change put back: by the notice and by Ctrl+Z, as a new edit that everybody gets; never over what somebody else wrote since. */
import { expect, test } from "@playwright/test";
import { screenshot } from "./support/desk.ts";
import { enrol, everythingSent, expectPill, openRow, startSampleHub, visit } from "./support/sample.ts";

test.setTimeout(300_000);

test("what was laid aside or chosen by mistake is put back, unless somebody else changed it since", async () => {
  const hub = await startSampleHub();
  const focal = await enrol(hub, "ministry-foreign-affairs");
  const official = await enrol(hub, "ministry-labour");
  const title = "Example: a register of skills for people who come home";
  const status = focal.page.getByRole("combobox", { name: "Status" }).last();
  for (const desk of [focal, official]) {
    await visit(desk.page, "Initiatives");
    await openRow(desk.page, title);
    await expect(desk.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }
  const choose = async (page: typeof focal.page, value: string): Promise<void> => {
    await page.getByRole("combobox", { name: "Status" }).last().click();
    await page.getByRole("option", { name: value, exact: true }).click();
    await page.getByRole("heading", { level: 1 }).click();
  };

  await test.step("a choice, by the notice", async () => {
    await choose(focal.page, "Stopped");
    const notice = focal.page.getByRole("alert").filter({ hasText: "Status is now “Stopped”." });
    await screenshot(focal.page, "undo-notice");
    await notice.getByRole("button", { name: "Undo" }).click();
    await expect(status).toHaveValue("Under way");
    await expect(focal.page.getByText("Put back: Status")).toBeVisible();
  });

  await test.step("a choice and what was laid aside, by Ctrl+Z, from the last to the first", async () => {
    await choose(focal.page, "Completed");
    await focal.page.getByRole("button", { name: "Archive" }).click();
    await expect(focal.page.getByRole("button", { name: "Restore" })).toBeVisible();
    await focal.page.getByRole("heading", { level: 1 }).click();
    await focal.page.keyboard.press("Control+z");
    await expect(focal.page.getByRole("button", { name: "Archive" })).toBeVisible();
    await expect(status).toHaveValue("Completed");
    await focal.page.keyboard.press("Control+z");
    await expect(status).toHaveValue("Under way");
    await focal.page.keyboard.press("Control+z");
    await expect(focal.page.getByText("Nothing was changed since Focal Desk was opened.")).toBeVisible();
    await expectPill(focal.page, everythingSent);
    await expect(official.page.getByRole("combobox", { name: "Status" }).last()).toHaveValue("Under way", { timeout: 30_000 });
  });

  await test.step("within a text it is the text field's own", async () => {
    const ministry = focal.page.getByRole("textbox", { name: "Lead ministry" });
    await choose(focal.page, "Planned");
    await ministry.fill("Ministry of Employment");
    await ministry.press("Control+z");
    await expect(ministry).toHaveValue("Ministry of Labour");
    await expect(status).toHaveValue("Planned");
    await ministry.press("Tab");
    await expectPill(focal.page, everythingSent);
  });

  await test.step("what somebody else changed since stays theirs", async () => {
    await expect(official.page.getByRole("combobox", { name: "Status" }).last()).toHaveValue("Planned", { timeout: 30_000 });
    await choose(focal.page, "Completed");
    await expectPill(focal.page, everythingSent);
    await expect(official.page.getByRole("combobox", { name: "Status" }).last()).toHaveValue("Completed", { timeout: 30_000 });
    await choose(official.page, "Stopped");
    await expect(status).toHaveValue("Stopped", { timeout: 30_000 });
    await focal.page.getByRole("heading", { level: 1 }).click();
    await focal.page.keyboard.press("Control+z");
    await expect(focal.page.getByText("was changed by somebody since. Nothing was put back.")).toBeVisible();
    await expect(status).toHaveValue("Stopped");
  });

  for (const desk of [focal, official]) {
    expect(desk.problems).toEqual([]);
    await desk.close();
  }
  await hub.end();
});

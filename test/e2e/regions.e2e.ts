/** The third task of a focal point: what the Forum concludes reaches the regions, what a region agrees reaches the Forum, and nobody else sees it. */
import { expect, test, type Page } from "@playwright/test";
import { launchDesk, screenshot, type Desk } from "./support/desk.ts";
import { startHub, type Hub } from "./support/hub.ts";
import { enrol, everythingSent, expectPill, openRow, startSampleHub, visit, workOffline } from "./support/sample.ts";
import { openSection, question } from "./support/survey.ts";

test.setTimeout(600_000);

async function enrolWith(hub: Hub, invitation: string): Promise<Desk> {
  const desk = await launchDesk({ args: ["--enrol", `${hub.address}#${invitation}`] });
  await expectPill(desk.page, everythingSent, 90_000);
  return desk;
}

/** In the People screen, as the secretariat does it. */
async function invite(page: Page, name: string, country: string, processes: readonly string[]): Promise<string> {
  await visit(page, "People");
  await page.getByRole("button", { name: "Invite a person" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name or function" }).fill(name);
  await dialog.getByRole("combobox", { name: "Country" }).fill(country);
  await page.getByRole("option", { name: country, exact: true }).click();
  for (const process of processes) {
    await dialog.getByRole("combobox", { name: "Regional processes" }).click();
    await page.getByRole("option", { name: process, exact: true }).click();
  }
  await page.keyboard.press("Tab");
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  const code = await dialog.getByTestId("invitation-code").innerText();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  return code.trim();
}

async function addContact(desk: Desk, words: string): Promise<void> {
  await desk.page.evaluate(() => (location.hash = "#/contacts/new"));
  await desk.page.getByRole("textbox", { name: "Function" }).fill(words);
  await desk.page.keyboard.press("Tab");
  await expectPill(desk.page, everythingSent);
}

async function openProcess(page: Page, name: string): Promise<void> {
  await visit(page, "Regional processes");
  await page.getByRole("link", { name: "Processes", exact: true }).click();
  await openRow(page, name);
}

/** Whether anything that the device keeps holds these words, in whatever database. */
async function holds({ page }: Desk, words: string): Promise<boolean> {
  return page.evaluate(async (sought) => {
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!));
      try {
        for (const store of database.objectStoreNames) {
          const kept = await done(database.transaction(store).objectStore(store).getAll());
          if (JSON.stringify(kept).includes(sought)) return true;
        }
      } finally {
        database.close();
      }
    }
    return false;
  }, words);
}

test("two liaisons and the secretariat share a desk, both ends learn what came of what is carried, and nobody else does", async () => {
  const hub = await startHub();
  const secretariat = await enrolWith(hub, String(hub.greeting["invitation"]));
  const { page } = secretariat;

  await test.step("a hub without sample data starts with the known processes", async () => {
    await visit(page, "Regional processes");
    await page.getByRole("button", { name: "Start with the known regional processes" }).click();
    await expect(page.getByText("21 processes are here now.")).toBeVisible();
    await expectPill(page, everythingSent);
    await openProcess(page, "Colombo Process");
    await page.getByRole("tab", { name: "Members" }).click();
    await expect(page.getByRole("row", { name: /Philippines/ })).toContainText("Well known");
    await openProcess(page, "Africa-EU Partnership");
    await page.getByRole("tab", { name: "Members" }).click();
    for (const union of ["African Union", "European Union"]) await expect(page.getByRole("row", { name: new RegExp(union) })).toContainText("Member");
  });

  const codes = await test.step("the secretariat says who takes part", async () => ({
    philippines: await invite(page, "Liaison of the Philippines", "Philippines", ["Colombo Process", "Abu Dhabi Dialogue"]),
    bangladesh: await invite(page, "Liaison of Bangladesh", "Bangladesh", ["Colombo Process", "Abu Dhabi Dialogue"]),
    belgium: await invite(page, "Focal point of Belgium", "Belgium", []),
  }));
  await screenshot(page, "regions-people");
  const philippines = await enrolWith(hub, codes.philippines);
  const bangladesh = await enrolWith(hub, codes.bangladesh);
  const belgium = await enrolWith(hub, codes.belgium);
  await addContact(philippines, "Undersecretary of Manila");
  await addContact(bangladesh, "Joint Secretary of Dhaka");

  await test.step("a liaison enters a meeting and carries back what it agreed, without a network", async () => {
    await workOffline(philippines.page, true);
    await openProcess(philippines.page, "Colombo Process");
    await philippines.page.getByRole("link", { name: "New meeting" }).click();
    await philippines.page.getByRole("textbox", { name: "Title" }).fill("Ministerial meeting in Manila");
    await philippines.page.getByRole("textbox", { name: "What it agreed" }).fill("Recruitment fees are paid by the employer.");
    await philippines.page.keyboard.press("Tab");
    await philippines.page.getByRole("button", { name: "Carry back to the Forum" }).click();
    const dialog = philippines.page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Title" }).fill("Who pays for recruitment");
    await expect(dialog.getByRole("textbox", { name: "What the region agreed" })).toHaveValue("Recruitment fees are paid by the employer.");
    await dialog.getByRole("button", { name: "Carry back", exact: true }).click();
    await expect(philippines.page.getByRole("heading", { name: "Who pays for recruitment" })).toBeVisible();
    await expectPill(philippines.page, "Waiting to send (2)");
    await workOffline(philippines.page, false);
    await expectPill(philippines.page, everythingSent);
  });

  await test.step("the secretariat finds it waiting, and makes an outcome of it with one button", async () => {
    await visit(page, "Today");
    await page.getByRole("link", { name: /Who pays for recruitment waits for an outcome/ }).click();
    await page.getByRole("button", { name: "Make an outcome of it" }).click();
    await expect(page.getByRole("list", { name: "How far it has come" })).toContainText("Taken up");
    await expectPill(page, everythingSent);
    await visit(page, "Outcomes");
    await page.getByRole("region", { name: "Outcomes" }).getByRole("link", { name: "Who pays for recruitment" }).click();
    await expect(page.getByRole("link", { name: /Came from Colombo Process/ })).toBeVisible();
  });

  await test.step("a liaison carries it to the region without a network", async () => {
    await visit(bangladesh.page, "Outcomes");
    await bangladesh.page.getByRole("region", { name: "Outcomes" }).getByRole("link", { name: "Who pays for recruitment" }).click();
    await workOffline(bangladesh.page, true);
    await bangladesh.page.getByRole("button", { name: "Carry to a region" }).click();
    const dialog = bangladesh.page.getByRole("dialog");
    await bangladesh.page.getByRole("option", { name: "Colombo Process" }).click();
    // What came from there is known there: it is not carried twice.
    await expect(dialog).toContainText("It was carried there already");
    await dialog.getByRole("combobox", { name: "Process" }).click();
    await bangladesh.page.getByRole("option", { name: "Abu Dhabi Dialogue" }).click();
    await dialog.getByRole("button", { name: "Carry", exact: true }).click();
    await expect(bangladesh.page.getByRole("link", { name: "Back to the desk of Abu Dhabi Dialogue" })).toBeVisible();
    await expectPill(bangladesh.page, "Waiting to send (1)");
    await workOffline(bangladesh.page, false);
    await expectPill(bangladesh.page, everythingSent);
  });

  await test.step("the other liaison puts it on the agenda; the outcome's page says so to those who take part", async () => {
    await openProcess(philippines.page, "Abu Dhabi Dialogue");
    await philippines.page.getByRole("link", { name: /Who pays for recruitment.*Proposed/ }).click();
    await philippines.page.getByRole("combobox", { name: "State" }).click();
    await philippines.page.getByRole("option", { name: "On the agenda" }).click();
    await expectPill(philippines.page, everythingSent);
    for (const desk of [secretariat, bangladesh]) {
      await visit(desk.page, "Outcomes");
      await desk.page.getByRole("region", { name: "Outcomes" }).getByRole("link", { name: "Who pays for recruitment" }).click();
      await expect(desk.page.getByRole("link", { name: /Abu Dhabi Dialogue.*On the agenda/ })).toBeVisible({ timeout: 30_000 });
    }
    await screenshot(page, "regions-outcome");
  });

  await test.step("the other liaison says what came of it without a network; everybody at the desk learns it", async () => {
    await workOffline(bangladesh.page, true);
    await openProcess(bangladesh.page, "Colombo Process");
    await bangladesh.page.getByRole("link", { name: /Who pays for recruitment/ }).click();
    await bangladesh.page.getByRole("combobox", { name: "State" }).click();
    await bangladesh.page.getByRole("option", { name: "Reported back" }).click();
    await bangladesh.page.getByRole("textbox", { name: "What came of it" }).fill("The members compare their rules by March.");
    await bangladesh.page.keyboard.press("Tab");
    await expectPill(bangladesh.page, "Waiting to send (1)");
    await screenshot(bangladesh.page, "regions-relay");
    await workOffline(bangladesh.page, false);
    await expectPill(bangladesh.page, everythingSent);
    for (const desk of [philippines, secretariat]) {
      await openProcess(desk.page, "Colombo Process");
      await desk.page.getByRole("link", { name: /Who pays for recruitment.*Reported back/ }).click();
      await expect(desk.page.getByRole("textbox", { name: "What came of it" })).toHaveValue("The members compare their rules by March.");
    }
    await openProcess(philippines.page, "Colombo Process");
    await screenshot(philippines.page, "regions-desk");
  });

  await test.step("who does not take part has the outcome and nothing of the desk", async () => {
    await visit(belgium.page, "Outcomes");
    await belgium.page.getByRole("region", { name: "Outcomes" }).getByRole("link", { name: "Who pays for recruitment" }).click();
    await expect(belgium.page.getByRole("heading", { name: "Who pays for recruitment" })).toBeVisible();
    await expect(belgium.page.getByRole("heading", { name: "In the regions" })).toHaveCount(0);
    await expect(belgium.page.getByRole("button", { name: "Carry to a region" })).toHaveCount(0);
    await openProcess(belgium.page, "Colombo Process");
    await expect(belgium.page.getByRole("tab", { name: "Liaison desk" })).toHaveCount(0);
    for (const words of ["The members compare their rules by March.", "Ministerial meeting in Manila"]) expect(await holds(belgium, words)).toBe(false);
    for (const words of ["The members compare their rules by March.", "Ministerial meeting in Manila"]) {
      expect(await holds(philippines, words), `${words}, at the liaison's`).toBe(true);
    }
  });

  await test.step("no liaison, and no secretariat, has the other country's contacts", async () => {
    expect(await holds(philippines, "Undersecretary of Manila")).toBe(true);
    for (const desk of [bangladesh, belgium, secretariat]) expect(await holds(desk, "Undersecretary of Manila")).toBe(false);
    for (const desk of [philippines, belgium, secretariat]) expect(await holds(desk, "Joint Secretary of Dhaka")).toBe(false);
  });

  await test.step("who takes part no more loses the desk, and what the device held of it", async () => {
    await visit(page, "People");
    await page.getByRole("button", { name: /Change the regional processes of Liaison of Bangladesh/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Regional processes" }).click();
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Tab");
    await expect(dialog).toContainText("is removed from it");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(() => holds(bangladesh, "The members compare their rules by March."), { timeout: 60_000 }).toBe(false);
    expect(await holds(bangladesh, "Ministerial meeting in Manila")).toBe(false);
    expect(await holds(bangladesh, "Joint Secretary of Dhaka")).toBe(true);
    expect(await holds(philippines, "The members compare their rules by March.")).toBe(true);
    await openProcess(bangladesh.page, "Colombo Process");
    await expect(bangladesh.page.getByRole("tab", { name: "Members" })).toBeVisible();
    await expect(bangladesh.page.getByRole("tab", { name: "Liaison desk" })).toHaveCount(0);
  });

  for (const desk of [secretariat, philippines, bangladesh, belgium]) {
    expect(desk.problems).toEqual([]);
    await desk.close();
  }
  await hub.end();
});

test("a country's processes at a glance, the matrix, the map and what is known where, by keyboard", async () => {
  const hub = await startSampleHub();
  const focal = await enrol(hub, "ministry-foreign-affairs");
  const secretariat = await enrol(hub, "secretariat");
  const { page } = focal;

  await visit(page, "Today");
  await expect(page.getByRole("link", { name: /Meeting soon: Example: next meeting of senior officials/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /circular migration waits for a result/ })).toBeVisible();
  await visit(page, "Regional processes");
  await expect(page.getByRole("heading", { name: "Mauritius" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Migration Dialogue for Southern Africa/ })).toContainText("2 open");
  await screenshot(page, "regions-country");

  await openSection(focal, "Survey", "cooperation");
  // The survey's question 17 suggests the names.
  await question(page, "processes").getByRole("button", { name: /^Add/ }).first().click();
  await expect(question(page, "processes").locator('option[value="Colombo Process"]').first()).toBeAttached({ timeout: 30_000 });
  await visit(page, "Regional processes");

  await page.getByRole("link", { name: "Matrix", exact: true }).click();
  const grid = page.getByRole("grid", { name: "Countries and regional processes" });
  await expect(grid).toHaveAttribute("aria-rowcount", "196");
  // Only what can be seen is drawn, so that it scrolls smoothly.
  expect(await grid.getByRole("row").count()).toBeLessThan(60);
  await grid.focus();
  await screenshot(page, "regions-matrix");
  for (const key of ["Control+End", "Control+Home", "ArrowRight"]) await page.keyboard.press(key);
  const active = page.locator(`#${await grid.getAttribute("aria-activedescendant")}`);
  await expect(active).toHaveAttribute("aria-label", /^Afghanistan, /);
  await page.getByRole("combobox", { name: "Region", exact: true }).click();
  await page.getByRole("option", { name: "Oceania", exact: true }).click();
  await expect(grid).toHaveAttribute("aria-rowcount", "15");
  await expect(grid.getByRole("gridcell", { name: /^Papua New Guinea, Bali Process: Member/ })).toHaveText("●");

  await page.getByRole("link", { name: "Map", exact: true }).click();
  const map = page.getByRole("listbox", { name: /Map of the world/ });
  await expect(map.getByRole("option")).toHaveCount(195);
  await screenshot(page, "regions-map");
  await map.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "France" })).toBeVisible();
  await page.getByRole("link", { name: "Map", exact: true }).click();
  await page.getByRole("combobox", { name: "Show", exact: true }).click();
  await page.getByRole("option", { name: "Rabat Process", exact: false }).click();
  await expect(map.getByRole("option", { name: /Algeria, Rabat.*: Observer/ })).toHaveAttribute("data-mark", "○");
  await screenshot(page, "regions-map-process");
  await page.getByText("Table", { exact: true }).click();
  await expect(page.getByRole("row", { name: /Algeria/ })).toContainText("Observer");
  await screenshot(page, "regions-table");

  await visit(secretariat.page, "Regional processes");
  await secretariat.page.getByRole("link", { name: "Known where", exact: true }).click();
  const known = secretariat.page.getByRole("grid", { name: "Outcomes of the Forum and regional processes" });
  await expect(known.getByRole("gridcell", { name: /Circular migration.*Southern Africa: On the agenda/i })).toHaveText("≡");
  await screenshot(secretariat.page, "regions-known-where");
  await known
    .getByRole("gridcell", { name: /not yet carried/ })
    .first()
    .click();
  await secretariat.page.getByRole("dialog").getByRole("button", { name: "Carry", exact: true }).click();
  await expect(secretariat.page.getByRole("list", { name: "How far it has come" })).toContainText("Proposed");
  await openProcess(secretariat.page, "Colombo Process");
  await secretariat.page.getByRole("tab", { name: "Members" }).click();
  await screenshot(secretariat.page, "regions-members");
  await secretariat.page.getByRole("button", { name: "Edit the members" }).click();
  await expect(secretariat.page.getByRole("button", { name: "Add a member" })).toBeVisible();
  await screenshot(secretariat.page, "regions-members-edited");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByText("Map", { exact: true }).last().click();
  await screenshot(page, "regions-map-dark");

  for (const desk of [focal, secretariat]) {
    expect(desk.problems).toEqual([]);
    await desk.close();
  }
  await hub.end();
});

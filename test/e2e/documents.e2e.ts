/** Documents beside a record: added without a connection, sent after the records, cut in the middle, fetched by others, and nobody else's. */
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { change, Device, set, type Identity } from "#hub/test/device.ts";
import { shownValue } from "#shared/crdt/record.ts";
import { Secretariat } from "./support/countries.ts";
import { launchDesk, screenshot, temporaryFolder, type Desk } from "./support/desk.ts";
import { openLine } from "./support/line.ts";
import { enrol, everythingSent, expectPill, openRow, startSampleHub, visit, workOffline } from "./support/sample.ts";

test.setTimeout(240_000);

const title = "Working session on circular migration";
const side = (page: Page): Locator => page.getByRole("complementary", { name: "Beside this record" });
const list = (page: Page): Locator => side(page).getByRole("list", { name: "Documents" });
const row = (page: Page, name: string): Locator => list(page).getByRole("listitem").filter({ hasText: name });
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function openDocuments(page: Page): Promise<void> {
  await visit(page, "Initiatives");
  await openRow(page, title);
  // It stays as it was left, also after an end that nobody foresaw, if that was written down in time.
  const folded = side(page).getByRole("button", { name: /^Documents/ });
  const open = side(page).getByRole("tab", { name: /^Documents/ });
  await folded.or(open).press("Enter");
}

/** Stands in for the person at the system's dialog. */
const choosing = (desk: Desk, ...filePaths: string[]): Promise<void> =>
  desk.app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: paths });
  }, filePaths);

async function addByKeyboard(desk: Desk, ...paths: string[]): Promise<void> {
  await choosing(desk, ...paths);
  await side(desk.page).getByRole("button", { name: "Add documents…" }).press("Enter");
}

/** What this page sends of documents: where each part begins, and how long it is. */
function partsOf(page: Page): { readonly id: string; readonly offset: number; readonly length: number }[] {
  const parts: { id: string; offset: number; length: number }[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      const text = payload.toString();
      if (!text.includes("document.take")) return;
      const { input } = JSON.parse(text) as { readonly input: { readonly id: string; readonly offset: number; readonly bytes: string } };
      parts.push({ id: input.id, offset: input.offset, length: Buffer.from(input.bytes, "base64").length });
    }),
  );
  return parts;
}

test("a document goes to the secretariat after the records, goes on where it was cut, and is the same on another desk", async () => {
  const hub = await startSampleHub();
  const line = await openLine(hub);
  const sender = await enrol(line.hub, "ministry-labour");
  const reader = await enrol(hub, "ministry-foreign-affairs");
  const files = await temporaryFolder("files-");
  const copies = await temporaryFolder("copies-");
  const bytes = randomBytes(5 * 1024 * 1024);
  const large = join(files, "Evaluation of the pilot.pdf");
  const whole = (desk: Desk): string => join(desk.profile, "documents", hashOf(bytes).slice(0, 2), hashOf(bytes));
  await writeFile(large, bytes);
  let again = sender;
  let attachment = "";

  await test.step("a document of 21 MB is refused, and so is an empty one; nothing changes", async () => {
    await openDocuments(sender.page);
    await expect(side(sender.page)).toContainText("No documents yet.");
    await screenshot(sender.page, "documents-empty");
    await writeFile(join(files, "Film.mp4"), Buffer.alloc(21 * 1024 * 1024));
    await writeFile(join(files, "Empty.txt"), "");
    await addByKeyboard(sender, join(files, "Film.mp4"), join(files, "Empty.txt"));
    await expect(side(sender.page).getByRole("alert")).toContainText("“Film.mp4” was not added: a document may have up to 20 MB.");
    await expect(side(sender.page).getByRole("alert")).toContainText("“Empty.txt” was not added: the file is empty.");
    await expect(list(sender.page).getByRole("listitem")).toHaveCount(0);
    await expectPill(sender.page, everythingSent);
    expect((await readdir(join(sender.profile, "documents"))).filter((name) => name.length > 2)).toEqual([]);
  });

  await test.step("without a connection 5 MB are added by keyboard and are on this device only", async () => {
    await workOffline(sender.page, true);
    await addByKeyboard(sender, large);
    await expect(row(sender.page, "Evaluation of the pilot.pdf")).toContainText("On this device only");
    expect(hashOf(await readFile(whole(sender)))).toBe(hashOf(bytes));
    await expect(side(sender.page)).toContainText("There is no connection now.");
    await screenshot(sender.page, "documents-offline");
  });

  await test.step("the records go first; in the middle of the document the network is cut, and the application is killed", async () => {
    await sender.page.getByRole("textbox", { name: "Lead ministry" }).fill("Ministry of Labour and Employment");
    await sender.page.keyboard.press("Tab");
    await visit(reader.page, "Initiatives");
    await openRow(reader.page, title);
    const cut = line.cutAfter(2_500_000);
    await workOffline(sender.page, false);
    await cut;
    await expect(reader.page.getByRole("textbox", { name: "Lead ministry" })).toHaveValue("Ministry of Labour and Employment");
    await expect(side(reader.page).getByRole("button", { name: "Documents: 1" })).toBeVisible();
    const arrived = (await stat(`${join(hub.data, "documents", hashOf(bytes).slice(0, 2), hashOf(bytes))}.part`)).size;
    expect(arrived).toBeGreaterThan(1_000_000);
    expect(arrived).toBeLessThan(bytes.length);
    await side(reader.page).getByRole("button", { name: "Documents: 1" }).click();
    await row(reader.page, "Evaluation").getByRole("button", { name: "Download Evaluation of the pilot.pdf" }).click();
    await expect(row(reader.page, "Evaluation")).toContainText("Comes once it has reached the secretariat");
    await sender.kill();
  });

  await test.step("it goes on where it was: nothing is sent twice but the part that was under way", async () => {
    const before = (await stat(`${join(hub.data, "documents", hashOf(bytes).slice(0, 2), hashOf(bytes))}.part`)).size;
    const sentBefore = line.sent();
    line.mend();
    again = await launchDesk({ profile: sender.profile });
    const parts = partsOf(again.page);
    await openDocuments(again.page);
    await expect(row(again.page, "Evaluation")).toContainText("With the secretariat", { timeout: 60_000 });
    expect(hashOf(await readFile(join(hub.data, "documents", hashOf(bytes).slice(0, 2), hashOf(bytes))))).toBe(hashOf(bytes));
    const [first] = parts;
    attachment = first?.id ?? "";
    // The page may have begun before it was listened to: then what is heard of begins later, never earlier.
    expect(first?.offset ?? before).toBeGreaterThanOrEqual(before);
    for (const [at, part] of parts.entries()) if (at > 0) expect(part.offset).toBe(parts[at - 1]!.offset + parts[at - 1]!.length);
    // Random bytes do not shrink, so as base64 they take at least their own size again on the line; a second time all of it would take twice as much.
    expect(line.sent() - sentBefore).toBeLessThan((bytes.length - before) * 1.4 + 600_000);
  });

  await test.step("the other ministry waited for it: it comes, is the same, opens as a copy that cannot be written, and is saved", async () => {
    await row(reader.page, "Evaluation")
      .getByRole("button", { name: /^(Download|Try again)/ })
      .click({ timeout: 1_000 })
      .catch(() => undefined);
    await expect(row(reader.page, "Evaluation")).toContainText("With the secretariat", { timeout: 60_000 });
    expect(hashOf(await readFile(whole(reader)))).toBe(hashOf(bytes));
    await reader.app.evaluate(({ shell, dialog }, folder) => {
      const seen = globalThis as unknown as { opened?: string };
      shell.openPath = (path) => {
        seen.opened = path;
        return Promise.resolve("");
      };
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: `${folder}/copy.pdf` });
    }, copies);
    await row(reader.page, "Evaluation").getByRole("button", { name: "Open Evaluation of the pilot.pdf" }).press("Enter");
    await expect.poll(() => reader.app.evaluate(() => (globalThis as unknown as { opened?: string }).opened ?? "")).toMatch(/Evaluation of the pilot\.pdf$/);
    const opened = await reader.app.evaluate(() => (globalThis as unknown as { opened?: string }).opened ?? "");
    expect((await stat(opened)).mode & 0o777).toBe(0o400);
    await row(reader.page, "Evaluation")
      .getByRole("button", { name: /^Save a copy/ })
      .press("Enter");
    await expect.poll(() => existsSync(join(copies, "copy.pdf"))).toBe(true);
    expect(hashOf(await readFile(join(copies, "copy.pdf")))).toBe(hashOf(bytes));
    await screenshot(reader.page, "documents-with-the-secretariat");
  });

  await test.step("another country sees it as it sees the record; once that is no longer shown, it sees nothing and is given nothing", async () => {
    const invited = (hub.greeting["sample"] as readonly { readonly persona: string; readonly invitation: string }[]).find(
      (one) => one.persona === "secretariat",
    )!;
    const secretariat = await Secretariat.enrol(hub.address, invited.invitation);
    const enrolled = async (country: string): Promise<Identity> =>
      Device.enrol(hub.address, await secretariat.invite(`Focal point of ${country}`, "focal-point", country));
    const belgium = await enrolled("BEL");
    expect(attachment).toMatch(/^attachment\./);
    const asBelgium = async (): Promise<{ readonly seen: number; readonly read: unknown }> => {
      const { device, welcome } = await Device.open(hub.address, belgium);
      let seen = 0;
      for (const feed of welcome.feeds) seen += (await device.pullAll(feed)).records.filter(({ kind }) => kind === "attachment").length;
      const { output, error } = await device.command("document.read", { id: attachment, offset: 0, length: 1_000 });
      device.close();
      return { seen, read: error?.detail ?? (output as { readonly size: number }).size };
    };
    expect(await asBelgium()).toEqual({ seen: 1, read: bytes.length });
    const mauritius = await enrolled("MUS");
    const { device } = await Device.open(hub.address, mauritius);
    const initiative = (await device.pullAll("country:MUS")).records.find((one) => String(shownValue(one, "title")).startsWith(title))!;
    const [narrowed] = await device.push(change(mauritius, initiative, [set("audience", "secretariat")]).delta);
    expect(narrowed?.outcome).toBe("merged");
    expect(await asBelgium()).toEqual({ seen: 0, read: "not-visible" });
    device.close();
    secretariat.close();
  });

  await test.step("what is dropped is added too; a program is kept and not opened; what is removed is put back", async () => {
    await again.page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array([0x4d, 0x5a, 0x90])], "setup.exe"));
      document.querySelector('[data-testid="documents"]')!.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    const program = row(again.page, "setup.exe");
    await expect(program).toContainText("With the secretariat", { timeout: 30_000 });
    await program.getByRole("button", { name: "Open setup.exe" }).click();
    await expect(program.getByRole("alert")).toContainText("Focal Desk does not open it.");
    // It is small and the country's own, so it comes by itself.
    await expect(row(reader.page, "setup.exe").getByRole("button", { name: "Open setup.exe" })).toBeVisible({ timeout: 60_000 });
    await program.getByRole("button", { name: "Remove setup.exe" }).press("Enter");
    await expect(program).toHaveCount(0);
    await expect(row(reader.page, "setup.exe")).toHaveCount(0, { timeout: 30_000 });
    await again.page.getByRole("button", { name: "Undo" }).click();
    await expect(program.getByRole("button", { name: "Open setup.exe" })).toBeVisible();
  });

  await test.step("it looks right in the dark, and mirrored", async () => {
    await again.page.emulateMedia({ colorScheme: "dark" });
    await screenshot(again.page, "documents-dark");
    await again.page.emulateMedia({ colorScheme: "light" });
    await again.page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    await screenshot(again.page, "documents-mirrored");
  });

  for (const desk of [again, reader]) {
    expect(desk.problems.filter((problem) => !problem.includes("WebSocket"))).toEqual([]);
    await desk.close();
  }
  await line.close();
  await hub.end();
});

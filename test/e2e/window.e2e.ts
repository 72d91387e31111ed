/** The window of a profile: closing, crashing, coming back, being copied. */
import { spawn } from "node:child_process";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { root } from "#build/paths.ts";
import type {} from "#renderer/platform/window-api.ts";
import type { Output } from "#shared/ipc/contract.ts";
import { launchDesk, temporaryFolder, type Desk } from "./support/desk.ts";

const unsandboxed = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

async function identityOf(desk: Desk): Promise<Output<"identity.read">> {
  const answer = await desk.page.evaluate(() => window.focalDesk!.identity.read());
  if (!answer.ok) throw new Error(answer.detail);
  return answer.output;
}

test("before the window closes the page may save, and a page that hangs does not keep it", async () => {
  const desk = await launchDesk();
  await desk.page.evaluate(() => {
    window.focalDesk!.events.beforeClose(async () => {
      await new Promise((done) => setTimeout(done, 200));
      await window.focalDesk!.log.write({ level: "information", message: "saved before closing" });
    });
  });
  await desk.close();
  expect(await readFile(join(desk.profile, "logs", "focal-desk.log"), "utf8")).toContain("saved before closing");

  const hanging = await launchDesk();
  await hanging.page.evaluate(() => {
    window.focalDesk!.events.beforeClose(() => new Promise(() => undefined));
  });
  const began = Date.now();
  await hanging.close();
  expect(Date.now() - began).toBeGreaterThan(2_500);
});

test("a page whose process ends is loaded again and told so once", async () => {
  const desk = await launchDesk();
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer());
  const info = (): Promise<{ output: { recovered: boolean } } | null> =>
    desk.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents;
      return contents.isCrashed() || contents.isLoading() ? null : contents.executeJavaScript("window.focalDesk.app.info()");
    });
  // The page itself may ask first and show it, so the log is what is compared. Just after the call the old page may still answer.
  await expect.poll(() => readFile(join(desk.profile, "logs", "focal-desk.log"), "utf8").catch(() => "")).toContain("The page's process ended");
  await expect.poll(info).not.toBeNull();
  expect((await info())?.output.recovered).toBe(false);
  await desk.close();
});

test("one profile is opened once: a second start ends and leaves the first alone", async () => {
  const desk = await launchDesk();
  const second = spawn(process.env["FOCAL_DESK_ELECTRON"]!, [...unsandboxed, root, "--profile", desk.profile], { stdio: "ignore" });
  const code = await new Promise((done) => second.once("exit", done));
  expect(code).toBe(0);
  expect(await identityOf(desk)).toMatchObject({ installation: null });
  await desk.close();
});

test("a restarted profile keeps key, replica and place; a copied one takes a new replica", async () => {
  const desk = await launchDesk();
  await desk.page.evaluate(() => window.focalDesk!.identity.assign({ installation: 12, address: "ws://127.0.0.1:9/v1/sync", person: "person.test" }));
  const before = await identityOf(desk);
  expect(before.replica).toMatch(/^c-[a-z2-7]{4}$/);
  const bounds = { x: 60, y: 50, width: 1100, height: 700 };
  await desk.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]!.setBounds(wanted), bounds);
  await expect.poll(() => readFile(join(desk.profile, "window.json"), "utf8").catch(() => "")).toContain("1100");
  await desk.kill();
  const copy = join(await temporaryFolder("copied-"), "profile");
  await cp(desk.profile, copy, { recursive: true, filter: (path) => !path.includes("Singleton") });

  const again = await launchDesk({ profile: desk.profile });
  expect(await identityOf(again)).toEqual(before);
  expect(await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds())).toEqual(bounds);
  await again.close();

  const copied = await launchDesk({ profile: copy });
  const after = await identityOf(copied);
  expect(after).toMatchObject({ installation: 12, publicKey: before.publicKey, replicaRenewed: true });
  expect(after.replica).not.toBe(before.replica);
  await copied.close();
});

test("a profile that a newer Chromium opened is left alone", async () => {
  const profile = await temporaryFolder("newer-");
  await writeFile(join(profile, "runtime.json"), JSON.stringify({ chromium: 999 }));
  const older = spawn(process.env["FOCAL_DESK_ELECTRON"]!, [...unsandboxed, root, "--profile", profile], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  older.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await expect.poll(() => said).toContain("Start the newer version to go on.");
  // It waits for someone to read the message.
  older.kill("SIGKILL");
  expect(await readdir(profile)).not.toContain("identity.json");
});

test("an enrolment on the command line reaches the page", async () => {
  const desk = await launchDesk({ args: ["--enrol", "ws://127.0.0.1:9/v1/sync#ABCD-EFGH"] });
  const answer = await desk.page.evaluate(() => window.focalDesk!.app.info());
  expect(answer).toMatchObject({
    ok: true,
    output: { profile: "named", development: true, pendingEnrolment: { address: "ws://127.0.0.1:9/v1/sync", invitation: "ABCD-EFGH" } },
  });
  await desk.close();
});

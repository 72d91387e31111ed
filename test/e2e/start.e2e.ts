/** The README's second command, as a newcomer types it. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium, expect, test } from "@playwright/test";
import { root } from "#build/paths.ts";
import { temporaryFolder } from "./support/desk.ts";

test.setTimeout(180_000);

test("npm start opens the window and offers the sample, whatever Chromium says meanwhile", async () => {
  const profile = await temporaryFolder("started-");
  const started = spawn(process.execPath, [join(root, "build", "start.ts"), "--remote-debugging-port=0", "--profile", profile], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<number | null>((done) => started.once("exit", done));
  const said: string[] = [];
  const address = await new Promise<string>((done, failed) => {
    createInterface({ input: started.stderr }).on("line", (line) => {
      said.push(line);
      const [, found] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
      if (found) done(found);
    });
    void ended.then((code) => failed(new Error(`It ended with ${String(code)}.\n${said.join("\n")}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const page = () => browser.contexts().flatMap((context) => context.pages())[0];
  await expect.poll(() => page() !== undefined, { timeout: 60_000 }).toBe(true);
  await expect(page()!.getByRole("button", { name: "Try it with sample data" })).toBeVisible({ timeout: 60_000 });
  await browser.close();
  started.kill("SIGTERM");
  await ended;
});

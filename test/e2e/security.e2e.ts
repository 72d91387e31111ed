/** Attacks the running application: each line of its defence is seen to hold. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { root } from "#build/paths.ts";
import { contract } from "#shared/ipc/contract.ts";
import type {} from "#renderer/platform/window-api.ts";
import { sessionText } from "#shared/lib/session-text.ts";
import { launchDesk, type Desk } from "./support/desk.ts";

let desk: Desk;

test.beforeAll(async () => {
  desk = await launchDesk();
  // Links that would open outside are written down instead of opening.
  await desk.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address) => void opened.push(address);
  });
});
test.afterAll(() => desk.close());

const openedOutside = (): Promise<string[]> => desk.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened.splice(0));

test("the page is sandboxed and isolated, without Node", async () => {
  const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window!.webContents as Electron.WebContents & { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false });
  expect(
    await desk.page.evaluate(() => ["require", "process", "module", "Buffer", "global", "ipcRenderer", "electron"].filter((name) => name in window)),
  ).toEqual([]);
});

test("the page sees named functions and no channel", async () => {
  const names = await desk.page.evaluate(() =>
    Object.entries(window.focalDesk as unknown as Record<string, Record<string, unknown>>).flatMap(([group, functions]) =>
      Object.keys(functions).map((name) => `${group}.${name}`),
    ),
  );
  expect(names.sort()).toEqual([...Object.keys(contract), "events.beforeClose"].sort());
});

test("every answer of the scheme carries the content security policy", async () => {
  const headers = await desk.page.evaluate(async () => {
    const [found, missing] = await Promise.all([fetch("/index.html"), fetch("/nothing.js")]);
    return [found, missing].map((answer) => answer.headers.get("content-security-policy"));
  });
  for (const header of headers) {
    expect(header).toContain("default-src 'self'; script-src 'self';");
    expect(header).toContain("object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }
});

test("a script written into the page, one from elsewhere and one in a data address do not run", async () => {
  const blocked = await desk.page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
    const add = (change: (script: HTMLScriptElement) => void): void => {
      const script = document.createElement("script");
      change(script);
      document.head.append(script);
    };
    add((script) => (script.textContent = "window.attacked = true"));
    add((script) => (script.src = "https://attacker.invalid/script.js"));
    add((script) => (script.src = "data:text/javascript,window.attacked=true"));
    const button = document.createElement("button");
    button.setAttribute("onclick", "window.attacked = true");
    button.click();
    await new Promise((done) => setTimeout(done, 300));
    return { seen, attacked: "attacked" in window };
  });
  expect(blocked.attacked).toBe(false);
  expect(blocked.seen.filter((directive) => directive === "script-src-elem")).toHaveLength(3);
  expect(blocked.seen).toContain("script-src-attr");
});

test("the page's own scripts cannot evaluate text", async () => {
  // Playwright's own evaluation is exempt from the policy, so the attempt comes from a file that the scheme serves.
  const probe = join(root, "dist", "renderer", "assets", "policy-probe.js");
  await writeFile(probe, 'try { eval("1"); document.title = "evaluated"; } catch (error) { document.title = error.name; }');
  try {
    const outcome = await desk.page.evaluate(async () => {
      const before = document.title;
      const script = document.createElement("script");
      script.src = "/assets/policy-probe.js";
      await new Promise((done, failed) => {
        script.onload = done;
        script.onerror = failed;
        document.head.append(script);
      });
      const after = document.title;
      document.title = before;
      return after;
    });
    expect(outcome).toBe("EvalError");
  } finally {
    await rm(probe);
  }
});

for (const address of ["https://attacker.invalid/", "file:///etc/passwd", "app://other/", "data:text/html,attack", "http://attacker.invalid/"]) {
  test(`the page does not navigate to ${address}`, async () => {
    await desk.page.evaluate((target) => {
      const link = document.createElement("a");
      link.href = target;
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
    await expect.poll(() => desk.page.evaluate(() => document.readyState)).toBe("complete");
    expect(new URL(desk.page.url()).host).toBe("focal-desk");
    expect(await openedOutside()).toEqual(address.startsWith("https:") ? [address] : []);
  });
}

test("no second window opens, and only plain links leave for the browser", async () => {
  const opened = await desk.page.evaluate(() =>
    ["https://example.org/report", "app://focal-desk/", "file:///etc/passwd", "javascript:alert(1)", "https://name:word@example.org/"].map(
      (address) => window.open(address) === null,
    ),
  );
  expect(opened).toEqual([true, true, true, true, true]);
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await openedOutside()).toEqual(["https://example.org/report"]);
});

test("the page cannot be put in a frame, and a frame cannot leave", async () => {
  const frames = await desk.page.evaluate(async () => {
    const load = async (address: string): Promise<boolean> => {
      const frame = document.createElement("iframe");
      frame.src = address;
      document.body.append(frame);
      await new Promise((done) => setTimeout(done, 300));
      const hasApi = "focalDesk" in (frame.contentWindow ?? {});
      frame.remove();
      return hasApi;
    };
    return [await load("/index.html"), await load("about:blank")];
  });
  expect(frames).toEqual([false, false]);
});

test("only persistent storage is permitted", async () => {
  const states = await desk.page.evaluate(async () => {
    const query = async (name: string): Promise<string> => (await navigator.permissions.query({ name: name as PermissionName })).state;
    const position = new Promise<string>((done) =>
      navigator.geolocation.getCurrentPosition(
        () => done("granted"),
        () => done("denied"),
      ),
    );
    return {
      geolocation: await position,
      notifications: await Notification.requestPermission(),
      camera: await query("camera"),
      microphone: await query("microphone"),
      media: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => "granted",
        () => "denied",
      ),
      persisted: await navigator.storage.persist(),
    };
  });
  expect(states).toEqual({ geolocation: "denied", notifications: "denied", camera: "denied", microphone: "denied", media: "denied", persisted: true });
});

test("the scheme serves nothing outside its folder", async () => {
  const answers = await desk.page.evaluate(async () => {
    const paths = [
      "/../package.json",
      "/../../package.json",
      "/%2e%2e/%2e%2e/package.json",
      "/..%2f..%2fpackage.json",
      "/..%5c..%5cpackage.json",
      "/assets/../../electron/main.cjs",
      "/%2fetc%2fpasswd",
      "//etc/passwd",
      "/inputs.txt",
      "/.env",
      "/%00",
      "/%zz",
    ];
    return Promise.all(
      paths.map(
        async (path) =>
          [
            path,
            await fetch(`app://focal-desk${path}`).then(
              (answer) => answer.status,
              () => 0,
            ),
          ] as const,
      ),
    );
  });
  expect(answers.filter(([, status]) => status !== 404)).toEqual([]);
});

test("the scheme answers no other host and takes no other method", async () => {
  const answers = await desk.page.evaluate(async () => {
    const status = (address: string, method: string): Promise<number> =>
      fetch(address, { method }).then(
        (answer) => answer.status,
        () => 0,
      );
    return [await status("app://other/index.html", "GET"), await status("app://focal-desk/index.html", "POST")];
  });
  expect(answers.every((status) => status === 0 || status === 404)).toBe(true);
});

test("malformed input is refused before any handler sees it", async () => {
  const codes = await desk.page.evaluate(async () => {
    const { identity, canary, sample, log } = window.focalDesk as unknown as Record<
      string,
      Record<string, (input?: unknown) => Promise<{ ok: boolean; code?: string }>>
    >;
    const answers = await Promise.all([
      identity!["sign"]!({ nonce: 5 }),
      identity!["sign"]!({ nonce: "long enough", more: true }),
      identity!["sign"]!(),
      identity!["assign"]!({ installation: -1, address: "ws://127.0.0.1:1/v1/sync", person: "person.x" }),
      identity!["assign"]!({ installation: 1, address: "file:///etc/passwd", person: "person.x" }),
      canary!["write"]!({ records: "many" }),
      sample!["open"]!({ persona: "../../secretariat" }),
      log!["write"]!({ level: "error", message: "x".repeat(3_000) }),
    ]);
    return answers.map((answer) => answer.code);
  });
  expect(new Set(codes)).toEqual(new Set(["invalid-input"]));
});

test("a method that is not in the contract is answered as unknown, whatever the sender", async () => {
  const answer = await desk.app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown, ...rest: unknown[]) => Promise<unknown>> })._invokeHandlers;
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    const call = handlers.get("focal-desk.call")!;
    const event = (frame: unknown): unknown => ({ sender: contents, senderFrame: frame });
    const codes = [];
    for (const name of ["app.quit", "constructor", "__proto__", 7]) codes.push(((await call(event(contents.mainFrame), name)) as { code: string }).code);
    codes.push(((await call(event({ url: "https://attacker.invalid/" }), "app.info")) as { code: string }).code);
    codes.push(((await call(event(null), "app.info")) as { code: string }).code);
    return { channels: [...handlers.keys()], codes };
  });
  expect(answer).toEqual({
    channels: ["focal-desk.call"],
    codes: ["unknown-method", "unknown-method", "unknown-method", "unknown-method", "foreign-sender", "foreign-sender"],
  });
});

test("the identity of a fresh profile: a key, no enrolment, a signature that verifies", async () => {
  const { identity, signature } = await desk.page.evaluate(async () => {
    const api = window.focalDesk!;
    const read = await api.identity.read();
    const signed = await api.identity.sign({ nonce: "a nonce of the hub" });
    return { identity: read.ok ? read.output : null, signature: signed.ok ? signed.output.signature : "" };
  });
  expect(identity).toMatchObject({ installation: null, replica: null, address: null, person: null, replicaRenewed: false });
  const { createPublicKey, verify } = await import("node:crypto");
  const key = createPublicKey({ key: Buffer.from(identity!.publicKey, "base64"), format: "der", type: "spki" });
  expect(verify(null, Buffer.from(sessionText("a nonce of the hub")), key, Buffer.from(signature, "base64"))).toBe(true);
});

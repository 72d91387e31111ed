"use strict";
// The least that shows a page: what the application is compared with, and where its store is measured without the rest of it.
const { join, normalize } = require("node:path");
const { readFile } = require("node:fs/promises");
const { app, BrowserWindow, protocol } = require("electron");

const folder = process.env.FOCAL_DESK_BENCH_PAGE;
app.setPath("userData", process.env.FOCAL_DESK_BENCH_PROFILE);
protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
const types = { html: "text/html", js: "text/javascript", css: "text/css" };

void app.whenReady().then(async () => {
  if (folder) {
    protocol.handle("app", async (request) => {
      const path = normalize(decodeURIComponent(new URL(request.url).pathname));
      const type = types[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
      return new Response(await readFile(join(folder, path)), { headers: { "content-type": type } });
    });
  }
  const window = new BrowserWindow({ width: 1280, height: 720, webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false } });
  await window.loadURL(folder ? "app://focal-desk-bench/index.html" : "data:text/html,<title>empty</title><p>usable</p>");
});
app.on("window-all-closed", () => app.quit());

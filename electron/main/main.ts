/** The composition root of the main process: makes the parts and hands them to each other. */
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { app, dialog, shell } from "electron";
import { handlersOf } from "#electron/main/ipc/handlers.ts";
import { listen } from "#electron/main/ipc/listen.ts";
import { declareScheme, guardEveryPage, makeReadyToServe, restrictPermissions, serveContent } from "#electron/main/security/harden.ts";
import { readCommandLine } from "#electron/main/services/command-line.ts";
import { documentsOf } from "#electron/main/services/documents.ts";
import { askWhereTo, askWhereToCopy, askWhichDocuments } from "#electron/main/services/file-dialog.ts";
import { filesOf } from "#electron/main/services/files.ts";
import { startHubProcess } from "#electron/main/services/hub-process.ts";
import { openInstallationKeys, type InstallationKeys } from "#electron/main/services/installation-keys.ts";
import { preferredLanguage } from "#electron/main/services/preferred-language.ts";
import { loadLanguage } from "#electron/main/services/language.ts";
import { openLog } from "#electron/main/services/log-file.ts";
import { paperPress } from "#electron/main/services/paper-press.ts";
import { newerRuntimeOf } from "#electron/main/services/profile-guard.ts";
import { openProfileIdentity } from "#electron/main/services/profile-identity.ts";
import { sampleDesk } from "#electron/main/services/sample-desk.ts";
import { storeCanary } from "#electron/main/services/store-canary.ts";
import { systemKeyring } from "#electron/main/services/system-keyring.ts";
import { systemNotice } from "#electron/main/services/system-notice.ts";
import { openDeskWindow, type DeskWindow } from "#electron/main/windows/desk-window.ts";
import { setMenu } from "#electron/main/windows/menu.ts";

const commandLine = readCommandLine(process.argv);
if (commandLine.profile !== null) app.setPath("userData", commandLine.profile);
// One running copy for each profile: the lock lies in the profile.
if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  const profile = app.getPath("userData");
  const log = openLog(profile);
  const report = (message: string): void => log("error", message);
  process.on("uncaughtException", (error) => report(`Uncaught: ${error.stack ?? error.message}`));
  process.on("unhandledRejection", (reason) => report(`Unhandled rejection: ${reason instanceof Error ? reason.stack : String(reason)}`));

  declareScheme();
  guardEveryPage(report);
  let desk: DeskWindow | null = null;
  app.on("second-instance", () => {
    if (!desk || desk.window.isDestroyed()) return;
    if (desk.window.isMinimized()) desk.window.restore();
    desk.window.focus();
  });
  app.on("window-all-closed", () => app.quit());

  void app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      report(`The start failed: ${error instanceof Error ? error.stack : String(error)}`);
      console.error(error);
      app.exit(1);
    });

  async function open(): Promise<void> {
    const language = preferredLanguage(profile);
    const [translate, newerRuntime] = await Promise.all([
      language.read().then((chosen) => loadLanguage(chosen ?? (app.getLocale() || "en"))),
      newerRuntimeOf(profile, process.versions["chrome"] ?? "0"),
    ]);
    if (newerRuntime !== null) {
      console.error(translate("olderRuntime.detail"));
      dialog.showErrorBox(translate("olderRuntime.title"), translate("olderRuntime.detail"));
      return app.exit(1);
    }
    const output = join(app.getAppPath(), "dist");
    serveContent(join(output, "renderer"));
    restrictPermissions();
    setMenu(translate, !app.isPackaged);

    const markers = process.env["FOCAL_DESK_MARKERS"] ?? join(app.getPath("appData"), "focal-desk-installations");
    // Opened while the page loads. The page learns its replica from this alone, so it cannot write before a copy was noticed.
    const identity = openProfileIdentity(profile, markers);
    let keys: Promise<InstallationKeys> | null = null;
    const sample = sampleDesk({
      profile,
      temporary: tmpdir(),
      startHub: (parameters) => startHubProcess(join(output, "hub", "main.mjs"), parameters),
      openDesk,
      moved: async (from, to) => (await identity).move(from, to),
    });
    app.on("will-quit", () => sample.end());

    listen(
      handlersOf({
        commandLine,
        language,
        identity,
        keys: () =>
          (keys ??= openInstallationKeys(profile, systemKeyring()).catch((error: unknown) => {
            keys = null;
            throw error;
          })),
        sample,
        canary: storeCanary(profile),
        files: filesOf({
          choose: askWhereTo(() => desk?.window ?? null, translate),
          folder: app.getPath("documents"),
          couldNotWrite: (name) => translate("files.couldNotWrite", { name }),
          report,
        }),
        documents: documentsOf({
          profile,
          choose: askWhichDocuments(() => desk?.window ?? null),
          whereTo: askWhereToCopy(() => desk?.window ?? null),
          folder: app.getPath("documents"),
          openWithSystem: async (path) => (await shell.openPath(path)) === "",
          couldNotWrite: (name) => translate("files.couldNotWrite", { name }),
          report,
          now: Date.now,
        }),
        press: paperPress({ couldNotPrint: () => translate("couldNotPrint"), report }),
        notify: systemNotice(() => desk?.window ?? null),
        log,
        translate,
        desk: () => desk,
      }),
      report,
    );
    const opening = openDeskWindow(profile, join(output, "electron", "preload.cjs"), !app.isPackaged, translate, log).then((opened) => {
      desk = opened;
      opened.window.on("closed", () => (desk = null));
      makeReadyToServe();
    });
    await Promise.all([opening, identity]);
  }
}

/** Another desk is another process: profiles share nothing but the program. */
function openDesk(profile: string, enrolment: string): void {
  const program = app.isPackaged ? [] : [app.getAppPath()];
  const sandbox = app.commandLine.hasSwitch("no-sandbox") ? ["--no-sandbox"] : [];
  const child = spawn(process.execPath, [...sandbox, ...program, `--profile=${profile}`, `--enrol=${enrolment}`], { detached: true, stdio: "ignore" });
  child.unref();
}

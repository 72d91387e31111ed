/** The one window of a profile. */
import { join } from "node:path";
import { BrowserWindow, dialog, nativeTheme, screen } from "electron";
import type { TFunction } from "i18next";
import { eventChannel } from "#electron/channels.ts";
import { origin } from "#electron/main/security/content.ts";
import { readDurably, writeDurably } from "#electron/main/services/durable-file.ts";
import type { Log } from "#electron/main/services/log-file.ts";
import { closeHandshake } from "#electron/main/windows/close-handshake.ts";
import { boundsSchema, boundsToOpen, smallest } from "#electron/main/windows/window-bounds.ts";
import { beforeClose } from "#shared/ipc/contract.ts";

export interface DeskWindow {
  readonly window: BrowserWindow;
  /** The renderer said that everything is saved. */
  confirmClose(): void;
  /** True once after the page's process ended by itself. */
  takeRecovered(): boolean;
}

/** So many ends of the page's process within the time, and reloading it again would help nobody. */
const crashLimit = { count: 3, withinMs: 60_000 };

export async function openDeskWindow(profile: string, preload: string, isDevelopment: boolean, translate: TFunction, log: Log): Promise<DeskWindow> {
  const stateFile = join(profile, "window.json");
  const saved = await readDurably(stateFile, boundsSchema.parse);
  const window = new BrowserWindow({
    ...boundsToOpen(
      saved,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: "Focal Desk",
    backgroundColor: nativeTheme.shouldUseDarkColors ? "#1a1b1e" : "#ffffff",
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      devTools: isDevelopment,
      spellcheck: false,
      // Sync goes on in a window that is minimised or behind another.
      backgroundThrottling: false,
    },
  });
  if (saved?.maximised) window.maximize();
  window.once("ready-to-show", () => window.show());

  const handshake = closeHandshake(
    () => window.webContents.send(eventChannel, beforeClose),
    () => window.close(),
  );
  window.on("close", (event) => {
    if (window.webContents.isCrashed() || handshake.mayClose()) return;
    event.preventDefault();
  });
  keepBounds(window, stateFile, log);

  let recovered = false;
  let crashes: number[] = [];
  window.webContents.on("render-process-gone", (_event, details) => {
    if (details.reason === "clean-exit" || window.isDestroyed()) return;
    log("error", `The page's process ended: ${details.reason}`, `exit code ${details.exitCode}`);
    recovered = true;
    crashes = [...crashes.filter((at) => Date.now() - at < crashLimit.withinMs), Date.now()];
    if (crashes.length < crashLimit.count) return window.webContents.reload();
    dialog.showErrorBox(translate("crash.title"), translate("crash.detail"));
    window.destroy();
  });

  // Not awaited: the page already asks while it loads.
  window.loadURL(`${origin}/`).catch((error: unknown) => log("error", "The page could not be loaded.", String(error)));
  return {
    window,
    confirmClose: () => handshake.confirm(),
    takeRecovered() {
      const was = recovered;
      recovered = false;
      return was;
    },
  };
}

function keepBounds(window: BrowserWindow, stateFile: string, log: Log): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (window.isDestroyed() || window.isMinimized()) return;
      const bounds = { ...window.getNormalBounds(), maximised: window.isMaximized() };
      writeDurably(stateFile, bounds).catch((error: unknown) => log("warning", "The window's place was not kept.", String(error)));
    }, 400);
  };
  for (const event of ["resize", "move", "maximize", "unmaximize"] as const) window.on(event as "resize", keep);
  window.on("closed", () => clearTimeout(timer));
}

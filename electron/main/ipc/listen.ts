/** The one entry from the renderer: no other file imports `ipcMain`. */
import { BrowserWindow, ipcMain } from "electron";
import { callChannel } from "#electron/channels.ts";
import { dispatch, type Handlers } from "#electron/main/ipc/dispatch.ts";

export function listen(handlers: Handlers<BrowserWindow>, report: (message: string) => void): void {
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    const frame = event.senderFrame;
    const seen = frame && window ? { url: frame.url, isTop: frame === event.sender.mainFrame } : null;
    return dispatch(handlers, seen, window as BrowserWindow, name, input, report);
  });
}

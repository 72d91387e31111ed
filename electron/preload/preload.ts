/** Puts named functions on the page; it never sees a channel, and cannot reach any other. */
import { contextBridge, ipcRenderer } from "electron";
import { callChannel, eventChannel } from "#electron/channels.ts";
import { eventNames, methodNames } from "#shared/ipc/method-names.ts";

const closing = new Set<() => Promise<void>>();

const api: Record<string, Record<string, unknown>> = {
  events: {
    beforeClose: (listener: () => Promise<void>) => {
      closing.add(listener);
      return () => void closing.delete(listener);
    },
  },
};

for (const name of methodNames) {
  const [group, method] = name.split(".") as [string, string];
  (api[group] ??= {})[method] = (input?: unknown) => ipcRenderer.invoke(callChannel, name, input);
}

ipcRenderer.on(eventChannel, (_event, name: unknown) => {
  if (name !== eventNames[0]) return;
  void Promise.allSettled([...closing].map((listener) => listener())).then(() => ipcRenderer.invoke(callChannel, "window.confirmClose"));
});

contextBridge.exposeInMainWorld("focalDesk", api);

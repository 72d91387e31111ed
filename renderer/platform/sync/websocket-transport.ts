import type { SyncProblem } from "#shared/sync/errors.ts";

/** A line to the hub. Each callback comes only after `open` returned, and nothing comes after `closed`. */
export interface Line {
  send(text: string): void;
  close(): void;
}
export interface LineEvents {
  opened(): void;
  received(text: string): void;
  closed(problem?: SyncProblem): void;
}
export type OpenLine = (address: string, events: LineEvents) => Line;

export const openWebSocket: OpenLine = (address, events) => {
  let ended = false;
  const end = (problem?: SyncProblem): void => {
    if (ended) return;
    ended = true;
    events.closed(problem);
  };
  let socket: WebSocket;
  try {
    socket = new WebSocket(address);
  } catch (error) {
    queueMicrotask(() => end({ code: "address-invalid", detail: String(error) }));
    return { send: () => {}, close: () => void (ended = true) };
  }
  socket.addEventListener("open", () => (ended ? socket.close() : events.opened()));
  socket.addEventListener("message", ({ data }) => {
    if (!ended && typeof data === "string") events.received(data);
  });
  // A browser does not say why a socket could not be opened: whoever listens knows only whether it ever was.
  socket.addEventListener("close", () => end());
  socket.addEventListener("error", () => {
    if (socket.readyState !== WebSocket.OPEN) end();
  });
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => {
      ended = true;
      socket.close();
    },
  };
};

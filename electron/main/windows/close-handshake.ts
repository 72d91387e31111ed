/** Before the window closes, the renderer saves what is being typed; it has a limited time, for a page that hangs must not keep the window. */
export interface CloseHandshake {
  /** @returns whether the window may close now; else the renderer was asked and `close` follows */
  mayClose(): boolean;
  confirm(): void;
}

export const closeLimitMs = 3_000;

export function closeHandshake(ask: () => void, close: () => void, limitMs = closeLimitMs): CloseHandshake {
  let state: "open" | "asked" | "confirmed" = "open";
  let limit: NodeJS.Timeout | undefined;
  function confirm(): void {
    if (state !== "asked") return;
    state = "confirmed";
    clearTimeout(limit);
    close();
  }
  return {
    mayClose() {
      if (state === "confirmed") return true;
      if (state === "open") {
        state = "asked";
        limit = setTimeout(confirm, limitMs);
        ask();
      }
      return false;
    },
    confirm,
  };
}

import { windowApi } from "#renderer/platform/window-api.ts";

/** A defect of ours, for the profile's log. */
export function logDefect(message: string, error: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  void windowApi.log.write({ level: "error", message, detail: detail.slice(0, 10_000) });
}

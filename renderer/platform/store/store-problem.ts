import type { SyncProblem } from "#shared/sync/errors.ts";

/** What a failed store call means. A full disk shows as UnknownError in Chromium, only sometimes as QuotaExceededError. */
export function storeProblem(error: unknown): SyncProblem {
  const text = textOf(error, 3);
  if (/QuotaExceeded|UnknownError/.test(text)) return { code: "disk-full" };
  if (/DatabaseClosed|InvalidState|VersionError|NotFoundError/.test(text)) return { code: "store-damaged", detail: text.slice(0, 200) };
  return { code: "store-failed", detail: text.slice(0, 200) };
}

function textOf(error: unknown, depth: number): string {
  if (typeof error !== "object" || error === null) return String(error);
  const { name, message, cause, inner } = error as { name?: unknown; message?: unknown; cause?: unknown; inner?: unknown };
  const deeper = [cause, inner].filter((one) => one !== undefined && depth > 0).map((one) => textOf(one, depth - 1));
  return [String(name ?? ""), String(message ?? ""), ...deeper].join(" ").trim();
}

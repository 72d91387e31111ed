import type { HubFrame } from "#shared/sync/protocol.ts";

/** A frame of the hub, or null for what is none. A type that this version does not know is the machine's to ignore. */
export function readFrame(text: string): HubFrame | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string" ? (value as HubFrame) : null;
  } catch {
    return null;
  }
}

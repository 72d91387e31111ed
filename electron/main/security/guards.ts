/** Decides about leaving the page. Each guard takes its effect as a parameter, so that it is tested without a window. */
import { origin } from "#electron/main/security/content.ts";

const externalProtocols = new Set(["https:", "mailto:"]);

export function isOwnPage(address: string): boolean {
  return address === origin || address.startsWith(`${origin}/`);
}

export function isExternalAllowed(address: string): boolean {
  try {
    const url = new URL(address);
    return externalProtocols.has(url.protocol) && url.username === "" && url.password === "";
  } catch {
    return false;
  }
}

/** A page may move within itself; anything else stays where it is, and a plain link opens in the person's browser. */
export function guardNavigation(address: string, prevent: () => void, openExternal: (address: string) => void): void {
  if (isOwnPage(address)) return;
  prevent();
  if (isExternalAllowed(address)) openExternal(address);
}

export function guardWindowOpen(address: string, openExternal: (address: string) => void): { readonly action: "deny" } {
  if (isExternalAllowed(address)) openExternal(address);
  return { action: "deny" };
}

/** Persistent storage keeps Chromium from clearing the records when the disk is full. Nothing else is ever needed. */
export function isPermissionAllowed(permission: string, address: string): boolean {
  return permission === "persistent-storage" && isOwnPage(address);
}

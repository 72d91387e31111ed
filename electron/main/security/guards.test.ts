import { expect, test } from "vitest";
import { guardNavigation, guardWindowOpen, isExternalAllowed, isOwnPage, isPermissionAllowed } from "#electron/main/security/guards.ts";

test.for([
  ["app://focal-desk/", true],
  ["app://focal-desk", true],
  ["app://focal-desk/index.html#/contacts", true],
  ["app://focal-desk.attacker.invalid/", false],
  ["app://focal-desk:1/", false],
  ["app://other/", false],
  ["https://focal-desk/", false],
  ["", false],
] as const)("%s is our own page: %s", ([address, expected]) => {
  expect(isOwnPage(address)).toBe(expected);
});

test.for([
  ["https://example.org/report?x=1", true],
  ["mailto:desk@example.org", true],
  ["http://example.org/", false],
  ["https://name:word@example.org/", false],
  ["file:///etc/passwd", false],
  ["javascript:alert(1)", false],
  ["smb://server/share", false],
  ["app://focal-desk/", false],
  ["not an address", false],
] as const)("%s may open outside: %s", ([address, expected]) => {
  expect(isExternalAllowed(address)).toBe(expected);
});

function navigated(address: string): { prevented: boolean; opened: string[] } {
  const seen = { prevented: false, opened: [] as string[] };
  guardNavigation(
    address,
    () => (seen.prevented = true),
    (target) => seen.opened.push(target),
  );
  return seen;
}

test("moving within the page is left alone; everything else stays, and only plain links open outside", () => {
  expect(navigated("app://focal-desk/index.html")).toEqual({ prevented: false, opened: [] });
  expect(navigated("https://example.org/")).toEqual({ prevented: true, opened: ["https://example.org/"] });
  expect(navigated("file:///etc/passwd")).toEqual({ prevented: true, opened: [] });
});

test("no window opens, whatever the address", () => {
  const opened: string[] = [];
  for (const address of ["https://example.org/", "app://focal-desk/", "about:blank"]) {
    expect(guardWindowOpen(address, (target) => opened.push(target))).toEqual({ action: "deny" });
  }
  expect(opened).toEqual(["https://example.org/"]);
});

test("only persistent storage is permitted, and only to our own page", () => {
  expect(isPermissionAllowed("persistent-storage", "app://focal-desk/")).toBe(true);
  expect(isPermissionAllowed("persistent-storage", "https://example.org/")).toBe(false);
  for (const permission of ["media", "geolocation", "notifications", "openExternal", "clipboard-read", "fullscreen"]) {
    expect(isPermissionAllowed(permission, "app://focal-desk/")).toBe(false);
  }
});

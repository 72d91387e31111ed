import { expect, test } from "vitest";
import { aptLine, missingLibraries, missingSentence, packagesFor } from "#build/system-libraries.ts";

test("what the loader does not find is read from its listing", () => {
  const listing = "\tlinux-vdso.so.1 (0x1)\n\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x2)\n\tlibnss3.so => not found\n";
  expect(missingLibraries(listing)).toEqual(["libgtk-3.so.0", "libnss3.so"]);
});

test("the line names what is needed, by the names of this system", () => {
  const renamed = new Set(["libgtk-3-0t64", "libasound2t64"]);
  const packages = packagesFor({ libraries: ["libgtk-3.so.0"], display: true }, (name) => renamed.has(name));
  expect(aptLine(packages)).toBe(
    "apt-get update && apt-get install -y --no-install-recommends xvfb xauth libgtk-3-0t64 libnss3 libasound2t64 libgbm1 libxss1 libatk-bridge2.0-0 libnotify4 libsecret-1-0",
  );
  expect(packagesFor({ libraries: [], display: true }, () => false)).toEqual(["xvfb", "xauth"]);
});

test("elsewhere one sentence says what is missing", () => {
  expect(missingSentence({ libraries: ["libnss3.so"], display: true })).toBe(
    "Focal Desk needs what this system does not have yet: libnss3.so, a display (or Xvfb in its place).",
  );
});

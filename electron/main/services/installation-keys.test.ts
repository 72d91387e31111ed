import { createPublicKey, verify } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { KeyUnreadable, openInstallationKeys, type Protector } from "#electron/main/services/installation-keys.ts";

let profile: string;
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), "keys-"));
});
afterEach(() => rm(profile, { recursive: true }));

const noKeyring: Protector = {
  isAvailable: async () => false,
  protect: async () => Promise.reject(new Error("none")),
  reveal: async () => Promise.reject(new Error("none")),
};
const keyring: Protector = {
  isAvailable: async () => true,
  protect: async (text) => Buffer.from(`locked${Array.from(text).toReversed().join("")}`),
  reveal: async (locked) => Array.from(locked.toString().slice(6)).toReversed().join(""),
};

function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, "base64"));
}

for (const [name, protector, protection] of [
  ["a keyring", keyring, "system"],
  ["no keyring", noKeyring, "file"],
] as const) {
  test(`with ${name} the key is made once, kept, and signs`, async () => {
    const first = await openInstallationKeys(profile, protector);
    const again = await openInstallationKeys(profile, protector);
    expect(again.publicKey()).toBe(first.publicKey());
    expect(again.protection()).toBe(protection);
    expect(isSignedBy(first.publicKey(), "nonce – ñ", again.sign("nonce – ñ"))).toBe(true);
    expect(isSignedBy(first.publicKey(), "another", again.sign("nonce – ñ"))).toBe(false);
  });
}

test("the file is readable by its owner only, and holds no readable key where there is a keyring", async () => {
  await openInstallationKeys(profile, keyring);
  const path = join(profile, "installation-key.json");
  if (process.platform !== "win32") expect((await stat(path)).mode & 0o777).toBe(0o600);
  const { privateKey } = JSON.parse(await readFile(path, "utf8")) as { privateKey: string };
  expect(Buffer.from(privateKey, "base64").toString()).not.toContain("PRIVATE KEY");
});

test("a key that the keyring no longer opens is an error of its own, and the file stays", async () => {
  const before = await openInstallationKeys(profile, keyring);
  await expect(openInstallationKeys(profile, { ...keyring, reveal: async () => Promise.reject(new Error("locked")) })).rejects.toThrow(KeyUnreadable);
  expect((await openInstallationKeys(profile, keyring)).publicKey()).toBe(before.publicKey());
});

test("replacing makes another key that lasts", async () => {
  const keys = await openInstallationKeys(profile, noKeyring);
  const before = keys.publicKey();
  await keys.replace();
  expect(keys.publicKey()).not.toBe(before);
  expect((await openInstallationKeys(profile, noKeyring)).publicKey()).toBe(keys.publicKey());
});

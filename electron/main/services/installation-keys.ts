/** The installation's Ed25519 key: it proves to the hub who connects. The private half never leaves the main process. */
import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readDurably, writeDurably } from "#electron/main/services/durable-file.ts";

/** The system's keyring, where there is one. */
export interface Protector {
  isAvailable(): Promise<boolean>;
  protect(text: string): Promise<Buffer>;
  reveal(locked: Buffer): Promise<string>;
}

export interface InstallationKeys {
  readonly publicKey: () => string;
  readonly protection: () => "system" | "file";
  /** @returns the signature of the UTF-8 bytes, base64 */
  sign(text: string): string;
  /** Destroys the key and makes another. */
  replace(): Promise<void>;
}

const storedSchema = z.object({ format: z.literal(1), protection: z.enum(["system", "file"]), publicKey: z.string(), privateKey: z.string() });

export class KeyUnreadable extends Error {}

export async function openInstallationKeys(profile: string, protector: Protector): Promise<InstallationKeys> {
  const file = join(profile, "installation-key.json");
  let present = (await load()) ?? (await make());

  async function load(): Promise<LoadedKey | null> {
    const stored = await readDurably(file, storedSchema.parse);
    if (!stored) return null;
    const locked = Buffer.from(stored.privateKey, "base64");
    try {
      const pem = stored.protection === "system" ? await protector.reveal(locked) : locked.toString("utf8");
      return { publicKey: stored.publicKey, protection: stored.protection, key: createPrivateKey(pem) };
    } catch (error) {
      throw new KeyUnreadable(`The system's keyring did not open the key of this installation: ${String(error)}`);
    }
  }

  async function make(): Promise<LoadedKey> {
    const pair = generateKeyPairSync("ed25519");
    const publicKey = pair.publicKey.export({ type: "spki", format: "der" }).toString("base64");
    const pem = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const protection = (await protector.isAvailable()) ? "system" : "file";
    const locked = protection === "system" ? await protector.protect(pem) : Buffer.from(pem, "utf8");
    await writeDurably(file, { format: 1, protection, publicKey, privateKey: locked.toString("base64") });
    return { publicKey, protection, key: pair.privateKey };
  }

  return {
    publicKey: () => present.publicKey,
    protection: () => present.protection,
    sign: (text) => sign(null, Buffer.from(text, "utf8"), present.key).toString("base64"),
    async replace() {
      await rm(file, { force: true });
      present = await make();
    },
  };
}

interface LoadedKey {
  readonly publicKey: string;
  readonly protection: "system" | "file";
  readonly key: KeyObject;
}

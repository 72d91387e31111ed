/** Electron's safeStorage as a Protector: by its promises where it has them (Electron 45), else by the older calls. */
import { safeStorage } from "electron";
import type { Protector } from "#electron/main/services/installation-keys.ts";

type OlderSafeStorage = Omit<typeof safeStorage, "isAsyncEncryptionAvailable"> & { readonly isAsyncEncryptionAvailable?: () => Promise<boolean> };

export function systemKeyring(storage: OlderSafeStorage = safeStorage): Protector {
  const isAsync = storage.isAsyncEncryptionAvailable !== undefined;
  return {
    async isAvailable() {
      // Without a keyring Chromium "encrypts" with a key that is written in its source.
      if (process.platform === "linux" && ["basic_text", "unknown"].includes(storage.getSelectedStorageBackend())) return false;
      return storage.isAsyncEncryptionAvailable ? storage.isAsyncEncryptionAvailable() : storage.isEncryptionAvailable();
    },
    protect: async (text) => (isAsync ? storage.encryptStringAsync(text) : storage.encryptString(text)),
    reveal: async (locked) => (isAsync ? (await storage.decryptStringAsync(locked)).result : storage.decryptString(locked)),
  };
}

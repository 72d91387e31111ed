import { hubStorageContract } from "#test/contracts/hub-storage.ts";
import { MemoryHubStorage } from "#test/fakes/memory-hub-storage.ts";

hubStorageContract("memory", true, async () => {
  const options = { random: () => "test" };
  let storage = new MemoryHubStorage(options);
  const again = (restored: boolean) => async (): Promise<MemoryHubStorage> => (storage = new MemoryHubStorage(options, storage.backup(), restored));
  return { storage, reopen: again(false), restore: again(true), end: async () => {} };
});

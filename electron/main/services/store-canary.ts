/** Remembers that the renderer's store held records: Chromium deletes a corrupt IndexedDB and shows an empty one, which must not be taken for "no data". */
import { join } from "node:path";
import { z } from "zod";
import { readDurably, writeDurably } from "#electron/main/services/durable-file.ts";

const canarySchema = z.object({ opened: z.boolean(), records: z.number().int().min(0) });
export type Canary = z.output<typeof canarySchema>;

export interface StoreCanary {
  read(): Promise<Canary>;
  write(records: number): Promise<void>;
  forget(): Promise<void>;
}

export function storeCanary(profile: string): StoreCanary {
  const file = join(profile, "store-canary.json");
  const empty: Canary = { opened: false, records: 0 };
  return {
    read: async () => (await readDurably(file, canarySchema.parse)) ?? empty,
    write: (records) => writeDurably(file, { opened: true, records }),
    forget: () => writeDurably(file, empty),
  };
}

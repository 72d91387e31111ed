/** The language that a person chose for this desk; without a choice it follows the system. */
import { join } from "node:path";
import { z } from "zod";
import { readDurably, writeDurably } from "#electron/main/services/durable-file.ts";

const storedSchema = z.object({ language: z.string().max(35).nullable() });

export interface PreferredLanguage {
  /** BCP 47; null while nobody chose. */
  read(): Promise<string | null>;
  write(language: string | null): Promise<void>;
}

export function preferredLanguage(profile: string): PreferredLanguage {
  const file = join(profile, "language.json");
  return {
    read: async () => (await readDurably(file, storedSchema.parse))?.language ?? null,
    write: (language) => writeDurably(file, { language }),
  };
}

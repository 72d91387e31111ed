/** Keeps what the page made as a file where a person wants it. The page never names a path; it proposes a name and the person chooses. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Refused } from "#electron/main/ipc/dispatch.ts";
import type { Input, Output } from "#shared/ipc/contract.ts";
import { fileNameOf } from "#shared/lib/file-name.ts";

export interface FilesSurroundings {
  /** Asks where to, beginning at `proposed`; null when the person thinks better of it. */
  choose(proposed: string, format: Input<"files.save">["format"]): Promise<string | null>;
  /** The folder that is proposed first. */
  readonly folder: string;
  /** What a person reads when the file could not be written. */
  readonly couldNotWrite: (name: string) => string;
  readonly report: (message: string) => void;
}

export interface Files {
  save(file: Input<"files.save">): Promise<Output<"files.save">>;
}

export function filesOf({ choose, folder, couldNotWrite, report }: FilesSurroundings): Files {
  let lastFolder = folder;
  return {
    async save({ name, format, bytes }) {
      const extension = `.${format}`;
      const chosen = await choose(join(lastFolder, `${fileNameOf(name)}${extension}`), format);
      if (chosen === null) return { state: "cancelled" };
      const path = chosen.toLowerCase().endsWith(extension) ? chosen : freePath(chosen, extension);
      try {
        await replaceFile(path, bytes);
      } catch (error) {
        report(`A file could not be written: ${String(error)}`);
        throw new Refused(couldNotWrite(basename(path)));
      }
      lastFolder = dirname(path);
      return { state: "saved", name: basename(path) };
    },
  };
}

/** The person gave no extension, so the dialog asked about another name: nothing that is there is written over. */
function freePath(chosen: string, extension: string): string {
  for (let count = 1; ; count++) {
    const path = `${chosen}${count === 1 ? "" : ` (${count})`}${extension}`;
    if (!existsSync(path)) return path;
  }
}

/** Either the old file or the whole new one stays, whatever happens meanwhile. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const fresh = join(dirname(path), `.${randomBytes(6).toString("hex")}.focal-desk`);
  try {
    await writeFile(fresh, bytes, { flush: true });
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

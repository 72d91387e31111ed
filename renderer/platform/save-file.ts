/** Gives a person a file, where they want it. */
import type { Input, Output } from "#shared/ipc/contract.ts";
import { windowApi } from "./window-api.ts";

type FileFormat = Input<"files.save">["format"];

/**
 * @param name what to propose, without its extension; characters that a system refuses are left out
 * @returns under which name it was saved, or that the person thought better of it
 * @throws IpcError `refused` with a sentence for people when the file could not be written
 */
export function saveFile(name: string, format: FileFormat, content: Uint8Array | ArrayBuffer | string): Promise<Output<"files.save">> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  return windowApi.files.save({ name, format, bytes });
}

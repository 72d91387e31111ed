import { runAside } from "#renderer/platform/aside/run-aside.ts";
import { refusedFor, type FileReading } from "./file-reading.ts";

export interface GivenFile {
  readonly bytes: ArrayBuffer;
  readonly name: string;
}

/** The form is made there too, and not of sheets that come back: what a hostile file asks for would hold up the window. Null when the person cancelled; never rejects. */
export async function readInWorker(file: File, cancelled: AbortSignal): Promise<FileReading | null> {
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return cancelled.aborted ? null : refusedFor("not-read");
  const start = (): Worker => new Worker(new URL("./read-file.worker.ts", import.meta.url), { type: "module" });
  const outcome = await runAside<GivenFile, FileReading>(start, { given: { bytes, name: file.name }, moved: [bytes] }, cancelled);
  switch (outcome.state) {
    case "done":
      return outcome.result;
    case "cancelled":
      return null;
    case "too-long":
      return refusedFor("too-long");
    case "failed":
      return refusedFor("reader-failed");
  }
}

import { refusedFor, type FileReading } from "./file-reading.ts";

/** A form of the largest size that is read takes three seconds. */
const longestMs = 10_000;

/** @returns null when the person cancelled; never rejects */
export async function readInWorker(file: File, cancelled: AbortSignal): Promise<FileReading | null> {
  const bytes = await file.arrayBuffer().catch(() => null);
  if (cancelled.aborted) return null;
  if (!bytes) return refusedFor("not-read");
  return new Promise((done) => {
    const worker = new Worker(new URL("./read-file.worker.ts", import.meta.url), { type: "module" });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (reading: FileReading | null): void => {
      clearTimeout(timer);
      worker.terminate();
      done(reading);
    };
    cancelled.addEventListener("abort", () => end(null), { once: true });
    worker.addEventListener("error", () => end(refusedFor("reader-failed")));
    worker.addEventListener("message", ({ data }: MessageEvent<FileReading | "ready">) => {
      if (data !== "ready") return end(data);
      timer = setTimeout(() => end(refusedFor("too-long")), longestMs);
      worker.postMessage({ bytes, name: file.name }, [bytes]);
    });
  });
}

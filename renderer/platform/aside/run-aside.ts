/**
 * Work on a file of a stranger, apart from the window: in a worker that ends when the work is done, when it takes too long, or when the
 * person no longer wants it. The worker's side is `serve-aside.ts`.
 */

export type AsideOutcome<Result> =
  | { readonly state: "done"; readonly result: Result }
  | { readonly state: "cancelled" }
  | { readonly state: "too-long" }
  /** The worker fell over, for want of memory for example. */
  | { readonly state: "failed" };

/** A workbook of the largest size that is read takes three seconds on a slow laptop. */
const usualMs = 10_000;
/** A worker that is not there by then will not come. */
const startMs = 60_000;

/**
 * @param start makes the worker: its address has to be written out where it is made, for the bundler to find it
 * @param given what the worker gets; `moved` goes over to it instead of being copied
 * @returns never rejects
 */
export async function runAside<Given, Result>(
  start: () => Worker,
  { given, moved = [], longestMs = usualMs }: { readonly given: Given; readonly moved?: readonly Transferable[]; readonly longestMs?: number },
  cancelled: AbortSignal,
): Promise<AsideOutcome<Result>> {
  if (cancelled.aborted) return { state: "cancelled" };
  return new Promise((done) => {
    const worker = start();
    let timer = setTimeout(() => end({ state: "failed" }), startMs);
    const cancel = (): void => end({ state: "cancelled" });
    const end = (outcome: AsideOutcome<Result>): void => {
      clearTimeout(timer);
      cancelled.removeEventListener("abort", cancel);
      worker.terminate();
      done(outcome);
    };
    cancelled.addEventListener("abort", cancel, { once: true });
    worker.addEventListener("error", () => end({ state: "failed" }));
    worker.addEventListener("messageerror", () => end({ state: "failed" }));
    worker.addEventListener("message", ({ data }: MessageEvent<AsideMessage<Result>>) => {
      if (data.state === "done") return end(data);
      // The time runs from here: a busy machine is no reason to refuse a file.
      clearTimeout(timer);
      timer = setTimeout(() => end({ state: "too-long" }), longestMs);
      worker.postMessage(given, [...moved]);
    });
  });
}

export type AsideMessage<Result> = { readonly state: "ready" } | { readonly state: "done"; readonly result: Result };

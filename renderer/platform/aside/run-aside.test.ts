import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { runAside } from "./run-aside.ts";

/** As a browser's worker, without a thread: it answers when the test says so. */
class StandIn extends EventTarget {
  readonly given: unknown[] = [];
  terminated = 0;
  postMessage(message: unknown): void {
    this.given.push(message);
  }
  terminate(): void {
    this.terminated += 1;
  }
  says(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

let worker: StandIn;
let cancel: AbortController;
const start = (): Worker => worker as unknown as Worker;
const run = () => runAside<string, number>(start, { given: "file" }, cancel.signal);

beforeEach(() => {
  vi.useFakeTimers();
  worker = new StandIn();
  cancel = new AbortController();
});
afterEach(() => void vi.useRealTimers());

it("gives the work to a worker that is ready, and ends it when the work is done", async () => {
  const outcome = run();
  expect(worker.given).toEqual([]);
  worker.says({ state: "ready" });
  expect(worker.given).toEqual(["file"]);
  worker.says({ state: "done", result: 3 });
  expect(await outcome).toEqual({ state: "done", result: 3 });
  expect(worker.terminated).toBe(1);
});

it("takes the time from when the worker is ready, and stops it when it has run out", async () => {
  const outcome = run();
  vi.advanceTimersByTime(59_999);
  expect(worker.terminated).toBe(0);
  worker.says({ state: "ready" });
  vi.advanceTimersByTime(9_999);
  expect(worker.terminated).toBe(0);
  vi.advanceTimersByTime(1);
  expect(await outcome).toEqual({ state: "too-long" });
  expect(worker.terminated).toBe(1);
});

it("does not wait for ever for a worker that does not come", async () => {
  const outcome = run();
  vi.advanceTimersByTime(60_000);
  expect(await outcome).toEqual({ state: "failed" });
  expect(worker.terminated).toBe(1);
});

it("ends the worker when the person cancels, also before it is ready", async () => {
  const outcome = run();
  cancel.abort();
  expect(await outcome).toEqual({ state: "cancelled" });
  expect(worker.terminated).toBe(1);
});

it("starts no worker for what is cancelled already", async () => {
  cancel.abort();
  const none = vi.fn<() => Worker>();
  expect(await runAside(none, { given: "file" }, cancel.signal)).toEqual({ state: "cancelled" });
  expect(none).not.toHaveBeenCalled();
});

it.each(["error", "messageerror"])("says that a worker fell over: %s", async (event) => {
  const outcome = run();
  worker.dispatchEvent(new Event(event));
  expect(await outcome).toEqual({ state: "failed" });
  expect(worker.terminated).toBe(1);
});

/** The worker's side of `run-aside.ts`: does its one piece of work and says what came of it. */
import type { AsideMessage } from "./run-aside.ts";

export function serveAside<Given, Result>(work: (given: Given) => Result): void {
  const say = (message: AsideMessage<Result>): void => postMessage(message);
  addEventListener("message", ({ data }: MessageEvent<Given>) => say({ state: "done", result: work(data) }));
  say({ state: "ready" });
}

/** Reads the screens that are not shown yet, one after another and only while nothing else is to do, so that the first visit to one does not wait. */
import type { Feature } from "#renderer/app/feature.ts";

/** The start itself is over by then, also on an old computer. */
const startOver = 3_000;

/** @returns stops the reading */
export function readScreensAhead(features: readonly Feature[]): () => void {
  const screens = features.flatMap(({ routes }) => routes.map(({ lazy }) => lazy)).filter((lazy) => typeof lazy === "function");
  let idle: number | undefined;
  const next = (): void => {
    const screen = screens.shift();
    if (!screen) return;
    // A screen that cannot be read says so when a person goes there.
    idle = requestIdleCallback(() => void screen().then(next, next));
  };
  const timer = setTimeout(next, startOver);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
    screens.length = 0;
  };
}

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeHandshake, closeLimitMs } from "#electron/main/windows/close-handshake.ts";
import { boundsToOpen, smallest } from "#electron/main/windows/window-bounds.ts";

const laptop = { x: 0, y: 0, width: 1366, height: 768 };
const second = { x: 1366, y: 0, width: 1920, height: 1080 };

test("the first window fits the screen and is never smaller than it can be used", () => {
  expect(boundsToOpen(null, [laptop])).toEqual({ width: 1280, height: 768 });
  expect(boundsToOpen(null, [{ x: 0, y: 0, width: 800, height: 600 }])).toEqual(smallest);
  expect(boundsToOpen(null, [])).toEqual({ width: 1280, height: 800 });
});

test("a window opens where it was, unless that screen is gone", () => {
  const saved = { x: 1500, y: 40, width: 1200, height: 700, maximised: false };
  expect(boundsToOpen(saved, [laptop, second])).toEqual({ x: 1500, y: 40, width: 1200, height: 700 });
  expect(boundsToOpen(saved, [laptop])).toEqual({ width: 1200, height: 700 });
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function handshake() {
  const seen: string[] = [];
  return {
    seen,
    shake: closeHandshake(
      () => seen.push("ask"),
      () => seen.push("close"),
    ),
  };
}

test("the window closes once everything is saved, and asks only once", () => {
  const { seen, shake } = handshake();
  expect(shake.mayClose()).toBe(false);
  expect(shake.mayClose()).toBe(false);
  shake.confirm();
  expect(shake.mayClose()).toBe(true);
  vi.advanceTimersByTime(closeLimitMs * 2);
  expect(seen).toEqual(["ask", "close"]);
});

test("a page that hangs does not keep the window", () => {
  const { seen, shake } = handshake();
  shake.mayClose();
  vi.advanceTimersByTime(closeLimitMs - 1);
  expect(seen).toEqual(["ask"]);
  vi.advanceTimersByTime(1);
  expect(seen).toEqual(["ask", "close"]);
});

test("a confirmation that nobody asked for closes nothing", () => {
  const { seen, shake } = handshake();
  shake.confirm();
  expect(seen).toEqual([]);
  expect(shake.mayClose()).toBe(false);
});

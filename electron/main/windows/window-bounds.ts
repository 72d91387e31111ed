/** Where the window was, unless that place is no longer on any screen. */
import { z } from "zod";

export const smallest = { width: 1024, height: 640 } as const;
const usual = { width: 1280, height: 800 } as const;

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const boundsSchema = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int(), maximised: z.boolean() });
export type SavedBounds = z.output<typeof boundsSchema>;

/** Enough of the title bar to take hold of. */
const grip = { width: 120, height: 40 } as const;

export function boundsToOpen(
  saved: SavedBounds | null,
  screens: readonly Rectangle[],
): Partial<Rectangle> & { readonly width: number; readonly height: number } {
  const largest = screens.reduce(
    (best, screen) => (screen.width * screen.height > best.width * best.height ? screen : best),
    screens[0] ?? { x: 0, y: 0, ...usual },
  );
  const wanted = saved ?? usual;
  const size = {
    width: Math.max(smallest.width, Math.min(wanted.width, largest.width)),
    height: Math.max(smallest.height, Math.min(wanted.height, largest.height)),
  };
  const isReachable = saved && screens.some((screen) => overlaps(screen, { x: saved.x, y: saved.y, width: size.width, height: grip.height }));
  return isReachable ? { x: saved.x, y: saved.y, ...size } : size;
}

function overlaps(screen: Rectangle, bar: Rectangle): boolean {
  const width = Math.min(screen.x + screen.width, bar.x + bar.width) - Math.max(screen.x, bar.x);
  const height = Math.min(screen.y + screen.height, bar.y + bar.height) - Math.max(screen.y, bar.y);
  return width >= grip.width && height >= Math.min(grip.height, bar.height);
}

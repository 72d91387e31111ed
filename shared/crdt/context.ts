import type { CausalContext, Dot } from "./record.ts";

export function hasSeen(context: CausalContext, dot: Dot): boolean {
  return (context[dot[0]] ?? 0) >= dot[1];
}

/** True when everything in `part` is in `whole`. */
export function covers(whole: CausalContext, part: CausalContext): boolean {
  for (const replica in part) if ((whole[replica] ?? 0) < (part[replica] as number)) return false;
  return true;
}

export function joinContexts(left: CausalContext, right: CausalContext): CausalContext {
  if (covers(left, right)) return left;
  const joined: Record<string, number> = { ...left };
  for (const replica in right) joined[replica] = Math.max(joined[replica] ?? 0, right[replica] as number);
  return joined;
}

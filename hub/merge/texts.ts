/** Whether a text change is whole, of bearable cost, and written by whom it may be. */
import * as Y from "yjs";
import { scanTextUpdate } from "#hub/merge/text-scan.ts";
import type { TextState } from "#shared/crdt/record.ts";
import { decodeBytes } from "#shared/crdt/text.ts";
import { installationOfTextClient } from "#shared/lib/ids.ts";

/**
 * Inserting a run can make Yjs walk over every run that stands at the same place, so the cost of a change is at most new runs × all
 * runs. At this bound that is about a second; what people write stays a thousandfold below it.
 */
const greatestCost = 20_000_000;

export type TextJudgement = "fine" | "damaged" | "foreign";

/** @param mayBring whether new letters may be of an installation */
export function judgeText(stored: TextState | undefined, update: string, mayBring: (installation: number) => boolean): TextJudgement {
  if (update === "" || update === stored?.state) return update === "" ? "damaged" : "fine";
  const runs = scanTextUpdate(decodeBytes(update));
  if (!runs) return "damaged";
  const state = stored ? decodeBytes(stored.state) : null;
  const known = state ? Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state)) : new Map<number, number>();
  let fresh = 0;
  for (const run of runs) {
    if (run.clock + run.length <= (known.get(run.client) ?? 0)) continue;
    fresh++;
    if (!mayBring(installationOfTextClient(run.client))) return "foreign";
  }
  if (fresh > 1_000) {
    const before = state ? (scanTextUpdate(state)?.length ?? Infinity) : 0;
    if (fresh * (fresh + before) > greatestCost) return "damaged";
  }
  return "fine";
}

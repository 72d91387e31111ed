import type { RecordDelta } from "../crdt/record.ts";
import { largestChange } from "./largest-change.ts";
import { limits } from "./protocol.ts";

/** Room for the frame around the changes. */
const envelope = 1_024;

export interface Packed {
  readonly batch: readonly RecordDelta[];
  /** Changes that no frame can carry. */
  readonly tooLarge: readonly RecordDelta[];
}

/** As many changes, in their order, as one push carries; one that is larger than that goes alone. What is left over is collected again. */
export function packBatch(deltas: readonly RecordDelta[], most: number, room: number = limits.push - envelope): Packed {
  const batch: RecordDelta[] = [];
  const tooLarge: RecordDelta[] = [];
  let used = 0;
  for (const delta of deltas) {
    const size = utf8Length(JSON.stringify(delta)) + 1;
    if (size > largestChange(delta.kind)) tooLarge.push(delta);
    else if (batch.length === 0 || (batch.length < most && used + size <= room)) {
      batch.push(delta);
      used += size;
    } else break;
  }
  return { batch, tooLarge };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}

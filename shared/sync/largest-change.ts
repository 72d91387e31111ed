import { kindOf } from "../domain/kinds.ts";
import { limits } from "./protocol.ts";

/** Bytes of one change of that kind, as JSON. */
export const largestChange = (kind: string): number => kindOf(kind)?.largestChange ?? limits.change;

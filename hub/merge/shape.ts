/**
 * The shape of a pushed change: what `deltaSchema` of the protocol says, written out by hand because it runs for every record of every
 * push (shape.test.ts holds the two against each other), and the bounds on size and depth that a schema does not express.
 */
import { elementsFit, isContext, isDot, isTime, isTouches, matches } from "#hub/merge/shape-parts.ts";
import type { RecordDelta } from "#shared/crdt/record.ts";
import { fieldNamePattern, recordIdPattern, scopePattern, type RecordId } from "#shared/lib/ids.ts";
import { largestChange } from "#shared/sync/largest-change.ts";
import { limits, type ChangeRefusal } from "#shared/sync/protocol.ts";

export type ReadChange =
  | { readonly outcome: "read"; readonly delta: RecordDelta }
  | { readonly outcome: "refused"; readonly id: RecordId | null; readonly reason: ChangeRefusal; readonly detail: string };

/** @param frameBytes the size of the frame that brought the change: when that is small, nothing in it can be too large */
export function readChange(change: unknown, frameBytes: number): ReadChange {
  const id = idOf(change);
  if (frameBytes > limits.change && JSON.stringify(change).length > mostOf(change)) return { outcome: "refused", id, reason: "change-too-large", detail: "" };
  const wrong = wrongPart(change);
  if (wrong !== null) return { outcome: "refused", id, reason: "malformed-change", detail: wrong };
  return { outcome: "read", delta: change as RecordDelta };
}

const kindPattern = /^[a-z][a-z-]{0,31}$/;
const base64Pattern = /^[A-Za-z0-9+/]*={0,2}$/;
const greatestDepth = 32;
const members: ReadonlySet<string> = new Set(["id", "kind", "scope", "base", "clock", "fields", "sets", "texts"]);
const headMembers: ReadonlySet<string> = new Set(["dot", "value", "by", "at", "reason", "origin"]);

/** @returns the name of the first part that is wrong, or null */
function wrongPart(change: unknown): string | null {
  if (!isObject(change)) return "change";
  let count = 0;
  for (const name in change) {
    if (!members.has(name)) return name.slice(0, 80);
    count++;
  }
  if (count !== members.size) return "change";
  if (!matches(change["id"], recordIdPattern)) return "id";
  if (!matches(change["kind"], kindPattern)) return "kind";
  if (!matches(change["scope"], scopePattern)) return "scope";
  if (!isContext(change["base"])) return "base";
  if (!isContext(change["clock"])) return "clock";
  return wrongField(change["fields"]) ?? wrongSet(change["sets"]) ?? wrongText(change["texts"]);
}

function wrongField(fields: unknown): string | null {
  if (!isObject(fields)) return "fields";
  for (const name of Object.keys(fields)) {
    if (!fieldNamePattern.test(name)) return "fields";
    const heads = fields[name];
    if (!Array.isArray(heads) || heads.length < 1 || heads.length > 64 || !heads.every(isHead)) return name;
  }
  return null;
}

function isHead(head: unknown): boolean {
  if (!isObject(head)) return false;
  for (const name in head) if (!headMembers.has(name)) return false;
  if (!isDot(head["dot"]) || !matches(head["by"], recordIdPattern) || !isTime(head["at"])) return false;
  if (head["value"] === undefined || !isShallow(head["value"], greatestDepth)) return false;
  const reason = head["reason"];
  if (reason !== undefined && (typeof reason !== "string" || reason.length > 2_000)) return false;
  const origin = head["origin"];
  if (origin === undefined) return true;
  return isObject(origin) && Object.keys(origin).length === 2 && matches(origin["by"], recordIdPattern) && isTime(origin["at"]);
}

/** Nested deeper than this, a value could exhaust the stack of whoever reads it. */
function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0) return false;
  return Array.isArray(value) ? value.every((part) => isShallow(part, depth - 1)) : Object.values(value).every((part) => isShallow(part, depth - 1));
}

function wrongSet(sets: unknown): string | null {
  if (!isObject(sets)) return "sets";
  for (const name of Object.keys(sets)) {
    if (!fieldNamePattern.test(name)) return "sets";
    const set = sets[name];
    if (!isObject(set) || Object.keys(set).length !== 2 || !elementsFit(set["elements"]) || !isTouches(set["edits"])) return name;
  }
  return null;
}

function wrongText(texts: unknown): string | null {
  if (!isObject(texts)) return "texts";
  for (const name of Object.keys(texts)) {
    if (!fieldNamePattern.test(name)) return "texts";
    const text = texts[name];
    if (!isObject(text) || Object.keys(text).length !== 2 || !isTouches(text["edits"])) return name;
    const state = text["state"];
    if (typeof state !== "string" || state.length > limits.change || !base64Pattern.test(state)) return name;
  }
  return null;
}

/** What the change says of its kind is believed here: whoever claims another has an id or a record that does not fit. */
function mostOf(change: unknown): number {
  const kind = isObject(change) ? change["kind"] : null;
  return typeof kind === "string" ? largestChange(kind) : limits.change;
}

function idOf(change: unknown): RecordId | null {
  const id = isObject(change) ? change["id"] : null;
  return matches(id, recordIdPattern) ? (id as RecordId) : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The cards of a vCard file, one after the other: also without an end, without a beginning, one inside another, and with lines between that
 * belong to none. Each card is handed on as soon as it is whole, so that the pictures of a large address book are never in memory.
 */
import { CardLines, type CardProperty } from "./card-lines.ts";

export interface Card {
  /** Of its BEGIN. */
  readonly line: number;
  /** `2.1`, `3.0`, `4.0` as written, or "". */
  readonly version: string;
  readonly properties: readonly CardProperty[];
  /** Lines that are no property. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
  /** Cards inside this one, at whatever depth. */
  readonly agents: readonly Card[];
  readonly isEnded: boolean;
}

export type CardEvent =
  | { readonly kind: "card"; readonly card: Card }
  | { readonly kind: "no-begin"; readonly line: number }
  | { readonly kind: "outside"; readonly line: number; readonly last: number }
  | { readonly kind: "other-component"; readonly line: number; readonly name: string };

interface OpenCard {
  line: number;
  version: string;
  properties: CardProperty[];
  unread: { line: number; text: string }[];
  agents: Card[];
}

/** A card with more lines is none. */
const mostLines = 20_000;

/** @param bytes in UTF-8 or in any character set that has ASCII in it */
export function* readCards(bytes: Uint8Array): Generator<CardEvent, void> {
  const lines = new CardLines(bytes);
  const open: OpenCard[] = [];
  let outside = null as { line: number; last: number } | null;
  let other: { name: string; depth: number } | null = null;
  for (let read = lines.next(); read !== null; read = lines.next()) {
    const property = read.kind === "property" ? read.property : null;
    const line = read.kind === "property" ? read.property.line : read.line;
    const component = property && (property.name === "BEGIN" || property.name === "END") ? property.value.trim().toUpperCase() : "";
    const isBegin = property?.name === "BEGIN" && component !== "";
    const isEnd = property?.name === "END" && component !== "";
    if (other !== null && component !== "VCARD") {
      if (component === other.name) other.depth += isBegin ? 1 : -1;
      if (other.depth === 0) other = null;
      continue;
    }
    other = null;
    const isBoundary = component === "VCARD" || (isBegin && open.length === 0);
    if (outside !== null && (isBoundary || isEnd)) {
      yield { kind: "outside", ...outside };
      outside = null;
    }
    const current = open.at(-1);
    if (isBegin && component === "VCARD") {
      // A card inside another belongs to it; else the one before was never ended.
      if (current && !isAgentAwaited(current)) yield* ended(open, false);
      lines.keepsFoldedSpace = false;
      open.push({ line, version: "", properties: [], unread: [], agents: [] });
    } else if (isBegin && !current) {
      other = { name: component, depth: 1 };
      yield { kind: "other-component", line, name: component };
    } else if (isEnd && component === "VCARD") {
      const card = open.pop();
      const outer = open.at(-1) !== undefined;
      if (!card) yield { kind: "no-begin", line };
      else if (outer) open[0]?.agents.push({ ...card, isEnded: true });
      else yield { kind: "card", card: { ...card, isEnded: true } };
    } else if (current) {
      if (property?.name === "VERSION") {
        current.version = property.value.trim();
        lines.keepsFoldedSpace = current.version.startsWith("2");
      }
      if (current.properties.length + current.unread.length >= mostLines) continue;
      if (property) current.properties.push(property);
      else if (read.kind === "other") current.unread.push({ line, text: read.text });
    } else outside = { line: outside?.line ?? line, last: line };
  }
  yield* ended(open, false);
  if (outside !== null) yield { kind: "outside", ...outside };
}

function isAgentAwaited({ properties }: OpenCard): boolean {
  const last = properties.at(-1);
  return last !== undefined && last.name === "AGENT" && !last.isFilled;
}

/** Ends whatever is open: the inner cards belong to the outermost. */
function* ended(open: OpenCard[], isEnded: boolean): Generator<CardEvent, void> {
  while (open.length > 1) {
    const inner = open.pop() as OpenCard;
    open[0]?.agents.push({ ...inner, isEnded });
  }
  const card = open.pop();
  if (card) yield { kind: "card", card: { ...card, isEnded } };
}

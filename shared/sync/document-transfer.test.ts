import { describe, expect, it } from "vitest";
import { documentPart } from "./protocol.ts";
import { askAgainAfter, firstPartLength, nextChance, nextPartLength, nextTransfer, placeOf, smallDocument, type KnownDocument } from "./document-transfer.ts";

const size = 5_000_000;
const document = (changes: Partial<KnownDocument> = {}): KnownDocument => ({
  id: "attachment.1",
  hash: "a".repeat(64),
  size,
  isConfirmed: true,
  maySend: true,
  isOwn: true,
  held: size,
  atHub: 0,
  isWanted: false,
  problem: null,
  notBefore: 0,
  updated: 1,
  ...changes,
});
const wayOf = (changes: Partial<KnownDocument>): string | undefined => nextTransfer([document(changes)], 100)?.way;

describe("SY-46 which part of which document travels next", () => {
  it("is none of a document whose record the hub does not have, or that was not looked for on the disk yet", () => {
    expect([wayOf({}), wayOf({ isConfirmed: false }), wayOf({ held: null })]).toEqual(["send", undefined, undefined]);
  });

  it("is sent by who may write its record, until the hub has all", () => {
    expect([wayOf({ atHub: 4_000_000 }), wayOf({ atHub: size }), wayOf({ maySend: false })]).toEqual(["send", undefined, undefined]);
  });

  it("is fetched when a person wants it, when it was begun, and by itself when it is small and one's own", () => {
    const small = { size: smallDocument, held: 0 };
    expect([wayOf({ held: 0 }), wayOf({ held: 0, isWanted: true }), wayOf({ held: 7 })]).toEqual([undefined, "fetch", "fetch"]);
    expect([wayOf(small), wayOf({ ...small, isOwn: false }), wayOf({ ...small, size: smallDocument + 1 })]).toEqual(["fetch", undefined, undefined]);
  });

  it("waits for a person when it was refused, and for its time when there is one", () => {
    expect([
      wayOf({ problem: "document-country-full" }),
      wayOf({ problem: "document-full", notBefore: 101 }),
      wayOf({ problem: "document-full", notBefore: 100 }),
    ]).toEqual([undefined, undefined, "send"]);
    expect(nextChance([document({ notBefore: 700 }), document({ notBefore: 500, problem: "document-full" }), document({ notBefore: 90 })], 100)).toBe(500);
    expect(nextChance([document({ notBefore: 500, atHub: size }), document()], 100)).toBe(Infinity);
  });

  it("is what a person waits for, then what nobody else has, then what comes by itself; what was begun before what was not, and the oldest first", () => {
    const all = [
      document({ id: "small", size: 10, held: 0, updated: 0 }),
      document({ id: "new", updated: 9 }),
      document({ id: "old", updated: 3 }),
      document({ id: "begun", updated: 8, atHub: 10 }),
      document({ id: "wanted", held: 0, isWanted: true, updated: 10 }),
    ];
    const order: string[] = [];
    for (let left = all; left.length > 0;) {
      const { id } = nextTransfer(left, 100)!.document;
      order.push(id);
      left = left.filter((one) => one.id !== id);
    }
    expect(order).toEqual(["wanted", "begun", "old", "new", "small"]);
  });
});

describe("SY-46 where a document is", () => {
  it.each([
    ["on this device only", {}, false, { state: "here" }],
    ["on this device only, while its record is on its way", { isConfirmed: false }, true, { state: "here" }],
    ["on its way", { atHub: 2_000_000 }, true, { state: "sending", arrived: 2_000_000, size }],
    ["on this device only, when the connection went", { atHub: 2_000_000 }, false, { state: "here" }],
    ["with the secretariat", { atHub: size }, false, { state: "with-the-secretariat" }],
    ["with the secretariat, as somebody else's", { maySend: false }, false, { state: "with-the-secretariat" }],
    ["not here", { held: 0 }, true, { state: "not-here" }],
    ["not here, as far as is known", { held: null }, true, { state: "not-here" }],
    ["coming", { held: 5, isWanted: true }, true, { state: "fetching", arrived: 5, size }],
    ["waited for, without a connection", { held: 5 }, false, { state: "awaited", arrived: 5, size }],
    ["waited for, until it has reached the hub", { held: 0, isWanted: true, problem: "document-not-here" }, true, { state: "awaited", arrived: 0, size }],
    ["refused", { problem: "document-country-full" }, true, { state: "refused", problem: "document-country-full", isHere: true }],
    ["refused as it came", { held: 0, problem: "document-wrong-content" }, true, { state: "refused", problem: "document-wrong-content", isHere: false }],
  ] as const)("is %s", (_words, changes, isLive, place) => {
    expect(placeOf(document(changes), isLive)).toEqual(place);
  });
});

describe("SY-46 how much travels at once", () => {
  it("grows while the line is fast and shrinks when it is slow or cut, within what the hub takes", () => {
    expect([nextPartLength(firstPartLength, 200), nextPartLength(firstPartLength, 2_000), nextPartLength(firstPartLength, 4_000)]).toEqual([
      131_072, 65_536, 32_768,
    ]);
    expect([nextPartLength(firstPartLength, null), nextPartLength(8_192, null), nextPartLength(documentPart, 1)]).toEqual([16_384, 8_192, documentPart]);
  });

  it("is asked for again ever more rarely, and at least every ten minutes", () => {
    expect([0, 1, 5, 6, 100].map(askAgainAfter)).toEqual([15_000, 30_000, 480_000, 600_000, 600_000]);
  });
});

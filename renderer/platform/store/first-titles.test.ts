import fc from "fast-check";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { expect, test } from "vitest";
import { after, firstTitles, type TitleIndex } from "#renderer/platform/store/first-titles.ts";
import { byTitle, type Titled } from "#renderer/platform/store/sorted-list.ts";
import { openStorage, titlesOf } from "#renderer/platform/store/storage.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

const named = (titles: readonly string[]): Titled[] => titles.map((title, at) => ({ id: `record.${String(at).padStart(4, "0")}`, title }) as Titled);
const inOrder = (entries: readonly Titled[], count: number): string[] =>
  [...entries]
    .sort(byTitle)
    .map(({ id }) => id)
    .slice(0, count);

/** An index as IndexedDB has it: in order of code units. */
function indexOf(entries: readonly Titled[]): TitleIndex & { readonly read: Titled[] } {
  const sorted = [...entries].sort((left, right) => (left.title < right.title ? -1 : left.title > right.title ? 1 : 0));
  const read: Titled[] = [];
  return {
    read,
    next: async (from) => sorted.find(({ title }) => title >= from)?.title,
    beginningWith: async (letter) => {
      const found = sorted.filter(({ title }) => title >= letter && title < after(letter));
      read.push(...found);
      return found;
    },
  };
}

const beginnings = [
  "",
  "a",
  "A",
  "Á",
  "á",
  "Æ",
  "æ",
  "aa",
  "b",
  "B",
  "ch",
  "Č",
  "ß",
  "Ø",
  "o",
  "z",
  "Z",
  "1",
  "10",
  "2",
  "007",
  "٣",
  " ",
  "-",
  "(",
  "Ж",
  "ж",
  "ا",
  "אב",
  "李",
  "𐐷",
  "🙂",
];
const anyTitle = fc.tuple(fc.constantFrom(...beginnings), fc.string({ maxLength: 4 })).map(([beginning, rest]) => beginning + rest);

test("the first titles are those that the whole list begins with, whatever letters they begin with", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTitle, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), async (titles, count) => {
      const entries = named(titles);
      const found = await firstTitles(indexOf(entries), count);
      if (found) expect(found).toEqual(inOrder(entries, count));
    }),
    { numRuns: 300 },
  );
});

test("only the letters that are needed are read", async () => {
  const entries = named(["Zoe", "Bram", "amina", "Álvaro", "Anna", "Chantal"]);
  const index = indexOf(entries);
  expect(await firstTitles(index, 3)).toEqual(inOrder(entries, 3));
  expect(index.read.map(({ title }) => title).sort()).toEqual(["Anna", "amina", "Álvaro"].sort());
});

test("where a vowel is read after the letter behind it, or a letter is overlooked, the index alone says nothing", async () => {
  expect(await firstTitles(indexOf(named(["เก", "ขา"])), 2)).toBeNull();
  expect(await firstTitles(indexOf(named(["\u200bAnna", "Bram"])), 2)).toBeNull();
});

test("the store's own index gives the titles of one kind and lifecycle", async () => {
  const storage = await openStorage("titles", { indexedDB: new IDBFactory(), IDBKeyRange });
  const row = (id: string, title: string, more: Partial<RecordDocument> = {}): RecordDocument => ({ ...blank, id, title, ...more });
  await storage.records.bulkInsert([
    row("note.1", "éclair"),
    row("note.2", "Zulu"),
    row("note.3", "Eagle"),
    row("note.4", ""),
    row("note.5", "away", { lifecycle: "archived" }),
    row("other.1", "another", { kind: "other" }),
    row("note.6", "gone"),
  ]);
  await storage.records.findOne("note.6").remove();
  const index = titlesOf(storage, "note", "active");
  expect(await firstTitles(index, 2)).toEqual(["note.4", "note.3"]);
  expect(await firstTitles(index, 9)).toEqual(["note.4", "note.3", "note.1", "note.2"]);
  await storage.close();
});

const blank: Omit<RecordDocument, "id" | "title"> = {
  kind: "note",
  scope: "country:BEL",
  audience: "internal",
  lifecycle: "active",
  status: "",
  parent: "",
  updated: 1,
  updatedBy: "person.one",
  conflicts: 0,
  summary: {},
  search: "",
  crdt: "",
  acked: "",
  unsent: 0,
};

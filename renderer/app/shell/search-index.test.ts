import { Subject } from "rxjs";
import { describe, expect, it } from "vitest";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { SearchIndex } from "./search-index.ts";

type Changes = readonly (readonly [string, RecordDocument | null])[];
const record = (id: string, title: string, search = "", lifecycle = "active"): readonly [string, RecordDocument] => [
  id,
  { id, kind: id.slice(0, id.indexOf(".")), title, search, lifecycle, parent: "", scope: "country:MUS" } as RecordDocument,
];

function searching(...records: Changes) {
  const changes$ = new Subject<Changes>();
  const index = new SearchIndex(changes$, () => undefined);
  changes$.next(records);
  return { changes$, find: (words: string) => index.find(words).map(({ id }) => id), index };
}

const { find } = searching(
  record("contact.1", "Directeur, Unité des politiques migratoires", "Ministère de l’Intérieur"),
  record("contact.2", "مدير إدارة شؤون الهجرة", "وزارة الخارجية"),
  record("initiative.1", "Remittances: what it costs to send money home"),
  record("comment.1", "The bank has not answered yet."),
  record("attachment.1", "Note 2007.pdf"),
);

describe("the one search", () => {
  it.each([
    ["accents", "unite migratoires", "contact.1"],
    ["the beginning of a word", "remitt", "initiative.1"],
    ["a letter too few", "remitances", "initiative.1"],
    ["two letters turned round", "remitatnces", "initiative.1"],
    ["a wrong letter in a short word", "benk", "comment.1"],
    ["words of title and organisation together", "directeur interieur", "contact.1"],
    ["Arabic without hamza", "ادارة", "contact.2"],
    ["Arabic without the article", "هجرة", "contact.2"],
    ["Arabic with a word before the article", "للهجرة", "contact.2"],
    ["Arabic with heh for teh marbuta", "وزاره", "contact.2"],
    ["Arabic with vowels", "مُدِير", "contact.2"],
    ["Arabic with a typing error", "الخارجبة", "contact.2"],
    ["Arabic digits", "٢٠٠٧", "attachment.1"],
  ])("finds with %s", (_case, words, id) => expect(find(words)[0]).toBe(id));

  it("wants every word, and takes no year for another", () => {
    expect(find("remittances bank")).toEqual([]);
    expect(find("2006")).toEqual([]);
  });

  it("follows what changes, and forgets what is removed", () => {
    const { changes$, find: look } = searching(record("contact.1", "Director"));
    changes$.next([record("contact.1", "Secretary")]);
    expect([look("director"), look("secretary")]).toEqual([[], ["contact.1"]]);
    changes$.next([record("contact.1", "Secretary", "", "deleted")]);
    expect(look("secretary")).toEqual([]);
  });

  it("gives places only to what can be opened", () => {
    const { index } = searching(record("person.1", "Director"), record("contact.1", "Director of migration"));
    expect(index.find("director", ({ kind }) => kind === "contact", 1).map(({ id }) => id)).toEqual(["contact.1"]);
  });
});

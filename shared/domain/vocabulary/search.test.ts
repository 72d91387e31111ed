import { describe, expect, it } from "vitest";
import { foldedText, foldWords, holdsEveryWord, searchedWords } from "./search.ts";

describe("search as one types", () => {
  it("does not mind accents and capitals", () => {
    expect(foldWords("Ministère de l’Égalité, Østergård, Łódź")).toBe("ministere de l'egalite, ostergard, lodz");
  });
  it("wants every word, in any order, at any place", () => {
    const text = foldedText({ title: "Directeur, Unité des politiques migratoires", search: "migration@interieur.example" });
    expect(holdsEveryWord(searchedWords("UNITE direct"), text)).toBe(true);
    expect(holdsEveryWord(searchedWords("interieur"), text)).toBe(true);
    expect(holdsEveryWord(searchedWords("unite finance"), text)).toBe(false);
    expect(holdsEveryWord(searchedWords("   "), text)).toBe(true);
  });
});

import { getLocaleStrings, QuestionPanelDynamicModel, type Question } from "survey-core";
import { describe, expect, it } from "vitest";
import { thematicPrioritiesQuestionnaire as definition } from "#shared/domain/questionnaire/thematic-priorities.ts";
import english from "#renderer/locales/en/survey.json" with { type: "json" };
import { surveyModel } from "./survey-model.ts";
import { giveSurveyWords } from "./survey-words.ts";

/** Each word says its own name, so that one of SurveyJS's own would be seen. */
const marked = Object.fromEntries(Object.keys(english.words).map((name) => [name, `«${name}»`]));

describe("SurveyJS's own small words", () => {
  it("are words that SurveyJS has", () => {
    const known = getLocaleStrings("en") as Readonly<Record<string, string>>;
    expect(Object.keys(english.words).filter((name) => known[name] === undefined)).toEqual([]);
  });
  it("keep SurveyJS's placeholders", () => {
    const known = getLocaleStrings("en") as Readonly<Record<string, string>>;
    const slots = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();
    for (const [name, text] of Object.entries(english.words)) expect([name, slots(text)]).toEqual([name, slots(known[name]!)]);
  });
  it("come from the desk's language file in every type of question", () => {
    giveSurveyWords("fr", marked, false);
    const model = surveyModel(definition, "fr");
    const said = (name: string, property: string): unknown => (model.getQuestionByName(name) as Question & Record<string, unknown>)[property];
    expect(said("priorities", "otherText")).toBe("«otherItemText»");
    expect(said("contributors", "noEntriesText")).toBe("«noEntriesText»");
    expect(said("contributors", "removePanelText")).toBe("«removePanel»");
    expect(said("contributors", "confirmDeleteText")).toBe("«confirmDelete»");
    // The left side of a ranking is what is still to be ranked: SurveyJS calls its empty state "ranked".
    expect(said("ranking", "selectToRankEmptyRankedAreaText")).toBe("«selectToRankEmptyRankedAreaText»");
    expect(said("ranking", "selectToRankEmptyUnrankedAreaText")).toBe("«selectToRankEmptyUnrankedAreaText»");
    const lists = model
      .getAllQuestions(false, false, true)
      .flatMap((asked) => (asked instanceof QuestionPanelDynamicModel ? asked.templateElements : [asked]))
      .filter((asked) => ["dropdown", "tagbox"].includes(asked.getType()));
    expect(lists.length).toBeGreaterThan(0);
    for (const list of lists) expect((list as unknown as { placeholder: string }).placeholder).toBe("«placeholder»");
  });
});

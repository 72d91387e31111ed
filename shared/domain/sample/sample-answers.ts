/** What the sample country has answered so far: some sections under way, some not begun. Functions are named, people are not. */
import type { JsonValue } from "#shared/lib/json.ts";
import { answerId, cellField, rowField } from "../answer/answer.ts";
import { questionnaireId } from "../questionnaire/questionnaire.ts";
import { thematicPrioritiesQuestionnaire } from "../questionnaire/thematic-priorities.ts";
import { responseId } from "../response/response.ts";
import type { SampleRecord } from "./sample-record.ts";

const sampleQuestionnaireId = questionnaireId(thematicPrioritiesQuestionnaire.key, 1);
export const sampleResponseId = responseId(sampleQuestionnaireId, "MUS");

const scope = "country:MUS";
const answer = (question: string, fields: Readonly<Record<string, JsonValue>>, texts?: Readonly<Record<string, string>>): SampleRecord => ({
  id: answerId(sampleResponseId, question),
  kind: "answer",
  scope,
  fields,
  ...(texts ? { texts } : {}),
});
const done = { state: "done" } as const;

export const sampleQuestionnaire: SampleRecord = {
  id: sampleQuestionnaireId,
  kind: "questionnaire",
  scope: "forum",
  fields: {
    title: "Thematic priorities of governments",
    version: 1,
    status: "open",
    deadline: "2007-10-31",
    definition: thematicPrioritiesQuestionnaire as unknown as JsonValue,
  },
};

export const sampleAnswers: readonly SampleRecord[] = [
  { id: sampleResponseId, kind: "response", scope, fields: { questionnaire: sampleQuestionnaireId, country: "MUS", status: "draft" } },
  answer("ministry", { value: "Ministry of Foreign Affairs", ...done }),
  answer("focalPoint", { value: "Director, Economic Cooperation, Ministry of Foreign Affairs", ...done }),
  answer("seat", { value: "capital", ...done }),
  answer("contributors", {
    [rowField("labour")]: { order: 1, cells: { ministry: "Ministry of Labour", sections: ["priorities", "practice"] } },
    [rowField("finance")]: { order: 2, cells: { ministry: "Ministry of Finance", sections: ["cooperation"] } },
  }),
  answer("coordination", { value: "yes" }),
  answer("coordinationMeets", { value: "quarterly" }),
  answer("priorities", {
    value: ["circular-migration-and-return", "temporary-labour", "skills-retention", "remittance-costs"],
  }),
  answer("ranking", { value: ["circular-migration-and-return", "temporary-labour"] }),
  answer(
    "firstPriority",
    {},
    {
      narrative:
        "Circular migration lets workers gain skills and savings abroad and bring both home. With the European Commission we are preparing a working session on circular migration before the end of 2007.",
    },
  ),
  answer("themes", {
    [cellField("circular-migration-and-return")]: { importance: 5, capacity: 3, sharing: 5 },
    [cellField("temporary-labour")]: { importance: 5, capacity: 3, sharing: 4 },
    [cellField("remittance-costs")]: { importance: 3, capacity: 2 },
  }),
  answer("situation", { value: ["origin", "destination"], ...done }),
  answer("strategy", { value: "in-preparation" }),
  answer("obstacles", { [cellField("data")]: "serious", [cellField("funding")]: "moderate" }),
  answer("practices", {
    [rowField("circular")]: {
      order: 1,
      cells: {
        title: "Circular migration programme",
        summary: "Workers go abroad for a fixed time, train there, and set up small businesses after they return.",
        countries: ["MUS"],
        partners: "European Commission",
        shareable: true,
      },
    },
  }),
  answer("interest", { [cellField("circular-migration-and-return")]: { coChair: true, paper: true } }),
];

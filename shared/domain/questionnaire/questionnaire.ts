import { z } from "zod";
import { asRecordId, type RecordId } from "#shared/lib/ids.ts";
import type { KindDefinition } from "../kind.ts";
import { commonFields } from "../vocabulary/values.ts";
import { definitionOf, largestDefinition, questionnaireSchema, questionsIn } from "./definition.ts";
import { localisedText } from "./localised.ts";

const questionnaireStatuses = ["draft", "open", "closed"] as const;

/** Each version is a record of its own: answers given to one version stay answers to it. */
export const questionnaireId = (key: string, version: number): RecordId => asRecordId(`questionnaire.${key}.${version}`);

export const questionnaireKind: KindDefinition = {
  kind: "questionnaire",
  fields: {
    ...commonFields,
    title: z.string().min(1).max(300),
    version: z.number().int().min(1).max(10_000),
    status: z.enum(questionnaireStatuses),
    deadline: z.iso.date().nullable(),
    definition: questionnaireSchema,
  },
  sets: {},
  texts: {},
  // The definition, and what else the change says.
  largestChange: largestDefinition + 100_000,
  audience: "network",
  project(view) {
    const definition = definitionOf(view.value("definition"));
    const title = view.value("title");
    const status = view.value("status");
    return {
      title: typeof title === "string" ? title : localisedText(definition?.title, "en"),
      status: typeof status === "string" ? status : "draft",
      parent: "",
      summary: {
        key: definition?.key ?? "",
        version: view.value("version") ?? 1,
        deadline: view.value("deadline") ?? null,
        questions: definition ? questionsIn(definition).length : 0,
      },
      search: "",
    };
  },
};

import { z } from "zod";
import { asRecordId, recordIdPattern, type RecordId } from "#shared/lib/ids.ts";
import type { KindDefinition } from "../kind.ts";
import { commonFields } from "../vocabulary/values.ts";
import { assignmentSchema } from "./assignment.ts";

const responseStatuses = ["draft", "submitted", "returned", "accepted"] as const;

/**
 * A country's answer to one version of a questionnaire. Made from both, so that two people who start it apart start the same one.
 * @param country ISO 3166-1 alpha-3
 */
export const responseId = (questionnaire: string, country: string): RecordId =>
  asRecordId(`response.${questionnaire.replace(/^questionnaire\./, "")}.${country}`);

export const responseKind: KindDefinition = {
  kind: "response",
  fields: {
    ...commonFields,
    questionnaire: z.string().regex(recordIdPattern),
    country: z.string().regex(/^[A-Z]{3}$/),
    status: z.enum(responseStatuses),
    "section.*": assignmentSchema.nullable(),
    "question.*": assignmentSchema.nullable(),
  },
  sets: {},
  texts: {},
  audience: "secretariat",
  project(view) {
    const country = view.value("country");
    const status = view.value("status");
    const questionnaire = view.value("questionnaire");
    return {
      title: typeof country === "string" ? country : view.id,
      status: typeof status === "string" ? status : "draft",
      parent: typeof questionnaire === "string" ? questionnaire : "",
      summary: { country: typeof country === "string" ? country : "", questionnaire: typeof questionnaire === "string" ? questionnaire : "" },
      search: "",
    };
  },
  needs(view) {
    const questionnaire = view.value("questionnaire");
    return typeof questionnaire === "string" ? [questionnaire] : [];
  },
  check(view, _touched, lookup) {
    const questionnaire = view.value("questionnaire");
    const country = view.value("country");
    if (typeof questionnaire !== "string" || lookup(questionnaire) === null) return "unknown-record";
    if (typeof country !== "string" || view.id !== responseId(questionnaire, country) || view.scope !== `country:${country}`) return "wrong-type";
    return null;
  },
};

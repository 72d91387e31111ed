/**
 * A questionnaire as neutral data: what is asked, not how a survey product shows it. JSON files and XLSForm come in as this; the form
 * on the screen, the hub's checks, the progress and the tally all read it.
 */
import { z } from "zod";
import type { JsonValue } from "#shared/lib/json.ts";
import { contradictionsIn } from "./consistency.ts";
import { expressionSchema } from "./expression.ts";
import { languageTag, localisedSchema } from "./localised.ts";
import { carriedSchema, nameSchema, questionSchema, type Question } from "./question-types.ts";

export { otherChoice, type Choice, type Column, type ListSource, type Question } from "./question-types.ts";

/** Questions under a sub-heading of their section, asked together or not at all. Groups may stand in groups. */
const group = z.strictObject({
  name: nameSchema,
  title: localisedSchema.optional(),
  description: localisedSchema.optional(),
  parent: nameSchema.optional(),
  visible: expressionSchema.optional(),
  appearance: z.string().max(200).optional(),
  carried: carriedSchema.optional(),
});

const section = z.strictObject({
  name: nameSchema,
  title: localisedSchema,
  description: localisedSchema.optional(),
  visible: expressionSchema.optional(),
  groups: z.array(group).max(200).optional(),
  questions: z.array(questionSchema).min(1).max(1_000),
  appearance: z.string().max(200).optional(),
  carried: carriedSchema.optional(),
});

/**
 * Bytes of a questionnaire as JSON in UTF-8: five hundred questions in six languages are 1 MB. It is one register of its record, because
 * it is read whole and never changed once it is published.
 */
export const largestDefinition = 1_200_000;

const mostCarriedLetters = 400_000;
const carriedSheet = z.strictObject({ name: z.string().min(1).max(100), rows: z.array(z.array(z.string().max(4_000)).max(100)).max(3_000) });
/** What an imported workbook held besides its questions, so that an export gives it back. */
const carriedWorkbook = z
  .strictObject({ settings: carriedSchema.optional(), sheets: z.array(carriedSheet).max(10).optional() })
  .refine((carried) => JSON.stringify(carried).length <= mostCarriedLetters, { params: { reason: "too-much-carried" } });

export const questionnaireSchema = z
  .strictObject({
    /** The same in every version of one questionnaire. */
    key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    title: localisedSchema,
    description: localisedSchema.optional(),
    /** Those it can be shown in, the one it is written in first. */
    languages: z.array(languageTag).min(1).max(50).optional(),
    sections: z.array(section).min(1).max(100),
    carried: carriedWorkbook.optional(),
  })
  .superRefine((definition, context) => {
    for (const { reason, subject, path } of contradictionsIn(definition)) {
      context.addIssue({ code: "custom", message: reason, params: { reason, subject }, path: [...path] });
    }
  });

export type Group = z.infer<typeof group>;
export type Section = z.infer<typeof section>;
export type Questionnaire = z.infer<typeof questionnaireSchema>;

export interface DefinitionProblem {
  /** `wrong-shape` when the file is not built like a questionnaire, else what does not fit together. */
  readonly reason: string;
  /** Where, such as `sections.2.questions.0.title`. */
  readonly path: string;
  /** The name that is there twice or that nothing is called by. */
  readonly subject: string;
}
export type DefinitionResult =
  | { readonly ok: true; readonly definition: Questionnaire }
  | { readonly ok: false; readonly problems: readonly DefinitionProblem[] };

/** Reads a questionnaire from parsed JSON. */
export function readQuestionnaire(json: unknown): DefinitionResult {
  const parsed = questionnaireSchema.safeParse(json);
  if (parsed.success) return { ok: true, definition: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.slice(0, 20).map((issue) => {
      const params = issue.code === "custom" ? (issue.params as { reason?: string; subject?: string } | undefined) : undefined;
      return { reason: params?.reason ?? "wrong-shape", path: issue.path.map(String).join("."), subject: params?.subject ?? "" };
    }),
  };
}

/** Read once per stored value: checks and lists ask for it again and again. */
const read = new WeakMap<object, Questionnaire | null>();

/** The definition that a questionnaire record holds, or null when this build cannot read it. */
export function definitionOf(value: JsonValue | undefined): Questionnaire | null {
  if (typeof value !== "object" || value === null) return null;
  let definition = read.get(value);
  if (definition === undefined) {
    const parsed = questionnaireSchema.safeParse(value);
    definition = parsed.success ? parsed.data : null;
    read.set(value, definition);
  }
  return definition;
}

export function questionsIn(definition: Questionnaire): readonly Question[] {
  return [...placesIn(definition).values()].map((place) => place.question);
}

export interface Place {
  readonly question: Question;
  readonly section: Section;
}

/** Made once per definition: every check and every keystroke looks questions up. */
const places = new WeakMap<Questionnaire, ReadonlyMap<string, Place>>();

/** Where each question stands, by name, in the questionnaire's order. */
export function placesIn(definition: Questionnaire): ReadonlyMap<string, Place> {
  let known = places.get(definition);
  if (!known) {
    known = new Map(definition.sections.flatMap((section) => section.questions.map((question) => [question.name, { question, section }] as const)));
    places.set(definition, known);
  }
  return known;
}

export function findQuestion(definition: Questionnaire, name: string): Question | undefined {
  return placesIn(definition).get(name)?.question;
}

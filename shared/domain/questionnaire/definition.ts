/**
 * A questionnaire as neutral data: what is asked, not how a survey product shows it. JSON files and XLSForm come in as this; the form
 * on the screen, the hub's checks, the progress and the tally all read it.
 */
import { z } from "zod";
import type { JsonValue } from "#shared/lib/json.ts";
import { expressionSchema, questionsOf } from "./expression.ts";
import { localisedSchema } from "./localised.ts";

/** Kept short enough for `answer.response.<key>.<version>.<country>.<question>` to stay a record id. */
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);
const code = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const choice = z.strictObject({ value: code, title: localisedSchema });
const choiceList = z.array(choice).min(1).max(300);

/** Lists that the desk itself holds. What is taken from them is kept as text, because not everybody may read the record behind it. */
const source = z.enum(["countries", "contacts", "organisations", "processes", "themes"]);
const text = { suggestFrom: source.optional(), suggestions: z.array(z.string().max(200)).max(300).optional(), long: z.boolean().optional() };
const number = { min: z.number().optional(), max: z.number().optional(), whole: z.boolean().optional() };
const oneOf = { choices: choiceList.optional(), choicesFrom: source.optional(), other: z.boolean().optional() };
const severalOf = { ...oneOf, atLeast: z.number().int().min(1).optional(), atMost: z.number().int().min(1).optional() };

const columnBase = { name, title: localisedSchema, optional: z.boolean().optional() };
const column = z.discriminatedUnion("type", [
  z.strictObject({ ...columnBase, type: z.literal("text"), ...text }),
  z.strictObject({ ...columnBase, type: z.literal("number"), ...number }),
  z.strictObject({ ...columnBase, type: z.literal("date") }),
  z.strictObject({ ...columnBase, type: z.literal("choice"), ...oneOf }),
  z.strictObject({ ...columnBase, type: z.literal("choices"), ...severalOf }),
  z.strictObject({ ...columnBase, type: z.literal("yes") }),
  /** A whole number from `from` to `to`. */
  z.strictObject({ ...columnBase, type: z.literal("scale"), from: z.number().int(), to: z.number().int() }),
]);

const questionBase = {
  name,
  /** As printed before the title, such as `10` or `10a`. */
  number: z.string().max(8).optional(),
  title: localisedSchema,
  description: localisedSchema.optional(),
  visible: expressionSchema.optional(),
  /** Nobody is reminded when it stays empty. */
  optional: z.boolean().optional(),
};
const question = z.discriminatedUnion("type", [
  z.strictObject({ ...questionBase, type: z.literal("text"), ...text }),
  z.strictObject({ ...questionBase, type: z.literal("number"), ...number }),
  z.strictObject({ ...questionBase, type: z.literal("date") }),
  z.strictObject({ ...questionBase, type: z.literal("choice"), ...oneOf }),
  z.strictObject({ ...questionBase, type: z.literal("choices"), ...severalOf }),
  /** Puts what was chosen in the question `of` in an order without ties. */
  z.strictObject({ ...questionBase, type: z.literal("ranking"), of: name }),
  /** Several people write it at once; it merges letter by letter. */
  z.strictObject({ ...questionBase, type: z.literal("narrative"), maxWords: z.number().int().min(1).optional() }),
  /** Each row takes one step of the scale. */
  z.strictObject({ ...questionBase, type: z.literal("matrix"), rows: choiceList, scale: choiceList }),
  /** Each row takes one value per column. */
  z.strictObject({ ...questionBase, type: z.literal("grid"), rows: choiceList, columns: z.array(column).min(1).max(20) }),
  /** As many rows as the country has to tell of. */
  z.strictObject({
    ...questionBase,
    type: z.literal("rows"),
    columns: z.array(column).min(1).max(30),
    rowTitle: localisedSchema,
    addTitle: localisedSchema,
    atMost: z.number().int().min(1).max(500).optional(),
  }),
]);

const section = z.strictObject({ name, title: localisedSchema, description: localisedSchema.optional(), questions: z.array(question).min(1).max(200) });

export const questionnaireSchema = z
  .strictObject({
    /** The same in every version of one questionnaire. */
    key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    title: localisedSchema,
    description: localisedSchema.optional(),
    sections: z.array(section).min(1).max(100),
  })
  .superRefine((definition, context) => {
    const all = definition.sections.flatMap((section, at) =>
      section.questions.map((question, index) => ({ question, path: ["sections", at, "questions", index] })),
    );
    const names = new Map(all.map(({ question }) => [question.name, question]));
    const problem = (reason: string, subject: string, path: (string | number)[]): void =>
      context.addIssue({ code: "custom", message: reason, params: { reason, subject }, path });
    const unique = (subjects: readonly string[], reason: string, path: (string | number)[]): void => {
      const twice = subjects.find((subject, at) => subjects.indexOf(subject) !== at);
      if (twice !== undefined) problem(reason, twice, path);
    };
    unique(
      definition.sections.map((section) => section.name),
      "section-twice",
      ["sections"],
    );
    // Letters of either case meet in one record id on no system we know, but a person could not tell two such names apart.
    unique(
      all.map(({ question }) => question.name.toLowerCase()),
      "question-twice",
      ["sections"],
    );
    for (const { question, path } of all) {
      for (const other of question.visible ? questionsOf(question.visible) : []) if (!names.has(other)) problem("unknown-question", other, path);
      if (question.type === "ranking" && names.get(question.of)?.type !== "choices") problem("ranks-nothing", question.of, path);
      const parts: readonly (Column | Question)[] = "columns" in question ? [question, ...question.columns] : [question];
      if ("columns" in question)
        unique(
          question.columns.map((column) => column.name),
          "column-twice",
          path,
        );
      if ("rows" in question)
        unique(
          question.rows.map((row) => row.value),
          "choice-twice",
          path,
        );
      if (question.type === "matrix")
        unique(
          question.scale.map((step) => step.value),
          "choice-twice",
          path,
        );
      for (const part of parts) {
        if (part.type !== "choice" && part.type !== "choices") continue;
        unique(
          (part.choices ?? []).map((choice) => choice.value),
          "choice-twice",
          path,
        );
        if (!part.choices && !part.choicesFrom) problem("no-choices", part.name, path);
      }
    }
  });

export type Choice = z.infer<typeof choice>;
export type ListSource = z.infer<typeof source>;
export type Column = z.infer<typeof column>;
export type Question = z.infer<typeof question>;
export type Section = z.infer<typeof section>;
export type Questionnaire = z.infer<typeof questionnaireSchema>;

/** The code under which "other (please specify)" is chosen; what is specified is kept beside it. */
export const otherChoice = "other";

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
  return definition.sections.flatMap((section) => section.questions);
}

export function findQuestion(definition: Questionnaire, name: string): Question | undefined {
  for (const section of definition.sections) {
    const question = section.questions.find((question) => question.name === name);
    if (question) return question;
  }
  return undefined;
}

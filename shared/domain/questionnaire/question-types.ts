/** The kinds of questions, and of columns in the questions that are tables. */
import { z } from "zod";
import { expressionSchema } from "./expression.ts";
import { localisedSchema } from "./localised.ts";

/** Kept short enough for `answer.response.<key>.<version>.<country>.<question>` to stay a record id; no dot, because it is the id's last part. */
export const nameSchema = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/)
  .refine(isNoMember);

/** Answers are kept by these names: one that every object has, such as `constructor`, would be answered by nobody and always. */
export function isNoMember(name: string): boolean {
  return !(name in Object.prototype);
}

/** Rows and steps of tables are parts of a register's name, or beside such. */
const step = z.strictObject({
  value: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .refine(isNoMember),
  title: localisedSchema,
});
const stepList = z.array(step).min(1).max(300);

/** What was in an imported form and the desk has no use for, by column, so that an export gives it back. */
export const carriedSchema = z.record(z.string().min(1).max(100), z.string().max(4_000)).refine((carried) => Object.keys(carried).length <= 40);

const choice = z.strictObject({
  /** No blanks: several chosen values are one text with blanks between them where an expression looks at them. */
  value: z.string().regex(/^\S{1,64}$/u),
  title: localisedSchema,
  /** What a filter may look at. */
  attributes: carriedSchema.optional(),
});
const choiceList = z.array(choice).min(1).max(2_000);

/** Lists that the desk itself holds. What is taken from them is kept as text, because not everybody may read the record behind it. */
const source = z.enum(["countries", "contacts", "organisations", "processes", "themes"]);

const base = {
  name: nameSchema,
  title: localisedSchema,
  description: localisedSchema.optional(),
  /** More than the description, opened by who wants it. */
  guidance: localisedSchema.optional(),
  visible: expressionSchema.optional(),
  /** Nobody is reminded when it stays empty. */
  optional: z.boolean().optional(),
  /** A reminder only when this holds. */
  requiredIf: expressionSchema.optional(),
  requiredMessage: localisedSchema.optional(),
  /** What an answer should fulfil. It is a hint: an answer that does not is kept all the same. */
  constraint: expressionSchema.optional(),
  constraintMessage: localisedSchema.optional(),
  /** Offered to who answers; never an answer before a person takes it. */
  defaultValue: z.union([z.string().max(4_000), z.number(), z.boolean(), z.array(z.string().max(64)).max(300)]).optional(),
  defaultFrom: expressionSchema.optional(),
  /** Shown, with its default as the answer, and never asked. */
  readOnly: z.boolean().optional(),
  /** As an XLSForm says it, such as `minimal` or `month-year`. */
  appearance: z.string().max(200).optional(),
  carried: carriedSchema.optional(),
};

const text = { suggestFrom: source.optional(), suggestions: z.array(z.string().max(200)).max(300).optional(), long: z.boolean().optional() };
const number = { min: z.number().optional(), max: z.number().optional(), whole: z.boolean().optional() };
/** `choiceFilter` is asked of each choice: those for which it holds are offered. */
const oneOf = { choices: choiceList.optional(), choicesFrom: source.optional(), other: z.boolean().optional(), choiceFilter: expressionSchema.optional() };
const severalOf = { ...oneOf, atLeast: z.number().int().min(1).optional(), atMost: z.number().int().min(1).optional() };
/** A number from `from` to `to` in steps. */
const range = { from: z.number(), to: z.number(), step: z.number().positive() };
/** Computed wherever it is looked at; nobody answers it and no record holds it. */
const calculate = { calculation: expressionSchema };

const column = z.discriminatedUnion("type", [
  z.strictObject({ ...base, type: z.literal("text"), ...text }),
  z.strictObject({ ...base, type: z.literal("number"), ...number }),
  z.strictObject({ ...base, type: z.literal("range"), ...range }),
  z.strictObject({ ...base, type: z.literal("date") }),
  z.strictObject({ ...base, type: z.literal("time") }),
  z.strictObject({ ...base, type: z.literal("datetime") }),
  z.strictObject({ ...base, type: z.literal("choice"), ...oneOf }),
  z.strictObject({ ...base, type: z.literal("choices"), ...severalOf }),
  z.strictObject({ ...base, type: z.literal("yes") }),
  /** A whole number from `from` to `to`. */
  z.strictObject({ ...base, type: z.literal("scale"), from: z.number().int(), to: z.number().int() }),
  z.strictObject({ ...base, type: z.literal("note") }),
  z.strictObject({ ...base, type: z.literal("calculate"), ...calculate }),
]);

const questionBase = {
  ...base,
  /** As printed before the title, such as `10` or `10a`. */
  number: z.string().max(8).optional(),
  /** The name of a group of the same section. */
  group: nameSchema.optional(),
};
export const questionSchema = z.discriminatedUnion("type", [
  z.strictObject({ ...questionBase, type: z.literal("text"), ...text }),
  z.strictObject({ ...questionBase, type: z.literal("number"), ...number }),
  z.strictObject({ ...questionBase, type: z.literal("range"), ...range }),
  z.strictObject({ ...questionBase, type: z.literal("date") }),
  /** `HH:MM` or `HH:MM:SS`. */
  z.strictObject({ ...questionBase, type: z.literal("time") }),
  /** `2026-11-24T09:30`, on the clock of who answers. */
  z.strictObject({ ...questionBase, type: z.literal("datetime") }),
  z.strictObject({ ...questionBase, type: z.literal("choice"), ...oneOf }),
  z.strictObject({ ...questionBase, type: z.literal("choices"), ...severalOf }),
  z.strictObject({ ...questionBase, type: z.literal("yes") }),
  /** Puts what was chosen in the question `of`, or else all its own choices, in an order without ties. */
  z.strictObject({
    ...questionBase,
    type: z.literal("ranking"),
    of: nameSchema.optional(),
    choices: choiceList.optional(),
    choiceFilter: expressionSchema.optional(),
  }),
  /** Several people write it at once; it merges letter by letter. */
  z.strictObject({ ...questionBase, type: z.literal("narrative"), maxWords: z.number().int().min(1).optional() }),
  /** Each row takes one step of the scale. */
  z.strictObject({ ...questionBase, type: z.literal("matrix"), rows: stepList, scale: stepList }),
  /** Each row takes one value per column. */
  z.strictObject({ ...questionBase, type: z.literal("grid"), rows: stepList, columns: z.array(column).min(1).max(20) }),
  /** As many rows as the country has to tell of. */
  z.strictObject({
    ...questionBase,
    type: z.literal("rows"),
    columns: z.array(column).min(1).max(100),
    rowTitle: localisedSchema,
    addTitle: localisedSchema,
    atMost: z.number().int().min(1).max(500).optional(),
    /** How many rows there are to fill in, where another answer says it. */
    count: expressionSchema.optional(),
  }),
  /** Something to read. */
  z.strictObject({ ...questionBase, type: z.literal("note") }),
  z.strictObject({ ...questionBase, type: z.literal("calculate"), ...calculate }),
  /** A constant that expressions look at: its default. */
  z.strictObject({ ...questionBase, type: z.literal("hidden") }),
]);

export type Choice = z.infer<typeof choice>;
export type ListSource = z.infer<typeof source>;
export type Column = z.infer<typeof column>;
export type Question = z.infer<typeof questionSchema>;

/** The code under which "other (please specify)" is chosen; what is specified is kept beside it. */
export const otherChoice = "other";

import { z } from "zod";
import type { KindDefinition, RecordView } from "../kind.ts";
import { numberOf, rowsOf, searchText, wordsOf, type RowOf } from "../vocabulary/read.ts";
import { amount, code, commonFields, country, currency, day, element, elementCode, reference, row, words } from "../vocabulary/values.ts";
import {
  capacityNeeds,
  considerations,
  horizons,
  horizontalIssues,
  initiativeStatuses,
  initiativeTypes,
  levels,
  milestoneStatuses,
  roundtables,
  themes,
} from "../vocabulary/vocabulary.ts";

const milestoneRow = row({ title: z.string().max(300), due: day, status: z.enum(milestoneStatuses), reachedOn: day });
const noteRow = row({ on: day, text: z.string().max(4_000) });
/** What is measured about migrants, from where to where. */
const indicatorRow = row({
  name: z.string().max(300),
  unit: z.string().max(60),
  baseline: z.number().nullable(),
  baselineOn: day,
  target: z.number().nullable(),
  targetOn: day,
});
/** A value of an indicator (the id of its row) on a day. */
const measureRow = row({ indicator: z.string().min(1).max(64), on: day, value: z.number().nullable(), note: z.string().max(500) });

export type Milestone = NonNullable<z.infer<typeof milestoneRow>>;
export type Indicator = NonNullable<z.infer<typeof indicatorRow>>;
export type Measure = NonNullable<z.infer<typeof measureRow>>;

export const milestonesOf = (view: RecordView): readonly RowOf<Milestone>[] => rowsOf(view, "milestone", milestoneRow);
export const indicatorsOf = (view: RecordView): readonly RowOf<Indicator>[] => rowsOf(view, "indicator", indicatorRow);
export const measuresOf = (view: RecordView): readonly RowOf<Measure>[] => rowsOf(view, "measure", measureRow);

/** What a country does, alone or with others, on migration and development. */
export const initiativeKind: KindDefinition = {
  kind: "initiative",
  fields: {
    ...commonFields,
    title: words(300),
    roundtable: code(roundtables),
    level: code(levels),
    horizon: code(horizons),
    status: code(initiativeStatuses),
    startDate: day,
    /** In words, not a reference: other countries read it and do not hold this country's organisations. */
    leadMinistry: words(300),
    /** The outcome of the Forum that this initiative takes forward. */
    followUpOf: reference,
    /** Where the initiative was announced, quoted. */
    source: words(4000),
    type: code(initiativeTypes),
    endDate: day,
    /** Money, in one currency. */
    fundingNeeded: amount,
    fundingFound: amount,
    currency,
    "milestone.*": milestoneRow,
    "note.*": noteRow,
    "indicator.*": indicatorRow,
    "measure.*": measureRow,
    /** Human rights and gender are looked at explicitly: whether, and what was found. */
    rightsConsidered: code(considerations),
    genderConsidered: code(considerations),
    rights: words(8000),
    gender: words(8000),
    results: words(20_000),
    lessons: words(20_000),
    effectsOnMigrants: words(20_000),
    /** A practice that others can use, in a few sentences; empty when it is none. */
    goodPractice: words(8000),
  },
  sets: {
    themes: elementCode(themes),
    partners: element(200),
    horizontalIssues: elementCode(horizontalIssues),
    capacityNeeds: elementCode(capacityNeeds),
    /** Other countries that take part: ISO 3166-1 alpha-3. */
    countries: country as KindDefinition["sets"][string],
  },
  texts: { narrative: 60_000 },
  audience: "secretariat",
  project(view) {
    const partners = view.elements("partners");
    return {
      title: wordsOf(view, "title"),
      status: wordsOf(view, "status"),
      parent: wordsOf(view, "followUpOf"),
      summary: {
        themes: view.elements("themes"),
        roundtable: wordsOf(view, "roundtable"),
        level: wordsOf(view, "level"),
        horizon: wordsOf(view, "horizon"),
        leadMinistry: wordsOf(view, "leadMinistry"),
        type: wordsOf(view, "type"),
        countries: view.elements("countries"),
        fundingNeeded: numberOf(view, "fundingNeeded"),
        fundingFound: numberOf(view, "fundingFound"),
        currency: wordsOf(view, "currency"),
        goodPractice: wordsOf(view, "goodPractice") !== "",
        milestones: milestonesOf(view).map(({ id, values }) => ({ id, title: values.title.slice(0, 120), due: values.due ?? "", status: values.status })),
      },
      search: searchText(wordsOf(view, "title"), wordsOf(view, "leadMinistry"), partners, wordsOf(view, "goodPractice"), wordsOf(view, "results")),
    };
  },
};

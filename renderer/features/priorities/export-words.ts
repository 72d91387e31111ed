/** The exported tables in the reader's language, and the priorities as the screen shows them. */
import type { TFunction } from "i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { developmentOf } from "#shared/domain/regions/development.ts";
import { exportTables, type Cell, type ExportedTables, type Table } from "#shared/domain/tally/export-table.ts";
import { priorityQuestions, priorityTally, type ScoringRule } from "#shared/domain/tally/priorities.ts";
import type { Split } from "#shared/domain/tally/splits.ts";
import type { Labels } from "#renderer/features/priorities/labels.ts";
import type { Counted } from "#renderer/features/priorities/use-counted.ts";
import { countryName } from "#renderer/ui/country-name.ts";

type Words = TFunction<"priorities">;

export function exportedTables(definition: Questionnaire, counted: Counted, labels: Labels, language: string, t: Words): ExportedTables {
  return exportTables(definition, counted.answers, {
    head: {
      country: t("export.head.country"),
      name: t("export.head.name"),
      region: t("export.head.region"),
      development: t("export.head.development"),
      submission: t("export.head.submission"),
      state: t("export.head.state"),
    },
    codebook: {
      column: t("export.codebookHead.column"),
      number: t("export.codebookHead.number"),
      section: t("export.codebookHead.section"),
      type: t("export.codebookHead.type"),
      title: t("export.codebookHead.title"),
      part: t("export.codebookHead.part"),
      codes: t("export.codebookHead.codes"),
      missing: t("export.codebookHead.missing"),
    },
    signed: t("export.signed"),
    draft: t("export.draft"),
    other: t("export.other"),
    flag: t("export.flag"),
    place: t("export.place"),
    joined: t("export.joined"),
    missing: t("export.missing"),
    countryName: (country) => countryName(country, language),
    region: labels.region,
    development: (country) => labels.development(developmentOf(country, counted.development)),
  });
}

/** A line for each priority in each group, under the rule that is named in every line. */
export function prioritySheet(definition: Questionnaire, counted: Counted, rule: ScoringRule, split: Split, labels: Labels, t: Words): Table {
  const [question] = priorityQuestions(definition);
  if (!question) return [];
  const applied: ScoringRule = question.type === "ranking" ? rule : { by: "count" };
  const ruleName = applied.by === "count" ? t("ruleKind.count") : applied.weights.join("-");
  return [
    (["rule", "group", "answered", "counted", "place", "code", "choice", "points", "countries"] as const).map((name) => t(`export.priorityHead.${name}`)),
    ...counted.groups.flatMap((group) => {
      const tally = priorityTally(definition, question, group.answers, applied);
      return tally.priorities.map((one): readonly Cell[] => [
        ruleName,
        labels.group(split, group.key),
        tally.answered,
        group.answers.length,
        one.place || null,
        one.choice,
        labels.choice(question, one.choice),
        one.points,
        one.countries,
      ]);
    }),
  ];
}

import { Select } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { priorityQuestions, priorityTally, type PriorityQuestion, type ScoringRule } from "#shared/domain/tally/priorities.ts";
import { overlaps, type CountryGroup, type Split } from "#shared/domain/tally/splits.ts";
import type { Labels } from "#renderer/features/priorities/labels.ts";
import { PriorityBars, PriorityTable } from "#renderer/features/priorities/priority-chart.tsx";
import { RuleChooser } from "#renderer/features/priorities/rule-chooser.tsx";
import { SupportersDrawer } from "#renderer/features/priorities/supporters-drawer.tsx";
import type { Counted } from "#renderer/features/priorities/use-counted.ts";
import { useChoice } from "#renderer/features/priorities/use-choice.ts";
import { EmptyState } from "#renderer/ui/states.tsx";
import classes from "#renderer/features/priorities/priorities.module.css";

interface RankingViewProps {
  readonly definition: Questionnaire;
  readonly counted: Counted;
  readonly rule: ScoringRule;
  readonly split: Split;
  readonly labels: Labels;
  readonly invited: number;
}

/** What comes first, under the rule that stands above it; one chart for each group. */
export function RankingView({ definition, counted, rule, split, labels, invited }: RankingViewProps): ReactNode {
  const { t } = useTranslation("priorities");
  const [parameters] = useSearchParams();
  const choose = useChoice();
  const [opened, setOpened] = useState<{ readonly choice: string; readonly group: CountryGroup } | null>(null);
  const questions = priorityQuestions(definition);
  const question = questions.find((one) => one.name === parameters.get("question")) ?? questions[0];
  if (!question) return <EmptyState sentence={t("nothingToRank")} />;
  // What nobody ranks has no places to weigh.
  const applied: ScoringRule = question.type === "ranking" ? rule : { by: "count" };
  const asTable = parameters.get("as") === "table";
  const Shown = asTable ? PriorityTable : PriorityBars;
  return (
    <>
      <div className={classes["controls"]}>
        {questions.length > 1 && (
          <Select
            label={t("question")}
            value={question.name}
            allowDeselect={false}
            data={questions.map((one) => ({ value: one.name, label: labels.title(one) }))}
            comboboxProps={{ width: "max-content", position: "bottom-start" }}
            onChange={(next) => choose("question", next)}
          />
        )}
        {question.type === "ranking" && <RuleChooser rule={rule} />}
        <button className={classes["plainButton"]} aria-pressed={asTable} onClick={() => choose("as", asTable ? null : "table")}>
          {t(asTable ? "asChart" : "asTable")}
        </button>
      </div>
      <p className={classes["quiet"]} data-testid="rule">
        {applied.by === "count" ? t("ruleIs.count") : t("ruleIs.places", { weights: applied.weights.join("-") })}
        {overlaps(split, definition) && <> {t("overlap")}</>}
      </p>
      <div className={classes["groups"]} data-single={counted.groups.length === 1 || undefined}>
        {counted.groups.map((group) => {
          const tally = priorityTally(definition, question, group.answers, applied);
          const label = labels.group(split, group.key);
          return (
            <section key={group.key} className={classes["group"]} aria-label={label} data-group={group.key}>
              <h2>{split.by === "all" ? labels.title(question) : label}</h2>
              <p className={classes["quiet"]} data-testid="denominator">
                {split.by === "all"
                  ? t("denominator", { count: tally.answered, counted: group.answers.length, invited })
                  : t("denominatorOfGroup", { count: tally.answered, counted: group.answers.length })}
              </p>
              <Shown tally={tally} rule={applied} nameOf={(choice) => labels.choice(question, choice)} onOpen={(choice) => setOpened({ choice, group })} />
            </section>
          );
        })}
      </div>
      <SupportersDrawer
        opened={opened}
        definition={definition}
        question={question satisfies PriorityQuestion}
        title={opened ? labels.choice(question, opened.choice) : ""}
        labels={labels}
        onClose={() => setOpened(null)}
      />
    </>
  );
}

import { Select } from "@mantine/core";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { questionTallies } from "#shared/domain/tally/question-tally.ts";
import type { Split } from "#shared/domain/tally/splits.ts";
import type { Labels } from "#renderer/features/priorities/labels.ts";
import { QuestionSummary } from "#renderer/features/priorities/question-summary.tsx";
import type { Counted } from "#renderer/features/priorities/use-counted.ts";
import { useChoice } from "#renderer/features/priorities/use-choice.ts";
import { Section } from "#renderer/ui/page.tsx";
import classes from "#renderer/features/priorities/priorities.module.css";

interface QuestionsViewProps {
  readonly definition: Questionnaire;
  readonly counted: Counted;
  readonly split: Split;
  readonly labels: Labels;
  readonly invited: number;
}

/** Every question with its numbers, of all countries or of one group. */
export function QuestionsView({ definition, counted, split, labels, invited }: QuestionsViewProps): ReactNode {
  const { t, i18n } = useTranslation("priorities");
  const [parameters] = useSearchParams();
  const choose = useChoice();
  const group = counted.groups.find((one) => `group.${one.key}` === parameters.get("group"));
  const answers = group?.answers ?? counted.answers;
  const tallies = useMemo(() => new Map(questionTallies(definition, answers).map((one) => [one.question.name, one])), [definition, answers]);
  return (
    <>
      {split.by !== "all" && (
        <div className={classes["controls"]}>
          <Select
            label={t("group")}
            value={group ? `group.${group.key}` : "all"}
            allowDeselect={false}
            data={[
              { value: "all", label: t("everybody") },
              ...counted.groups.map((one) => ({ value: `group.${one.key}`, label: `${labels.group(split, one.key)} (${one.answers.length})` })),
            ]}
            comboboxProps={{ width: "max-content", position: "bottom-start" }}
            onChange={(next) => choose("group", next === "all" ? null : next)}
          />
        </div>
      )}
      <p className={classes["quiet"]}>{t("countedOf", { count: answers.length, invited })}</p>
      {definition.sections.map((section) => {
        const here = section.questions.flatMap((question) => tallies.get(question.name) ?? []);
        if (here.length === 0) return null;
        return (
          <Section key={section.name} title={localisedText(section.title, i18n.language)}>
            {here.map((tally) => (
              <article key={tally.question.name} className={classes["question"]} data-question={tally.question.name}>
                <h3>{labels.title(tally.question)}</h3>
                <p className={classes["quiet"]} data-testid="answered">
                  {tally.asked === answers.length
                    ? t("answeredOf", { count: tally.answered, of: tally.asked })
                    : t("answeredOfAsked", { count: tally.answered, asked: tally.asked, of: answers.length })}
                </p>
                {tally.answered > 0 && <QuestionSummary tally={tally} definition={definition} labels={labels} />}
              </article>
            ))}
          </Section>
        );
      })}
    </>
  );
}

import { Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { questionsIn, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { questionTallies } from "#shared/domain/tally/question-tally.ts";
import type { Split } from "#shared/domain/tally/splits.ts";
import { foldWords, holdsEveryWord, searchedWords } from "#shared/domain/vocabulary/search.ts";
import type { Labels } from "#renderer/features/priorities/labels.ts";
import type { Counted } from "#renderer/features/priorities/use-counted.ts";
import { useChoice } from "#renderer/features/priorities/use-choice.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { EmptyState } from "#renderer/ui/states.tsx";
import classes from "#renderer/features/priorities/priorities.module.css";

interface WordsViewProps {
  readonly definition: Questionnaire;
  readonly counted: Counted;
  readonly split: Split;
  readonly labels: Labels;
}

/** What the countries wrote to one question, side by side. */
export function WordsView({ definition, counted, split, labels }: WordsViewProps): ReactNode {
  const { t } = useTranslation("priorities");
  const nameOf = useCountryName();
  const [parameters] = useSearchParams();
  const choose = useChoice();
  const [typed, setTyped] = useState("");
  const sought = useDeferredValue(typed);
  const questions = useMemo(
    () =>
      questionsIn(definition)
        .filter((question) => question.type === "narrative" || question.type === "text")
        .toSorted((left, right) => Number(right.type === "narrative") - Number(left.type === "narrative")),
    [definition],
  );
  const question = questions.find((one) => one.name === parameters.get("words")) ?? questions[0];
  const said = useMemo(() => {
    const summary = question && questionTallies(definition, counted.answers).find((one) => one.question.name === question.name)?.summary;
    return summary?.type === "words"
      ? summary.words.map((one) => ({ ...one, name: nameOf(one.country), folded: foldWords(`${nameOf(one.country)} ${one.words}`) }))
      : [];
  }, [definition, counted.answers, question, nameOf]);
  const words = searchedWords(sought);
  const found = new Set(said.filter((one) => holdsEveryWord(words, one.folded)).map((one) => one.country));
  if (!question) return <EmptyState sentence={t("nothingWritten")} />;
  return (
    <>
      <div className={classes["controls"]}>
        <Select
          label={t("question")}
          value={question.name}
          allowDeselect={false}
          data={questions.map((one) => ({ value: one.name, label: labels.title(one) }))}
          comboboxProps={{ width: "max-content", position: "bottom-start" }}
          onChange={(next) => choose("words", next)}
        />
        <TextInput
          label={t("search")}
          value={typed}
          leftSection={<IconSearch size={16} aria-hidden />}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <p className={classes["quiet"]} role="status" data-testid="found">
        {t("found", { count: found.size, of: said.length, counted: counted.answers.length })}
      </p>
      {counted.groups.map((group) => {
        const here = group.answers.flatMap((one) => said.filter((each) => each.country === one.country && found.has(each.country)));
        if (here.length === 0) return null;
        return (
          <section key={group.key} aria-label={labels.group(split, group.key)}>
            {split.by !== "all" && <h2 className={classes["groupTitle"]}>{labels.group(split, group.key)}</h2>}
            <div className={classes["sideBySide"]} data-testid="words">
              {here
                .toSorted((left, right) => left.name.localeCompare(right.name))
                .map((one) => (
                  <article key={one.country} data-country={one.country}>
                    <h3>{one.name}</h3>
                    <p>{one.words}</p>
                  </article>
                ))}
            </div>
          </section>
        );
      })}
    </>
  );
}

import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cellsInWords } from "#shared/domain/paper/wording.ts";
import type { Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { ChoiceCount, QuestionTally, Said } from "#shared/domain/tally/question-tally.ts";
import { useWording } from "#renderer/ui/answer-words.ts";
import { GridHeatmap, MatrixHeatmap } from "#renderer/features/priorities/heatmap.tsx";
import type { Labels } from "#renderer/features/priorities/labels.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import classes from "#renderer/features/priorities/priorities.module.css";

interface QuestionSummaryProps {
  readonly tally: QuestionTally;
  readonly definition: Questionnaire;
  readonly labels: Labels;
}

const shownAtOnce = 6;

export function QuestionSummary({ tally, definition, labels }: QuestionSummaryProps): ReactNode {
  const { question, summary } = tally;
  switch (summary.type) {
    case "choices":
      return (
        <>
          <ChoiceBars question={question} choices={summary.choices} of={tally.answered} labels={labels} />
          <WordsOf words={summary.other} />
        </>
      );
    case "numbers":
      return <NumbersTable tally={tally} labels={labels} />;
    case "matrix":
      return question.type === "matrix" ? <MatrixHeatmap question={question} rows={summary.rows} labels={labels} /> : null;
    case "grid":
      return question.type === "grid" ? <GridHeatmap question={question} rows={summary.rows} labels={labels} /> : null;
    case "rows":
      return question.type === "rows" ? <RowsList question={question} rows={summary.rows} definition={definition} /> : null;
    case "words":
      return <WordsOf words={summary.words} />;
  }
}

function ChoiceBars({
  question,
  choices,
  of,
  labels,
}: {
  readonly question: Question;
  readonly choices: readonly ChoiceCount[];
  readonly of: number;
  readonly labels: Labels;
}): ReactNode {
  const nameOf = useCountryName();
  return (
    <ul className={classes["bars"]}>
      {choices.map(({ value, countries }) => (
        <li key={value} data-choice={value} title={countries.map(nameOf).join(", ")}>
          <div className={classes["barRow"]}>
            <span className={classes["name"]}>{labels.choice(question, value)}</span>
            <span className={classes["track"]}>
              <span className={classes["bar"]} style={{ inlineSize: `${(countries.length / Math.max(1, of)) * 100}%` }} />
              <span className={classes["value"]}>
                <b>{countries.length}</b>
              </span>
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function NumbersTable({ tally, labels }: { readonly tally: QuestionTally; readonly labels: Labels }): ReactNode {
  const { t } = useTranslation("priorities");
  const nameOf = useCountryName();
  if (tally.summary.type !== "numbers") return null;
  const { numbers, values } = tally.summary;
  // A year is no thousand.
  const written = tally.question.type === "number" && tally.question.whole ? (value: number | null) => (value === null ? "–" : String(value)) : labels.number;
  return (
    <>
      <dl className={classes["totals"]}>
        {(["min", "median", "mean", "max"] as const).map((name) => (
          <div key={name}>
            <dt>{t(`numbers.${name}`)}</dt>
            <dd>{written(numbers[name])}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t("byCountry")}</summary>
        <ul className={classes["said"]}>
          {values.map(({ country, value }) => (
            <li key={country}>
              <b>{nameOf(country)}</b> {written(value)}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function WordsOf({ words }: { readonly words: readonly Said[] }): ReactNode {
  const { t } = useTranslation("priorities");
  const nameOf = useCountryName();
  if (words.length === 0) return null;
  const list = (
    <ul className={classes["said"]}>
      {words.map((one) => (
        <li key={one.country}>
          <b>{nameOf(one.country)}</b> {one.words}
        </li>
      ))}
    </ul>
  );
  if (words.length <= shownAtOnce) return list;
  return (
    <details>
      <summary>{t("showWords", { count: words.length })}</summary>
      {list}
    </details>
  );
}

interface RowsListProps {
  readonly question: Question & { readonly type: "rows" };
  readonly rows: Extract<QuestionTally["summary"], { type: "rows" }>["rows"];
  readonly definition: Questionnaire;
}

function RowsList({ question, rows, definition }: RowsListProps): ReactNode {
  const { t } = useTranslation("priorities");
  const nameOf = useCountryName();
  const wording = useWording();
  return (
    <details open={rows.length <= shownAtOnce}>
      <summary>{t("rows", { count: rows.length })}</summary>
      <Table className={classes["numbers"]} verticalSpacing={6}>
        <Table.Tbody>
          {rows.map(({ country, cells }, at) => (
            <Table.Tr key={at}>
              <Table.Th scope="row">{nameOf(country)}</Table.Th>
              <Table.Td>
                {cellsInWords(question.columns, cells, definition, wording).map((line, number) => (
                  <div key={number}>{line}</div>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}

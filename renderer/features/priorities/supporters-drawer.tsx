import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { placesIn, type Question, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { chosenIn, priorityTally, usualRule, type PriorityQuestion } from "#shared/domain/tally/priorities.ts";
import type { CountryGroup } from "#shared/domain/tally/splits.ts";
import type { Labels } from "#renderer/features/priorities/labels.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import classes from "#renderer/features/priorities/priorities.module.css";

interface SupportersDrawerProps {
  readonly opened: { readonly choice: string; readonly group: CountryGroup } | null;
  readonly definition: Questionnaire;
  readonly question: PriorityQuestion;
  readonly title: string;
  readonly labels: Labels;
  readonly onClose: () => void;
}

/** Who wants it, in which place, and what they wrote about it. */
export function SupportersDrawer({ opened, definition, question, title, labels, onClose }: SupportersDrawerProps): ReactNode {
  const { t } = useTranslation("priorities");
  const nameOf = useCountryName();
  const supporters = opened
    ? (priorityTally(definition, question, opened.group.answers, usualRule).priorities.find((one) => one.choice === opened.choice)?.supporters ?? [])
    : [];
  const answers = new Map(opened?.group.answers.map((one) => [one.country, one]));
  const narratives = narrativesBeside(definition, question);
  return (
    <Drawer opened={opened !== null} onClose={onClose} position="right" size="lg" title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <p className={classes["quiet"]}>{t("supporters", { count: supporters.length })}</p>
      <ul className={classes["supporters"]} data-testid="supporters">
        {supporters.map(({ country, place }) => {
          const given = answers.get(country);
          const other = opened?.choice === "other" ? given?.answers[chosenIn(definition, question).name]?.other : undefined;
          return (
            <li key={country} data-country={country}>
              <div>
                <Link to={given ? intakeOf(given.record) : "/intake"}>{nameOf(country)}</Link>
                <span className={classes["quiet"]}>
                  {" "}
                  {question.type === "ranking" && (place === null ? t("notRanked") : t("inPlace", { place }))}
                  {given?.number === 0 && <> · {t("isDraft")}</>}
                </span>
              </div>
              {other && <p>{other}</p>}
              {narratives.map((narrative) => {
                const words = given?.answers[narrative.name]?.value;
                return typeof words === "string" && words !== "" ? (
                  <blockquote key={narrative.name} title={labels.title(narrative)}>
                    {words}
                  </blockquote>
                ) : null;
              })}
            </li>
          );
        })}
      </ul>
    </Drawer>
  );
}

/** What is written in the same section is about what is chosen there. */
function narrativesBeside(definition: Questionnaire, question: PriorityQuestion): readonly Question[] {
  return (
    placesIn(definition)
      .get(question.name)
      ?.section.questions.filter((one) => one.type === "narrative") ?? []
  );
}

/** A draft's record is its response; a submission's id holds it. */
function intakeOf(record: string): string {
  const [, response = record] = /^submission\.(.+)\.\d+-[0-9a-f]{8}-.*$/.exec(record) ?? [];
  return `/intake/${encodeURIComponent(response)}`;
}

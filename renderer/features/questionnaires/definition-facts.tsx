import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { questionsIn, type Question, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import classes from "./questionnaires.module.css";

/** Title, languages, sections and how many questions of which type. */
export function DefinitionFacts({ definition, version }: { readonly definition: Questionnaire; readonly version: number }): ReactNode {
  const { t, i18n } = useTranslation("questionnaires");
  const listed = new Intl.ListFormat(i18n.language, { type: "unit", style: "long" });
  const languages = definition.languages ?? Object.keys(definition.title);
  const questions = questionsIn(definition);
  return (
    <dl className={classes["facts"]}>
      <dt>{t("facts.version")}</dt>
      <dd>{t(version === 1 ? "facts.firstVersion" : "facts.nextVersion", { version, before: version - 1 })}</dd>
      <dt>{t("facts.languages")}</dt>
      <dd>{listed.format(languages.map((language) => languageName(language, i18n.language, t("facts.unstated"))))}</dd>
      <dt>{t("facts.sections")}</dt>
      <dd>
        <ol className={classes["sections"]}>
          {definition.sections.map((section) => (
            <li key={section.name}>
              <bdi>{localisedText(section.title, i18n.language)}</bdi>{" "}
              <span className={classes["quiet"]}>{t("questions", { count: section.questions.length })}</span>
            </li>
          ))}
        </ol>
      </dd>
      <dt>{t("facts.questions")}</dt>
      <dd>
        {questions.length}: {listed.format(typesIn(questions).map(([type, count]) => t(`type.${type}` as never, { count })))}
      </dd>
    </dl>
  );
}

function typesIn(questions: readonly Question[]): readonly (readonly [Question["type"], number])[] {
  const counts = new Map<Question["type"], number>();
  for (const { type } of questions) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].toSorted((left, right) => right[1] - left[1]);
}

function languageName(language: string, shownIn: string, unstated: string): string {
  return language === "und" ? unstated : (new Intl.DisplayNames(shownIn, { type: "language" }).of(language) ?? language);
}

import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { findQuestion, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { asRecordId, asScope } from "#shared/lib/ids.ts";
import { AnswersSource } from "./answers-source.ts";
import { LanguageSwitch, useChosenLanguage } from "./chosen-language.tsx";
import { SurveyPlace, type SurveyContext } from "./survey-context.ts";
import { SurveyForm } from "./survey-form.tsx";
import { countriesIn } from "./use-lists.ts";

/** A section of a questionnaire as those who answer will see it, without answers. */
export function SurveyPreview({ definition, section }: { readonly definition: Questionnaire; readonly section: string }): ReactNode {
  const { i18n } = useTranslation();
  const [language, choose] = useChosenLanguage(definition);
  const lists = useMemo(() => ({ countries: countriesIn(i18n.language) }), [i18n.language]);
  const context = useMemo(
    (): SurveyContext => ({
      definition,
      response: "",
      answers: new AnswersSource(),
      readOnly: true,
      preview: true,
      questionOf: (name) => findQuestion(definition, name),
      targetOf: (name) => ({ id: asRecordId(`preview.${name}`), kind: "answer", scope: asScope("forum") }),
    }),
    [definition],
  );
  if (language === null) return null;
  return (
    <SurveyPlace value={context}>
      <LanguageSwitch definition={definition} language={language} onChange={choose} />
      <section aria-label={localisedText(definition.sections.find((one) => one.name === section)?.title, language)}>
        <SurveyForm section={section} language={language} lists={lists} />
      </section>
    </SurveyPlace>
  );
}

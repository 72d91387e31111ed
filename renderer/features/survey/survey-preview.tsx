import { Button } from "@mantine/core";
import { IconEraser, IconInfoCircle } from "@tabler/icons-react";
import { Suspense, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { findQuestion, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { DeskOver, useDesk } from "#renderer/platform/desk/desk.tsx";
import { InLanguage } from "#renderer/platform/words/in-language.tsx";
import { useAllAnswers } from "./answers-source.ts";
import { LanguageSwitch, useChosenLanguage } from "./chosen-language.tsx";
import { previewOver } from "./preview-records.ts";
import { SurveyPlace, type SurveyContext } from "./survey-context.ts";
import { SurveyForm } from "./survey-form.tsx";
import { countriesIn } from "./use-lists.ts";
import classes from "./survey-preview.module.css";

interface SurveyPreviewProps {
  readonly definition: Questionnaire;
  /** The section that is shown; what was entered in the others stays, and is looked at. */
  readonly section: string;
}

/** A section of a questionnaire as those who answer will see it: to be filled in, and kept nowhere. */
export function SurveyPreview({ definition, section }: SurveyPreviewProps): ReactNode {
  const { t, i18n } = useTranslation("survey");
  const { records } = useDesk();
  const [language, choose] = useChosenLanguage(definition);
  const [round, setRound] = useState(0);
  const lists = useMemo(() => ({ countries: countriesIn(i18n.language) }), [i18n.language]);
  // oxlint-disable-next-line react/exhaustive-deps -- another questionnaire begins empty, and so does another round
  const preview = useMemo(() => previewOver(records), [records, definition, round]);
  const entered = useAllAnswers(preview.answers).size > 0;
  const context = useMemo(
    (): SurveyContext => ({
      definition,
      response: "",
      answers: preview.answers,
      readOnly: false,
      preview: true,
      questionOf: (name) => findQuestion(definition, name),
      targetOf: preview.targetOf,
    }),
    [definition, preview],
  );
  if (language === null) return null;
  return (
    <DeskOver records={preview.records}>
      <SurveyPlace value={context}>
        <div className={classes["head"]}>
          <p className={classes["notKept"]}>
            <IconInfoCircle size={16} aria-hidden />
            {t("preview.notKept")}
          </p>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconEraser size={16} aria-hidden />}
            disabled={!entered}
            onClick={() => setRound(round + 1)}
          >
            {t("preview.again")}
          </Button>
          <span className={classes["language"]}>
            <LanguageSwitch definition={definition} language={language} onChange={choose} />
          </span>
        </div>
        <section aria-label={localisedText(definition.sections.find((one) => one.name === section)?.title, language)}>
          <Suspense>
            <InLanguage language={language}>
              <SurveyForm key={round} section={section} language={language} lists={lists} />
            </InLanguage>
          </Suspense>
        </section>
      </SurveyPlace>
    </DeskOver>
  );
}

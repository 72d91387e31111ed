import { Tabs } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { SurveyPreview } from "#renderer/features/survey/index.ts";
import classes from "./questionnaires.module.css";

/** A questionnaire as those who answer see it, section by section, in each of its languages. */
export function SectionPreview({ definition }: { readonly definition: Questionnaire }): ReactNode {
  const { t, i18n } = useTranslation("questionnaires");
  const [section, setSection] = useState(definition.sections[0]?.name ?? null);
  return (
    <div data-testid="preview">
      <p className={classes["note"]}>{t("preview")}</p>
      <Tabs value={section} onChange={setSection}>
        <Tabs.List mb="lg">
          {definition.sections.map((one) => (
            <Tabs.Tab key={one.name} value={one.name}>
              {localisedText(one.title, i18n.language)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {section && <SurveyPreview definition={definition} section={section} />}
    </div>
  );
}

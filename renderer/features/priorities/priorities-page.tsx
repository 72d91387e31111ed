import { Switch, Tabs } from "@mantine/core";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { QuestionnaireSelect, useIntake, type Intake } from "#renderer/features/intake/index.ts";
import { DevelopmentDrawer } from "#renderer/features/priorities/development-drawer.tsx";
import { ExportMenu } from "#renderer/features/priorities/export-menu.tsx";
import { useLabels } from "#renderer/features/priorities/labels.ts";
import { QuestionsView } from "#renderer/features/priorities/questions-view.tsx";
import { RankingView } from "#renderer/features/priorities/ranking-view.tsx";
import { SplitSelect } from "#renderer/features/priorities/split-select.tsx";
import { Tracker } from "#renderer/features/priorities/tracker.tsx";
import { useChoice } from "#renderer/features/priorities/use-choice.ts";
import { useCounted } from "#renderer/features/priorities/use-counted.ts";
import { ruleIn, splitIn, viewIn, views } from "#renderer/features/priorities/view-choices.ts";
import { WordsView } from "#renderer/features/priorities/words-view.tsx";
import { Page, PageHead } from "#renderer/ui/page.tsx";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import classes from "#renderer/features/priorities/priorities.module.css";

/** What governments want: who answered, what comes first, what each question says, in whose words. */
export function PrioritiesPage(): ReactNode {
  const { t } = useTranslation("priorities");
  const intake = useIntake();
  if (intake.state === "loading") return <LoadingState />;
  if (intake.state === "failed") return <ErrorState sentence={t("failed")} />;
  if (intake.state === "none") return <EmptyState sentence={t("noQuestionnaire")} action={{ label: t("toQuestionnaires"), to: "/questionnaires" }} />;
  if (!intake.definition) return <ErrorState sentence={t("cannotRead")} />;
  return <Read intake={intake} definition={intake.definition} />;
}

function Read({ intake, definition }: { readonly intake: Intake; readonly definition: Questionnaire }): ReactNode {
  const { t } = useTranslation("priorities");
  const [parameters] = useSearchParams();
  const choose = useChoice();
  const labels = useLabels(definition);
  const view = viewIn(parameters);
  const rule = useMemo(() => ruleIn(parameters), [parameters]);
  const split = useMemo(() => splitIn(parameters), [parameters]);
  const withDrafts = parameters.get("drafts") === "too";
  const counted = useCounted(intake, definition, withDrafts, split);
  const counts = view !== "tracker";
  return (
    <Page wide>
      <PageHead
        title={t("title")}
        subtitle={t("subtitle", { title: intake.questionnaire.title, version: Number(intake.questionnaire.summary["version"]) })}
        actions={
          <>
            {intake.questionnaires.length > 1 && <QuestionnaireSelect all={intake.questionnaires} chosen={intake.questionnaire.id} />}
            <ExportMenu definition={definition} counted={counted} rule={rule} split={split} labels={labels} />
          </>
        }
      />
      <Tabs value={view} onChange={(next) => choose("view", next)} keepMounted={false}>
        <Tabs.List>
          {views.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`view.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {counts && (
        <div className={classes["controls"]}>
          <SplitSelect definition={definition} split={split} labels={labels} />
          {split.by === "development" && <DevelopmentDrawer intake={intake} development={counted.development} />}
          <Switch label={t("drafts")} checked={withDrafts} onChange={(event) => choose("drafts", event.currentTarget.checked ? "too" : null)} />
        </div>
      )}
      {counts && counted.drafts > 0 && (
        <p className={classes["notice"]} role="status">
          {t("draftsCounted", { count: counted.drafts })}
        </p>
      )}
      {view === "tracker" && <Tracker intake={intake} labels={labels} />}
      {counts && counted.answers.length === 0 && (
        <EmptyState sentence={t(withDrafts ? "nothing" : "nothingSigned")} action={{ label: t("toIntake"), to: "/intake" }} />
      )}
      {counts && counted.answers.length > 0 && (
        <>
          {view === "priorities" && (
            <RankingView definition={definition} counted={counted} rule={rule} split={split} labels={labels} invited={intake.countries.length} />
          )}
          {view === "questions" && <QuestionsView definition={definition} counted={counted} split={split} labels={labels} invited={intake.countries.length} />}
          {view === "words" && <WordsView definition={definition} counted={counted} split={split} labels={labels} />}
        </>
      )}
    </Page>
  );
}

import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { CountryIntake } from "#renderer/features/intake/country-intake.tsx";
import { QuestionnaireSelect } from "#renderer/features/intake/questionnaire-select.tsx";
import { useIntake } from "#renderer/features/intake/use-intake.ts";
import { useStateWords } from "#renderer/features/intake/use-state-words.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { ListDetail } from "#renderer/ui/list-detail.tsx";
import { EmptyState } from "#renderer/ui/states.tsx";

/** What the countries' answers are at: the secretariat's view of the survey. */
export function IntakePage(): ReactNode {
  const { t } = useTranslation("intake");
  const { id } = useParams();
  const navigate = useNavigate();
  const nameOf = useCountryName();
  const intake = useIntake(id);
  const questionnaire = intake.state === "ready" ? intake.questionnaire.id : "";
  const stateWords = useStateWords(intake.state === "ready" ? intake.questionnaire : undefined);
  const sorted = useMemo(
    () => (intake.state === "ready" ? intake.countries.toSorted((left, right) => nameOf(left.country).localeCompare(nameOf(right.country))) : undefined),
    [intake, nameOf],
  );
  const chosen = intake.state === "ready" && id !== undefined ? intake.countries.find((one) => one.id === id) : undefined;
  return (
    <ListDetail
      label={t("title")}
      items={intake.state === "none" ? [] : sorted}
      {...(intake.state === "failed" ? { failed: t("failed") } : {})}
      row={(country) => ({ id: country.id, title: nameOf(country.country), conflicts: country.conflicts, aside: stateWords(country) })}
      chosen={id}
      onChoose={(next) => void navigate(next ? `/intake/${encodeURIComponent(next)}` : `/intake?questionnaire=${encodeURIComponent(questionnaire)}`)}
      empty={
        intake.state === "none"
          ? { sentence: t("noQuestionnaire"), action: { label: t("toQuestionnaires"), to: "/questionnaires" } }
          : { sentence: t("empty"), action: { label: t("toPeople"), to: "/people" } }
      }
      filters={
        intake.state === "ready" && intake.questionnaires.length > 1 ? <QuestionnaireSelect all={intake.questionnaires} chosen={questionnaire} /> : undefined
      }
      unchosen={t("unchosen")}
      detail={
        intake.state !== "ready" ? null : chosen ? (
          <CountryIntake key={chosen.id} country={chosen} questionnaire={intake.questionnaire} definition={intake.definition} deadline={intake.deadline} />
        ) : (
          <EmptyState sentence={t("missing")} />
        )
      }
    />
  );
}

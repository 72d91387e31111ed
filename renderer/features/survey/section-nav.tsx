import { SegmentedControl } from "@mantine/core";
import { IconCircleCheck, IconCircleCheckFilled } from "@tabler/icons-react";
import { memo, useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { answerStateOf } from "#shared/domain/answer/answer-state.ts";
import { progressOf, type SectionProgress } from "#shared/domain/answer/given-answers.ts";
import type { Questionnaire, Section } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { assignmentOf } from "#shared/domain/response/assignment.ts";
import { clockIn } from "#renderer/platform/local-now.ts";
import { ConflictBadge } from "#renderer/ui/badges.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { useAllAnswers, type AnswersSource } from "./answers-source.ts";
import type { Workflow } from "./workflow/workflow-context.ts";
import classes from "./survey.module.css";

export interface SectionNavProps {
  readonly definition: Questionnaire;
  readonly language: string;
  readonly sections: readonly Section[];
  readonly current: Section;
  readonly source: AnswersSource;
  readonly workflow: Workflow;
  /** Shown when something is asked of the person's own ministry. */
  readonly whose: { readonly ours: boolean; readonly onChange: (ours: boolean) => void } | null;
}

/** The sections: whose they are, and how far. */
export function SectionNav({ definition, language, sections, current, source, workflow, whose }: SectionNavProps): ReactNode {
  const { t } = useTranslation(["survey", "workflow"]);
  const answers = useAllAnswers(source);
  const assignments = useMemo(
    () => new Map(sections.map((section) => [section.name, assignmentOf(workflow.responseView, section.name)])),
    [sections, workflow.responseView],
  );
  const shown = sections
    .map((section) => ({
      section,
      progress: progressOf(section, definition, (name) => answers.get(name)?.view ?? null, clockIn(language)),
    }))
    // A section that asks nothing of this country, given its other answers, is not offered.
    .filter(({ section, progress }) => progress.asked > 0 || section === current);
  return (
    <nav className={classes["sections"]} aria-label={t("sections")}>
      {whose && (
        <SegmentedControl
          className={classes["whose"]!}
          size="sm"
          aria-label={t("workflow:whose")}
          value={whose.ours ? "ours" : "all"}
          onChange={(value) => whose.onChange(value === "ours")}
          data={[
            { value: "ours", label: t("workflow:ours") },
            { value: "all", label: t("workflow:all") },
          ]}
        />
      )}
      {shown.map(({ section, progress }) => (
        <SectionLink
          key={section.name}
          title={localisedText(section.title, language)}
          section={section}
          current={section === current}
          progress={progress}
          cleared={section.questions.filter(({ name }) => answerStateOf(answers.get(name)?.view ?? null) === "cleared").length}
          conflicts={section.questions.reduce((sum, { name }) => sum + (answers.get(name)?.conflicts.length ?? 0), 0)}
          assigned={assignments.get(section.name) ?? null}
        />
      ))}
    </nav>
  );
}

interface SectionLinkProps {
  readonly title: string;
  readonly section: Section;
  readonly current: boolean;
  readonly progress: SectionProgress;
  readonly cleared: number;
  readonly conflicts: number;
  readonly assigned: ReturnType<typeof assignmentOf>;
}

const SectionLink = memo(function SectionLink({ title, section, current, progress, cleared, conflicts, assigned }: SectionLinkProps): ReactNode {
  const { t, i18n } = useTranslation(["survey", "workflow"]);
  const finished = progress.asked > 0 && Math.max(progress.done, cleared) >= progress.asked;
  const counts = [
    t("progress", { complete: progress.complete, asked: progress.asked }),
    progress.done > 0 && t("doneCount", { done: progress.done }),
    cleared > 0 && t("workflow:clearedCount", { count: cleared }),
  ];
  return (
    <Link
      className={classes["section"]}
      to={{ search: `?section=${section.name}` }}
      replace
      aria-current={current ? "page" : undefined}
      data-testid={`section-${section.name}`}
    >
      <span dir="auto">{title}</span>
      {conflicts > 0 ? (
        <ConflictBadge count={conflicts} />
      ) : finished && cleared >= progress.asked ? (
        <IconCircleCheckFilled size={16} aria-hidden />
      ) : (
        finished && <IconCircleCheck size={16} aria-hidden />
      )}
      {assigned && (
        <span className={classes["progress"]}>
          {assigned.due
            ? t("workflow:assignedDue", { ministry: assigned.ministry, date: writtenDay(assigned.due, i18n.language) })
            : t("workflow:assignedTo", { ministry: assigned.ministry })}
        </span>
      )}
      <span className={classes["progress"]}>
        <bdi>{counts.filter(Boolean).join(" · ")}</bdi>
      </span>
      <span className={classes["bar"]}>
        <ProgressBar done={progress.complete} of={progress.asked} />
      </span>
    </Link>
  );
});

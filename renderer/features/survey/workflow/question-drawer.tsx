import { Drawer, SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answerId } from "#shared/domain/answer/answer.ts";
import { findQuestion, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { Comments, RecordHistory } from "#renderer/features/beside/index.ts";
import type { QuestionPart, Workflow } from "./workflow-context.ts";

export interface QuestionDrawerProps {
  readonly definition: Questionnaire;
  readonly workflow: Workflow;
  /** null while it is closed. */
  readonly question: string | null;
  readonly part: QuestionPart;
  readonly onPart: (part: QuestionPart) => void;
  readonly onClose: () => void;
}

/** Beside the form: what people say of an answer, and how it came to be. */
export function QuestionDrawer({ definition, workflow, question, part, onPart, onClose }: QuestionDrawerProps): ReactNode {
  const { t, i18n } = useTranslation("workflow");
  const asked = question === null ? undefined : findQuestion(definition, question);
  const answer = question === null ? "" : answerId(workflow.response.id, question);
  return (
    <Drawer
      opened={asked !== undefined}
      onClose={onClose}
      position="right"
      size={380}
      withOverlay={false}
      lockScroll={false}
      title={asked && [asked.number, localisedText(asked.title, i18n.language)].filter(Boolean).join(" ")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <SegmentedControl
        fullWidth
        size="sm"
        value={part}
        onChange={(value) => onPart(value as QuestionPart)}
        data={[
          { value: "comments", label: t("commentsTitle") },
          { value: "history", label: t("history") },
        ]}
      />
      {/* An answer is seen by those who see the response, also before it is written. */}
      {asked && part === "comments" && <Comments key={answer} about={{ id: answer, scope: workflow.response.scope, audience: workflow.response.audience }} />}
      {asked && part === "history" && <RecordHistory key={answer} id={answer} kind="answer" parent={workflow.response.id} />}
    </Drawer>
  );
}

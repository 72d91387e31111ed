import { Button, Drawer, SegmentedControl, Textarea } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answerId } from "#shared/domain/answer/answer.ts";
import { findQuestion, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { mayCreate } from "#shared/domain/permissions.ts";
import { asRecordId, asScope } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useAuthors } from "#renderer/platform/desk/use-person-name.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { When } from "#renderer/ui/when.tsx";
import { AnswerHistory } from "./answer-history.tsx";
import type { QuestionPart, Workflow } from "./workflow-context.ts";
import classes from "./workflow.module.css";

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
      {asked && part === "comments" && <Comments key={answer} about={answer} scope={workflow.response.scope} comments={workflow.commentsOn(answer)} />}
      {asked && part === "history" && <AnswerHistory key={answer} answer={answer} question={asked} definition={definition} />}
    </Drawer>
  );
}

function Comments({ about, scope, comments }: { readonly about: string; readonly scope: string; readonly comments: readonly RecordDocument[] }): ReactNode {
  const { t } = useTranslation("workflow");
  const { records, actor } = useDesk();
  const authorOf = useAuthors();
  const [text, setText] = useState("");
  const [failed, setFailed] = useState(false);
  const words = text.trim();
  const may = mayCreate(actor, { kind: "comment", scope, audience: "internal" }).allowed;
  const say = async (): Promise<void> => {
    if (words === "") return;
    const target = { id: asRecordId(`comment.${crypto.randomUUID()}`), kind: "comment", scope: asScope(scope) };
    try {
      await records.edit(target, [
        { type: "set", field: "about", value: about },
        { type: "set", field: "text", value: words },
      ]);
      setText("");
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className={classes["comments"]}>
      {comments.length === 0 && <p className={classes["quiet"]}>{t("noComments")}</p>}
      <ol className={classes["thread"]} aria-label={t("commentsTitle")}>
        {comments.map((comment) => (
          <li key={comment.id}>
            <div className={classes["quiet"]}>
              {authorOf(comment.updatedBy)} · <When at={comment.updated} />
            </div>
            <p>{String(comment.summary["text"] ?? "")}</p>
          </li>
        ))}
      </ol>
      {may && (
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            void say();
          }}
        >
          <Textarea
            aria-label={t("newComment")}
            placeholder={t("newComment")}
            description={t("commentsSay")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={text}
            maxLength={4_000}
            autosize
            minRows={2}
            maxRows={10}
            error={failed ? t("notSaved") : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void say();
            }}
          />
          <div className={classes["buttons"]}>
            <Button type="submit" disabled={words === ""}>
              {t("say")}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}

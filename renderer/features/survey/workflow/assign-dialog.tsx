import { ActionIcon, Autocomplete, Button, Modal, TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { Fragment, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { assignmentOf, questionField, sectionField, type Assignment } from "#shared/domain/response/assignment.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { asRecordId, asScope } from "#shared/lib/ids.ts";
import { useEdit } from "#renderer/platform/desk/use-edit.ts";
import { useMinistries } from "#renderer/platform/desk/use-ministries.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import classes from "./assign.module.css";

export interface AssignDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly definition: Questionnaire;
  readonly response: RecordDocument;
  readonly responseView: RecordView;
}

/** Which ministry answers which section or question, by when. Each line is saved by itself, as everything else. */
export function AssignDialog({ opened, onClose, definition, response, responseView }: AssignDialogProps): ReactNode {
  const { t, i18n } = useTranslation("workflow");
  const ministries = useMinistries();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (section: string): void => {
    const next = new Set(open);
    if (!next.delete(section)) next.add(section);
    setOpen(next);
  };
  return (
    <Modal opened={opened} onClose={onClose} size={760} title={t("assignTitle")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <p className={classes["says"]}>{t("assignSays")}</p>
      <div className={classes["table"]} role="table" aria-label={t("assignTitle")}>
        <div className={classes["headRow"]} role="row">
          <span role="columnheader">{t("column.section")}</span>
          <span role="columnheader">{t("column.ministry")}</span>
          <span role="columnheader">{t("column.due")}</span>
        </div>
        {definition.sections.map((section) => {
          const title = localisedText(section.title, i18n.language);
          const isOpen = open.has(section.name);
          return (
            <Fragment key={section.name}>
              <AssignmentRow
                response={response}
                field={sectionField(section.name)}
                title={title}
                present={own(assignmentOf(responseView, section.name), "section")}
                ministries={ministries}
                lead={
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={28}
                    aria-expanded={isOpen}
                    aria-label={t("questionsOf", { section: title })}
                    onClick={() => toggle(section.name)}
                  >
                    {isOpen ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden className={classes["turns"]} />}
                  </ActionIcon>
                }
              />
              {isOpen &&
                section.questions.map((question) => (
                  <AssignmentRow
                    key={question.name}
                    response={response}
                    field={questionField(question.name)}
                    title={[question.number, localisedText(question.title, i18n.language)].filter(Boolean).join(" ")}
                    present={own(assignmentOf(responseView, section.name, question.name), "question")}
                    inherited={assignmentOf(responseView, section.name)?.ministry ?? ""}
                    ministries={ministries}
                  />
                ))}
            </Fragment>
          );
        })}
      </div>
      <div className={classes["end"]}>
        <Button onClick={onClose}>{t("ready")}</Button>
      </div>
    </Modal>
  );
}

function own(assigned: ReturnType<typeof assignmentOf>, of: "section" | "question"): Assignment | null {
  return assigned?.of === of ? { ministry: assigned.ministry, due: assigned.due } : null;
}

interface AssignmentRowProps {
  readonly response: RecordDocument;
  readonly field: string;
  readonly title: string;
  readonly present: Assignment | null;
  readonly inherited?: string;
  readonly ministries: readonly string[];
  readonly lead?: ReactNode;
}

function AssignmentRow({ response, field, title, present, inherited = "", ministries, lead }: AssignmentRowProps): ReactNode {
  const { t } = useTranslation("workflow");
  const editing = useEdit({ id: asRecordId(response.id), kind: "response", scope: asScope(response.scope) });
  const [ministry, setMinistry] = useState<string | null>(null);
  const typed = ministry ?? present?.ministry ?? "";
  const save = (next: string, due: string | null): void => {
    const words = next.trim();
    setMinistry(null);
    const value = words === "" ? null : { ministry: words, due };
    if (value?.ministry === present?.ministry && value?.due === present?.due) return;
    void editing.set(field, value);
  };
  return (
    <div className={classes["row"]} role="row" data-question={lead ? undefined : true}>
      <span className={classes["name"]} role="cell">
        {lead}
        <span>{title}</span>
      </span>
      <span role="cell">
        <Autocomplete
          aria-label={t("ministryFor", { part: title })}
          placeholder={inherited || t("nobody")}
          data={[...ministries]}
          value={typed}
          maxLength={200}
          clearable
          clearButtonProps={{ "aria-label": t("clearMinistry") }}
          onChange={setMinistry}
          onOptionSubmit={(value) => save(value, present?.due ?? null)}
          onClear={() => save("", null)}
          onBlur={() => ministry !== null && save(ministry, present?.due ?? null)}
        />
      </span>
      <span role="cell">
        <TextInput
          type="date"
          aria-label={t("dueFor", { part: title })}
          value={present?.due ?? ""}
          disabled={!present}
          onChange={(event) => present && save(present.ministry, event.currentTarget.value || null)}
        />
      </span>
    </div>
  );
}

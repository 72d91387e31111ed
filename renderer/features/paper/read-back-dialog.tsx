import { Alert, Button, FileInput, Modal, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconArrowRight, IconTableImport } from "@tabler/icons-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answerId } from "#shared/domain/answer/answer.ts";
import type { Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { ReadAnswer } from "#shared/domain/paper/read-back.ts";
import { inLanguage, registerInWords, registerTitle, type Wording } from "#shared/domain/paper/wording.ts";
import { contentHash } from "#shared/lib/content-hash.ts";
import { asRecordId, asScope } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { useDesk, type Desk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { gatherReturn, type GatheredReturn } from "./gather-return.ts";
import { wordingIn } from "./paper-words.ts";
import { readWorkbookFile, type FileRefused } from "./read-workbook-file.ts";
import { proposalFor, type NotRead, type Proposal, type ProposedChange } from "./workbook-edits.ts";
import classes from "./paper.module.css";

interface ReadBackDialogProps {
  readonly response: RecordDocument;
  readonly definition: Questionnaire;
  readonly onClose: () => void;
}

type Step =
  | { readonly state: "choose"; readonly refused: { readonly reason: FileRefused | "notSaved"; readonly where: string } | null }
  | { readonly state: "preview"; readonly read: WorkbookRead; readonly proposal: Proposal; readonly gathered: GatheredReturn };
interface WorkbookRead {
  readonly answers: readonly ReadAnswer[];
  readonly stamp: string;
}

/** A colleague's workbook comes back: first what it would change, question by question, then on a click it does. */
export function ReadBackDialog({ response, definition, onClose }: ReadBackDialogProps): ReactNode {
  const { t, i18n } = useTranslation("paper");
  const desk = useDesk();
  const [name, setName] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState<Step>({ state: "choose", refused: null });
  // A file that is being read is left when the dialog closes.
  const reading = useRef<AbortController>(null);
  useEffect(() => () => reading.current?.abort(), []);
  const colleague = name.trim();

  async function look(): Promise<void> {
    if (!file) return;
    const cancel = new AbortController();
    reading.current = cancel;
    setBusy(true);
    try {
      const gathered = await gatherReturn(desk.records, response, definition);
      const read = await readWorkbookFile(file, response, definition, gathered, cancel.signal);
      if (!read) return;
      if (!read.ok) return setStep({ state: "choose", refused: read });
      setStep({ state: "preview", read, gathered, proposal: proposed(read, gathered, desk, t("readBack.reason", { name: colleague })) });
    } finally {
      setBusy(false);
    }
  }

  async function apply(read: WorkbookRead): Promise<void> {
    setBusy(true);
    const reason = t("readBack.reason", { name: colleague });
    try {
      // What came in since the preview stays beside as well.
      const { changes } = proposed(read, await gatherReturn(desk.records, response, definition), desk, reason);
      for (const [question, group] of byQuestion(changes)) await write(question, group, reason);
      notifications.show({ message: t("readBack.applied", { count: changes.length, name: colleague }) });
      onClose();
    } catch {
      setStep({ state: "choose", refused: { reason: "notSaved", where: "" } });
    } finally {
      setBusy(false);
    }
  }

  async function write(question: string, changes: readonly ProposedChange[], reason: string): Promise<void> {
    const scope = asScope(response.scope);
    const id = answerId(response.id, question);
    await desk.records.edit(
      { id, kind: "answer", scope },
      changes.flatMap((change) => change.edits),
    );
    if (!changes.some((change) => change.needsComment)) return;
    await desk.records.edit({ id: asRecordId(`comment.${crypto.randomUUID()}`), kind: "comment", scope }, [
      { type: "set", field: "about", value: id },
      { type: "set", field: "text", value: reason },
    ]);
  }

  return (
    <Modal opened onClose={onClose} size="lg" title={t("readBack.title")} closeButtonProps={{ "aria-label": t("close") }}>
      {step.state === "choose" ? (
        <div className={classes["form"]}>
          <p className={classes["quiet"]}>{t("readBack.says")}</p>
          {step.refused && (
            <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
              {t(`refused.${step.refused.reason}`, { where: step.refused.where })}
            </Alert>
          )}
          <FileInput
            label={t("readBack.file")}
            placeholder={t("readBack.chooseFile")}
            accept=".xlsx"
            value={file}
            onChange={setFile}
            data-testid="workbook-file"
            fileInputProps={{ "data-testid": "workbook-file-input" } as never}
          />
          <TextInput
            label={t("readBack.name")}
            description={t("readBack.nameSays")}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div className={classes["buttons"]}>
            <Button leftSection={<IconTableImport size={16} aria-hidden />} disabled={!file || colleague === ""} loading={busy} onClick={() => void look()}>
              {t("readBack.look")}
            </Button>
          </div>
        </div>
      ) : (
        <div className={classes["form"]}>
          <Preview proposal={step.proposal} definition={definition} wording={wordingIn(i18n.language, step.gathered.entries)} />
          <div className={classes["buttons"]}>
            <Button disabled={step.proposal.changes.length === 0} loading={busy} onClick={() => void apply(step.read)}>
              {t("readBack.apply", { count: step.proposal.changes.length })}
            </Button>
            <Button variant="default" disabled={busy} onClick={() => setStep({ state: "choose", refused: null })}>
              {t("readBack.back")}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

function proposed({ answers, stamp }: WorkbookRead, gathered: GatheredReturn, { records }: Desk, reason: string): Proposal {
  return proposalFor(answers, gathered.records, {
    replica: records.replica(),
    person: records.person,
    at: Date.now(),
    reason,
    newRowId: (question, register) => contentHash([stamp, reason, question, register]).slice(0, 16),
    randomBits: () => (crypto.getRandomValues(new Uint32Array(1))[0] as number) >>> 12,
  });
}

function byQuestion(changes: readonly ProposedChange[]): ReadonlyMap<string, readonly ProposedChange[]> {
  return Map.groupBy(changes, ({ question }) => question.name);
}

interface PreviewProps {
  readonly proposal: Proposal;
  readonly definition: Questionnaire;
  readonly wording: Wording;
}

function Preview({ proposal: { changes, notRead, same }, definition, wording }: PreviewProps): ReactNode {
  const { t } = useTranslation("paper");
  const words = (question: Question, register: string, value: JsonValue): string =>
    registerInWords(question, register, value, definition, wording).join("\n") || t("nothing");
  const titleOf = (one: ProposedChange | NotRead): string => {
    const part = registerTitle(one.question, one.register, wording);
    return [one.question.number, inLanguage(wording, one.question.title), part && `· ${part}`].filter(Boolean).join(" ");
  };
  const summary = [
    t("readBack.changes", { count: changes.length }),
    notRead.length > 0 && t("readBack.notRead", { count: notRead.length }),
    same > 0 && t("readBack.same", { count: same }),
  ];
  return (
    <>
      <p className={classes["summary"]} data-testid="read-back-summary">
        {summary.filter(Boolean).join(" · ")}
      </p>
      <ul className={classes["changes"]} aria-label={t("readBack.list")}>
        {notRead.map((one) => (
          <li key={`${one.question.name} ${one.register}`} className={classes["change"]} data-testid="not-read">
            <h3>{titleOf(one)}</h3>
            <p className={classes["attention"]}>
              <IconAlertTriangle size={16} aria-hidden />
              {t("readBack.cannotRead", { why: t(`unreadable.${one.why}`, { text: one.text }) })}
            </p>
          </li>
        ))}
        {changes.map((one) => (
          <li key={`${one.question.name} ${one.register}`} className={classes["change"]} data-testid={`change-${one.question.name}`}>
            <h3>{titleOf(one)}</h3>
            <div className={classes["values"]}>
              <p>{words(one.question, one.register, one.was)}</p>
              <IconArrowRight className={classes["arrow"]} size={16} aria-label={t("readBack.becomes")} role="img" />
              <p className={classes["becomes"]}>{words(one.question, one.register, one.becomes)}</p>
            </div>
            {one.state !== "changed" && (
              <p className={classes["attention"]}>
                <IconAlertTriangle size={16} aria-hidden />
                {t(`readBack.${one.state}`)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

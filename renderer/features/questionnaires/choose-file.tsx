import { Alert, Button, CopyButton, FileButton, List, Loader, Modal } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCopy, IconFileUpload } from "@tabler/icons-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { failureInWords, inWords } from "#renderer/ui/said.ts";
import { FindingsTable } from "./findings-table.tsx";
import type { LeftBehind, RefusedFile } from "./file-reading.ts";
import { readInWorker } from "./read-in-worker.ts";
import classes from "./questionnaires.module.css";

/** A file that a questionnaire came out of. */
export interface ReadFile {
  readonly name: string;
  readonly definition: Questionnaire;
  readonly left: readonly LeftBehind[];
}

type Now =
  | { readonly state: "idle" }
  | { readonly state: "reading"; readonly file: string; readonly cancel: AbortController }
  | { readonly state: "refused"; readonly file: string; readonly why: RefusedFile };

/** Reads a file apart from the window; says all that is wrong with it, or hands on the questionnaire. */
export function ChooseFile({ onRead }: { readonly onRead: (file: ReadFile) => void }): ReactNode {
  const { t } = useTranslation("questionnaires");
  const [now, setNow] = useState<Now>({ state: "idle" });
  const reset = useRef<() => void>(null);
  const cancel = now.state === "reading" ? now.cancel : null;
  useEffect(() => () => cancel?.abort(), [cancel]);

  async function choose(file: File | null): Promise<void> {
    // The same file can be chosen again once it was corrected.
    reset.current?.();
    if (!file) return;
    const controller = new AbortController();
    setNow({ state: "reading", file: file.name, cancel: controller });
    const reading = await readInWorker(file, controller.signal);
    if (reading === null) return;
    if (reading.ok) onRead({ name: file.name, definition: reading.definition, left: reading.left });
    else setNow({ state: "refused", file: file.name, why: reading });
  }
  const close = (): void => setNow({ state: "idle" });

  if (now.state === "reading") {
    return (
      <div className={classes["reading"]} role="status">
        <Loader size="xs" />
        <span className={classes["readingName"]}>{t("reading", { file: now.file })}</span>
        <Button
          variant="default"
          onClick={() => {
            now.cancel.abort();
            close();
          }}
        >
          {t("common:cancel")}
        </Button>
      </div>
    );
  }
  return (
    <>
      <FileButton onChange={(file) => void choose(file)} accept=".xlsx,.xls,.csv,.json" resetRef={reset}>
        {(props) => (
          <Button {...props} leftSection={<IconFileUpload size={16} aria-hidden />}>
            {t("publish")}
          </Button>
        )}
      </FileButton>
      <Modal opened={now.state === "refused"} onClose={close} title={t("refused.title")} size="xl" closeButtonProps={{ "aria-label": t("closeDialog") }}>
        {now.state === "refused" && <Refused file={now.file} why={now.why} />}
      </Modal>
    </>
  );
}

function Refused({ file, why }: { readonly file: string; readonly why: RefusedFile }): ReactNode {
  const { t } = useTranslation("questionnaires");
  const sentences = [
    ...why.problems.map(({ reason, path, subject }) =>
      t(`refused.${reason}` as never, { file, subject: subject ?? "", place: path ? t("refused.place", { path }) : t("refused.whole") }),
    ),
    ...(why.failure ? [failureInWords(why.failure.reason, file, why.failure.where)] : []),
  ];
  const rows = why.errors;
  const asText = [...sentences, ...rows.map(({ sheet, row, what }) => `${t("findings.place", { sheet, row })}: ${inWords(what)}`)].join("\n");
  return (
    <>
      <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />} role="alert" mb="lg">
        {sentences.length === 1 && <p className={classes["sentence"]}>{sentences[0]}</p>}
        {sentences.length > 1 && (
          <List size="sm" mb="sm">
            {sentences.map((sentence, at) => (
              <List.Item key={at}>{sentence}</List.Item>
            ))}
          </List>
        )}
        {rows.length > 0 && <p className={classes["sentence"]}>{t("refused.errors", { count: rows.length, file })}</p>}
        {t("refused.safe")}
      </Alert>
      {rows.length > 0 && (
        <>
          <FindingsTable findings={rows} label={t("findings.errors")} />
          <CopyButton value={asText}>
            {({ copied, copy }) => (
              <Button mt="lg" variant="default" leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />} onClick={copy}>
                {t(copied ? "common:copied" : "findings.copy")}
              </Button>
            )}
          </CopyButton>
        </>
      )}
    </>
  );
}

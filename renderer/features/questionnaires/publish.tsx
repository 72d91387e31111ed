import { Alert, Button, FileButton, List, Modal, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconFileUpload } from "@tabler/icons-react";
import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { questionsIn, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { questionnaireId } from "#shared/domain/questionnaire/questionnaire.ts";
import { asScope } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { nextVersion, readQuestionnaireFile } from "./read-file.ts";

type Chosen =
  | { readonly state: "none" }
  | { readonly state: "good"; readonly definition: Questionnaire }
  | {
      readonly state: "bad";
      readonly file: string;
      readonly problems: readonly { readonly reason: string; readonly path?: string; readonly subject?: string }[];
    };

/** Publishes a questionnaire from a file: reads it, says what is wrong with it, or asks once and publishes. */
export function Publish({ published, onPublished }: { readonly published: readonly RecordDocument[]; readonly onPublished: (id: string) => void }): ReactNode {
  const { t, i18n } = useTranslation("questionnaires");
  const { records } = useDesk();
  const [chosen, setChosen] = useState<Chosen>({ state: "none" });
  const [deadline, setDeadline] = useState("");
  const [busy, setBusy] = useState(false);
  const reset = useRef<() => void>(null);

  async function choose(file: File | null): Promise<void> {
    // The same file can be chosen again once it was corrected.
    reset.current?.();
    if (!file) return;
    const text = await file.text().catch(() => null);
    if (text === null) return setChosen({ state: "bad", file: file.name, problems: [{ reason: "not-read" }] });
    const reading = readQuestionnaireFile(text);
    setChosen(reading.ok ? { state: "good", definition: reading.definition } : { state: "bad", file: file.name, problems: reading.problems });
  }

  async function publish(definition: Questionnaire): Promise<void> {
    setBusy(true);
    const version = nextVersion(definition.key, published);
    const id = questionnaireId(definition.key, version);
    const title = localisedText(definition.title, "en");
    try {
      await records.edit({ id, kind: "questionnaire", scope: asScope("forum") }, [
        { type: "set", field: "title", value: title },
        { type: "set", field: "version", value: version },
        { type: "set", field: "status", value: "open" },
        { type: "set", field: "deadline", value: deadline || null },
        { type: "set", field: "definition", value: definition as unknown as JsonValue },
      ]);
      setChosen({ state: "none" });
      notifications.show({ message: t("published", { title: localisedText(definition.title, i18n.language), version }) });
      onPublished(id);
    } catch {
      setChosen({ state: "bad", file: "", problems: [{ reason: "not-saved" }] });
    } finally {
      setBusy(false);
    }
  }

  const close = (): void => setChosen({ state: "none" });
  const version = chosen.state === "good" ? nextVersion(chosen.definition.key, published) : 1;
  return (
    <>
      <FileButton onChange={(file) => void choose(file)} accept=".json,application/json" resetRef={reset}>
        {(props) => (
          <Button {...props} leftSection={<IconFileUpload size={16} aria-hidden />}>
            {t("publish")}
          </Button>
        )}
      </FileButton>
      <Modal opened={chosen.state === "good"} onClose={close} title={t("publishTitle")}>
        {chosen.state === "good" && (
          <>
            <p>
              {t("summary", {
                title: localisedText(chosen.definition.title, i18n.language),
                version,
                sections: t("sections", { count: chosen.definition.sections.length }),
                questions: t("questions", { count: questionsIn(chosen.definition).length }),
              })}
            </p>
            <p>{version === 1 ? t("first") : t("nextVersion", { version, before: version - 1 })}</p>
            <TextInput type="date" label={t("deadline")} value={deadline} onChange={(event) => setDeadline(event.currentTarget.value)} mb="lg" />
            <Button.Group>
              <Button loading={busy} onClick={() => void publish(chosen.definition)}>
                {t("publishNow")}
              </Button>
              <Button variant="default" onClick={close}>
                {t("common:cancel")}
              </Button>
            </Button.Group>
          </>
        )}
      </Modal>
      <Modal opened={chosen.state === "bad"} onClose={close} title={t("refused.title")}>
        {chosen.state === "bad" && (
          <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />} role="alert">
            <List size="sm" mb="sm">
              {chosen.problems.map((problem, at) => (
                <List.Item key={at}>
                  {t(`refused.${problem.reason}`, {
                    file: chosen.file,
                    subject: problem.subject ?? "",
                    place: problem.path ? t("refused.place", { path: problem.path }) : t("refused.whole"),
                  })}
                </List.Item>
              ))}
            </List>
            {t("refused.safe")}
          </Alert>
        )}
      </Modal>
    </>
  );
}

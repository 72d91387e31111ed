import { Alert, Button, Checkbox } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import type { ReadFile } from "./choose-file.tsx";
import { compareVersions } from "./compare-versions.ts";
import { DeadlineInput } from "./deadline-input.tsx";
import { DefinitionFacts } from "./definition-facts.tsx";
import { FindingsTable } from "./findings-table.tsx";
import { keyOfItsOwn, nextVersion, openOthers, publishVersion, versionIn, versionsOf } from "./publishing.ts";
import { SectionPreview } from "./section-preview.tsx";
import { VersionChangesList } from "./version-changes-list.tsx";
import classes from "./questionnaires.module.css";

interface BeforePublishProps {
  readonly file: ReadFile;
  readonly published: readonly RecordDocument[];
  readonly onPublished: (id: string) => void;
  readonly onCancel: () => void;
}

/** What came out of a file: what it is, what stayed behind, what changes, and how a country will see it. Nothing is changed until *Publish*. */
export function BeforePublish({ file, published, onPublished, onCancel }: BeforePublishProps): ReactNode {
  const { t, i18n } = useTranslation("questionnaires");
  const { records } = useDesk();
  const [deadline, setDeadline] = useState({ day: "", isPossible: true });
  const [isItsOwn, setItsOwn] = useState(false);
  const [goesOn, setGoesOn] = useState(false);
  const [state, setState] = useState<"ready" | "saving" | "failed">("ready");
  const given = file.definition;
  const definition = useMemo(() => (isItsOwn ? { ...given, key: keyOfItsOwn(given.key, published) } : given), [isItsOwn, given, published]);
  const latest = versionsOf(given.key, published).at(-1);
  const changes = useMemo(() => {
    const before = latest && !isItsOwn ? definitionIn(latest) : null;
    return before && compareVersions(before, given);
  }, [latest, isItsOwn, given]);
  const version = nextVersion(definition.key, published);
  const title = localisedText(definition.title, i18n.language);
  const closing = openOthers("", definition.key, published);
  const alsoOpen = published.filter((one) => one.status === "open" && one.summary["key"] !== definition.key);

  async function publish(): Promise<void> {
    setState("saving");
    try {
      const id = await publishVersion(records, definition, deadline.day, published, goesOn ? "keep-open" : "close");
      notifications.show({ message: t("published", { title, version }) });
      onPublished(id);
    } catch {
      setState("failed");
    }
  }
  function ask(): void {
    if (closing.length === 0 || goesOn) return void publish();
    modals.openConfirmModal({
      title: t("replace.title", { before: closing.map(versionIn).join(", "), version }),
      children: t("replace.says", { version }),
      labels: { confirm: t("replace.confirm", { version }), cancel: t("common:cancel") },
      onConfirm: () => void publish(),
    });
  }

  return (
    <Page wide>
      <div className={classes["beforeHead"]}>
        <PageHead
          title={t("before.title")}
          subtitle={t("before.from", { title, file: file.name })}
          actions={
            <>
              <Button variant="default" onClick={onCancel}>
                {t("before.cancel")}
              </Button>
              <Button onClick={ask} loading={state === "saving"} disabled={!deadline.isPossible}>
                {t("publishNow")}
              </Button>
            </>
          }
        />
      </div>
      <div className={classes["before"]}>
        {state === "failed" && (
          <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />} role="alert" mb="lg">
            {t("refused.not-saved")}
          </Alert>
        )}
        <DefinitionFacts definition={definition} version={version} />
        <div className={classes["choices"]}>
          <DeadlineInput value={deadline.day} onChange={(day, isPossible) => setDeadline({ day, isPossible })} />
          {latest && (
            <Checkbox
              label={t("before.own")}
              description={t("before.ownSays", { title: latest.title })}
              checked={isItsOwn}
              onChange={(event) => setItsOwn(event.currentTarget.checked)}
            />
          )}
          {closing.length > 0 && (
            <Checkbox
              label={t("before.goesOn", { before: closing.map(versionIn).join(", ") })}
              description={t("before.goesOnSays")}
              checked={goesOn}
              onChange={(event) => setGoesOn(event.currentTarget.checked)}
            />
          )}
        </div>
        {alsoOpen.length > 0 && (
          <Alert color="gray" icon={<IconInfoCircle size={18} aria-hidden />} mb="xl">
            {t("before.alsoOpen", { title: alsoOpen.map((one) => one.title).join(", "), count: alsoOpen.length })}
          </Alert>
        )}
        <Section title={t("left.title", { count: file.left.length })}>
          {file.left.length === 0 ? (
            <p className={classes["note"]}>{t("left.none")}</p>
          ) : (
            <>
              <p className={classes["note"]}>{t("left.says")}</p>
              <FindingsTable findings={file.left} label={t("left.label")} />
            </>
          )}
        </Section>
        {latest && !isItsOwn && (
          <Section title={t("changes.title", { version: versionIn(latest) })}>
            {changes ? <VersionChangesList changes={changes} /> : <p className={classes["note"]}>{t("changes.unknown")}</p>}
          </Section>
        )}
        <Section title={t("before.preview")}>
          <SectionPreview definition={definition} />
        </Section>
      </div>
    </Page>
  );
}

import { Button, CopyButton, Modal } from "@mantine/core";
import { IconCheck, IconCopy, IconMail } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { responseId } from "#shared/domain/response/response.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { useIntake } from "#renderer/features/intake/index.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { daysUntil } from "#renderer/ui/days-until.ts";
import { ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { mailDraft, remindersOf, type Reminders } from "./reminders.ts";
import classes from "./questionnaires.module.css";

interface RemindersDialogProps {
  readonly document: RecordDocument;
  readonly deadline: string;
  readonly onClose: () => void;
}

/** Which countries have not started or not signed, and a letter to their focal points. */
export function RemindersDialog({ document, deadline, onClose }: RemindersDialogProps): ReactNode {
  const { t, i18n } = useTranslation("questionnaires");
  const [today] = useState(() => new Date());
  // Any country's answer says which questionnaire is meant.
  const intake = useIntake(responseId(asRecordId(document.id), "ZZZ"));
  const contacts = useList({ kind: "contact" });
  const reminders = useMemo(
    () =>
      intake.state === "ready" && contacts.state === "ready"
        ? remindersOf(
            intake.countries,
            contacts.value,
            [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("-"),
          )
        : null,
    [intake, contacts, today],
  );
  const date = writtenDay(deadline, i18n.language);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(daysUntil(deadline, today) < 0 ? "reminders.titleLate" : "reminders.title", { date })}
      size="lg"
      closeButtonProps={{ "aria-label": t("closeDialog") }}
    >
      {reminders ? (
        <Waiting
          reminders={reminders}
          subject={t("reminders.subject", { title: document.title, date })}
          body={t("reminders.body", { title: document.title, date })}
        />
      ) : intake.state === "failed" || contacts.state === "failed" ? (
        <ErrorState sentence={t("failed")} />
      ) : (
        <LoadingState />
      )}
    </Modal>
  );
}

function Waiting({ reminders, subject, body }: { readonly reminders: Reminders; readonly subject: string; readonly body: string }): ReactNode {
  const { t, i18n } = useTranslation("questionnaires");
  const nameOf = useCountryName();
  const { notStarted, notSigned, signed, addresses, withoutAddress } = reminders;
  const countries = (codes: readonly string[]): string =>
    new Intl.ListFormat(i18n.language, { type: "unit", style: "long" }).format(codes.map(nameOf).sort(new Intl.Collator(i18n.language).compare));
  if (notStarted.length + notSigned.length === 0) return <p className={classes["sentence"]}>{t("reminders.allSigned", { count: signed })}</p>;
  const draft = mailDraft(addresses, subject, body);
  return (
    <>
      <dl className={classes["facts"]}>
        {notStarted.length > 0 && (
          <>
            <dt>{t("reminders.notStarted", { count: notStarted.length })}</dt>
            <dd data-testid="not-started">{countries(notStarted)}</dd>
          </>
        )}
        {notSigned.length > 0 && (
          <>
            <dt>{t("reminders.notSigned", { count: notSigned.length })}</dt>
            <dd data-testid="not-signed">{countries(notSigned)}</dd>
          </>
        )}
        <dt>{t("reminders.signed")}</dt>
        <dd>{signed}</dd>
        {withoutAddress.length > 0 && (
          <>
            <dt>{t("reminders.without")}</dt>
            <dd>
              {countries(withoutAddress)}
              <p className={classes["note"]}>{t("reminders.withoutSays")}</p>
            </dd>
          </>
        )}
      </dl>
      {addresses.length > 0 && (
        <>
          {draft === null && <p className={classes["note"]}>{t("reminders.tooMany")}</p>}
          <div className={classes["buttons"]}>
            {draft !== null && (
              // Opened by the person's own mail program: see the guards of the main process.
              <Button component="a" href={draft} target="_blank" leftSection={<IconMail size={16} aria-hidden />}>
                {t("reminders.write", { count: addresses.length })}
              </Button>
            )}
            <CopyButton value={addresses.join("; ")}>
              {({ copied, copy }) => (
                <Button variant="default" leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />} onClick={copy}>
                  {t(copied ? "common:copied" : "reminders.copy")}
                </Button>
              )}
            </CopyButton>
          </div>
        </>
      )}
    </>
  );
}

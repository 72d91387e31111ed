import { Button, Textarea } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { confirmationField } from "#shared/domain/distribution/own-fields.ts";
import { isConfirmedBy, isPassedTo } from "#shared/domain/distribution/progress.ts";
import { wordsOf } from "#shared/domain/vocabulary/read.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { RecordStatus } from "#renderer/ui/badges.tsx";
import { Section } from "#renderer/ui/page.tsx";
import { Confirmations } from "./confirmations.tsx";
import type { OurDistribution } from "./in-our-country.tsx";
import classes from "./circulars.module.css";

/** What somebody of a ministry does with a circular that was passed on to it. */
export function MinistryPart({ ours }: { readonly ours: OurDistribution }): ReactNode {
  const { t } = useTranslation("circulars");
  const { person } = useDesk();
  const [note, setNote] = useState("");
  const { document, view, editing } = ours;
  if (!document || !view || !isPassedTo(document, person.ministry)) {
    return (
      <Section title={t("section.ministry", { ministry: person.ministry })}>
        <p className={classes["quiet"]}>{t("confirm.notPassed")}</p>
      </Section>
    );
  }
  const field = confirmationField(person.id);
  const said = wordsOf(view, "note");
  return (
    <Section title={t("section.ministry", { ministry: person.ministry })} aside={<RecordStatus document={document} />}>
      <p>{t("confirm.passed")}</p>
      {said !== "" && (
        <p className={classes["note"]} dir="auto">
          {said}
        </p>
      )}
      {isConfirmedBy(document, field) ? (
        <div className={classes["step"]}>
          <IconCheck size={16} aria-hidden />
          <span>{t("confirm.done")}</span>
        </div>
      ) : (
        <div className={classes["passOn"]}>
          <Textarea label={t("confirm.note")} value={note} maxLength={2000} autosize minRows={1} onChange={(event) => setNote(event.currentTarget.value)} />
          <div>
            <Button leftSection={<IconCheck size={16} aria-hidden />} onClick={() => void editing.set(field, { at: Date.now(), note: note.trim() })}>
              {t("confirm.action")}
            </Button>
          </div>
        </div>
      )}
      <Confirmations view={view} of={person.ministry} />
    </Section>
  );
}

import { Button, Textarea, TextInput } from "@mantine/core";
import { IconArrowBackUp, IconCheck, IconPencil } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isConflicted, type Head, type RecordState } from "#shared/crdt/record.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { FieldValue, HeadColumns } from "#renderer/features/conflicts/head-columns.tsx";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useEdit } from "#renderer/platform/desk/use-edit.ts";
import { useMayWrite } from "#renderer/platform/desk/use-record.ts";
import { valueFormatOf } from "#renderer/platform/desk/value-format.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { countryName } from "#renderer/ui/country-name.ts";
import classes from "#renderer/features/conflicts/conflicts.module.css";

export interface DecisionProps {
  readonly document: RecordDocument;
  readonly record: RecordState;
  readonly field: string;
  /** The heads that the last decision here put aside, for *Undo*. */
  readonly decided: readonly Head[] | undefined;
  readonly onDecided: (heads: readonly Head[] | undefined) => void;
}

/** One field with several values: keep one, keep both, or write another. */
export function Decision({ document, record, field, decided, onDecided }: DecisionProps): ReactNode {
  const { t, i18n } = useTranslation("conflicts");
  const { records } = useDesk();
  const editing = useEdit(record);
  const format = valueFormatOf(document.kind, document);
  const heads = record.fields[field] ?? [];
  const mayDecide = useMayWrite(document, field, true);
  const [reason, setReason] = useState("");
  const [another, setAnother] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function decide(value: JsonValue): Promise<void> {
    setBusy(true);
    try {
      const putAside = await records.decide(record.id, field, value, heads, reason.trim() || undefined);
      // Otherwise another value came at this moment: it is shown with the others, and nothing was decided.
      if (!putAside) return;
      onDecided(putAside);
      setAnother(null);
      setReason("");
    } finally {
      setBusy(false);
    }
  }

  async function undo(): Promise<void> {
    if (!decided) return;
    await editing.edit({ type: "reopen", field, heads: decided, over: heads.map((head) => head.dot) });
    onDecided(undefined);
  }

  const label = format.label(field);
  if (decided && !isConflicted(record, field)) {
    return (
      <section className={classes["field"]} aria-label={label}>
        <h2>{label}</h2>
        <div className={classes["done"]} role="status">
          <IconCheck size={18} aria-hidden />
          <div>
            <p>{t("decided")}</p>
            <FieldValue field={field} value={heads[0]!.value} format={format} />
          </div>
          <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => void undo()}>
            {t("undo")}
          </Button>
        </div>
      </section>
    );
  }

  const both = format.joined(
    field,
    heads.map((head) => head.value),
  );
  const writable = format.writable(field) && heads.every((head) => typeof head.value === "string" || typeof head.value === "number");
  const country = document.scope.startsWith("country:") ? countryName(document.scope.slice("country:".length), i18n.language) : "";
  return (
    <section className={classes["field"]} aria-label={label}>
      <h2>{label}</h2>
      <HeadColumns field={field} heads={heads} format={format} mayDecide={mayDecide && !busy} onKeep={(head) => void decide(head.value)} />
      {mayDecide ? (
        <div className={classes["further"]}>
          {another !== null && (
            <div className={classes["another"]}>
              <Textarea label={t("anotherLabel")} value={another} onChange={(event) => setAnother(event.currentTarget.value)} ref={focusWhenShown} />
              <div className={classes["buttons"]}>
                <Button loading={busy} disabled={another.trim() === ""} onClick={() => void decide(typed(another, heads))}>
                  {t("keepAnother")}
                </Button>
                <Button variant="default" onClick={() => setAnother(null)}>
                  {t("common:cancel")}
                </Button>
              </div>
            </div>
          )}
          <div className={classes["buttons"]}>
            {both !== undefined && (
              <Button variant="default" disabled={busy} onClick={() => void decide(both)}>
                {t("keepBoth")}
              </Button>
            )}
            {writable && another === null && (
              <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setAnother(String(heads[0]!.value))}>
                {t("writeAnother")}
              </Button>
            )}
          </div>
          <TextInput
            className={classes["why"]}
            label={t("reason")}
            description={t("reasonSays")}
            value={reason}
            maxLength={2_000}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <p className={classes["who"]}>{country ? t(`seenBy.${document.audience}`, { country }) : t("seenBy.forum")}</p>
        </div>
      ) : (
        <p className={classes["who"]}>{country ? t("othersDecide", { country }) : t("secretariatDecides")}</p>
      )}
    </section>
  );
}

const focusWhenShown = (area: HTMLTextAreaElement | null): void => area?.focus();

/** Numbers stay numbers when every value was one. */
function typed(text: string, heads: readonly Head[]): JsonValue {
  const number = Number(text);
  return heads.every((head) => typeof head.value === "number") && Number.isFinite(number) ? number : text;
}

import { ActionIcon, Button, Input, NativeSelect, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { phoneElement, readPhone } from "#shared/domain/contact/phone.ts";
import { looksLikeEmail, looksLikePhone } from "#shared/domain/contact/warnings.ts";
import { phoneTypes, type PhoneType } from "#shared/domain/vocabulary/vocabulary.ts";
import { FieldWarning, lookOf, warningStyles } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import classes from "./set-rows-field.module.css";
import type { SetRow } from "./set-rows.ts";
import { useSetRows, type SetRows } from "./use-set-rows.ts";

export function PhonesField({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation(["contacts", "vocabulary"]);
  const phones = useSetRows(form, "phones", savedPhone);
  const locked = !form.permission("phones").allowed;
  return (
    <RowsField label={t("field.phones")} addLabel={t("phone.add")} rows={phones} locked={locked} blank={phoneElement({ type: "work", number: "" })}>
      {(row) => {
        const phone = readPhone(row.draft);
        const odd = phone.number.trim() !== "" && !looksLikePhone(phone.number);
        return (
          <Line
            locked={locked}
            removeLabel={phone.number === "" ? t("phone.removeEmpty") : t("phone.remove", { number: phone.number })}
            onRemove={() => phones.remove(row.key)}
          >
            <NativeSelect
              size="sm"
              variant={lookOf(locked)}
              aria-label={t("phone.type")}
              disabled={locked}
              value={phone.type}
              data={phoneTypes.map((type) => ({ value: type, label: t(`vocabulary:phoneType.${type}`) }))}
              onChange={(event) => phones.type(row.key, phoneElement({ ...phone, type: event.currentTarget.value as PhoneType }))}
              onBlur={() => phones.leave(row.key)}
            />
            <TextInput
              variant={lookOf(locked)}
              className={classes["grow"]}
              type="tel"
              aria-label={t("phone.number")}
              maxLength={60}
              readOnly={locked}
              value={phone.number}
              error={odd ? <FieldWarning>{t("warning.phone")}</FieldWarning> : undefined}
              styles={warningStyles(odd)}
              onChange={(event) => phones.type(row.key, phoneElement({ ...phone, number: event.currentTarget.value }))}
              onBlur={() => phones.leave(row.key)}
            />
          </Line>
        );
      }}
    </RowsField>
  );
}

export function EmailsField({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("contacts");
  const emails = useSetRows(form, "emails", savedEmail);
  const locked = !form.permission("emails").allowed;
  return (
    <RowsField label={t("field.emails")} addLabel={t("email.add")} rows={emails} locked={locked} blank="">
      {(row) => (
        <Line
          locked={locked}
          removeLabel={row.draft === "" ? t("email.removeEmpty") : t("email.remove", { address: row.draft })}
          onRemove={() => emails.remove(row.key)}
        >
          <TextInput
            variant={lookOf(locked)}
            className={classes["grow"]}
            inputMode="email"
            spellCheck={false}
            aria-label={t("email.address")}
            maxLength={254}
            readOnly={locked}
            value={row.draft}
            error={isOdd(row) ? <FieldWarning>{t("warning.email")}</FieldWarning> : undefined}
            styles={warningStyles(isOdd(row))}
            onChange={(event) => emails.type(row.key, event.currentTarget.value)}
            onBlur={() => emails.leave(row.key)}
          />
        </Line>
      )}
    </RowsField>
  );
}

export function AddressesField({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("contacts");
  const addresses = useSetRows(form, "addresses", savedAddress);
  const locked = !form.permission("addresses").allowed;
  return (
    <RowsField label={t("field.addresses")} addLabel={t("address.add")} rows={addresses} locked={locked} blank="">
      {(row) => (
        <Line
          locked={locked}
          removeLabel={row.draft === "" ? t("address.removeEmpty") : t("address.remove", { address: row.draft })}
          onRemove={() => addresses.remove(row.key)}
        >
          <TextInput
            variant={lookOf(locked)}
            className={classes["grow"]}
            aria-label={t("address.line")}
            dir="auto"
            maxLength={500}
            readOnly={locked}
            value={row.draft}
            onChange={(event) => addresses.type(row.key, event.currentTarget.value)}
            onBlur={() => addresses.leave(row.key)}
          />
        </Line>
      )}
    </RowsField>
  );
}

const isOdd = (email: SetRow): boolean => email.draft.trim() !== "" && !looksLikeEmail(email.draft.trim());
const savedEmail = (draft: string): string | null => draft.trim() || null;

const savedAddress = savedEmail;

function savedPhone(draft: string): string | null {
  const phone = readPhone(draft);
  const number = phone.number.trim();
  return number === "" ? null : phoneElement({ type: phone.type, number });
}

interface RowsFieldProps {
  readonly label: string;
  readonly addLabel: string;
  readonly rows: SetRows;
  readonly locked: boolean;
  readonly blank: string;
  readonly children: (row: SetRow) => ReactNode;
}

function RowsField({ label, addLabel, rows, locked, blank, children }: RowsFieldProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const added = useRef(false);
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    list.current?.querySelector<HTMLInputElement>("[data-row]:last-of-type input")?.focus();
  }, [rows.rows.length]);
  return (
    <fieldset className={classes["field"]}>
      <Input.Label component="legend" className={classes["legend"]}>
        {label}
      </Input.Label>
      <div ref={list}>
        {rows.rows.map((row) => (
          <div key={row.key} data-row className={classes["row"]}>
            {children(row)}
          </div>
        ))}
      </div>
      {locked ? null : (
        <Button
          className={classes["add"]!}
          variant="subtle"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => {
            added.current = true;
            rows.add(blank);
          }}
        >
          {addLabel}
        </Button>
      )}
    </fieldset>
  );
}

interface LineProps {
  readonly locked: boolean;
  readonly removeLabel: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function Line({ locked, removeLabel, onRemove, children }: LineProps): ReactNode {
  return (
    <>
      {children}
      {locked ? null : (
        <ActionIcon aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </>
  );
}

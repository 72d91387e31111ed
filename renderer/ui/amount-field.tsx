import { NumberInput, Select } from "@mantine/core";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFieldEdit } from "#renderer/platform/desk/use-field-edit.ts";
import { isLeftOut, labelOf, lookOf } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import type { JsonValue } from "#shared/lib/json.ts";

interface AmountFieldProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label: string;
  readonly description?: string;
}

/** A register that holds a number, written with the reader's own separators. */
export function AmountField({ form, field, label, description }: AmountFieldProps): ReactNode {
  const { i18n } = useTranslation();
  const edit = useFieldEdit({ target: form.target, field, record: form.record, parse: numberIn });
  const locked = !form.permission(field).allowed;
  const { group, decimal } = useMemo(() => separatorsOf(i18n.language), [i18n.language]);
  if (isLeftOut(form, field, edit.value === "")) return null;
  return (
    <NumberInput
      variant={lookOf(locked)}
      label={labelOf({ form, field, label })}
      description={description}
      value={edit.value}
      min={0}
      max={1e15}
      decimalScale={2}
      thousandSeparator={group}
      decimalSeparator={decimal}
      hideControls
      readOnly={edit.readOnly || locked}
      onChange={(next) => edit.onChange(String(next))}
      onFocus={edit.onFocus}
      onBlur={edit.onBlur}
    />
  );
}

/** The currency of a record's amounts. */
export function CurrencyField({ form, field }: { readonly form: RecordForm; readonly field: string }): ReactNode {
  const { t, i18n } = useTranslation("common");
  const locked = !form.permission(field).allowed;
  const choices = useMemo(() => currenciesIn(i18n.language), [i18n.language]);
  if (isLeftOut(form, field, form.words(field) === "")) return null;
  return (
    <Select
      variant={lookOf(locked)}
      label={labelOf({ form, field, label: t("currency") })}
      data={choices}
      value={form.words(field) || null}
      readOnly={locked || form.conflicts.has(field)}
      searchable
      clearable={!locked}
      clearButtonProps={{ "aria-label": t("clearField", { label: t("currency") }), "aria-hidden": false, tabIndex: 0 }}
      onChange={(next) => form.set(field, next ?? "")}
    />
  );
}

/** An amount with its currency in words: `EUR 40,000`. */
export function amountInWords(amount: number, currency: string, language: string): string {
  const figures = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(amount);
  return currency === "" ? figures : `${currency} ${figures}`;
}

function numberIn(text: string): JsonValue | undefined {
  if (text.trim() === "") return null;
  const number = Number(text);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}

function separatorsOf(language: string): { readonly group: string; readonly decimal: string } {
  const parts = new Intl.NumberFormat(language).formatToParts(1234567.5);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  return { group: of("group") || " ", decimal: of("decimal") || "." };
}

function currenciesIn(language: string): { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(language, { type: "currency" });
  return Intl.supportedValuesOf("currency").map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));
}

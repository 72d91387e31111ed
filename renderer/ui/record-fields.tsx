/** The fields of a record's form: each saves as one types or chooses, shows its conflict, and is read-only where the person may not write. */
import { MultiSelect, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFieldEdit } from "#renderer/platform/desk/use-field-edit.ts";
import { FieldLabel } from "#renderer/ui/field-label.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import classes from "#renderer/ui/record-fields.module.css";

/** Fields in as many columns as fit. A child with `data-wide` takes a whole line. Where none is left to show, that is said. */
export function Fields({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation("common");
  return (
    <div className={classes["fields"]} data-nothing={t("emptyPart")}>
      {children}
    </div>
  );
}

/** Something to look at again. What was typed is saved all the same. */
export function FieldWarning({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <span className={classes["warning"]}>
      <IconAlertTriangle size={14} aria-hidden />
      <span>{children}</span>
    </span>
  );
}

/** A warning is amber; red is for what went wrong. */
export function warningStyles(warned: boolean): { readonly error: object; readonly input?: object } {
  const error = { color: "var(--desk-attention)" };
  return warned ? { error, input: { "--input-bd": "var(--desk-attention)", "--input-color": "inherit" } } : { error };
}

interface FieldProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label: string;
  readonly description?: string;
}

interface TextFieldProps extends FieldProps {
  readonly maxLength: number;
  /** Where a person who starts a new record begins to write. */
  readonly startsHere?: boolean;
  /** A sentence when the text looks wrong. */
  readonly warning?: (text: string) => string | null;
  readonly multiline?: boolean;
  readonly wide?: boolean;
}

export function TextField({ form, field, label, description, maxLength, startsHere = false, warning, multiline, wide }: TextFieldProps): ReactNode {
  const edit = useFieldEdit({ target: form.target, field, record: form.record });
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (startsHere) input.current?.focus();
  }, [startsHere]);
  const sentence = warning?.(edit.value);
  const locked = !form.permission(field).allowed;
  if (isLeftOut(form, field, edit.value === "")) return null;
  const shared = {
    ref: input,
    variant: lookOf(locked),
    label: labelOf({ form, field, label }),
    description,
    maxLength,
    readOnly: edit.readOnly || locked,
    error: sentence ? <FieldWarning>{sentence}</FieldWarning> : undefined,
    styles: warningStyles(Boolean(sentence)),
    value: edit.value,
    onFocus: edit.onFocus,
    onBlur: edit.onBlur,
    wrapperProps: wide ? { "data-wide": true } : undefined,
  };
  return multiline ? <Textarea {...shared} autosize minRows={2} onChange={edit.onChange} /> : <TextInput {...shared} onChange={edit.onChange} />;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface CodeFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** What an empty field means; leave it out when it may be emptied. */
  readonly whenEmpty?: string;
  readonly searchable?: boolean;
  readonly placeholder?: string;
  readonly clearLabel?: string;
  /** Under a field that this person may not change. */
  readonly lockedReason?: string;
}

export function CodeField(props: CodeFieldProps): ReactNode {
  const { form, field, choices, whenEmpty, searchable, placeholder, description, lockedReason, clearLabel } = props;
  const locked = !form.permission(field).allowed;
  const value = form.words(field) || whenEmpty || null;
  if (isLeftOut(form, field, value === null)) return null;
  return (
    <Select
      variant={lookOf(locked)}
      rightSection={locked ? <span /> : undefined}
      label={labelOf(props)}
      description={locked && lockedReason ? lockedReason : description}
      data={withUnknown(choices, value ? [value] : [])}
      value={value}
      readOnly={locked || form.conflicts.has(field)}
      clearable={whenEmpty === undefined && !locked}
      clearButtonProps={clearLabel ? { "aria-label": clearLabel, "aria-hidden": false, tabIndex: 0 } : {}}
      searchable={searchable}
      placeholder={locked ? undefined : placeholder}
      allowDeselect={whenEmpty === undefined}
      onChange={(next) => form.set(field, next ?? "")}
    />
  );
}

interface CodesFieldProps extends Omit<FieldProps, "field"> {
  readonly set: string;
  readonly choices: readonly Choice[];
  readonly placeholder?: string;
  readonly wide?: boolean;
}

export function CodesField({ form, set, label, description, choices, placeholder, wide }: CodesFieldProps): ReactNode {
  const elements = form.elements(set);
  const locked = !form.permission(set).allowed;
  if (isLeftOut(form, set, elements.length === 0)) return null;
  return (
    <MultiSelect
      variant={lookOf(locked)}
      rightSection={locked ? <span /> : undefined}
      label={label}
      description={description}
      data={withUnknown(choices, elements)}
      value={[...elements]}
      readOnly={locked}
      searchable={!locked}
      placeholder={locked || elements.length > 0 ? undefined : placeholder}
      hidePickedOptions
      wrapperProps={wide ? { "data-wide": true } : undefined}
      onChange={(next) => void form.editing.setElements(set, next, elements)}
    />
  );
}

interface NamesFieldProps extends Omit<FieldProps, "field"> {
  readonly set: string;
  readonly maxLength: number;
  readonly suggestions?: readonly string[];
}

/** A set of names that people type in themselves. */
export function NamesField({ form, set, label, description, maxLength, suggestions }: NamesFieldProps): ReactNode {
  const elements = form.elements(set);
  const locked = !form.permission(set).allowed;
  if (isLeftOut(form, set, elements.length === 0)) return null;
  return (
    <TagsInput
      variant={lookOf(locked)}
      label={label}
      description={locked ? undefined : description}
      value={[...elements]}
      data={suggestions ? [...suggestions] : []}
      readOnly={locked}
      // Names hold commas: "Ministry of Labour, Employment Service".
      splitChars={[]}
      maxLength={maxLength}
      onChange={(next) => void form.editing.setElements(set, next, elements)}
    />
  );
}

interface DayFieldProps extends FieldProps {
  readonly warning?: string | null;
  readonly clearLabel: string;
}

export function DayField(props: DayFieldProps): ReactNode {
  const { form, field, description, warning, clearLabel } = props;
  const locked = !form.permission(field).allowed;
  if (isLeftOut(form, field, form.words(field) === "")) return null;
  return (
    <DateInput
      size="sm"
      variant={lookOf(locked)}
      label={labelOf(props)}
      description={description}
      value={form.words(field) || null}
      valueFormat="D MMMM YYYY"
      readOnly={locked || form.conflicts.has(field)}
      clearable={!locked}
      clearButtonProps={{ "aria-label": clearLabel, "aria-hidden": false, tabIndex: 0 }}
      error={warning ? <FieldWarning>{warning}</FieldWarning> : undefined}
      styles={warningStyles(Boolean(warning))}
      onChange={(next) => form.set(field, next ?? "")}
    />
  );
}

/** An empty box that nobody here may fill in says nothing, and a page of them hides what is written. */
export function isLeftOut(form: RecordForm, part: string, isEmpty: boolean): boolean {
  return isEmpty && !form.permission(part).allowed && !form.conflicts.has(part);
}

/** What may not be changed has no frame that invites to write in it. */
export function lookOf(locked: boolean): "filled" | "default" {
  return locked ? "filled" : "default";
}

/** The label with the conflict's mark. */
export function labelOf({ form, field, label }: Pick<FieldProps, "form" | "field" | "label">): ReactNode {
  return (
    <FieldLabel record={form.target.id} field={field} conflicted={form.conflicts.has(field)}>
      {label}
    </FieldLabel>
  );
}

/** A value that a newer version wrote is shown as it is, not hidden. */
function withUnknown(choices: readonly Choice[], values: readonly string[]): Choice[] {
  const unknown = values.filter((value) => !choices.some((choice) => choice.value === value));
  return [...choices, ...unknown.map((value) => ({ value, label: value }))];
}

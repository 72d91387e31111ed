import { ActionIcon, Button, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useFocusWithin } from "@mantine/hooks";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { shownValue, type RecordState } from "#shared/crdt/record.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { useFieldEdit } from "#renderer/platform/desk/use-field-edit.ts";
import { ConflictBadge } from "#renderer/ui/badges.tsx";
import { countryChoices } from "#renderer/ui/country-name.ts";
import type { Choice } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { newRowId } from "#renderer/ui/row-id.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import classes from "#renderer/ui/rows-field.module.css";

export interface RowColumn {
  readonly name: string;
  readonly label: string;
  readonly type: "text" | "long" | "number" | "day" | "country" | "choice";
  /** For `choice`. */
  readonly choices?: readonly Choice[];
  /** Letters at most, for `text` and `long`. */
  readonly maxLength?: number;
  /** Share of the width beside the other columns; 1 when left out. */
  readonly grow?: number;
}

export type RowValues = Readonly<Record<string, JsonValue>>;

export interface RowsFieldProps {
  readonly form: RecordForm;
  /** The registers are `<list>.<row>`. */
  readonly list: string;
  readonly label: string;
  readonly columns: readonly RowColumn[];
  /** A new row, with a value for each name that the row's schema has. */
  readonly blank: () => RowValues;
  readonly addLabel: string;
  /** Said when there is no row. */
  readonly empty: string;
  /** In the order in which they were begun when left out. */
  readonly order?: (left: RowValues, right: RowValues) => number;
  /** Only these rows; all when left out. */
  readonly fits?: (row: RowValues) => boolean;
}

/**
 * A list within a record, a register for each row: two people who change two rows never meet, and two who change one leave both values.
 * A row is saved whole as one types in any of its cells.
 */
export function RowsField({ form, list, label, columns, blank, addLabel, empty, order, fits }: RowsFieldProps): ReactNode {
  const { record } = form;
  const locked = !form.permission(`${list}.new`).allowed;
  const [begun, setBegun] = useState<string | null>(null);
  const rows = useMemo(() => {
    const held = record ? rowsIn(record, list).filter(({ values }) => !fits || fits(values)) : [];
    return order ? [...held].sort((left, right) => order(left.values, right.values)) : held;
  }, [record, list, order, fits]);
  // While somebody is in a row, it stays where it is: sorting under a person's hands loses their place.
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const { ref: table } = useFocusWithin<HTMLTableElement>({ onFocus: () => setHeld(rows.map(({ id }) => id)), onBlur: () => setHeld(null) });
  const shown = held ? inOrder(rows, held) : rows;

  function add(): void {
    const id = newRowId();
    setBegun(id);
    setHeld((before) => before && [...before, id]);
    form.set(`${list}.${id}`, blank());
  }

  return (
    <section className={classes["rows"]} aria-label={label} data-wide>
      {shown.length === 0 ? (
        <p className={classes["empty"]}>{empty}</p>
      ) : (
        <div className={classes["scroller"]} {...(locked ? reachable : {})}>
          <table ref={table} style={{ minInlineSize: columns.reduce((sum, column) => sum + leastWidth[column.type], 44) }}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.name} scope="col" style={{ inlineSize: shareOf(column, columns), minInlineSize: leastWidth[column.type] }}>
                    {column.label}
                  </th>
                ))}
                {!locked && <th className={classes["last"]} aria-hidden />}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ id }) => (
                <EditedRow key={id} form={form} field={`${list}.${id}`} columns={columns} locked={locked} startsHere={begun === id} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!locked && (
        <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
          {addLabel}
        </Button>
      )}
    </section>
  );
}

interface EditedRowProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly columns: readonly RowColumn[];
  readonly locked: boolean;
  readonly startsHere: boolean;
}

function EditedRow({ form, field, columns, locked, startsHere }: EditedRowProps): ReactNode {
  const { t } = useTranslation("common");
  // The whole row is what is edited, so a cell never writes over what was just typed in its neighbour.
  const edit = useFieldEdit({
    target: form.target,
    field,
    record: form.record,
    parse: (text) => JSON.parse(text) as JsonValue,
    format: (value) => JSON.stringify(value ?? null),
  });
  const values = readRow(edit.value);
  const first = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (startsHere) first.current?.focus();
  }, [startsHere]);
  // A day opens its calendar when it has the focus: one begins with what is written.
  const startsAt = Math.max(
    0,
    columns.findIndex((column) => column.type !== "day"),
  );
  const words = columns.map((column) => values[column.name]).find((value) => typeof value === "string" && value !== "");
  return (
    <tr>
      {columns.map((column, at) => (
        <td key={column.name} data-type={column.type}>
          {at === 0 && form.conflicts.has(field) && <ConflictBadge record={form.target.id} field={field} />}
          <Cell
            column={column}
            value={values[column.name] ?? null}
            readOnly={locked || edit.readOnly}
            locked={locked}
            input={at === startsAt ? first : null}
            onChange={(value) => edit.onChange(JSON.stringify({ ...values, [column.name]: value }))}
            onFocus={edit.onFocus}
            onBlur={edit.onBlur}
          />
        </td>
      ))}
      {!locked && (
        <td className={classes["last"]}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("removeRow", { words: words ?? t("emptyRow") })} onClick={() => form.set(field, null)}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </td>
      )}
    </tr>
  );
}

interface CellProps {
  readonly column: RowColumn;
  readonly value: JsonValue;
  readonly readOnly: boolean;
  readonly locked: boolean;
  readonly input: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null> | null;
  readonly onChange: (value: JsonValue) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

function Cell({ column, value, readOnly, locked, input, onChange, onFocus, onBlur }: CellProps): ReactNode {
  const { i18n } = useTranslation();
  if (locked) return <span dir="auto">{inWords(column, value, i18n.language)}</span>;
  const shared = { "aria-label": column.label, readOnly, onFocus, onBlur, ...(input ? { ref: input } : {}) };
  const text = typeof value === "string" ? value : "";
  switch (column.type) {
    case "text":
      return <TextInput {...shared} dir="auto" maxLength={column.maxLength} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    case "long":
      return (
        <Textarea
          {...shared}
          dir="auto"
          autosize
          minRows={1}
          maxLength={column.maxLength}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "number":
      return (
        <NumberInput
          {...shared}
          hideControls
          value={typeof value === "number" ? value : ""}
          onChange={(next) => onChange(typeof next === "number" ? next : next === "" ? null : Number(next))}
        />
      );
    case "day":
      return <DateInput {...shared} size="sm" valueFormat="D MMM YYYY" value={text || null} onChange={(next) => onChange(next ?? "")} />;
    case "country":
    case "choice":
      return (
        <Select
          {...shared}
          searchable={column.type === "country"}
          data={column.type === "country" ? countryChoices(i18n.language) : [...(column.choices ?? [])]}
          value={text || null}
          allowDeselect={column.type === "country"}
          onChange={(next) => onChange(next ?? "")}
        />
      );
  }
}

function inWords(column: RowColumn, value: JsonValue, language: string): string {
  if (value === null || value === "") return "";
  if (typeof value === "number") return value.toLocaleString(language);
  if (typeof value !== "string") return "";
  switch (column.type) {
    case "country":
      return countryChoices(language).find((choice) => choice.value === value)?.label ?? value;
    case "choice":
      return column.choices?.find((choice) => choice.value === value)?.label ?? value;
    case "day":
      return writtenDay(value, language);
    default:
      return value;
  }
}

function readRow(text: string): RowValues {
  const value = text === "" ? null : (JSON.parse(text) as JsonValue);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as RowValues) : {};
}

function rowsIn(record: RecordState, list: string): readonly { readonly id: string; readonly values: RowValues }[] {
  return Object.keys(record.fields)
    .filter((field) => field.startsWith(`${list}.`))
    .sort()
    .flatMap((field) => {
      const value = shownValue(record, field);
      const isRow = typeof value === "object" && value !== null && !Array.isArray(value);
      return isRow ? [{ id: field.slice(list.length + 1), values: value as RowValues }] : [];
    });
}

function inOrder<Row extends { readonly id: string }>(rows: readonly Row[], ids: readonly string[]): readonly Row[] {
  const place = new Map(ids.map((id, at) => [id, at]));
  return [...rows].sort((left, right) => (place.get(left.id) ?? ids.length) - (place.get(right.id) ?? ids.length));
}

/** What only is read must still be scrolled by keyboard; where something is written, its cells are reached. */
const reachable = { tabIndex: 0, role: "group" } as const;

/** Pixels in which a cell can still be read. */
const leastWidth: Readonly<Record<RowColumn["type"], number>> = { text: 110, long: 180, number: 64, day: 110, country: 130, choice: 116 };

function shareOf(column: RowColumn, columns: readonly RowColumn[]): string {
  const whole = columns.reduce((sum, one) => sum + (one.grow ?? 1), 0);
  return `${((column.grow ?? 1) / whole) * 100}%`;
}

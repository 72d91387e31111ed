import { Alert, Button, NativeSelect } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { mappingOf, namingFields, type ColumnMapping } from "#shared/domain/contact-file/column-mapping.ts";
import { columnFields, namedUse, type ColumnField, type ColumnUse } from "#shared/domain/contact-file/column-names.ts";
import type { Sheet } from "#shared/workbook/workbook.ts";
import type { ShownTable } from "./jobs.ts";
import classes from "./exchange.module.css";

interface ImportColumnsProps {
  readonly table: ShownTable;
  readonly sentence: string | null;
  readonly onSettle: (mapping: ColumnMapping) => void;
  readonly onCancel: () => void;
}

/** What each column of a table holds: guessed from the names above them, and a person's to change. */
export function ImportColumns({ table, sentence, onSettle, onCancel }: ImportColumnsProps): ReactNode {
  const { t } = useTranslation("exchange");
  const [mapping, setMapping] = useState<ColumnMapping | null>(() => table.mapping ?? (table.sheets[0] ? mappingOf(table.sheets[0], 0) : null));
  const sheet = table.sheets.find(({ name }) => name === mapping?.sheet);
  if (!mapping || !sheet) return <Alert color="red">{t("columns.nothing")}</Alert>;
  const fields = columnFields.map((field) => ({ value: field, label: t(`columns.field.${field}`) }));
  const hasName = mapping.columns.some(({ use }) => namingFields.has(use.field));

  function use(at: number, field: ColumnField): void {
    setMapping(
      (before) => before && { ...before, columns: before.columns.map((column, index) => (index === at ? { ...column, use: usedAs(column, field) } : column)) },
    );
  }

  return (
    <>
      {sentence && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />} mb="md" role="alert">
          {sentence}
        </Alert>
      )}
      <p className={classes["quiet"]}>{t("columns.about")}</p>
      <div className={classes["choices"]}>
        {table.sheets.length > 1 && (
          <NativeSelect
            label={t("columns.sheet")}
            value={sheet.name}
            data={table.sheets.map(({ name }) => name)}
            onChange={(event) => setMapping(mappingOf(table.sheets.find(({ name }) => name === event.currentTarget.value) as Sheet, 0))}
          />
        )}
        <NativeSelect
          label={t("columns.headerRow")}
          value={String(mapping.headerRow)}
          data={sheet.rows.slice(0, headerRows).map((row, at) => ({
            value: String(at),
            label: t("columns.row", { row: at + 1, cells: row.filter(Boolean).slice(0, 3).join(" · ").slice(0, 60) }),
          }))}
          onChange={(event) => setMapping(mappingOf(sheet, Number(event.currentTarget.value)))}
        />
      </div>
      <div className={classes["tableScroller"]}>
        <table className={classes["columns"]}>
          <thead>
            <tr>
              <th scope="col">{t("columns.column")}</th>
              <th scope="col">{t("columns.examples")}</th>
              <th scope="col">{t("columns.holds")}</th>
            </tr>
          </thead>
          <tbody>
            {mapping.columns.map(({ name, use: { field } }, at) => {
              const examples = examplesIn(sheet, mapping.headerRow, at);
              if (name === "" && examples.length === 0) return null;
              return (
                <tr key={at}>
                  <td dir="auto">{name || t("columns.unnamed", { number: at + 1 })}</td>
                  <td dir="auto" className={classes["examples"]}>
                    {examples.join(" · ")}
                  </td>
                  <td>
                    <NativeSelect
                      aria-label={t("columns.holdsOf", { column: name || String(at + 1) })}
                      value={field}
                      data={fields}
                      onChange={(event) => use(at, event.currentTarget.value as ColumnField)}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {!hasName && <p className={classes["quiet"]}>{t("columns.noName")}</p>}
      <div className={classes["buttons"]}>
        <Button disabled={!hasName} onClick={() => onSettle(mapping)}>
          {t("columns.continue")}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t("common:cancel")}
        </Button>
      </div>
    </>
  );
}

const headerRows = 20;
/** Columns of one address or one phone belong together by what their names say, also when a person says what they hold. */
function usedAs({ name, use }: ColumnMapping["columns"][number], field: ColumnField): ColumnUse {
  return { field, group: namedUse(name)?.group ?? use.group };
}

function examplesIn({ rows }: Sheet, headerRow: number, column: number): readonly string[] {
  const cells = rows.slice(headerRow + 1).map((row) => (row[column] ?? "").replaceAll(/\s+/g, " ").trim());
  return [...new Set(cells.filter((cell) => cell !== ""))].slice(0, 3).map((cell) => cell.slice(0, 60));
}

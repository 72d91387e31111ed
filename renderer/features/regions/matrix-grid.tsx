import { useDirection } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./matrix.module.css";

export interface GridHead {
  readonly key: string;
  /** The whole name. */
  readonly name: string;
  /** Where there is little room. */
  readonly short: string;
  readonly count: number;
  /** What the count counts, in words. */
  readonly counts: string;
}

export interface GridCell {
  /** One or two letters. */
  readonly mark: string;
  /** The same for those who hear it, and under the table. */
  readonly words: string;
  readonly tone: "strong" | "soft" | "waits";
}

export interface MatrixGridProps {
  readonly label: string;
  readonly corner: string;
  readonly columns: readonly GridHead[];
  readonly rows: readonly GridHead[];
  /** The same function until what it reads changes: a row is drawn anew when it does. */
  readonly cell: (row: string, column: string) => GridCell | null;
  /** What a cell without a mark says. */
  readonly nothing: string;
  readonly openRow?: (row: string) => void;
  readonly openColumn?: (column: string) => void;
  readonly openCell?: (row: string, column: string) => void;
}

const rowHeight = 32;
const headHeight = 132;

interface Place {
  /** -1: the heads. */
  readonly row: number;
  readonly column: number;
}

/**
 * A large table that scrolls smoothly: its heads stay, and only the rows that can be seen are drawn. The table itself has the focus; the arrow
 * keys move within it and Enter opens what they are on, which is said under it in words.
 */
export function MatrixGrid(props: MatrixGridProps): ReactNode {
  const { label, corner, columns, rows } = props;
  const { t } = useTranslation("regions");
  const { dir } = useDirection();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Place>({ row: -1, column: -1 });
  const at = { row: Math.min(active.row, rows.length - 1), column: Math.min(active.column, columns.length - 1) };
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: headHeight,
    paddingStart: headHeight,
  });

  function go(row: number, column: number): void {
    const next = { row: Math.max(-1, Math.min(rows.length - 1, row)), column: Math.max(-1, Math.min(columns.length - 1, column)) };
    setActive(next);
    if (next.row >= 0) virtual.scrollToIndex(next.row, { align: "auto" });
    const head = scroller.current?.querySelector(`[data-column="${next.column}"]`);
    // The row's name covers the first column while the table is scrolled sideways.
    if (next.column >= 0) head?.scrollIntoView({ block: "nearest", inline: "nearest" });
    else scroller.current?.scrollTo({ left: 0 });
  }

  function open({ row, column }: Place): void {
    const [rowKey, columnKey] = [rows[row]?.key, columns[column]?.key];
    if (rowKey !== undefined && columnKey !== undefined) (props.openCell ?? ((_row, of) => props.openColumn?.(of)))(rowKey, columnKey);
    else if (rowKey !== undefined) props.openRow?.(rowKey);
    else if (columnKey !== undefined) props.openColumn?.(columnKey);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const onward = dir === "rtl" ? -1 : 1;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at.row + 1, at.column),
      ArrowUp: () => go(at.row - 1, at.column),
      ArrowRight: () => go(at.row, at.column + onward),
      ArrowLeft: () => go(at.row, at.column - onward),
      PageDown: () => go(at.row + page, at.column),
      PageUp: () => go(at.row - page, at.column),
      Home: () => (event.ctrlKey ? go(0, -1) : go(at.row, -1)),
      End: () => (event.ctrlKey ? go(rows.length - 1, columns.length - 1) : go(at.row, columns.length - 1)),
      Enter: () => open(at),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  const isActive = (row: number, column: number): true | undefined => (row === at.row && column === at.column) || undefined;

  /** One listener for thousands of cells, each of which says where it is. */
  function onClick(event: MouseEvent): void {
    const place = (event.target as HTMLElement).closest<HTMLElement>("[data-place]")?.dataset["place"];
    if (place === undefined) return;
    const [row = -1, column = -1] = place.split(" ").map(Number);
    setActive({ row, column });
    open({ row, column });
  }

  return (
    <div className={classes["whole"]}>
      <div
        ref={scroller}
        className={classes["grid"]}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-readonly
        tabIndex={0}
        aria-activedescendant={placeId(at)}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div className={classes["inner"]} role="presentation" style={{ blockSize: virtual.getTotalSize() }}>
          <div role="row" aria-rowindex={1} className={classes["heads"]} style={template(columns.length)}>
            <div role="columnheader" aria-colindex={1} id={placeId({ row: -1, column: -1 })} className={classes["corner"]} data-active={isActive(-1, -1)}>
              {corner}
            </div>
            {columns.map((column, place) => (
              <div
                key={column.key}
                id={placeId({ row: -1, column: place })}
                role="columnheader"
                aria-colindex={place + 2}
                aria-label={`${column.name}. ${column.counts}`}
                title={`${column.name}. ${column.counts}`}
                className={classes["columnHead"]}
                data-column={place}
                data-place={`-1 ${place}`}
                data-active={isActive(-1, place)}
              >
                <span className={classes["columnName"]}>{column.short}</span>
                <span className={classes["count"]}>{column.count}</span>
              </div>
            ))}
          </div>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]!;
            return (
              <DrawnRow
                key={row.key}
                row={row}
                place={item.index}
                start={item.start}
                columns={columns}
                cell={props.cell}
                nothing={props.nothing}
                active={item.index === at.row ? at.column : null}
              />
            );
          })}
        </div>
      </div>
      <p className={classes["said"]} aria-hidden>
        {saidAt(at) || t("matrix.keys")}
      </p>
    </div>
  );

  function saidAt({ row, column }: Place): string {
    const [one, other] = [rows[row], columns[column]];
    if (one && other) return `${one.name}, ${other.name}: ${props.cell(one.key, other.key)?.words ?? props.nothing}`;
    const head = one ?? other;
    return head ? `${head.name}. ${head.counts}` : "";
  }
}

interface DrawnRowProps {
  readonly row: GridHead;
  readonly place: number;
  /** Pixels from the beginning of the rows. */
  readonly start: number;
  readonly columns: readonly GridHead[];
  readonly cell: MatrixGridProps["cell"];
  readonly nothing: string;
  /** The column in which the person is; null while they are in another row. */
  readonly active: number | null;
}

/** Scrolling draws only the rows that come into sight. */
const DrawnRow = memo(function DrawnRow({ row, place, start, columns, cell: cellAt, nothing, active }: DrawnRowProps): ReactNode {
  return (
    <div role="row" aria-rowindex={place + 2} className={classes["row"]} style={{ ...template(columns.length), transform: `translateY(${start}px)` }}>
      <div
        id={placeId({ row: place, column: -1 })}
        role="rowheader"
        aria-colindex={1}
        aria-label={`${row.name}. ${row.counts}`}
        title={row.name}
        className={classes["rowHead"]}
        data-place={`${place} -1`}
        data-active={active === -1 || undefined}
      >
        <span className={classes["rowName"]} dir="auto">
          {row.short}
        </span>
        <span className={classes["count"]}>{row.count}</span>
      </div>
      {columns.map((column, at) => {
        const cell = cellAt(row.key, column.key);
        return (
          <div
            key={column.key}
            id={placeId({ row: place, column: at })}
            role="gridcell"
            aria-colindex={at + 2}
            aria-label={`${row.name}, ${column.name}: ${cell?.words ?? nothing}`}
            title={cell ? `${row.name}, ${column.name}: ${cell.words}` : undefined}
            className={classes["cell"]}
            data-tone={cell?.tone}
            data-place={`${place} ${at}`}
            data-active={active === at || undefined}
          >
            {cell?.mark}
          </div>
        );
      })}
    </div>
  );
});

const template = (columns: number): { readonly gridTemplateColumns: string } => ({ gridTemplateColumns: `minmax(190px, 1fr) repeat(${columns}, 34px)` });

const placeId = ({ row, column }: Place): string => `matrix-${row + 1}-${column + 1}`;

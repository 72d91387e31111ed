import { ActionIcon, Button, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconArrowLeft, IconSearch, IconX } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { foldWords, holdsEveryWord, searchedWords } from "#shared/domain/vocabulary/search.ts";
import { ConflictBadge } from "#renderer/ui/badges.tsx";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import classes from "#renderer/ui/list-detail.module.css";

export interface Row {
  readonly id: string;
  readonly title: string;
  /** A quieter line end: an organisation, a date, a status in words. */
  readonly aside?: string;
  readonly conflicts?: number;
  /** Further words that the filter finds. */
  readonly search?: string;
  /** All words that the filter finds, without accents and capitals: spares folding thousands of rows at the first letter. */
  readonly folded?: string;
}

export interface ListDetailProps<Item> {
  /** What the list is called, for those who hear it. */
  readonly label: string;
  readonly items: readonly Item[] | undefined;
  /** More items follow those that are here, and are being read. */
  readonly beginning?: boolean;
  readonly failed?: string;
  readonly row: (item: Item) => Row;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
  readonly empty: { readonly sentence: string; readonly action?: { readonly label: string; readonly to?: string; readonly onClick?: () => void } };
  /** Beside the filter box: buttons, selects. */
  readonly tools?: ReactNode;
  /** Under the filter box: further filters. */
  readonly filters?: ReactNode;
  /** The record at the right. */
  readonly detail: ReactNode;
  /** What the right side says when nothing is chosen. */
  readonly unchosen?: string;
}

const rowHeight = 36;

/** A list at the left, what is chosen at the right. On a narrow window the detail replaces the list, with a way back. */
export function ListDetail<Item>({
  label,
  items,
  beginning = false,
  failed,
  row,
  chosen,
  onChoose,
  empty,
  tools,
  filters,
  detail,
  unchosen,
}: ListDetailProps<Item>): ReactNode {
  const { t } = useTranslation("common");
  const narrow = useMediaQuery("(max-width: 820px)", false, { getInitialValueInEffect: false });
  const [filter, setFilter] = useState("");
  const rows = useMemo(() => items?.map((item) => row(item)), [items, row]);
  const shown = useMemo(() => (rows && !(beginning && filter) ? filtered(rows, filter) : undefined), [rows, beginning, filter]);
  // An empty list says all there is to say; beside it nobody is asked to choose.
  const nothingToChoose = shown === undefined || shown.length === 0;

  const list = (
    <section className={classes["list"]} aria-label={label}>
      <div className={classes["tools"]}>
        <TextInput
          className={classes["filter"]}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          placeholder={t("filter")}
          aria-label={t("filterIn", { list: label })}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            filter && (
              <ActionIcon size={24} onClick={() => setFilter("")} aria-label={t("clear")}>
                <IconX size={14} />
              </ActionIcon>
            )
          }
          onKeyDown={(event) => {
            if (event.key === "Escape" && filter) setFilter("");
            else if (event.key === "ArrowDown") document.querySelector<HTMLElement>(`.${classes["rows"]}`)?.focus();
            else return;
            event.preventDefault();
          }}
        />
        {tools}
      </div>
      {filters && <div className={classes["filters"]}>{filters}</div>}
      {failed ? (
        <ErrorState sentence={failed} />
      ) : (
        <Rows
          label={label}
          rows={shown}
          beginning={beginning}
          chosen={chosen}
          onChoose={onChoose}
          empty={filter ? { sentence: t("nothingFound", { words: filter }), action: { label: t("showAll"), onClick: () => setFilter("") } } : empty}
        />
      )}
      {shown && shown.length > 0 && <div className={classes["count"]}>{beginning ? t("loading") : t("count", { count: shown.length })}</div>}
    </section>
  );

  if (narrow && chosen) {
    return (
      <div className={classes["narrow"]}>
        <div className={classes["back"]}>
          <Button variant="subtle" leftSection={<IconArrowLeft className={classes["arrow"]} size={16} aria-hidden />} onClick={() => onChoose(undefined)}>
            {t("backTo")}
          </Button>
        </div>
        <div className={classes["detail"]}>{detail}</div>
      </div>
    );
  }
  if (narrow) return <div className={classes["narrow"]}>{list}</div>;
  return (
    <div className={classes["both"]}>
      {list}
      <div className={classes["detail"]}>{chosen ? detail : nothingToChoose ? null : <EmptyState sentence={unchosen ?? t("chooseOne")} />}</div>
    </div>
  );
}

function Rows({
  label,
  rows,
  beginning,
  chosen,
  onChoose,
  empty,
}: {
  readonly label: string;
  readonly rows: readonly Row[] | undefined;
  readonly beginning: boolean;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly empty: ListDetailProps<never>["empty"];
}): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows?.length ?? 0, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8 });
  const at = rows && chosen ? rows.findIndex((one) => one.id === chosen) : -1;
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);

  if (!rows) return <LoadingState />;
  if (rows.length === 0) return <EmptyState {...empty} />;

  function onKeyDown(event: KeyboardEvent): void {
    const last = rows!.length - 1;
    // Where the list ends is not known yet.
    if (beginning && (event.key === "End" || (event.key === "ArrowUp" && at < 0))) return;
    const next = { ArrowDown: at + 1, ArrowUp: at < 0 ? last : at - 1, Home: 0, End: last, PageDown: at + 12, PageUp: at - 12 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(rows![Math.max(0, Math.min(last, next))]!.id);
  }

  return (
    <div
      ref={scroller}
      className={classes["rows"]}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKeyDown}
      aria-activedescendant={at >= 0 ? `row-${rows[at]!.id}` : undefined}
    >
      <div style={{ blockSize: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map((item) => {
          const one = rows[item.index]!;
          return (
            // The list itself has the focus and the keys; its entries are named by aria-activedescendant.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={one.id}
              id={`row-${one.id}`}
              role="option"
              aria-selected={one.id === chosen}
              aria-posinset={item.index + 1}
              aria-setsize={beginning ? -1 : rows.length}
              className={classes["row"]}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => onChoose(one.id)}
            >
              {/* Titles are in whatever language they were written in; what is cut off can be read by pointing at it. */}
              <span className={classes["title"]} dir="auto" title={one.title}>
                {one.title}
              </span>
              {one.conflicts ? <ConflictBadge count={one.conflicts} /> : null}
              {one.aside && (
                <span className={classes["aside"]} dir="auto" title={one.aside}>
                  {one.aside}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Every word of the filter begins or is in a word of the row, whatever its accents. */
function filtered(rows: readonly Row[], filter: string): readonly Row[] {
  const words = searchedWords(filter);
  return words.length === 0 ? rows : rows.filter((one) => holdsEveryWord(words, foldedRow(one)));
}

const foldedRows = new WeakMap<Row, string>();
function foldedRow(row: Row): string {
  if (row.folded !== undefined) return row.folded;
  let text = foldedRows.get(row);
  if (text === undefined) foldedRows.set(row, (text = foldWords(`${row.title} ${row.search ?? ""}`)));
  return text;
}

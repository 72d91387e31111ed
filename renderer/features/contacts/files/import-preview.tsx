import { Button, SegmentedControl } from "@mantine/core";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { choicesFor, type Decision, type ImportChoice } from "#shared/domain/contact-file/import-plan.ts";
import type { PreviewItem } from "#shared/domain/contact-file/preview.ts";
import { foldWords } from "#shared/domain/vocabulary/search.ts";
import { ListDetail, type Row } from "#renderer/ui/list-detail.tsx";
import { ImportItem } from "./import-item.tsx";
import { SkippedLines } from "./skipped-lines.tsx";
import type { Previewed } from "./use-import.ts";
import classes from "./exchange.module.css";

interface ImportPreviewProps {
  readonly file: string;
  readonly previewed: Previewed;
  readonly onColumns: () => void;
  readonly onApply: (decisions: ReadonlyMap<number, Decision>) => void;
  readonly onCancel: () => void;
}

interface Placed {
  readonly at: number;
  readonly item: PreviewItem;
  readonly folded: string;
}

const states = ["new", "changed", "same", "duplicate-in-file"] as const;
type Shown = "all" | (typeof states)[number] | "skipped";

/** What an import would do, contact by contact, with what a person decides on each. Nothing is written here. */
export function ImportPreview({ file, previewed, onColumns, onApply, onCancel }: ImportPreviewProps): ReactNode {
  const { t } = useTranslation("exchange");
  const { items, skipped, table } = previewed;
  const [decisions, setDecisions] = useState<ReadonlyMap<number, Decision>>(new Map());
  const [shown, setShown] = useState<Shown>("all");
  const [chosen, setChosen] = useState<string>();
  const placed = useMemo(
    () => items.map((item, at): Placed => ({ at, item, folded: foldWords(`${item.entry.fullName} ${item.entry.organisation}`) })),
    [items],
  );
  const listed = useMemo(() => (shown === "all" ? placed : placed.filter(({ item }) => item.state === shown)), [placed, shown]);
  const counts = useMemo(() => countsOf(items), [items]);
  const choiceOf = (at: number): ImportChoice => decisions.get(at)?.choice ?? (choicesFor(items[at] as PreviewItem)[0] as ImportChoice);
  const taken = useMemo(() => items.filter((item, at) => (decisions.get(at)?.choice ?? choicesFor(item)[0]) !== "skip").length, [items, decisions]);

  function decide(at: number, decision: Decision): void {
    setDecisions((before) => new Map(before).set(at, decision));
  }
  function decideAll(choice: ImportChoice): void {
    setDecisions((before) => {
      const next = new Map(before);
      for (const { at, item } of listed) if (choicesFor(item).includes(choice)) next.set(at, { choice, values: before.get(at)?.values ?? {} });
      return next;
    });
  }

  const open = chosen === undefined ? undefined : items[Number(chosen)];
  const tabs = [
    { value: "all", label: t("preview.all", { count: items.length }) },
    ...states.filter((state) => counts[state] > 0).map((state) => ({ value: state, label: t(`preview.states.${state}`, { count: counts[state] }) })),
    ...(skipped.length > 0 ? [{ value: "skipped", label: t("preview.skipped", { count: skipped.length }) }] : []),
  ];
  return (
    <div className={classes["frame"]}>
      <header className={classes["bar"]}>
        <h1>{t("preview.title", { file })}</h1>
        <span className={classes["grow"]} />
        {table && (
          <Button variant="default" onClick={onColumns}>
            {t("preview.columns")}
          </Button>
        )}
        <Button variant="default" onClick={onCancel}>
          {t("common:cancel")}
        </Button>
        <Button disabled={taken === 0} onClick={() => onApply(decisions)}>
          {t("preview.apply", { count: taken })}
        </Button>
      </header>
      <div className={classes["bar"]}>
        <SegmentedControl aria-label={t("preview.show")} size="xs" value={shown} data={tabs} onChange={(value) => setShown(value as Shown)} />
        {shown !== "skipped" && shown !== "all" && (
          <>
            <span className={classes["quietInline"]}>{t("preview.forAll")}</span>
            {choicesFor({ state: shown, existing: null }).map((choice) => (
              <Button key={choice} size="compact-sm" variant="subtle" onClick={() => decideAll(choice)}>
                {t(`preview.choice.${choice}`)}
              </Button>
            ))}
          </>
        )}
      </div>
      <div className={classes["body"]}>
        {shown === "skipped" ? (
          <SkippedLines skipped={skipped} isTable={table !== null} />
        ) : (
          <ListDetail
            label={t("preview.list")}
            items={listed}
            row={({ at, item, folded }): Row => ({
              id: String(at),
              title: item.entry.fullName,
              aside: `${t(`preview.state.${item.state}`)} · ${t(`preview.does.${choiceOf(at)}`)}`,
              folded,
            })}
            chosen={chosen}
            onChoose={setChosen}
            empty={{ sentence: t("preview.empty") }}
            unchosen={t("preview.unchosen")}
            detail={
              open && chosen !== undefined ? (
                <ImportItem
                  key={chosen}
                  item={open}
                  earlier={open.earlier ? (items[open.earlier.index]?.entry ?? null) : null}
                  decision={decisions.get(Number(chosen)) ?? { choice: choiceOf(Number(chosen)), values: {} }}
                  onDecide={(decision) => decide(Number(chosen), decision)}
                />
              ) : null
            }
          />
        )}
      </div>
    </div>
  );
}

function countsOf(items: readonly PreviewItem[]): Record<PreviewItem["state"], number> {
  const counts = { new: 0, changed: 0, same: 0, "duplicate-in-file": 0 };
  for (const { state } of items) counts[state] += 1;
  return counts;
}

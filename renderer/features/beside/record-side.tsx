import { ActionIcon, Indicator, Tabs } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconHistory, IconLayoutSidebarRightCollapse, IconMessage2, IconPaperclip, type Icon } from "@tabler/icons-react";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { Comments, useComments } from "./comments.tsx";
import { Documents } from "./documents.tsx";
import { RecordHistory } from "./record-history.tsx";
import { useDocuments } from "./use-documents.ts";
import classes from "./beside.module.css";

const parts = ["comments", "history", "documents"] as const;
type Part = (typeof parts)[number];
const icons: Readonly<Record<Part, Icon>> = { comments: IconMessage2, history: IconHistory, documents: IconPaperclip };

/** What stands beside a record: comments, history, documents. Folded to icons until it is opened; it stays as it was left, from record to record. */
export function RecordSide({ record }: { readonly record: RecordDocument | null }): ReactNode {
  // Nothing is said about what is not written yet.
  return record && <Beside key={record.id} record={record} />;
}

function Beside({ record }: { readonly record: RecordDocument }): ReactNode {
  const { t } = useTranslation("beside");
  const [kept, setPart] = useLocalStorage<Part | "">({ key: "beside", defaultValue: "", getInitialValueInEffect: false });
  const part = parts.find((one) => one === kept);
  const whole = useRef<HTMLElement>(null);
  const counts: Readonly<Record<Part, number>> = {
    comments: useComments(record.id)?.length ?? 0,
    history: 0,
    documents: useDocuments(record.id)?.length ?? 0,
  };

  function fold(): void {
    const was = part;
    setPart("");
    // The keyboard goes on where it was.
    requestAnimationFrame(() => whole.current?.querySelector<HTMLElement>(`[data-part="${was}"]`)?.focus());
  }

  function open(next: Part): void {
    setPart(next);
    requestAnimationFrame(() => whole.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus());
  }

  if (!part) {
    return (
      <aside ref={whole} className={classes["folded"]} aria-label={t("label")}>
        {parts.map((one) => {
          const Icon = icons[one];
          const words = counts[one] > 0 ? t("tabCount", { tab: t(`${one}.title`), count: counts[one] }) : t(`${one}.title`);
          return (
            <Indicator key={one} disabled={counts[one] === 0} label={counts[one]} size={14} offset={5} color="gray" aria-hidden={false}>
              <ActionIcon data-part={one} aria-label={words} title={words} aria-expanded={false} onClick={() => open(one)}>
                <Icon size={18} stroke={1.6} aria-hidden />
              </ActionIcon>
            </Indicator>
          );
        })}
      </aside>
    );
  }
  return (
    // Escape is heard from whatever within has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={whole}
      className={classes["open"]}
      aria-label={t("label")}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented && !isTyping(event.target)) fold();
      }}
    >
      <Tabs value={part} onChange={(next) => next && setPart(next as Part)} keepMounted={false}>
        <div className={classes["tabs"]}>
          <Tabs.List>
            {parts.map((one) => (
              <Tabs.Tab key={one} value={one} rightSection={counts[one] > 0 ? <span className={classes["count"]}>{counts[one]}</span> : undefined}>
                {t(`${one}.title`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <ActionIcon aria-label={t("fold")} title={t("fold")} aria-expanded onClick={fold}>
            <IconLayoutSidebarRightCollapse className={classes["arrow"]} size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </div>
        <Tabs.Panel value="comments">
          <Comments about={record} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <RecordHistory id={record.id} kind={record.kind} parent={record.parent} />
        </Tabs.Panel>
        <Tabs.Panel value="documents">
          <Documents about={record} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, [contenteditable]");
}

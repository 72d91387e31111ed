import i18next from "i18next";
import { useCallback, useEffect, useRef, useState } from "react";
import { firstValueFrom } from "rxjs";
import { rememberMapping, type ColumnMapping, type RememberedColumns } from "#shared/domain/contact-file/column-mapping.ts";
import type { RefusalCode, Skipped } from "#shared/domain/contact-file/findings.ts";
import { planImport, type Decision, type ImportPlan } from "#shared/domain/contact-file/import-plan.ts";
import type { PreviewItem } from "#shared/domain/contact-file/preview.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { asRecordId, type Scope } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordChange } from "#renderer/platform/store/types.ts";
import { useOwnScope } from "#renderer/ui/record-form.ts";
import { failureInWords } from "#renderer/ui/said.ts";
import { doAside, heldContacts, noteWordsInLanguage, ownContacts } from "./do-aside.ts";
import type { ShownTable } from "./jobs.ts";

export interface Previewed {
  readonly items: readonly PreviewItem[];
  readonly skipped: readonly Skipped[];
  readonly table: ShownTable | null;
}

export type ImportStep =
  | { readonly step: "choose" }
  | { readonly step: "reading"; readonly file: string }
  | { readonly step: "refused"; readonly file: string; readonly sentence: string }
  /** `sentence`: why a person must say what the columns hold. */
  | { readonly step: "columns"; readonly file: string; readonly table: ShownTable; readonly sentence: string | null }
  | { readonly step: "preview"; readonly file: string; readonly previewed: Previewed }
  | { readonly step: "writing"; readonly file: string; readonly plan: ImportPlan; readonly prepared: number }
  | { readonly step: "done"; readonly file: string; readonly plan: ImportPlan; readonly left: number }
  | { readonly step: "failed"; readonly file: string };

export interface Importing {
  readonly now: ImportStep;
  choose(file: File): void;
  /** Reads the table again, by columns that a person settled, and remembers these. */
  settleColumns(mapping: ColumnMapping): void;
  changeColumns(): void;
  apply(decisions: ReadonlyMap<number, Decision>): void;
  cancel(): void;
}

const rememberedKey = "contact-columns";

export function useImport(): Importing {
  const desk = useDesk();
  const scope = useOwnScope();
  const [now, setNow] = useState<ImportStep>({ step: "choose" });
  const current = useRef<{ readonly file: File; readonly cancel: AbortController; previewed: Previewed | null } | null>(null);
  useEffect(() => () => current.current?.cancel.abort(), []);

  const read = useCallback(
    async (file: File, mapping: ColumnMapping | null): Promise<void> => {
      current.current?.cancel.abort();
      const cancel = new AbortController();
      current.current = { file, cancel, previewed: null };
      setNow({ step: "reading", file: file.name });
      const remembered = await desk.store.settings.read<RememberedColumns>(rememberedKey, {});
      const bytes = await file.arrayBuffer().catch(() => null);
      const held = await heldContacts(desk, await ownContacts(desk));
      if (cancel.signal.aborted) return;
      if (!bytes) return setNow({ step: "refused", file: file.name, sentence: i18next.t("common:file.readerFailed", { file: file.name }) });
      const outcome = await doAside({ job: "read", bytes, name: file.name, remembered, mapping, held, words: noteWordsInLanguage() }, cancel.signal, [bytes]);
      if (outcome.state === "cancelled") return;
      if (outcome.state !== "done") {
        const sentence = i18next.t(outcome.state === "too-long" ? "exchange:tooLong" : "common:file.readerFailed", { file: file.name });
        return setNow({ step: "refused", file: file.name, sentence });
      }
      const { result } = outcome;
      if (!result.ok) {
        const sentence = refusalInWords(result.reason, file.name, result.where);
        return setNow(result.table ? { step: "columns", file: file.name, table: result.table, sentence } : { step: "refused", file: file.name, sentence });
      }
      current.current = { file, cancel, previewed: result };
      const guessed = result.table?.mapping;
      const isSettled = !result.table || mapping !== null || (guessed ? isRemembered(guessed, remembered) : false);
      setNow(
        isSettled
          ? { step: "preview", file: file.name, previewed: result }
          : { step: "columns", file: file.name, table: result.table as ShownTable, sentence: null },
      );
    },
    [desk],
  );

  const settleColumns = useCallback(
    async (mapping: ColumnMapping): Promise<void> => {
      const reading = current.current;
      if (!reading) return;
      const { settings } = desk.store;
      await settings.write(rememberedKey, rememberMapping(mapping, await settings.read<RememberedColumns>(rememberedKey, {})));
      await read(reading.file, mapping);
    },
    [desk, read],
  );

  const apply = useCallback(
    async (decisions: ReadonlyMap<number, Decision>): Promise<void> => {
      const reading = current.current;
      if (!reading?.previewed) return;
      const { previewed, file } = reading;
      const cancel = new AbortController();
      current.current = { ...reading, cancel };
      const organisations = await firstValueFrom(desk.records.list$({ kind: "organisation" }));
      const plan = planImport(previewed.items, decisions, {
        organisations: organisations.map(({ id, title, summary }) => ({ id, name: title, acronym: String(summary["acronym"] ?? "") })),
        newId: (kind) => `${kind}.${crypto.randomUUID()}`,
        words: noteWordsInLanguage(),
      });
      const writing = { step: "writing", file: file.name, plan } as const;
      setNow({ ...writing, prepared: 0 });
      try {
        const outcome = await desk.records.editTogether(changesOf(plan, scope), {
          cancelled: cancel.signal,
          prepared: (prepared) => setNow({ ...writing, prepared }),
        });
        const left = previewed.items.length - plan.added - plan.merged;
        setNow(outcome === "saved" ? { step: "done", file: file.name, plan, left } : { step: "preview", file: file.name, previewed });
      } catch {
        setNow({ step: "failed", file: file.name });
      }
    },
    [desk, scope],
  );

  return {
    now,
    choose: (file) => void read(file, null),
    settleColumns: (mapping) => void settleColumns(mapping),
    changeColumns() {
      const reading = current.current;
      if (reading?.previewed?.table) setNow({ step: "columns", file: reading.file.name, table: reading.previewed.table, sentence: null });
    },
    apply: (decisions) => void apply(decisions),
    cancel() {
      current.current?.cancel.abort();
      if (now.step !== "writing") setNow({ step: "choose" });
    },
  };
}

function changesOf({ records }: ImportPlan, scope: Scope): readonly RecordChange[] {
  const country = countryOfScope(scope);
  return records.map(({ kind, id, edits }) => ({
    target: { id: asRecordId(id), kind, scope },
    edits: kind === "organisation" && country !== "" ? [...edits, { type: "set", field: "country", value: country }] : edits,
  }));
}

function isRemembered(mapping: ColumnMapping, remembered: RememberedColumns): boolean {
  return JSON.stringify(rememberMapping(mapping, remembered)) === JSON.stringify(remembered);
}

function refusalInWords(reason: RefusalCode, file: string, where: string): string {
  const key = `contactFile:refused.${reason}`;
  if (!i18next.exists(key)) return failureInWords(reason as Parameters<typeof failureInWords>[0], file, where);
  return i18next.t(key as never, { file: i18next.t("common:file.quoted", { file }) } as never) as unknown as string;
}

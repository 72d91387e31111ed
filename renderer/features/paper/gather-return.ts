/** Everything that a return consists of, read once from this device when somebody wants it on paper or as a workbook. */
import { firstValueFrom } from "rxjs";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { conflictedFields, type Head, type RecordState } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { askedIn } from "#shared/domain/answer/given-answers.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import type { HeldRegister } from "#shared/domain/paper/form-workbook.ts";
import type { Contested } from "#shared/domain/paper/paper-return.ts";
import type { Asked } from "#shared/domain/questionnaire/asked.ts";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import type { RecordStore, RecordDocument } from "#renderer/platform/store/types.ts";
import type { ListEntries } from "./paper-words.ts";

export interface GatheredReturn {
  readonly response: RecordDocument;
  readonly definition: Questionnaire;
  readonly version: number;
  /** `2026-11-24` */
  readonly deadline: string | null;
  readonly records: ReadonlyMap<string, RecordState>;
  readonly viewOf: (question: string) => RecordView | null;
  /** @param now the clock of who looks: `2026-11-24T09:30:00` */
  readonly asked: (now: string, language: string) => Asked;
  readonly contested: (question: string) => readonly Contested[];
  readonly registersOf: (question: string) => ReadonlyMap<string, HeldRegister>;
  readonly entries: ListEntries;
  /** As they call themselves; "" for somebody who is not known here. */
  readonly nameOf: (person: string) => string;
}

export async function gatherReturn(store: RecordStore, response: RecordDocument, definition: Questionnaire): Promise<GatheredReturn> {
  const [answers, contacts, organisations, people, questionnaire] = await Promise.all([
    firstValueFrom(store.list$({ kind: "answer", parent: response.id })),
    firstValueFrom(store.list$({ kind: "contact" })),
    firstValueFrom(store.list$({ kind: "organisation" })),
    firstValueFrom(store.list$({ kind: "person", lifecycle: "all" })),
    firstValueFrom(store.documents$([response.parent])),
  ]);
  const records = new Map(answers.map((document) => [String(document.summary["question"]), decodeRecord(document.crdt)]));
  const views = new Map([...records].map(([question, record]) => [question, viewOf(record)]));
  const view = (question: string): RecordView | null => views.get(question) ?? null;
  const deadline = questionnaire[0]?.summary["deadline"];
  const named = (documents: readonly RecordDocument[]) => documents.map(({ id, title }) => ({ value: id, label: title }));
  return {
    response,
    definition,
    version: Number(/\.(\d+)$/.exec(response.parent)?.[1] ?? 1),
    deadline: typeof deadline === "string" ? deadline : null,
    records,
    viewOf: view,
    asked: (now, language) => askedIn(definition, view, { now, locale: language }),
    contested: (question) => contestedIn(records.get(question)),
    registersOf: (question) => registersIn(records.get(question), view(question)),
    nameOf: (person) => people.find(({ id }) => id === person)?.title ?? "",
    entries: { contacts: named(contacts), organisations: named(organisations) },
  };
}

function contestedIn(record: RecordState | undefined): readonly Contested[] {
  if (!record) return [];
  return conflictedFields(record)
    .filter(isAnswerRegister)
    .map((register) => {
      const [shown, ...others] = record.fields[register] as readonly Head[];
      return { register, values: others.map((head) => head.value).filter((value) => !sameJson(value, shown?.value)) };
    });
}

function registersIn(record: RecordState | undefined, view: RecordView | null): ReadonlyMap<string, HeldRegister> {
  const held = new Map<string, HeldRegister>();
  if (!record || !view) return held;
  for (const [register, heads] of Object.entries(record.fields)) {
    if (!isAnswerRegister(register)) continue;
    const value = heads[0]?.value ?? null;
    // Whoever sees the workbook sees one of two values that stand beside each other: theirs comes in the place of that one alone.
    held.set(register, { value, heads: heads.filter((head) => sameJson(head.value, value)).map((head) => [...head.dot]) });
  }
  const narrative = record.texts["narrative"];
  if (narrative) held.set("narrative", { value: view.text("narrative"), heads: narrative.state as JsonValue });
  return held;
}

const isAnswerRegister = (register: string): boolean => register === "value" || register === "other" || /^(cell|row)\./.test(register);

/** Keys, versions and the writes of publishing. */
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { questionnaireId } from "#shared/domain/questionnaire/questionnaire.ts";
import { asRecordId, asScope, type RecordId } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordStore } from "#renderer/platform/store/types.ts";

/** Of a questionnaire's record; archived ones count as well. */
export interface Published {
  readonly id: string;
  readonly status: string;
  readonly summary: { readonly [name: string]: unknown };
}

const scope = asScope("forum");

/** By version. */
export function versionsOf<One extends Published>(key: string, published: readonly One[]): One[] {
  return published.filter(({ summary }) => summary["key"] === key).toSorted((left, right) => versionIn(left) - versionIn(right));
}

export function versionIn({ summary }: Published): number {
  return Number(summary["version"]) || 0;
}

export function nextVersion(key: string, published: readonly Published[]): number {
  const latest = versionsOf(key, published).at(-1);
  return latest ? versionIn(latest) + 1 : 1;
}

/** @returns `key` with a number behind it that no questionnaire has yet */
export function keyOfItsOwn(key: string, published: readonly Published[]): string {
  for (let count = 2; ; count++) {
    const end = `-${count}`;
    const tried = `${key.slice(0, 40 - end.length)}${end}`;
    if (versionsOf(tried, published).length === 0) return tried;
  }
}

/** A deadline is a day after `today`, or there is none. */
export function isPossibleDeadline(deadline: string, daysLeft: number): boolean {
  return deadline === "" || daysLeft > 0;
}

/**
 * Publishes the next version, then closes those of its key that are open: should the second be cut off, countries still see the newer one.
 * @param deadline `2026-12-15`, or ""
 * @param earlier whether those that are open go on taking answers beside it
 * @throws when this device cannot save it
 */
export async function publishVersion(
  records: RecordStore,
  definition: Questionnaire,
  deadline: string,
  published: readonly Published[],
  earlier: "close" | "keep-open" = "close",
): Promise<RecordId> {
  const version = nextVersion(definition.key, published);
  const id = questionnaireId(definition.key, version);
  await records.edit({ id, kind: "questionnaire", scope }, [
    { type: "set", field: "title", value: localisedText(definition.title, "en").slice(0, 300) },
    { type: "set", field: "version", value: version },
    { type: "set", field: "status", value: "open" },
    { type: "set", field: "deadline", value: deadline || null },
    { type: "set", field: "definition", value: definition as unknown as JsonValue },
  ]);
  if (earlier === "close") await closeOthers(records, id, definition.key, published);
  return id;
}

/** Takes answers to a version again, and to no other of its key. */
export async function reopenVersion(records: RecordStore, id: string, key: string, published: readonly Published[]): Promise<void> {
  await setStatus(records, id, "open");
  await closeOthers(records, id, key, published);
}

export function setStatus(records: RecordStore, id: string, status: "open" | "closed"): Promise<void> {
  return records.edit({ id: asRecordId(id), kind: "questionnaire", scope }, [{ type: "set", field: "status", value: status }]);
}

export function setDeadline(records: RecordStore, id: string, deadline: string): Promise<void> {
  return records.edit({ id: asRecordId(id), kind: "questionnaire", scope }, [{ type: "set", field: "deadline", value: deadline || null }]);
}

export function openOthers<One extends Published>(id: string, key: string, published: readonly One[]): One[] {
  return versionsOf(key, published).filter((one) => one.id !== id && one.status === "open");
}

async function closeOthers(records: RecordStore, id: string, key: string, published: readonly Published[]): Promise<void> {
  for (const other of openOthers(id, key, published)) await setStatus(records, other.id, "closed");
}

/** Which documents the hub must hold: those that a record names which was not removed. */
import type { Content, DocumentStore } from "#disk/document-store.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { shownValue } from "#shared/crdt/record.ts";
import type { HubStorage, StoredRecord } from "#shared/ports/hub-storage.ts";

/** A removed document can be put back as long: by undo, and by a device that had not heard of it. */
const restMs = 30 * 86_400_000;
const pageLength = 500;

/** null for a document that was removed: it goes nowhere any more. */
export function contentNamedBy({ crdt }: Pick<StoredRecord, "crdt">): Content | null {
  const record = decodeRecord(crdt);
  const [hash, size] = [shownValue(record, "hash"), shownValue(record, "size")];
  return typeof hash !== "string" || typeof size !== "number" || shownValue(record, "lifecycle") === "deleted" ? null : { hash, size };
}

/** @param scope null: of all */
export async function* neededDocuments(storage: Pick<HubStorage, "attachments">, scope: string | null): AsyncGenerator<Content> {
  let after = 0;
  for (;;) {
    const page = await storage.attachments(scope, after, pageLength);
    for (const record of page) {
      const content = contentNamedBy(record);
      if (content) yield content;
    }
    const last = page.at(-1);
    if (!last || page.length < pageLength) return;
    after = last.seq;
  }
}

/** Throws away what no record has needed for a month. @returns the hashes that are gone */
export async function sweepDocuments(storage: Pick<HubStorage, "attachments">, documents: DocumentStore): Promise<readonly string[]> {
  const needed = new Set<string>();
  for await (const { hash } of neededDocuments(storage, null)) needed.add(hash);
  return documents.sweep((hash) => (needed.has(hash) ? Infinity : restMs));
}

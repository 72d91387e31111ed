/**
 * Documents travel after the records, as commands: one part at a time, each answered before the next is sent, so that records always
 * find their way between two parts. What may be sent or fetched is what an attachment record says: its hash and its size, and who may
 * write or read that record.
 */
import type { Content, DocumentStore } from "#disk/document-store.ts";
import { contentNamedBy, neededDocuments } from "#hub/documents/needed-documents.ts";
import { mayRead, mayWrite, type Actor } from "#shared/domain/permissions.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { HubStorage } from "#shared/ports/hub-storage.ts";
import { documentPart, type ProblemCode } from "#shared/sync/protocol.ts";

type Answer = { readonly output: JsonValue } | { readonly error: { readonly code: ProblemCode; readonly detail: string } };

interface Surroundings {
  readonly storage: Pick<HubStorage, "read" | "attachments">;
  readonly documents: DocumentStore;
  /** Bytes that the documents of one country, or of one regional process, may take. */
  readonly countryRoom: number;
}

/** How much of a document is here: for who may read it. */
export async function documentArrived({ storage, documents }: Surroundings, actor: Actor, id: string): Promise<Answer> {
  const named = await namedBy(storage, actor, id, "read");
  if (!named) return refuse("not-visible");
  return { output: { arrived: await documents.arrived(named), size: named.size } };
}

/** Takes a part of a document: from who may write its record. */
export async function takeDocument(
  surroundings: Surroundings,
  actor: Actor,
  { id, offset, bytes }: { readonly id: string; readonly offset: number; readonly bytes: string },
): Promise<Answer> {
  const { storage, documents } = surroundings;
  const named = await namedBy(storage, actor, id, "write");
  if (!named) return refuse("not-visible");
  const part = Buffer.from(bytes, "base64");
  if (part.length === 0 || part.length > documentPart) return refuse("invalid-input: bytes");
  // Asked once for each: what was begun is not stopped in its middle.
  if (offset === 0 && !(await fits(surroundings, named))) return refuse("document-country-full");
  const taken = await documents.take(named, offset, part);
  switch (taken.outcome) {
    case "taken":
    case "elsewhere":
      return { output: { arrived: taken.arrived, size: named.size } };
    case "wrong-content":
    case "full":
      return refuse(`document-${taken.outcome}`);
  }
}

/** Gives a part of a document: to who may read its record. Empty past its end. */
export async function readDocument(
  { storage, documents }: Surroundings,
  actor: Actor,
  { id, offset, length = documentPart }: { readonly id: string; readonly offset: number; readonly length?: number },
): Promise<Answer> {
  const named = await namedBy(storage, actor, id, "read");
  if (!named) return refuse("not-visible");
  const part = await documents.read(named, offset, length);
  return part ? { output: { bytes: Buffer.from(part).toString("base64"), size: named.size } } : refuse("document-not-here");
}

interface Named extends Content {
  readonly scope: string;
}

/** Whether the country or the process may have one more. The Forum's own documents are bounded by the hub's room alone. */
async function fits({ storage, documents, countryRoom }: Surroundings, { scope, ...content }: Named): Promise<boolean> {
  if (scope === "forum") return true;
  const others = new Map<string, number>();
  for await (const one of neededDocuments(storage, scope)) if (one.hash !== content.hash) others.set(one.hash, one.size);
  let used = content.size;
  for (const [hash, size] of others) {
    if ((await documents.arrived({ hash, size })) > 0) used += size;
    if (used > countryRoom) return false;
  }
  return used <= countryRoom;
}

/** The content that an attachment names, where this person may do with it what they ask; null otherwise, whatever the reason. */
async function namedBy(storage: Surroundings["storage"], actor: Actor, id: string, asked: "read" | "write"): Promise<Named | null> {
  const [stored] = await storage.read([id]);
  if (stored?.kind !== "attachment") return null;
  const may = asked === "read" ? mayRead(actor, stored) : mayWrite(actor, stored, "", false).allowed;
  if (!may) return null;
  const content = contentNamedBy(stored);
  return content && { ...content, scope: stored.scope };
}

function refuse(detail: string): Answer {
  return { error: { code: "command-refused", detail } };
}

import { useMemo, useState } from "react";
import { attachmentPlace } from "#shared/domain/attachment/attachment-place.ts";
import { largestAttachment } from "#shared/domain/attachment/attachment.ts";
import { mediaTypeOf } from "#shared/domain/attachment/document-type.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import type { Output } from "#shared/ipc/contract.ts";
import { asRecordId, asScope } from "#shared/lib/ids.ts";
import { logDefect } from "#renderer/platform/log-defect.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { windowApi } from "#renderer/platform/window-api.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

export interface BesideDocument {
  readonly document: RecordDocument;
  readonly name: string;
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  readonly addedBy: string;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
}

/** The documents beside a record, latest first; undefined while they are being read. */
export function useDocuments(about: string): readonly BesideDocument[] | undefined {
  const watched = useList({ kind: "attachment", parent: about, sort: "updated" });
  return useMemo(() => (watched.state === "ready" ? watched.value.map(besideDocument).sort(latestFirst) : undefined), [watched]);
}

function besideDocument(document: RecordDocument): BesideDocument {
  // Whoever brings a document back wrote last; who added it stands by its hash.
  const added = decodeRecord(document.crdt).fields["hash"]?.[0];
  return {
    document,
    name: document.title,
    hash: String(document.summary["hash"] ?? ""),
    size: Number(document.summary["size"] ?? 0),
    addedBy: added?.by ?? document.updatedBy,
    addedAt: added?.at ?? document.updated,
  };
}

const latestFirst = (one: BesideDocument, other: BesideDocument): number => other.addedAt - one.addedAt || (one.name < other.name ? -1 : 1);

type TakenIn = Output<"documents.keep">;

export interface NotAdded {
  readonly name: string;
  readonly why: Exclude<TakenIn["state"], "kept"> | "already" | "notSaved";
}

export interface AddingDocuments {
  readonly isAdding: boolean;
  readonly notAdded: readonly NotAdded[];
  /** Asks the person which. */
  choose(): Promise<void>;
  drop(files: readonly File[]): Promise<void>;
}

/** Puts documents beside a record: its record is written once the bytes are safely on the disk. null where this person adds none. */
export function useAddDocuments(about: Pick<RecordDocument, "id" | "scope">, present: readonly BesideDocument[]): AddingDocuments | null {
  const { actor, records, documents } = useDesk();
  const [isAdding, setAdding] = useState(false);
  const [notAdded, setNotAdded] = useState<readonly NotAdded[]>([]);
  const place = attachmentPlace(actor, about);
  if (!place) return null;

  async function put(taken: TakenIn, hashes: Set<string>): Promise<NotAdded[]> {
    if (taken.state !== "kept") return [{ name: taken.name, why: taken.state }];
    const { name, hash, size } = taken;
    if (hashes.has(hash)) return [{ name, why: "already" }];
    documents.kept({ hash, size });
    const target = { id: asRecordId(`attachment.${crypto.randomUUID()}`), kind: "attachment", scope: asScope(place!.scope) };
    const values = { about: about.id, name, mediaType: mediaTypeOf(name), size, hash, audience: place!.audience };
    try {
      await records.edit(
        target,
        Object.entries(values).map(([field, value]) => ({ type: "set", field, value })),
      );
      hashes.add(hash);
      return [];
    } catch {
      return [{ name, why: "notSaved" }];
    }
  }

  async function add(taking: AsyncIterable<TakenIn>): Promise<void> {
    setAdding(true);
    setNotAdded([]);
    const hashes = new Set(present.map(({ hash }) => hash));
    const failed: NotAdded[] = [];
    try {
      for await (const taken of taking) failed.push(...(await put(taken, hashes)));
    } finally {
      setNotAdded(failed);
      setAdding(false);
    }
  }

  return { isAdding, notAdded, choose: () => add(chosen()), drop: (files) => add(dropped(files)) };
}

async function* chosen(): AsyncGenerator<TakenIn> {
  const { files } = await windowApi.documents.choose();
  yield* files;
}

async function* dropped(files: readonly File[]): AsyncGenerator<TakenIn> {
  for (const file of files) yield await takeIn(file);
}

async function takeIn(file: File): Promise<TakenIn> {
  const { name } = file;
  // Before it is read into memory.
  if (file.size > largestAttachment) return { state: "too-large", name };
  try {
    return await windowApi.documents.keep({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
  } catch (error) {
    // A folder has no bytes.
    logDefect("A dropped file could not be kept.", error);
    return { state: "unreadable", name };
  }
}

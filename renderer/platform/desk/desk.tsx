/** What every screen works with: this device's records, the sync, and the person at the desk. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { map, shareReplay, type Observable } from "rxjs";
import { kindOf } from "#shared/domain/kinds.ts";
import { mayWrite, type Actor, type Role } from "#shared/domain/permissions.ts";
import type { SessionPerson } from "#shared/sync/protocol.ts";
import type { DeskDocuments } from "#renderer/platform/desk/documents-port.ts";
import type { DeskSync } from "#renderer/platform/desk/sync-port.ts";
import type { DeskStore } from "#renderer/platform/store/desk-store.ts";
import type { RecordDocument, RecordStore } from "#renderer/platform/store/types.ts";
import { UndoStack } from "#renderer/platform/desk/undo.ts";
import { flushUnsaved } from "#renderer/platform/desk/unsaved.ts";

export interface Desk {
  readonly store: DeskStore;
  readonly records: RecordStore;
  readonly sync: DeskSync;
  readonly documents: DeskDocuments;
  /** What this person changed since the desk was opened, and how it is put back. */
  readonly undo: UndoStack;
  readonly person: SessionPerson;
  /** The person as the permission table sees them. */
  readonly actor: Actor;
  /** Records with several values of which this person may decide. */
  readonly toDecide$: Observable<readonly RecordDocument[]>;
  readonly people$: Observable<ReadonlyMap<string, RecordDocument>>;
}

const DeskContext = createContext<Desk | null>(null);

export interface DeskProviderProps {
  readonly store: DeskStore;
  readonly sync: DeskSync;
  readonly documents: DeskDocuments;
  readonly person: SessionPerson;
  /** Registers what must be saved before the window closes. */
  readonly beforeClose?: (listener: () => Promise<void>) => () => void;
  readonly children: ReactNode;
}

export function DeskProvider({ store, sync, documents, person, beforeClose, children }: DeskProviderProps): ReactNode {
  const [undo] = useState(() => new UndoStack(store.records, kindOf));
  useEffect(() => {
    const following = store.records.changes$().subscribe((change) => undo.take(change));
    return () => following.unsubscribe();
  }, [store, undo]);
  const desk = useMemo(() => deskOf(store, sync, documents, undo, person), [store, sync, documents, undo, person]);
  useEffect(() => beforeClose?.(flushUnsaved), [beforeClose]);
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** The same desk with other records behind what is inside. */
export function DeskOver({ records, children }: { readonly records: RecordStore; readonly children: ReactNode }): ReactNode {
  const desk = useDesk();
  const over = useMemo(() => ({ ...desk, records }), [desk, records]);
  return <DeskContext value={over}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("This part of the screen is outside the desk");
  return desk;
}

export function useRole(): Role {
  return useDesk().person.role;
}

function deskOf(store: DeskStore, sync: DeskSync, documents: DeskDocuments, undo: UndoStack, person: SessionPerson): Desk {
  const actor: Actor = { person: person.id, role: person.role, country: person.country, processes: person.processes };
  return {
    store,
    records: store.records,
    sync,
    documents,
    undo,
    person,
    actor,
    toDecide$: store.records.conflicts$().pipe(
      // What another country shows may hold a conflict of theirs: that waits for them.
      map((conflicts) => conflicts.filter((document) => mayWrite(actor, document, "", true).allowed)),
      shareReplay({ bufferSize: 1, refCount: true }),
    ),
    people$: store.records.list$({ kind: "person", lifecycle: "all" }).pipe(
      map((people) => new Map(people.map((one) => [one.id, one]))),
      shareReplay({ bufferSize: 1, refCount: true }),
    ),
  };
}

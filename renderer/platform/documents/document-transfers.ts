/**
 * Carries the bytes of documents between this device's disk and the hub, over the sync's own connection, after the records: one part at
 * a time, and what comes next is decided anew after each (`shared/sync/document-transfer.ts`). After a cut the hub says where to go on;
 * what was fetched in part lies on the disk, so that it is gone on with after a restart, too.
 */
import { BehaviorSubject, combineLatest, filter, firstValueFrom, race, timer, type Observable, type Subscription } from "rxjs";
import type { z } from "zod";
import { encodeBytes } from "#shared/crdt/text.ts";
import { documentHash, largestAttachment } from "#shared/domain/attachment/attachment.ts";
import { mayWrite, type Actor } from "#shared/domain/permissions.ts";
import type { WindowApi } from "#shared/ipc/contract.ts";
import { fromBase64 } from "#shared/lib/base64.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import {
  askAgainAfter,
  firstPartLength,
  nextChance,
  nextPartLength,
  nextTransfer,
  placeOf,
  type DocumentPlace,
  type KnownDocument,
} from "#shared/sync/document-transfer.ts";
import { errorEntry } from "#shared/sync/errors.ts";
import type { SyncReport } from "#shared/sync/machine-types.ts";
import { commandSchemas } from "#shared/sync/protocol.ts";
import type { DeskDocuments } from "#renderer/platform/desk/documents-port.ts";
import type { DeskSync } from "#renderer/platform/desk/sync-port.ts";
import type { Settings } from "#renderer/platform/store/settings.ts";
import type { RecordDocument, RecordStore } from "#renderer/platform/store/types.ts";
import { hashesInQuarantine } from "./hashes-in-quarantine.ts";

export interface TransferSurroundings {
  readonly records: Pick<RecordStore, "list$" | "unconfirmed$" | "quarantine$">;
  readonly settings: Pick<Settings, "read" | "write">;
  readonly sync: Pick<DeskSync, "status$" | "command">;
  readonly bytes: Pick<WindowApi["documents"], "held" | "read" | "take" | "sweep">;
  /** Which history of the hub this device knows. */
  readonly epoch: () => Promise<string | null>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onDefect: (error: unknown) => void;
}

type DocumentCommand = "document.arrived" | "document.take" | "document.read";
type Output<Name extends DocumentCommand> = z.infer<(typeof commandSchemas)[Name]["output"]>;
type Answer<Name extends DocumentCommand> = { readonly output: Output<Name>; readonly took: number } | { readonly refused: string } | { readonly cut: true };

interface Problem {
  /** null: it was cut, and is tried again without a word. */
  readonly code: string | null;
  readonly notBefore: number;
  readonly attempt: number;
}

/** While records are on their way a part waits, but not for ever: somebody may be typing all day. */
const recordsFirstMs = 5_000;
const afterCutMs = 5_000;
const retryLaterMs = 600_000;
const sweepEveryMs = 86_400_000;

export class DocumentTransfers implements DeskDocuments {
  readonly #surroundings: TransferSurroundings;
  readonly #places$ = new BehaviorSubject<ReadonlyMap<string, DocumentPlace>>(new Map());
  #documents: readonly RecordDocument[] = [];
  #unconfirmed: ReadonlySet<string> = new Set();
  #report: SyncReport | null = null;
  /** undefined: not read yet. */
  #epoch: string | null | undefined;
  /** By hash, in bytes. */
  readonly #held = new Map<string, number>();
  readonly #atHub = new Map<string, number>();
  readonly #wanted = new Set<string>();
  /** By record. */
  readonly #problems = new Map<string, Problem>();
  #length = firstPartLength;
  #isRunning = false;
  #swept = -Infinity;
  #chance: ReturnType<typeof setTimeout> | undefined;
  #following: Subscription | null = null;

  constructor(surroundings: TransferSurroundings) {
    this.#surroundings = surroundings;
  }

  get places$(): Observable<ReadonlyMap<string, DocumentPlace>> {
    return this.#places$;
  }

  start(): void {
    const { records, sync } = this.#surroundings;
    const listed = combineLatest([records.list$({ kind: "attachment", lifecycle: "all", sort: "updated" }), records.unconfirmed$()]);
    this.#following = listed.subscribe(([documents, unconfirmed]) => {
      this.#documents = documents;
      this.#unconfirmed = unconfirmed;
      this.#guarded(this.#look());
    });
    this.#following.add(sync.status$.subscribe((report) => this.#met(report)));
  }

  stop(): void {
    clearTimeout(this.#chance);
    this.#following?.unsubscribe();
    this.#report = null;
  }

  want(id: string): void {
    const document = this.#documents.find((one) => one.id === id);
    if (!document) return;
    const { hash, size } = contentOf(document);
    if (this.#held.get(hash) !== size) this.#wanted.add(hash);
    this.#problems.delete(id);
    this.#changed();
  }

  kept({ hash, size }: { readonly hash: string; readonly size: number }): void {
    this.#held.set(hash, size);
    // The hub may have thrown it away since it was sent: it is asked.
    this.#atHub.delete(hash);
    this.#changed();
  }

  #met(report: SyncReport): void {
    const wasLive = isLive(this.#report);
    this.#report = report;
    if (!wasLive && isLive(report)) this.#guarded(this.#connected());
    else this.#changed();
    if (report.confirmed && this.#surroundings.now() - this.#swept > sweepEveryMs) this.#guarded(this.#sweep());
  }

  async #connected(): Promise<void> {
    const epoch = await this.#surroundings.epoch();
    // A hub that was put back from a backup may have lost what it had.
    if (this.#epoch !== undefined && epoch !== this.#epoch) this.#atHub.clear();
    this.#epoch = epoch;
    for (const document of this.#documents) {
      const { hash, size } = contentOf(document);
      // What arrived before the cut is for the hub to say.
      if (this.#atHub.get(hash) !== size) this.#atHub.delete(hash);
      const problem = this.#problems.get(document.id);
      if (problem && problem.notBefore > 0) this.#problems.delete(document.id);
    }
    await this.#look();
  }

  /** Looks on the disk for what it was not asked for yet, and recalls what the hub is known to have. */
  async #look(): Promise<void> {
    const { bytes, settings } = this.#surroundings;
    this.#epoch ??= await this.#surroundings.epoch();
    const asked = this.#documents.map(contentOf).filter((content) => isContent(content) && !this.#held.has(content.hash));
    if (asked.length > 0) {
      const { held } = await bytes.held({ contents: asked });
      for (const [at, { hash }] of asked.entries()) if (!this.#held.has(hash)) this.#held.set(hash, held[at] ?? 0);
    }
    for (const { hash, size } of this.#documents.map(contentOf)) {
      if (!this.#epoch || this.#held.get(hash) !== size || this.#atHub.has(hash)) continue;
      if ((await settings.read<string | null>(atHubKey(hash), null)) === this.#epoch) this.#atHub.set(hash, size);
    }
    this.#changed();
  }

  #known(): KnownDocument[] {
    const person = this.#report?.person;
    const actor: Actor | null = person ? { person: person.id, role: person.role, country: person.country, processes: person.processes } : null;
    return this.#documents.map((document): KnownDocument => {
      const { hash, size } = contentOf(document);
      const problem = this.#problems.get(document.id);
      return {
        id: document.id,
        hash,
        size,
        isConfirmed: document.unsent === 0 && !this.#unconfirmed.has(document.id),
        maySend: actor !== null && mayWrite(actor, document, "", false).allowed,
        isOwn: person !== null && person !== undefined && document.scope === (person.country === null ? "forum" : `country:${person.country}`),
        held: this.#held.get(hash) ?? null,
        atHub: this.#atHub.get(hash) ?? 0,
        isWanted: this.#wanted.has(hash),
        problem: problem?.code ?? null,
        notBefore: problem?.notBefore ?? 0,
        updated: document.updated,
      };
    });
  }

  #changed(): void {
    const known = this.#known();
    this.#places$.next(new Map(known.map((document) => [document.id, placeOf(document, isLive(this.#report))])));
    this.#guarded(this.#run());
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      while (isLive(this.#report)) {
        const next = nextTransfer(this.#known(), this.#surroundings.now());
        if (!next) break;
        await this.#recordsFirst();
        if (!isLive(this.#report)) break;
        await this.#carry(next.way, next.document);
        this.#places$.next(new Map(this.#known().map((document) => [document.id, placeOf(document, isLive(this.#report))])));
      }
    } finally {
      this.#isRunning = false;
      this.#setChance();
    }
  }

  async #carry(way: "send" | "fetch", document: KnownDocument): Promise<void> {
    try {
      await (way === "send" ? this.#sendPart(document) : this.#fetchPart(document));
    } catch (error) {
      this.#surroundings.onDefect(error);
      this.#problem(document, "store-failed", retryLaterMs);
    }
  }

  async #recordsFirst(): Promise<void> {
    if (this.#report?.confirmed) return;
    const settled = this.#surroundings.sync.status$.pipe(filter((report) => report.confirmed || !isLive(report)));
    await firstValueFrom(race(settled, timer(recordsFirstMs)));
  }

  async #sendPart(document: KnownDocument): Promise<void> {
    const { id, hash, size } = document;
    const offset = this.#atHub.get(hash);
    if (offset === undefined) {
      const answer = await this.#ask("document.arrived", { id });
      if ("output" in answer) return this.#arrivedAtHub(document, answer.output.arrived);
      return this.#failed(document, answer);
    }
    const { bytes } = await this.#surroundings.bytes.read({ hash, size, offset, length: this.#length });
    if (!bytes || bytes.length === 0) {
      this.#held.set(hash, 0);
      return this.#problem(document, "document-lost", 0);
    }
    const answer = await this.#ask("document.take", { id, offset, bytes: encodeBytes(bytes) });
    if (!("output" in answer)) return this.#failed(document, answer);
    this.#length = nextPartLength(this.#length, answer.took);
    await this.#arrivedAtHub(document, answer.output.arrived);
  }

  async #arrivedAtHub({ id, hash, size }: KnownDocument, arrived: number): Promise<void> {
    this.#atHub.set(hash, arrived);
    this.#problems.delete(id);
    if (arrived === size) await this.#surroundings.settings.write(atHubKey(hash), this.#epoch);
  }

  async #fetchPart(document: KnownDocument): Promise<void> {
    const { id, hash, size } = document;
    const offset = this.#held.get(hash) ?? 0;
    const answer = await this.#ask("document.read", { id, offset, length: this.#length });
    if (!("output" in answer)) return this.#failed(document, answer);
    this.#length = nextPartLength(this.#length, answer.took);
    const taken = await this.#surroundings.bytes.take({ hash, size, offset, bytes: fromBase64(answer.output.bytes) });
    if (!("arrived" in taken)) {
      if (taken.outcome === "full") return this.#problem(document, "disk-full", 60_000);
      this.#held.set(hash, 0);
      this.#wanted.delete(hash);
      return this.#problem(document, "document-wrong-content", 0);
    }
    this.#held.set(hash, taken.arrived);
    this.#problems.delete(id);
    if (taken.arrived < size) return;
    this.#wanted.delete(hash);
    await this.#arrivedAtHub(document, size);
  }

  async #ask<Name extends DocumentCommand>(name: Name, input: z.input<(typeof commandSchemas)[Name]["input"]>): Promise<Answer<Name>> {
    const began = this.#surroundings.now();
    const answer = await this.#surroundings.sync.command(name, input as JsonValue);
    if ("error" in answer) {
      const { code, detail } = answer.error;
      if (code === "command-refused") return { refused: detail ?? code };
      return code === "command-unknown" ? { refused: code } : { cut: true };
    }
    const output = commandSchemas[name].output.safeParse(answer.output);
    return output.success ? { output: output.data as Output<Name>, took: this.#surroundings.now() - began } : { cut: true };
  }

  #failed(document: KnownDocument, answer: { readonly refused: string } | { readonly cut: true }): void {
    if ("cut" in answer) {
      this.#length = nextPartLength(this.#length, null);
      return this.#problem(document, null, afterCutMs);
    }
    const code = refusals[answer.refused] ?? "command-refused";
    const attempt = this.#problems.get(document.id)?.attempt ?? 0;
    if (code === "document-not-here") return this.#problem(document, code, askAgainAfter(attempt));
    this.#wanted.delete(document.hash);
    this.#problem(document, code, errorEntry(code).recovery === "retry-later" ? retryLaterMs : 0);
  }

  /** @param wait milliseconds; 0: until a person tries again */
  #problem({ id }: KnownDocument, code: string | null, wait: number): void {
    const attempt = (this.#problems.get(id)?.attempt ?? 0) + 1;
    this.#problems.set(id, { code, attempt, notBefore: wait === 0 ? 0 : this.#surroundings.now() + wait });
  }

  #setChance(): void {
    clearTimeout(this.#chance);
    const { now } = this.#surroundings;
    const next = nextChance(this.#known(), now());
    if (next !== Infinity) this.#chance = setTimeout(() => this.#changed(), Math.max(100, next - now()));
  }

  /** What a removed document's record named rests a while; what none names any more, because it may no longer be read here, goes. */
  async #sweep(): Promise<void> {
    const { records, bytes, settings, now } = this.#surroundings;
    this.#swept = now();
    const [needed, removed, refused] = await Promise.all([
      firstValueFrom(records.list$({ kind: "attachment", lifecycle: "all", sort: "updated" })),
      firstValueFrom(records.list$({ kind: "attachment", lifecycle: "deleted", sort: "updated" })),
      firstValueFrom(records.quarantine$()),
    ]);
    const hashesOf = (documents: readonly RecordDocument[]): string[] =>
      documents
        .map(contentOf)
        .filter(isContent)
        .map(({ hash }) => hash);
    const { gone } = await bytes.sweep({ named: [...hashesOf(needed), ...hashesInQuarantine(refused)], resting: hashesOf(removed) });
    for (const hash of gone) {
      this.#held.delete(hash);
      this.#atHub.delete(hash);
      await settings.write(atHubKey(hash), null);
    }
  }

  #guarded(work: Promise<void>): void {
    work.catch((error: unknown) => this.#surroundings.onDefect(error));
  }
}

/** What the hub says of a command → what people are told. */
const refusals: Readonly<Record<string, string>> = {
  "document-full": "document-full",
  "not-saved": "document-full",
  "no-documents": "document-full",
  "document-country-full": "document-country-full",
  "document-wrong-content": "document-wrong-content",
  "document-not-here": "document-not-here",
  "not-visible": "not-visible",
  "command-unknown": "command-unknown",
};

const atHubKey = (hash: string): string => `document at hub ${hash}`;

function contentOf({ summary }: RecordDocument): { readonly hash: string; readonly size: number } {
  return { hash: String(summary["hash"] ?? ""), size: Number(summary["size"] ?? 0) };
}

/** What another version wrote may be none. */
function isContent({ hash, size }: { readonly hash: string; readonly size: number }): boolean {
  return documentHash.safeParse(hash).success && size >= 1 && size <= largestAttachment;
}

function isLive(report: SyncReport | null): boolean {
  return report?.phase === "live";
}

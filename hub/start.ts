/** Puts the hub together: data folder, storage, people, server. Expected failures are sentences for whoever starts it. */
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Logger } from "pino";
import type { EnrolmentLimit } from "#hub/enrolment/enrolment-limit.ts";
import { openDocumentStore } from "#disk/document-store.ts";
import { sweepDocuments } from "#hub/documents/needed-documents.ts";
import { openHub, type Hub } from "#hub/hub.ts";
import { seedSample, type SampleInvitation } from "#hub/sample/seed.ts";
import type { OpenFailure } from "#hub/storage/open-database.ts";
import { openSqliteStorage } from "#hub/storage/sqlite.ts";
import type { HubStorage } from "#shared/ports/hub-storage.ts";
import type { ConnectionLimits } from "#hub/transport/connection.ts";
import { openServer } from "#hub/transport/server.ts";
import { hubVersion } from "#hub/version.ts";

export interface StartOptions {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly sample: boolean;
  /** The sample with two answers beside each other, that wait for a decision. */
  readonly sampleConflict?: boolean;
  readonly restored: boolean;
  readonly log: Logger;
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly limits?: Partial<ConnectionLimits>;
  /** Bytes that all documents together may take. */
  readonly documentRoom?: number;
  /** Bytes that the documents of one country, or of one regional process, may take. */
  readonly countryDocumentRoom?: number;
  readonly enrolments?: EnrolmentLimit;
}

const usualDocumentRoom = 20 * 1024 ** 3;
const usualCountryDocumentRoom = 2 * 1024 ** 3;
const sweepEveryMs = 86_400_000;

export interface RunningHub {
  readonly address: string;
  /** For the first secretariat, on the first start only. */
  readonly invitation: string | null;
  readonly sample: readonly SampleInvitation[] | null;
  readonly hub: Hub;
  readonly storage: HubStorage;
  close(): Promise<void>;
}

export type Started = { readonly outcome: "started"; readonly running: RunningHub } | { readonly outcome: "failed"; readonly sentence: string };

export async function startHub(options: StartOptions): Promise<Started> {
  try {
    makeFolder(options.data);
  } catch (error) {
    return failed(`The data folder ${options.data} cannot be used (${codeOf(error)}). Name a folder that this user may write to with --data.`);
  }
  const opened = openSqliteStorage(join(options.data, "focal-desk.sqlite"), {
    random: () => Buffer.from(options.randomBytes(6)).toString("hex"),
    restored: options.restored,
  });
  if (opened.outcome === "failed") return failed(storageSentence(options.data, opened.reason, opened.detail));
  const storage = opened.value;
  try {
    const documents = await openDocumentStore(join(options.data, "documents"), { room: options.documentRoom ?? usualDocumentRoom, now: options.now });
    const hub = await openHub({
      storage,
      documents,
      countryRoom: options.countryDocumentRoom ?? usualCountryDocumentRoom,
      now: options.now,
      randomBytes: options.randomBytes,
      version: hubVersion,
      forum: "Global Forum on Migration and Development",
      report: (error) => options.log.error({ err: error }, "Something could not be done"),
    });
    const sample = options.sample ? await seedSample(hub, { conflict: options.sampleConflict ?? false }) : null;
    const invitation = sample ? null : await firstInvitation(hub);
    const server = await openServer(hub, options);
    const sweep = (): void =>
      void sweepDocuments(storage, documents).catch((error: unknown) => options.log.error({ err: error }, "Documents could not be tidied"));
    const sweeping = setInterval(sweep, sweepEveryMs);
    sweep();
    return {
      outcome: "started",
      running: {
        address: server.address,
        invitation,
        sample,
        hub,
        storage,
        async close() {
          clearInterval(sweeping);
          await server.close();
          await storage.close();
        },
      },
    };
  } catch (error) {
    await storage.close();
    const sentence = listenSentence(options, codeOf(error));
    if (sentence) return failed(sentence);
    throw error;
  }
}

/** One level after another: Node's recursive form never returns where a folder cannot be made under one that exists, such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

async function firstInvitation(hub: Hub): Promise<string | null> {
  const first = "person.first-secretariat";
  const accounts = await hub.storage.accounts();
  if (accounts.length === 0)
    await hub.people.save({ person: first, name: "Secretariat", role: "secretariat", country: null, ministry: "", processes: [], revoked: false });
  // A start that ended before its invitation could be read leaves nobody enrolled: then it is made again.
  if (accounts.some((account) => account.enrolled) || accounts.some((account) => account.person !== first)) return null;
  return (await hub.people.invite(first)).invitation;
}

function storageSentence(data: string, reason: OpenFailure, detail: string): string {
  switch (reason) {
    case "newer":
      return `The data in ${data} was written by a newer version of the hub (${detail}). Nothing was changed. Start it with that version.`;
    case "in-use":
      return `Another hub is already using the data in ${data}. Stop it first, or name another folder with --data.`;
    case "unreadable":
      return `The data in ${data} cannot be opened (${detail}). Nothing was changed. Restore the folder from a backup, or name another with --data.`;
  }
}

function listenSentence({ host, port }: StartOptions, code: string): string | null {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use by another program. Name another one with --port, or 0 for any free one.`;
    case "EACCES":
      return `This user may not open port ${port} on ${host}. Name a port above 1023 with --port.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}. Name one that it has with --host.`;
    default:
      return null;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}

function failed(sentence: string): Started {
  return { outcome: "failed", sentence };
}

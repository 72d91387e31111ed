/**
 * What the renderer may ask of the main process: method → what it takes, what it gives, one line about it.
 *
 *   renderer: windowApi.identity.sign({ nonce })            renderer/platform/window-api.ts, throws IpcError
 *   preload:  window.focalDesk.identity.sign({ nonce })     → Answer
 *   main:     handlers["identity.sign"]({ nonce })          electron/main/ipc, sender checked, both ends parsed
 */
import { z } from "zod";
import { documentHash, largestAttachment } from "../domain/attachment/attachment.ts";
import { recordIdPattern, replicaIdPattern } from "../lib/ids.ts";
import type { EventName, MethodName } from "./method-names.ts";

interface Method {
  readonly about: string;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

const nothing = z.undefined();
const address = z
  .string()
  .max(300)
  .regex(/^wss?:\/\//);
const replica = z.string().regex(replicaIdPattern);
const installation = z
  .number()
  .int()
  .min(1)
  .max(36 ** 7 - 1);
const persona = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const personas = z.array(z.object({ persona, label: z.string(), invitation: z.string().min(1).max(200) })).readonly();

const fileFormats = ["csv", "docx", "ics", "json", "pdf", "txt", "vcf", "xlsx", "zip"] as const;
const largestFile = 256 * 1024 * 1024;
/** Bytes of a part of a document, at most. */
const largestPart = 1024 * 1024;
const content = {
  /** SHA-256, 64 hexadecimal digits. */
  hash: documentHash,
  /** Bytes. */
  size: z.number().int().min(1).max(largestAttachment),
};
const offset = z.number().int().min(0).max(largestAttachment);
const fileName = z.string().min(1).max(1_000);
/** What became of a file that a person wants to keep beside a record. */
const takenIn = z.discriminatedUnion("state", [
  z.object({ state: z.literal("kept"), name: z.string().min(1).max(255), ...content }),
  z.object({ state: z.enum(["empty", "too-large", "disk-full", "unreadable"]), name: z.string() }),
]);
const onPaper = z.strictObject({
  /** A whole document. */
  html: z.string().min(1).max(20_000_000),
  /** Plain words at the foot of each page, before its number. */
  foot: z.string().max(1_000),
  direction: z.enum(["ltr", "rtl"]),
});

export const contract = {
  "app.info": {
    about: "What runs here, and the enrolment that the command line asks for.",
    input: nothing,
    output: z.object({
      version: z.string(),
      runtime: z.object({ electron: z.string(), chromium: z.string(), node: z.string() }),
      platform: z.string(),
      locale: z.string(),
      /** The language that the person chose; null: the system's. */
      chosenLanguage: z.string().nullable(),
      development: z.boolean(),
      profile: z.enum(["standard", "named"]),
      pendingEnrolment: z.object({ address, invitation: z.string().min(1).max(200) }).nullable(),
      /** The window's process ended by itself and was started again; true once. */
      recovered: z.boolean(),
    }),
  },
  "app.chooseLanguage": {
    about: "Keeps the language that the person chose for this desk; null follows the system again.",
    input: z.strictObject({ language: z.string().min(2).max(35).nullable() }),
    output: nothing,
  },
  "identity.read": {
    about: "Who this installation is: its key, and once enrolled its number, replica, hub and person. Keys and signatures are base64.",
    input: nothing,
    output: z.object({
      /** Ed25519, SubjectPublicKeyInfo as DER, base64. */
      publicKey: z.string(),
      installation: installation.nullable(),
      replica: replica.nullable(),
      address: address.nullable(),
      person: z.string().nullable(),
      /** `system`: the private key is locked by the system's keyring. `file`: only by the file's permissions. */
      keyProtection: z.enum(["system", "file"]),
      /** This start found a copied profile or a restored backup and took a new replica. */
      replicaRenewed: z.boolean(),
    }),
  },
  "identity.assign": {
    about: "Keeps what the hub answered to the enrolment and derives the replica.",
    input: z.strictObject({ installation, address, person: z.string().regex(recordIdPattern) }),
    output: z.object({ replica }),
  },
  "identity.renewReplica": {
    about: "Takes a new replica, when the hub knows the present one from elsewhere.",
    input: nothing,
    output: z.object({ replica }),
  },
  "identity.sign": {
    about: "Signs the hub's nonce with the installation's key: the UTF-8 bytes of `sessionText(nonce)` (shared/lib/session-text.ts).",
    input: z.strictObject({ nonce: z.string().min(8).max(500) }),
    output: z.object({ signature: z.string() }),
  },
  "identity.forget": {
    about: "Forgets the enrolment, the key and the canary; records stay until the renderer removes them.",
    input: nothing,
    output: nothing,
  },
  "sample.start": {
    about: "Starts a hub with sample data on this machine, or gives the one already started by this profile.",
    input: nothing,
    output: z.object({ address, personas }),
  },
  "sample.read": {
    about: "Whether this profile uses a sample hub: none, running, or lost (its temporary folder is gone).",
    input: nothing,
    output: z.discriminatedUnion("state", [
      z.object({ state: z.literal("none") }),
      z.object({ state: z.literal("lost") }),
      z.object({ state: z.literal("running"), address, personas }),
    ]),
  },
  "sample.open": {
    about: "Opens the desk of another sample person in a process and profile of its own.",
    input: z.strictObject({ persona }),
    output: nothing,
  },
  "canary.read": {
    about: "What the local store held when it was last seen: an empty store that was not empty before was lost, not cleared.",
    input: nothing,
    output: z.object({ opened: z.boolean(), records: z.number().int().min(0) }),
  },
  "canary.write": {
    about: "Notes that the local store is open and holds at least so many records.",
    input: z.strictObject({
      records: z
        .number()
        .int()
        .min(0)
        .max(2 ** 40),
    }),
    output: nothing,
  },
  "files.save": {
    about: "Asks a person where a file shall be kept, and writes it there.",
    input: z.strictObject({
      /** What is proposed, without the extension. */
      name: z.string().max(300),
      format: z.enum(fileFormats),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= largestFile),
    }),
    output: z.discriminatedUnion("state", [z.object({ state: z.literal("saved"), name: z.string() }), z.object({ state: z.literal("cancelled") })]),
  },
  "documents.choose": {
    about: "Asks a person for documents, and keeps those that may be: when this answers, their bytes are safely on the disk. Empty: they thought better of it.",
    input: nothing,
    output: z.object({ files: z.array(takenIn).readonly() }),
  },
  "documents.keep": {
    about: "The same for one document that was dropped on the page, which has its bytes and no path.",
    input: z.strictObject({ name: fileName, bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= largestAttachment) }),
    output: takenIn,
  },
  "documents.held": {
    about: "How many bytes of each document are here, from its start; its size when it is whole.",
    input: z.strictObject({ contents: z.array(z.strictObject(content)).max(100_000).readonly() }),
    output: z.object({ held: z.array(z.number().int().min(0)).readonly() }),
  },
  "documents.read": {
    about: "A part of a document that is whole here; null when it is not.",
    input: z.strictObject({ ...content, offset, length: z.number().int().min(1).max(largestPart) }),
    output: z.object({ bytes: z.instanceof(Uint8Array).nullable() }),
  },
  "documents.take": {
    about:
      "Keeps the next part of a document that is being fetched. The whole is checked with the last one, and thrown away when it is not what its hash says.",
    input: z.strictObject({ ...content, offset, bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= largestPart) }),
    output: z.discriminatedUnion("outcome", [
      z.object({ outcome: z.enum(["taken", "elsewhere"]), arrived: z.number().int().min(0) }),
      z.object({ outcome: z.enum(["wrong-content", "full"]) }),
    ]),
  },
  "documents.open": {
    about: "Opens a copy that can only be read with the system's program for it, unless it is a program itself, or of a kind nobody knows.",
    input: z.strictObject({ ...content, name: fileName }),
    output: z.object({ state: z.enum(["opened", "program", "unknown", "nothing-opens-it", "not-here"]) }),
  },
  "documents.saveCopy": {
    about: "Asks a person where a copy shall be kept, and writes it there.",
    input: z.strictObject({ ...content, name: fileName }),
    output: z.discriminatedUnion("state", [z.object({ state: z.literal("saved"), name: z.string() }), z.object({ state: z.enum(["cancelled", "not-here"]) })]),
  },
  "documents.sweep": {
    about: "Throws away the bytes of documents that no record here names: those of a removed record after a week, others at once.",
    input: z.strictObject({ named: z.array(documentHash).max(200_000).readonly(), resting: z.array(documentHash).max(200_000).readonly() }),
    output: z.object({ gone: z.array(documentHash).readonly() }),
  },
  "paper.pdf": {
    about: "Gives a page that the renderer made as PDF on A4; the page gets neither script nor network.",
    input: onPaper,
    output: z.object({ bytes: z.instanceof(Uint8Array) }),
  },
  "paper.print": {
    about: "Prints such a page, on the printer that a person chooses in the system's dialog.",
    input: onPaper,
    output: z.object({ state: z.enum(["printed", "cancelled"]) }),
  },
  "window.setBadge": {
    about: "How many things need attention, shown on the dock or taskbar icon where the system can.",
    input: z.strictObject({ count: z.number().int().min(0).max(99_999) }),
    output: nothing,
  },
  "window.notify": {
    about: "Tells a person something through the system, where it shows such notices; a click on one brings the window forward.",
    input: z.strictObject({ title: z.string().min(1).max(200), body: z.string().max(600) }),
    output: z.object({ shown: z.boolean() }),
  },
  "window.confirmClose": {
    about: "Everything typed is saved: the window may close. Answers the event `window.beforeClose`.",
    input: nothing,
    output: nothing,
  },
  "log.write": {
    about: "Adds a line to the profile's log file; never what people wrote.",
    input: z.strictObject({ level: z.enum(["error", "warning", "information"]), message: z.string().max(2_000), detail: z.string().max(20_000).optional() }),
    output: nothing,
  },
} satisfies Record<MethodName, Method>;

export type Input<Name extends MethodName> = z.output<(typeof contract)[Name]["input"]>;
export type Output<Name extends MethodName> = z.output<(typeof contract)[Name]["output"]>;

/** `refused`: an expected failure, whose sentence is for people. The others are defects of the caller or of main. */
export type FailureCode = "unknown-method" | "foreign-sender" | "invalid-input" | "invalid-output" | "refused" | "failed";
export type Answer<Value> = { readonly ok: true; readonly output: Value } | { readonly ok: false; readonly code: FailureCode; readonly detail: string };

type GroupName = MethodName extends `${infer Group}.${string}` ? Group : never;
type NamesIn<Group extends GroupName> = Extract<MethodName, `${Group}.${string}`> extends `${Group}.${infer Rest}` ? Rest : never;
type Named<Group extends GroupName, Rest extends string> = Extract<MethodName, `${Group}.${Rest}`>;
type Call<Name extends MethodName, Result> = Input<Name> extends undefined ? () => Promise<Result> : (input: Input<Name>) => Promise<Result>;

/** What the preload script puts on the page as `window.focalDesk`. */
export type BridgeApi = {
  readonly [Group in GroupName]: { readonly [Rest in NamesIn<Group>]: Call<Named<Group, Rest>, Answer<Output<Named<Group, Rest>>>> };
} & { readonly events: WindowEvents };

/** The same, unwrapped: the typed access of the renderer. */
export type WindowApi = {
  readonly [Group in GroupName]: { readonly [Rest in NamesIn<Group>]: Call<Named<Group, Rest>, Output<Named<Group, Rest>>> };
} & { readonly events: WindowEvents };

export interface WindowEvents {
  /**
   * Called before the window closes: save what is being typed; the window closes when every listener's promise is settled, after
   * three seconds at the latest.
   * @returns a function that stops listening
   */
  beforeClose(listener: () => Promise<void>): () => void;
}

export const beforeClose: EventName = "window.beforeClose";

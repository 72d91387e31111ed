/** Reads one file, apart from the program that waits for it: see `contacts.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { refusalSentence } from "#shared/domain/contact-file/findings.ts";
import { readContactFile } from "#shared/domain/contact-file/read-contact-file.ts";
import { answered, refused, type ContactsAnswer } from "./contacts-answer.ts";

const { bytes, name } = workerData as { readonly bytes: Uint8Array; readonly name: string };
parentPort?.postMessage("ready");
parentPort?.postMessage(answerFor());

function answerFor(): ContactsAnswer {
  const read = readContactFile(bytes, name);
  return read.ok ? answered(read.contacts, read.skipped) : refused(refusalSentence(read.reason, name, read.where));
}

import i18next from "i18next";
import { firstValueFrom } from "rxjs";
import { noteWords, type NoteWords } from "#shared/domain/contact-file/findings.ts";
import { mayWrite } from "#shared/domain/permissions.ts";
import { runAside, type AsideOutcome } from "#renderer/platform/aside/run-aside.ts";
import type { Desk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import type { ContactsDone, ContactsJob, HeldContacts } from "./jobs.ts";

/** An address book of ten thousand takes a few seconds on a busy laptop, a hundred thousand ten times that. */
const longestMs = 60_000;

/** Does a job with many contacts apart from the window. Never rejects. */
export async function doAside<Job extends ContactsJob>(
  job: Job,
  cancelled: AbortSignal,
  moved: readonly Transferable[] = [],
): Promise<AsideOutcome<ContactsDone[Job["job"]]>> {
  const start = (): Worker => new Worker(new URL("./contacts.worker.ts", import.meta.url), { type: "module" });
  return runAside<Job, ContactsDone[Job["job"]]>(start, { given: job, moved, longestMs }, cancelled);
}

/** The contacts in use that this person may change: what an import compares with, and among which doubles are looked for. */
export async function ownContacts({ records, actor }: Pick<Desk, "records" | "actor">): Promise<readonly RecordDocument[]> {
  const contacts = await firstValueFrom(records.list$({ kind: "contact" }));
  return contacts.filter((document) => mayWrite(actor, document, "", false).allowed);
}

export async function heldContacts({ records }: Pick<Desk, "records">, contacts: readonly RecordDocument[]): Promise<HeldContacts> {
  const organisations = await firstValueFrom(records.list$({ kind: "organisation", lifecycle: "all" }));
  return { records: contacts.map(({ crdt }) => crdt), organisations: new Map(organisations.map(({ id, title }) => [id, title])) };
}

/** What an import writes into notes, in the reader's language where it has the words. */
export function noteWordsInLanguage(): NoteWords {
  const said = (key: string): string => i18next.t(`contactFile:notes.${key}` as never, { skipInterpolation: true } as never) as unknown as string;
  const fields = Object.keys(noteWords.fields).map((field) => [field, said(`fields.${field}`)] as const);
  return { other: said("other"), fields: Object.fromEntries(fields) as NoteWords["fields"] };
}

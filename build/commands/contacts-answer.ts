/** What the command says, as one object and in words. */
import type { ContactEntry } from "#shared/domain/contact-file/contact-entry.ts";
import { skippedSentence, type Skipped } from "#shared/domain/contact-file/findings.ts";

export interface ContactsAnswer {
  readonly contacts: readonly AnsweredContact[];
  /** `line`: of a vCard file, or the row of a table, from 1; 0 when it is the whole file that was refused. */
  readonly skipped: readonly { readonly line: number; readonly reason: string }[];
  /** Why the file was refused. */
  readonly error?: string;
}

interface AnsweredContact {
  readonly fullName: string;
  readonly organisation: string;
  readonly department: string;
  readonly function: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly addresses: readonly string[];
  readonly languages: readonly string[];
  readonly note: string;
  readonly uid: string;
}

export function answered(contacts: readonly ContactEntry[], skipped: readonly Skipped[]): ContactsAnswer {
  return {
    contacts: contacts.map((one) => ({
      fullName: one.fullName,
      organisation: one.organisation,
      department: one.department,
      function: one.function,
      emails: one.emails,
      phones: [...new Set(one.phones.map(({ number }) => number))],
      addresses: one.addresses,
      languages: one.languages,
      note: one.note,
      uid: one.uid,
    })),
    skipped: skipped.map((one) => ({ line: one.line, reason: skippedSentence(one) })),
  };
}

export function refused(message: string): ContactsAnswer {
  return { contacts: [], skipped: [{ line: 0, reason: message }], error: message };
}

export function spoken({ contacts, skipped, error }: ContactsAnswer): string {
  if (error !== undefined) return `This file is refused.\n\n${error}\n`;
  const lines = [contacts.length === 1 ? "1 contact." : `${contacts.length} contacts.`];
  if (contacts.length > 0) lines.push("");
  for (const one of contacts)
    lines.push(
      [one.fullName, one.function, one.organisation === one.fullName ? "" : one.organisation, ...one.emails, ...one.phones]
        .filter((text) => text !== "")
        .join(" · "),
    );
  if (skipped.length > 0) lines.push("", "Not imported as written:", ...skipped.map(({ line, reason }) => `line ${line}: ${reason}`));
  return `${lines.join("\n")}\n`;
}

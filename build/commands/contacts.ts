/** `npm run -s contacts -- FILE [--json]`: the contacts of a vCard, CSV or Excel file, without a window. */
import { greatestFile } from "#shared/domain/contact-file/read-contact-file.ts";
import { refused, spoken } from "./contacts-answer.ts";
import { runFileCommand } from "./file-command.ts";

await runFileCommand({
  name: "contacts",
  what: "an address book",
  worker: new URL("./contacts-worker.ts", import.meta.url),
  // Ten thousand contacts are read in one.
  longest: 8_000,
  greatestBytes: greatestFile,
  refused,
  spoken,
  isRead: ({ error }) => error === undefined,
});

/** `npm run -s xlsform -- FILE [--json]`: what the desk makes of an XLSForm, without a window. */
import { workbookLimits } from "#shared/workbook/workbook.ts";
import { runFileCommand } from "./file-command.ts";
import { refused, spoken } from "./xlsform-answer.ts";

await runFileCommand({
  name: "xlsform",
  what: "a questionnaire",
  worker: new URL("./xlsform-worker.ts", import.meta.url),
  // A form of the largest size allowed is read in three; whoever wants more wants the reader to stop.
  longest: 7_000,
  greatestBytes: workbookLimits.fileBytes,
  refused,
  spoken,
  isRead: ({ ok }) => ok,
});

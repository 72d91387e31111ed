import { useRecord } from "#renderer/platform/desk/use-record.ts";
import { useRecordTitle } from "#renderer/platform/desk/use-record-title.ts";

/** What another record is called, once it is known here; till then its id. */
export function useTitleOf(id: string): string {
  const opened = useRecord(id);
  const titleOf = useRecordTitle();
  return opened.state === "ready" ? titleOf(opened.document) : id;
}

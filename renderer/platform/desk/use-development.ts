import { useMemo } from "react";
import { viewOf } from "#shared/crdt/view.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { developmentId } from "#shared/domain/regions/development.ts";
import { useRecord } from "#renderer/platform/desk/use-record.ts";

/** What the secretariat says of the countries' development; null while it says nothing. */
export function useDevelopment(): RecordView | null {
  const opened = useRecord(developmentId);
  const record = opened.state === "ready" ? opened.record : null;
  return useMemo(() => (record ? viewOf(record) : null), [record]);
}

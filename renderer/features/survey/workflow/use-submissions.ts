import { useMemo } from "react";
import { submissionOf, type Submission } from "#renderer/platform/desk/submissions.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";

/** What was signed of a response; null while it is being read. */
export function useSubmissions(response: string): readonly Submission[] | null {
  const list = useList({ kind: "submission", parent: response, lifecycle: "all" });
  return useMemo(() => (list.state === "ready" ? list.value.map(submissionOf) : null), [list]);
}

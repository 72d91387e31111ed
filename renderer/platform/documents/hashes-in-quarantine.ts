import type { QuarantinedChange } from "#renderer/platform/store/types.ts";

/** The documents of refused changes: who wrote them may yet want them. */
export function hashesInQuarantine(changes: readonly QuarantinedChange[]): readonly string[] {
  return changes
    .filter(({ kind }) => kind === "attachment")
    .flatMap(({ change }) => {
      try {
        const { fields } = JSON.parse(change) as { readonly fields?: { readonly hash?: readonly { readonly value: unknown }[] } };
        return (fields?.hash ?? []).map(({ value }) => value);
      } catch {
        return [];
      }
    })
    .filter((hash): hash is string => typeof hash === "string" && /^[0-9a-f]{64}$/.test(hash));
}

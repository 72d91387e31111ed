import { useMemo } from "react";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useEnrolled } from "#renderer/platform/desk/enrolled.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { inReadingOrder, isListed, standingOf, type Listed } from "./standing.ts";

/** The circulars of a person's list, what waits first. `items` is undefined while they are being read. */
export function useCirculars(lifecycle: "active" | "archived" = "active"): { readonly items: readonly Listed[] | undefined; readonly failed: boolean } {
  const { person } = useDesk();
  const circulars = useList({ kind: "circular", lifecycle, sort: "updated" });
  const distributions = useList({ kind: "distribution" });
  const { ministryOf } = useEnrolled();
  const items = useMemo(() => {
    if (circulars.state !== "ready" || distributions.state !== "ready") return undefined;
    const own = ownByCircular(distributions.value, person.country);
    return inReadingOrder(
      circulars.value
        .filter((document) => isListed(document, person))
        .map((document) => ({ document, standing: standingOf(document, own.get(document.id), person, ministryOf) })),
    );
  }, [circulars, distributions, person, ministryOf]);
  return { items, failed: circulars.state === "failed" || distributions.state === "failed" };
}

function ownByCircular(distributions: readonly RecordDocument[], country: string | null): ReadonlyMap<string, RecordDocument> {
  return new Map(distributions.filter(({ scope }) => scope === `country:${country}`).map((one) => [one.parent, one]));
}

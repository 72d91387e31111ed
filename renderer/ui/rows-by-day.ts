import type { RowValues } from "#renderer/ui/rows-field.tsx";

/** Orders rows by a day that they hold; rows without one come last. */
export const byDay =
  (name: string) =>
  (left: RowValues, right: RowValues): number => {
    const [one, other] = [String(left[name] ?? ""), String(right[name] ?? "")];
    if (one === other) return 0;
    if (one === "" || other === "") return one === "" ? 1 : -1;
    return one < other ? -1 : 1;
  };

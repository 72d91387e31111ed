import type { TFunction } from "i18next";

/** `sync.json` holds a sentence for each code, or one each for what happened, what is safe and what to do next. */
export function sentencesOf(t: TFunction<never>, code: string): string {
  const words: unknown = (t as unknown as (key: string, options: object) => unknown)(`sync:${code}`, { returnObjects: true });
  return typeof words === "object" && words !== null ? Object.values(words).join(" ") : String(words);
}

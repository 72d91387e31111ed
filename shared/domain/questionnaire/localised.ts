import { z } from "zod";

/** A BCP 47 tag, such as `fr` or `ar-MA`. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/** One text in several languages, by BCP 47 tag. At least one language is there. */
export const localisedSchema = z.record(languageTag, z.string().max(4_000)).refine((texts) => Object.keys(texts).length > 0, { params: { reason: "no-text" } });
export type Localised = Readonly<Record<string, string>>;

/** The text in `locale`, else in its base language, else in English, else in whatever language there is. */
export function localisedText(texts: Localised | undefined, locale: string): string {
  if (!texts) return "";
  return texts[locale] ?? texts[locale.split("-")[0] ?? "en"] ?? texts["en"] ?? Object.values(texts)[0] ?? "";
}

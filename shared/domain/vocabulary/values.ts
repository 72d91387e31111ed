/**
 * Schemas of single values. They bound what a record may hold and stay tolerant of what a person is still typing: a half-written e-mail
 * address is a warning on the screen, never a reason for the hub to refuse it. An emptied field holds "" or null.
 */
import { z } from "zod";
import { recordIdPattern, scopePattern } from "#shared/lib/ids.ts";
import { audiences, lifecycles } from "./vocabulary.ts";

const emptied = z.union([z.literal(""), z.null()]);

export const words = (greatest: number) => z.union([z.string().max(greatest), z.null()]);
export const code = <const Codes extends readonly string[]>(codes: Codes) => z.union([z.enum(codes), emptied]);
export const reference = z.union([z.string().regex(recordIdPattern), emptied]);
/** A calendar day, `2007-07-12`. */
export const day = z.union([z.iso.date(), emptied]);
/** ISO 3166-1 alpha-3. */
export const country = z.union([z.string().regex(/^[A-Z]{3}$/), emptied]);

export const element = (greatest: number) => z.string().min(1).max(greatest);
export const elementCode = <const Codes extends readonly string[]>(codes: Codes): z.ZodType<string> => z.enum(codes);
export const languageElement = z.string().regex(/^[a-z]{2,3}$/);

/** A moment, milliseconds since 1970. */
export const moment = z.number().int().min(0).max(8.64e15);
/** An amount of money; its currency stands beside it. */
export const amount = z.union([z.number().min(0).max(1e15), z.null()]);
/** ISO 4217. */
export const currency = z.union([z.string().regex(/^[A-Z]{3}$/), emptied]);
/** A row of a list within a record, one register for each (`member.k2`); null when it was removed. */
export const row = <Shape extends z.ZodRawShape>(shape: Shape) => z.union([z.strictObject(shape), z.null()]);

/** Registers that a record of any kind may have. */
export const commonFields = { audience: z.enum(audiences), lifecycle: z.enum(lifecycles) };

/** @returns the country of a record's scope (`country:MUS` gives `MUS`), or "" */
export function countryOfScope(scope: string): string {
  return scopePattern.test(scope) && scope.startsWith("country:") ? scope.slice("country:".length) : "";
}

import { z } from "zod";
import type { KindDefinition } from "../kind.ts";
import { roles } from "../permissions.ts";

/**
 * Somebody enrolled with the hub, as the others see them beside what they wrote. Only the hub writes it: what a person may do is
 * decided by the account at the hub, of which this is the public side.
 */
export const personKind: KindDefinition = {
  kind: "person",
  fields: {
    /** A name or a function. */
    name: z.string().min(1).max(200),
    role: z.enum(roles),
    ministry: z.string().max(200),
    /** ISO 3166-1 alpha-3; null for the secretariat. */
    country: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable(),
  },
  sets: {},
  texts: {},
  audience: "network",
  project(view) {
    const words = (field: string): string => {
      const value = view.value(field);
      return typeof value === "string" ? value : "";
    };
    return {
      title: words("name"),
      status: words("role"),
      parent: "",
      summary: { role: words("role"), ministry: words("ministry"), country: words("country") },
      search: words("ministry"),
    };
  },
};

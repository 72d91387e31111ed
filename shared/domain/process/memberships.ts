/** Who belongs to a regional process on a day, read from what lists hold of it. Pure. */
import { z } from "zod";
import type { JsonValue } from "#shared/lib/json.ts";
import { holdsOn } from "../vocabulary/dated.ts";
import { processRoles } from "../vocabulary/vocabulary.ts";
import type { ProcessMember } from "./process.ts";

const shown = z.object({ country: z.string(), name: z.string(), role: z.enum(processRoles), from: z.string(), to: z.string(), confidence: z.string() });
export type Membership = z.infer<typeof shown>;

/** What a list of processes keeps of a member. */
export function membershipOf(member: ProcessMember): Membership {
  return {
    country: member.country ?? "",
    name: member.name,
    role: member.role,
    from: member.from ?? "",
    to: member.to ?? "",
    confidence: member.confidence ?? "",
  };
}

/** All that a process's summary names, also those who left. */
export function membershipsIn(summary: { readonly [name: string]: JsonValue }): readonly Membership[] {
  const parsed = z.array(shown).safeParse(summary["memberships"]);
  return parsed.success ? parsed.data : [];
}

const strength: Readonly<Record<Membership["role"], number>> = { chair: 3, "co-chair": 2, member: 1, observer: 0 };

/** By country, what it is in the process on that day: the stronger role where it has two. Unions and organisations are not in it. */
export function countriesOn(memberships: readonly Membership[], day: string): ReadonlyMap<string, Membership> {
  const found = new Map<string, Membership>();
  for (const one of memberships) {
    if (one.country === "" || !holdsOn(one, day)) continue;
    const before = found.get(one.country);
    if (!before || strength[one.role] > strength[before.role]) found.set(one.country, one);
  }
  return found;
}

/** @returns members, chairs among them, and observers, with unions and organisations */
export function countOn(memberships: readonly Membership[], day: string): { readonly members: number; readonly observers: number } {
  const others = memberships.filter((one) => one.country === "" && holdsOn(one, day));
  const all = [...countriesOn(memberships, day).values(), ...others];
  const observers = all.filter((one) => one.role === "observer").length;
  return { members: all.length - observers, observers };
}

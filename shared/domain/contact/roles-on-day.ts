/** Which roles somebody has on a day: the one of the contact and those beside it, each between its dates. */
import { contactRoles, seats } from "../vocabulary/vocabulary.ts";
import { holdsOn } from "./warnings.ts";

export type ContactRole = (typeof contactRoles)[number];
export type Seat = (typeof seats)[number];

export interface DatedRole {
  readonly role: ContactRole;
  /** `2007-07-12`, or "" where it is open. */
  readonly from: string;
  readonly to: string;
  readonly seat: Seat | "";
}

type Summary = Readonly<Record<string, unknown>>;

/** @param summary of a contact, as its list has it */
export function datedRoles(summary: Summary): readonly DatedRole[] {
  const rows = Array.isArray(summary["assignments"]) ? (summary["assignments"] as readonly unknown[]) : [];
  const beside = rows.flatMap((row) => (typeof row === "object" && row !== null ? [datedRole(row as Summary, "role", "from", "to")] : []));
  return [datedRole(summary, "role", "roleFrom", "roleTo"), ...beside].filter(({ role }) => role !== "none");
}

/** @param day `2007-07-12` */
export function rolesOn(summary: Summary, day: string): readonly DatedRole[] {
  return datedRoles(summary).filter(({ from, to }) => holdsOn(day, from, to));
}

export function hasRoleOn(summary: Summary, role: ContactRole, day: string): boolean {
  return rolesOn(summary, day).some((one) => one.role === role);
}

function datedRole(values: Summary, role: string, from: string, to: string): DatedRole {
  const words = (name: string): string => (typeof values[name] === "string" ? values[name] : "");
  return {
    role: contactRoles.find((code) => code === words(role)) ?? "none",
    from: words(from),
    to: words(to),
    seat: seats.find((code) => code === words("seat")) ?? "",
  };
}

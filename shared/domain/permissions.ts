/** Who may read and write what. This table exists once; the device uses it to offer, the hub to decide. Rules are numbered in PERMISSIONS.md. */
import type { Audience } from "./kind.ts";
import { assertNever } from "../lib/brand.ts";
import { isAnothersOwn } from "./distribution/own-fields.ts";

/** A validator is an official who also clears what a ministry answers. */
export const roles = ["secretariat", "focal-point", "validator", "official", "observer"] as const;
export type Role = (typeof roles)[number];

export interface Actor {
  readonly person: string;
  readonly role: Role;
  /** ISO 3166-1 alpha-3; null for the secretariat. */
  readonly country: string | null;
  /** Ids of the regional processes this person takes part in. */
  readonly processes: readonly string[];
}

export interface Target {
  readonly kind: string;
  readonly scope: string;
  readonly audience: Audience;
  /** Who wrote a comment, where that is known. */
  readonly author?: string;
}

/**
 * A stream of records that a device follows, with one cursor each: a scope, or what several scopes share. `drafts`: what the secretariat
 * keeps in the Forum's scope to itself. `shared`: what countries show the secretariat. `network`: what countries show one another.
 * `processes`: all regional processes.
 */
export type Feed = "forum" | "drafts" | "shared" | "network" | "processes" | `country:${string}` | `process:${string}`;

export type Refusal =
  | "not-visible"
  | "not-your-country"
  | "secretariat-only"
  | "focal-point-only"
  | "validator-only"
  | "author-only"
  | "own-confirmation-only"
  | "hub-only"
  | "decisions-only"
  | "read-only-role";
export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly reason: Refusal };

const allowed: Permission = { allowed: true };
const refuse = (reason: Refusal): Permission => ({ allowed: false, reason });

/** The feeds a person's device follows. */
export function feedsOf(actor: Actor): readonly Feed[] {
  if (actor.role === "secretariat") return ["forum", "drafts", "shared", "processes"];
  const own: Feed[] = actor.processes.map((process): Feed => `process:${process}`);
  return actor.country ? ["forum", `country:${actor.country}`, "network", ...own] : ["forum", "network", ...own];
}

/** The feeds in which a record appears. */
export function feedsFor(target: Target): readonly Feed[] {
  if (target.scope === "forum") return target.audience === "network" ? ["forum"] : ["drafts"];
  if (target.scope.startsWith("process:")) return [target.scope as Feed, "processes"];
  const own = target.scope as Feed;
  switch (target.audience) {
    case "internal":
      return [own];
    case "secretariat":
      return [own, "shared"];
    case "network":
      return [own, "shared", "network"];
    default:
      return assertNever(target.audience);
  }
}

export function mayRead(actor: Actor, target: Target): boolean {
  const follows = feedsOf(actor);
  return feedsFor(target).some((feed) => follows.includes(feed));
}

const secretariatKinds = new Set(["questionnaire", "outcome", "circular", "team", "body", "process"]);
/** By kind, the parts that are the focal point's alone; of `section.priorities` the part before the dot. */
const focalPointParts: Readonly<Record<string, ReadonlySet<string>>> = {
  response: new Set(["status", "audience", "lifecycle", "section", "question"]),
  initiative: new Set(["audience"]),
  contact: new Set(["audience"]),
  offer: new Set(["audience"]),
  meeting: new Set(["audience"]),
  distribution: new Set(["read", "passedTo", "audience"]),
};
const focalPointKinds: ReadonlySet<string> = new Set(["submission"]);
const validatorParts: Readonly<Record<string, ReadonlySet<string>>> = { answer: new Set(["clearance", "returned"]) };
/** In a country's records, what the secretariat alone says. */
const secretariatParts: Readonly<Record<string, ReadonlySet<string>>> = { submission: new Set(["receipt"]) };

/** Whether a part of a country's record is the secretariat's to write, without anything to decide. */
export function isSecretariatPart(kind: string, part: string): boolean {
  return secretariatParts[kind]?.has(part) === true;
}

/**
 * @param part the register, set or text that is written
 * @param conflicted whether the register now holds several values, so that writing it decides between them
 */
export function mayWrite(actor: Actor, target: Target, part: string, conflicted: boolean): Permission {
  if (!mayRead(actor, target)) return refuse("not-visible");
  if (target.kind === "comment" && part === "lifecycle") return mayRemoveComment(actor, target) ? allowed : refuse("author-only");
  if (actor.role === "observer") return mayComment(target, part) ? allowed : refuse("read-only-role");
  if (target.kind === "person") return refuse("hub-only");
  if (actor.role === "secretariat") {
    if (target.scope === "forum" || target.scope.startsWith("process:") || isSecretariatPart(target.kind, part)) return allowed;
    // What a country said stays the country's: the secretariat decides between two values, it does not write a first one.
    return conflicted ? allowed : refuse("decisions-only");
  }
  if (secretariatKinds.has(target.kind) || target.scope === "forum") return refuse("secretariat-only");
  if (target.scope.startsWith("country:") && target.scope !== `country:${actor.country}`) return refuse("not-your-country");
  if (isSecretariatPart(target.kind, part)) return refuse("secretariat-only");
  if (target.kind === "distribution" && isAnothersOwn(part, actor.person)) return refuse("own-confirmation-only");
  if (actor.role === "focal-point") return allowed;
  const [name = part] = part.split(".", 1);
  if (focalPointKinds.has(target.kind) || focalPointParts[target.kind]?.has(name)) return refuse("focal-point-only");
  if (actor.role === "official" && validatorParts[target.kind]?.has(name)) return refuse("validator-only");
  return allowed;
}

/** Observers are heard on what the Forum puts to everybody; they write nothing else. */
function mayComment(target: Target, part: string): boolean {
  return target.kind === "comment" && target.scope === "forum" && (part === "" || part === "about" || part === "text" || part === "audience");
}

/** What somebody said is taken back by themselves; outside the countries by the secretariat as well. */
function mayRemoveComment(actor: Actor, target: Target): boolean {
  return target.author === actor.person || (actor.role === "secretariat" && !target.scope.startsWith("country:"));
}

/** Who may create a record of a kind in a scope. */
export function mayCreate(actor: Actor, target: Target): Permission {
  if (actor.role === "secretariat" && target.scope.startsWith("country:")) return refuse("not-your-country");
  if ((actor.role === "official" || actor.role === "validator") && target.kind === "response") return refuse("focal-point-only");
  return mayWrite(actor, target, "", false);
}

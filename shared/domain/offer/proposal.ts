import type { JsonValue } from "#shared/lib/json.ts";
import { countryOfScope } from "../vocabulary/values.ts";

/** An offer or a request as rules read it: what every list of the Marketplace has at hand. */
export interface Proposal {
  readonly id: string;
  readonly scope: string;
  readonly title: string;
  readonly direction: "offer" | "request" | "";
  /** Empty when none was chosen yet. */
  readonly category: string;
  readonly status: string;
  readonly themes: readonly string[];
  /** ISO 3166-1 alpha-3; empty: for anybody. */
  readonly countries: readonly string[];
  /** Money offered or needed; null or 0: none is named. */
  readonly funding: number | null;
  /** ISO 4217, or "". */
  readonly currency: string;
  /** The last day on which it stands, or "". */
  readonly until: string;
  /** Whose it is, in words. */
  readonly offeredBy: string;
  readonly fromOutcome: string;
}

/** The columns of a listed record that `proposalOf` reads. */
export interface ListedOffer {
  readonly id: string;
  readonly scope: string;
  readonly title: string;
  readonly status: string;
  readonly parent: string;
  readonly summary: { readonly [name: string]: JsonValue };
}

export function proposalOf({ id, scope, title, status, parent, summary }: ListedOffer): Proposal {
  const words = (name: string): string => (typeof summary[name] === "string" ? summary[name] : "");
  const list = (name: string): readonly string[] => {
    const value = summary[name];
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
  };
  const direction = words("direction");
  const funding = summary["funding"];
  return {
    id,
    scope,
    title,
    status,
    direction: direction === "offer" || direction === "request" ? direction : "",
    category: words("category"),
    themes: list("themes"),
    countries: list("countries"),
    funding: typeof funding === "number" ? funding : null,
    currency: words("currency"),
    until: words("until"),
    offeredBy: words("offeredBy"),
    fromOutcome: parent,
  };
}

/** Whether somebody can still take it up on a day: neither settled nor past its last day. */
export function stands(proposal: Pick<Proposal, "status" | "until">, day: string): boolean {
  return (proposal.status === "open" || proposal.status === "in-discussion") && (proposal.until === "" || day <= proposal.until);
}

/** The country whose proposal it is; "" for an organisation, whose proposals the secretariat keeps. */
export const partyOf = (proposal: Pick<Proposal, "scope">): string => countryOfScope(proposal.scope);

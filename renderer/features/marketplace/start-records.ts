/** What one step writes: a proposal from an outcome or an initiative, a meeting from a match, an initiative from what was agreed. */
import type { Edit } from "#shared/crdt/edit.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import type { Match } from "#shared/domain/offer/matches.ts";
import { partyOf, type Proposal } from "#shared/domain/offer/proposal.ts";
import { numberOf, wordsOf } from "#shared/domain/vocabulary/read.ts";
import type { offerDirections } from "#shared/domain/vocabulary/vocabulary.ts";
import type { JsonValue } from "#shared/lib/json.ts";

/** The category is left open: an outcome does not say in which form it is offered or asked for. */
export function editsFromOutcome(outcome: RecordView, direction: (typeof offerDirections)[number]): readonly Edit[] {
  return [
    ...fields({ title: wordsOf(outcome, "title"), direction, status: "open", fromOutcome: outcome.id }),
    ...elements("themes", outcome.elements("themes")),
  ];
}

/** A request for the money that an initiative lacks. */
export function editsFromInitiative(initiative: RecordView): readonly Edit[] {
  const missing = (numberOf(initiative, "fundingNeeded") ?? 0) - (numberOf(initiative, "fundingFound") ?? 0);
  const currency = wordsOf(initiative, "currency");
  const outcome = wordsOf(initiative, "followUpOf");
  return [
    ...fields({
      title: wordsOf(initiative, "title"),
      direction: "request",
      category: "project-development",
      status: "open",
      fromInitiative: initiative.id,
      ...(outcome === "" ? {} : { fromOutcome: outcome }),
      ...(missing > 0 ? { funding: missing } : {}),
      ...(missing > 0 && currency !== "" ? { currency } : {}),
    }),
    ...elements("themes", initiative.elements("themes")),
  ];
}

/** @param title of the meeting, in the words of whoever proposes it */
export function editsToMeet({ offer, request }: Match, title: string): readonly Edit[] {
  const sides = [offer, request];
  const organisations = sides.filter((side) => partyOf(side) === "" && side.offeredBy !== "").map((side) => side.offeredBy.slice(0, 200));
  return [
    ...fields({ title: title.slice(0, 300), status: "planned" }),
    ...elements("countries", [...new Set(sides.map(partyOf).filter((country) => country !== ""))]),
    ...elements("participants", [...new Set(organisations)]),
    ...elements(
      "about",
      sides.map((side) => side.id),
    ),
  ];
}

/**
 * @param partners the other sides of the meetings that were held about it, without the country itself
 * @returns an initiative of the country whose proposal it is
 */
export function editsToBecomeInitiative(
  proposal: RecordView,
  partners: { readonly countries: readonly string[]; readonly names: readonly string[] },
): readonly Edit[] {
  const outcome = wordsOf(proposal, "fromOutcome");
  const funding = numberOf(proposal, "funding");
  const currency = wordsOf(proposal, "currency");
  const asks = wordsOf(proposal, "direction") === "request";
  const result = wordsOf(proposal, "result");
  return [
    ...fields({
      title: wordsOf(proposal, "title"),
      status: "proposed",
      ...(outcome === "" ? {} : { followUpOf: outcome }),
      ...(result === "" ? {} : { source: result.slice(0, 4000) }),
      ...(asks && funding ? { fundingNeeded: funding } : {}),
      ...(asks && funding && currency !== "" ? { currency } : {}),
    }),
    ...elements("themes", proposal.elements("themes")),
    ...elements("countries", partners.countries),
    ...elements("partners", partners.names),
  ];
}

/** Whom the meetings about a proposal brought together with it. */
export function partnersIn(
  meetings: readonly MetWith[],
  proposal: Pick<Proposal, "id" | "scope">,
): { readonly countries: readonly string[]; readonly names: readonly string[] } {
  const about = meetings.filter((meeting) => meeting.status !== "cancelled" && meeting.about.includes(proposal.id));
  return {
    countries: [...new Set(about.flatMap(({ countries }) => countries))].filter((country) => country !== partyOf(proposal)),
    names: [...new Set(about.flatMap(({ participants }) => participants))],
  };
}

export interface MetWith {
  readonly status: string;
  readonly about: readonly string[];
  readonly countries: readonly string[];
  readonly participants: readonly string[];
}

const fields = (values: Readonly<Record<string, JsonValue>>): Edit[] => Object.entries(values).map(([field, value]) => ({ type: "set", field, value }));
const elements = (set: string, all: readonly string[]): Edit[] => all.map((element) => ({ type: "add", set, element }));

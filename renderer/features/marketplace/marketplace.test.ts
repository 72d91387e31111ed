import { describe, expect, it } from "vitest";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { emptyRecord } from "#shared/crdt/record.ts";
import { project, viewOf } from "#shared/crdt/view.ts";
import type { KindDefinition, RecordView } from "#shared/domain/kind.ts";
import { initiativeKind } from "#shared/domain/initiative/initiative.ts";
import { meetingKind } from "#shared/domain/meeting/meeting.ts";
import { matchOf } from "#shared/domain/offer/matches.ts";
import { offerKind } from "#shared/domain/offer/offer.ts";
import { proposalOf } from "#shared/domain/offer/proposal.ts";
import { outcomeKind } from "#shared/domain/outcome/outcome.ts";
import { asPersonId, asRecordId, asReplicaId, asScope } from "#shared/lib/ids.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { filterOffers, noFilters, partiesOf } from "./filter-offers.ts";
import { editsFromInitiative, editsFromOutcome, editsToBecomeInitiative, editsToMeet, partnersIn } from "./start-records.ts";

const author = { replica: asReplicaId("1-aaaa"), person: asPersonId("person.one"), at: 1 };

/** The record that the edits make, refused where the kind would refuse one of them. */
function made(kind: KindDefinition, id: string, scope: string, edits: readonly Edit[]) {
  for (const edit of edits) {
    if (edit.type === "set") expect(kind.fields[edit.field]?.safeParse(edit.value), edit.field).toMatchObject({ success: true });
    if (edit.type === "add") expect(kind.sets[edit.set]?.safeParse(edit.element), edit.set).toMatchObject({ success: true });
  }
  const record = applyEdits(emptyRecord(asRecordId(id), kind.kind, asScope(scope)), author, edits);
  return { view: viewOf(record), document: project(record, kind) as RecordDocument };
}
const set = (field: string, value: string | number): Edit => ({ type: "set", field, value });
const add = (name: string, element: string): Edit => ({ type: "add", set: name, element });

const outcome: RecordView = made(outcomeKind, "outcome.one", "forum", [
  set("title", "Circular migration"),
  add("themes", "circular-migration-and-return"),
]).view;

describe("one step", () => {
  it("makes a proposal of an outcome: its title and themes, pointing back to it", () => {
    const { document } = made(offerKind, "offer.one", "country:MUS", editsFromOutcome(outcome, "request"));
    expect(document).toMatchObject({ title: "Circular migration", status: "open", parent: "outcome.one", audience: "network" });
    expect(document.summary).toMatchObject({ direction: "request", category: "", themes: ["circular-migration-and-return"] });
  });

  it("asks for the money that an initiative lacks, and for no more", () => {
    const initiative = made(initiativeKind, "initiative.one", "country:MUS", [
      set("title", "A register of skills"),
      set("fundingNeeded", 50_000),
      set("fundingFound", 20_000),
      set("currency", "EUR"),
      set("followUpOf", "outcome.one"),
    ]).view;
    const { document } = made(offerKind, "offer.one", "country:MUS", editsFromInitiative(initiative));
    expect(document.summary).toMatchObject({ direction: "request", funding: 30_000, currency: "EUR", fromInitiative: "initiative.one" });
    expect(document.parent).toBe("outcome.one");
    const unpaid = made(
      offerKind,
      "offer.two",
      "country:MUS",
      editsFromInitiative(made(initiativeKind, "initiative.two", "country:MUS", [set("title", "No money")]).view),
    );
    expect(unpaid.document.summary["funding"]).toBeNull();
  });

  it("proposes a meeting of both sides about both proposals", () => {
    const request = made(offerKind, "offer.request", "country:MUS", editsFromOutcome(outcome, "request")).document;
    const offer = made(offerKind, "offer.offer", "forum", [...editsFromOutcome(outcome, "offer"), set("offeredBy", "European Commission")]).document;
    const match = matchOf(proposalOf(request), proposalOf(offer), "2007-09-01");
    const { document } = made(meetingKind, "meeting.one", "country:MUS", editsToMeet(match!, "Meeting: Circular migration"));
    expect(document).toMatchObject({ status: "planned", parent: "", audience: "network", title: "Meeting: Circular migration" });
    expect(document.summary).toMatchObject({ countries: ["MUS"], participants: ["European Commission"], about: ["offer.offer", "offer.request"] });
  });

  it("makes an initiative of what was agreed, with the partners that met", () => {
    const proposal = made(offerKind, "offer.one", "country:MUS", [
      ...editsFromOutcome(outcome, "request"),
      set("funding", 900),
      set("currency", "EUR"),
      set("result", "Ten places"),
    ]);
    const met = { status: "held", about: ["offer.one"], countries: ["MUS", "BEL"], participants: ["European Commission"] };
    const partners = partnersIn(
      [met, { ...met, status: "cancelled", countries: ["PHL"] }, { ...met, about: ["offer.two"], countries: ["FIN"] }],
      proposal.document,
    );
    expect(partners).toEqual({ countries: ["BEL"], names: ["European Commission"] });
    const { document, view } = made(initiativeKind, "initiative.one", "country:MUS", editsToBecomeInitiative(proposal.view, partners));
    expect(document).toMatchObject({ title: "Circular migration", status: "proposed", parent: "outcome.one" });
    expect(document.summary).toMatchObject({ countries: ["BEL"], fundingNeeded: 900, currency: "EUR" });
    expect([view.elements("partners"), view.value("source")]).toEqual([["European Commission"], "Ten places"]);
  });
});

describe("finding offers and requests", () => {
  const one = (id: string, scope: string, status: string, summary: RecordDocument["summary"]) =>
    ({ id, scope, status, title: id, parent: "", summary }) as RecordDocument;
  const all = [
    one("a", "country:MUS", "open", { direction: "request", category: "training", themes: ["diaspora"], funding: 100 }),
    one("b", "country:BEL", "closed", { direction: "offer", category: "training", themes: ["root-causes"], funding: 0 }),
    one("c", "forum", "open", { direction: "offer", category: "advice", themes: [] }),
  ];
  it.each([
    [{}, "abc"],
    [{ direction: "offer" }, "bc"],
    [{ category: "training" }, "ab"],
    [{ theme: "diaspora" }, "a"],
    [{ country: "BEL" }, "b"],
    [{ country: "forum" }, "c"],
    [{ status: "open" }, "ac"],
    [{ funded: true }, "a"],
    [{ funded: true, direction: "offer" }, ""],
  ])("%j", (filters, expected) =>
    expect(
      filterOffers(all, { ...noFilters, ...filters })
        .map(({ id }) => id)
        .join(""),
    ).toBe(expected),
  );
  it("names who is there, organisations last", () => expect(partiesOf(all)).toEqual(["BEL", "MUS", "forum"]));
});

import { expect, it } from "vitest";
import { nextMeeting, waitingInRegions } from "./regions-waiting.ts";

const today = "2026-11-24";
const scope = "process:colombo";
const meeting = (id: string, date: string, status = "planned") => ({
  id,
  kind: "meeting",
  scope,
  title: id,
  status,
  parent: "process.colombo",
  summary: { date },
});
const relay = (id: string, status: string, summary: Record<string, string> = {}, parent = "") => ({
  id,
  kind: "relay",
  scope,
  title: id,
  status,
  parent,
  summary,
});

const said = (meetings: ReturnType<typeof meeting>[], relays: ReturnType<typeof relay>[], secretariat = false) =>
  waitingInRegions(meetings, relays, today, secretariat).map(({ why, document }) => `${why} ${document.id}`);

it("a planned meeting waits from seven days before until its day, the nearest first", () => {
  const meetings = [
    meeting("in7", "2026-12-01"),
    meeting("in8", "2026-12-02"),
    meeting("today", today),
    meeting("past", "2026-11-23"),
    meeting("off", today, "cancelled"),
  ];
  expect(said(meetings, [])).toEqual(["meeting today", "meeting in7"]);
});

it("what was carried waits for a result once its meeting is over, or at once when it has none", () => {
  const meetings = [meeting("past", "2026-11-23", "held"), meeting("later", "2027-03-01")];
  const relays = [
    relay("alone", "carried"),
    relay("after", "tabled", { meeting: "past" }),
    relay("before", "tabled", { meeting: "later" }),
    relay("proposed", "proposed"),
    relay("done", "taken-up"),
  ];
  expect(said(meetings, relays)).toEqual(["result alone", "result after"]);
});

it("what a region brought waits for the secretariat alone, until it has an outcome or is not taken up", () => {
  const brought = { direction: "to-forum" };
  const relays = [relay("new", "proposed", brought), relay("made", "proposed", brought, "outcome.1"), relay("no", "not-taken-up", brought)];
  expect(said([], relays, true)).toEqual(["outcome new"]);
  expect(said([], relays)).toEqual([]);
});

it("the next meeting is the first that is planned from today on", () => {
  const meetings = [meeting("later", "2027-03-01"), meeting("next", "2026-12-05"), meeting("past", "2026-11-01")];
  expect(nextMeeting(meetings, "process.colombo", today)?.id).toBe("next");
  expect(nextMeeting(meetings, "process.bali", today)).toBeNull();
});

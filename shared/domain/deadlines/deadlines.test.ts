import { describe, expect, it } from "vitest";
import { deadlinesOf, groupDeadlines, isWhose, type DatedRecord, type Deadline, type DeadlineSources, type Reader } from "./deadlines.ts";

const reader = (role: Reader["role"], country: string | null, ministry: string): Reader => ({
  person: `person.${role}`,
  role,
  country,
  ministry,
  processes: [],
});
const focalPoint = reader("focal-point", "MUS", "Ministry of Foreign Affairs");
const official = reader("official", "MUS", "Ministry of Labour");
const secretariat = reader("secretariat", null, "Support structure");

const record = (kind: string, id: string, scope: string, summary: DatedRecord["summary"], status = ""): DatedRecord => ({
  id,
  kind,
  scope,
  title: `Title of ${id}`,
  status,
  parent: "",
  summary,
});
const sources = (records: readonly DatedRecord[], more: Partial<DeadlineSources> = {}): DeadlineSources => ({
  records,
  distributions: [],
  surveys: [],
  countries: ["BEL", "MUS"],
  ministryOf: (field) => (field === "confirmed.person-official" ? "Ministry of Labour" : ""),
  ...more,
});
const ids = (deadlines: readonly Deadline[]): readonly string[] => deadlines.map(({ id }) => id);

describe("what has a date", () => {
  it("is a task, with or without a day, until it is done", () => {
    const [open, done, undated] = deadlinesOf(
      sources([
        record("task", "t1", "country:MUS", { due: "2007-09-01" }, "open"),
        record("task", "t2", "country:MUS", { due: "2007-09-02" }, "done"),
        record("task", "t3", "country:MUS", {}),
      ]),
      focalPoint,
    );
    expect([open?.done, done?.done, undated?.day]).toEqual([false, true, ""]);
  });

  it("is a country's own milestones, by the id of their row, and not those of others", () => {
    const milestones = [
      { id: "k2", title: "Terms agreed", due: "2007-10-01", status: "planned" },
      { id: "k3", title: "Reached", due: "2007-10-02", status: "reached" },
      { id: "k4", title: "Some day", due: "", status: "planned" },
    ];
    const found = deadlinesOf(
      sources([record("initiative", "i1", "country:MUS", { milestones }, "under-way"), record("initiative", "i2", "country:FIN", { milestones }, "under-way")]),
      focalPoint,
    );
    expect(found.map(({ id, title, of, done }) => [id, title, of, done])).toEqual([
      ["i1#milestone#k2", "Terms agreed", "Title of i1", false],
      ["i1#milestone#k3", "Reached", "Title of i1", true],
    ]);
    expect(deadlinesOf(sources([record("initiative", "i1", "country:MUS", { milestones }, "stopped")]), focalPoint).every(({ done }) => done)).toBe(true);
  });

  it("is a meeting, a paper or an offer that one takes part in", () => {
    const records = [
      record("meeting", "m1", "country:FIN", { date: "2007-09-01", endDate: "2007-09-03", countries: ["FIN", "MUS"] }, "planned"),
      record("meeting", "m2", "country:FIN", { date: "2007-09-01", countries: ["FIN"] }, "planned"),
      record("meeting", "m3", "process:colombo", { date: "2007-09-01" }, "held"),
      record("team", "p1", "forum", { paperDue: "2007-09-01", countries: ["MUS"] }),
      record("team", "p2", "forum", { paperDue: "2007-09-01", countries: ["FIN"] }),
      record("offer", "o1", "country:MUS", { until: "2007-09-01" }, "open"),
      record("offer", "o2", "country:FIN", { until: "2007-09-01" }, "open"),
    ];
    expect(ids(deadlinesOf(sources(records), focalPoint))).toEqual(["m1#meeting", "m3#meeting", "p1#paper", "o1#offer"]);
    expect(ids(deadlinesOf(sources(records), secretariat))).toEqual(["m3#meeting", "p1#paper", "p2#paper"]);
  });

  describe("a circular with a day", () => {
    const circular = record("circular", "c1", "forum", { answerBy: "2007-09-01", countries: ["MUS"] }, "sent");
    const distribution = (summary: DatedRecord["summary"]): DatedRecord => ({ ...record("distribution", "d1", "country:MUS", summary), parent: "c1" });

    it("waits for the focal points of the countries it is addressed to", () => {
      expect(ids(deadlinesOf(sources([circular]), focalPoint))).toEqual(["c1#circular"]);
      expect(deadlinesOf(sources([circular]), reader("focal-point", "BEL", ""))).toEqual([]);
      expect(deadlinesOf(sources([{ ...circular, status: "draft" }]), secretariat)).toEqual([]);
    });

    it("waits for the secretariat until every country has answered", () => {
      const toAll = { ...circular, summary: { answerBy: "2007-09-01" } };
      const isDone = (...distributions: readonly DatedRecord[]) => deadlinesOf(sources([toAll], { distributions }), secretariat).map(({ done }) => done);
      const read = distribution({ read: 5 });
      expect([isDone(), isDone(read), isDone(read, { ...read, scope: "country:BEL" })]).toEqual([[false], [false], [true]]);
    });

    it("waits for the ministries that it was passed on to, until they confirm", () => {
      const passed = { read: 5, passedTo: ["Ministry of Labour"] };
      const state = (summary: DatedRecord["summary"], who: Reader) =>
        deadlinesOf(sources([circular], { distributions: [distribution(summary)] }), who).map(({ done }) => done);
      expect(state({ read: 5 }, official)).toEqual([]);
      expect([state(passed, official), state(passed, focalPoint)]).toEqual([[false], [false]]);
      const confirmed = { ...passed, confirmedBy: ["confirmed.person-official"] };
      expect([state(confirmed, official), state(confirmed, focalPoint)]).toEqual([[true], [true]]);
    });
  });

  it("is the survey for the focal point, and its sections for their ministries", () => {
    const part = { record: { id: "response.1", kind: "response", parent: "" }, title: "Priorities", survey: "Survey", day: "2007-09-01", done: false };
    const found = deadlinesOf(
      sources([], {
        surveys: [
          { ...part, kind: "survey", name: "", title: "Survey", ministry: "" },
          { ...part, kind: "section", name: "priorities", ministry: "Ministry of Labour" },
        ],
      }),
      official,
    );
    expect(found.map((one) => [one.id, one.office, one.of])).toEqual([
      ["response.1#survey", "focal-point", ""],
      ["response.1#section#priorities", "", "Survey"],
    ]);
    expect(found.map((one) => isWhose(one, official, "ministry"))).toEqual([false, true]);
    expect(found.map((one) => isWhose(one, focalPoint, "mine"))).toEqual([true, false]);
  });
});

describe("whose it is", () => {
  const task = (summary: DatedRecord["summary"]) => deadlinesOf(sources([record("task", "t", "country:MUS", summary)]), official)[0]!;
  it.each<[DatedRecord["summary"], boolean, boolean]>([
    [{ person: "person.official" }, true, true],
    [{ person: "person.other", ministry: "Ministry of Labour" }, false, false],
    [{ ministry: "ministry of  labour" }, false, true],
    [{ ministry: "Ministry of Finance" }, false, false],
    [{}, true, true],
  ])("%j: mine %s, my ministry's %s", (summary, mine, ministry) => {
    expect([isWhose(task(summary), official, "mine"), isWhose(task(summary), official, "ministry"), isWhose(task(summary), official, "all")]).toEqual([
      mine,
      ministry,
      true,
    ]);
  });
});

describe("when", () => {
  const on = (id: string, day: string, kind = "task", summary: DatedRecord["summary"] = {}) =>
    record(kind, id, "country:MUS", kind === "meeting" ? { date: day, ...summary } : { due: day }, kind === "meeting" ? "planned" : "open");
  const group = (...records: readonly DatedRecord[]) => {
    const groups = groupDeadlines(deadlinesOf(sources(records), focalPoint), { today: "2007-09-10", weekEnd: "2007-09-17" });
    return Object.fromEntries(Object.entries(groups).map(([name, all]) => [name, all.map(({ record: { id } }) => id)]));
  };

  it("is today not overdue, a week ahead still near, and the earliest first", () => {
    expect(group(on("d", "2007-09-18"), on("c", "2007-09-17"), on("b", "2007-09-10"), on("a", "2007-09-09"), on("z", "2006-01-01"), on("e", ""))).toEqual({
      overdue: ["z", "a"],
      week: ["b", "c"],
      later: ["d"],
      undated: ["e"],
    });
  });

  it("is a meeting near while it lasts, and nobody's debt when it is over", () => {
    const lasting = on("m1", "2007-09-08", "meeting", { endDate: "2007-09-11" });
    expect(group(lasting, on("m2", "2007-09-08", "meeting"))).toEqual({ overdue: [], week: ["m1"], later: [], undated: [] });
  });
});

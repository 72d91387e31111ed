import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayIn, readCalendar, textIn } from "#test/fixtures/read-calendar.ts";
import { daysAfter } from "../vocabulary/days.ts";
import { writeCalendar, type CalendarEvent } from "./calendar.ts";

const event: CalendarEvent = { uid: "task.1#task", day: "2007-12-31", endDay: "", summary: "Answer; soon, please", description: "", category: "Task" };
const written = (events: readonly CalendarEvent[], alarms = false): string =>
  writeCalendar({ name: "Focal Desk", stamp: "2007-09-01T09:30:00Z", alarms, events });
const read = (events: readonly CalendarEvent[], alarms = false) => readCalendar(new TextEncoder().encode(written(events, alarms)));

describe("a calendar file", () => {
  it("says what RFC 5545 asks of an object that is published", () => {
    const calendar = read([event]);
    expect(calendar.name).toBe("VCALENDAR");
    expect(["VERSION", "PRODID", "CALSCALE", "METHOD"].map((name) => textIn(calendar, name))).toEqual([
      "2.0",
      "-//Focal Desk//Deadlines//EN",
      "GREGORIAN",
      "PUBLISH",
    ]);
    expect(calendar.parts.map(({ name }) => name)).toEqual(["VEVENT"]);
  });

  it("holds whole days, the last one exclusive, and the time at which it was made", () => {
    const [one, several] = read([event, { ...event, uid: "2", day: "2008-02-27", endDay: "2008-02-28" }]).parts;
    expect([dayIn(one!, "DTSTART"), dayIn(one!, "DTEND")]).toEqual(["2007-12-31", "2008-01-01"]);
    expect([dayIn(several!, "DTSTART"), dayIn(several!, "DTEND")]).toEqual(["2008-02-27", "2008-02-29"]);
    expect(textIn(one!, "DTSTAMP")).toBe("20070901T093000Z");
  });

  it("keeps an end before its beginning out", () => {
    const [one] = read([{ ...event, endDay: "2007-01-01" }]).parts;
    expect(dayIn(one!, "DTEND")).toBe("2008-01-01");
  });

  it("reminds the day before when that is wanted", () => {
    expect(read([event]).parts[0]?.parts).toEqual([]);
    const [alarm] = read([event], true).parts[0]?.parts ?? [];
    expect([alarm?.name, textIn(alarm!, "TRIGGER"), textIn(alarm!, "ACTION"), textIn(alarm!, "DESCRIPTION")]).toEqual([
      "VALARM",
      "-P1D",
      "DISPLAY",
      event.summary,
    ]);
  });

  it("folds at 75 octets and cuts no letter in two", () => {
    const summary = "مهلة الرد 🧭 ".repeat(30).trim();
    const text = written([{ ...event, summary }]);
    expect(text.split("\r\n").filter((line) => line.startsWith(" ")).length).toBeGreaterThan(5);
    expect(textIn(readCalendar(new TextEncoder().encode(text)).parts[0]!, "SUMMARY")).toBe(summary);
  });

  it("is the same each time", () => expect(written([event], true)).toBe(written([event], true)));

  it("gives back every text that it was given", () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom("\\", ";", ",", "\n", '"', ":", " ", "é", "ع", "🧭", "n"), fc.string({ unit: "grapheme" })),
      maxLength: 200,
    });
    // oxlint-disable-next-line no-control-regex -- those are what is taken out
    const clean = (words: string): string => words.replace(/\r\n?/g, "\n").replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "");
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 40 }), (summary, description, lasts) => {
        const one = read([{ ...event, summary, description, endDay: lasts === 0 ? "" : daysAfter(event.day, lasts) }]).parts[0]!;
        expect(textIn(one, "SUMMARY")).toBe(clean(summary));
        if (description !== "") expect(textIn(one, "DESCRIPTION")).toBe(clean(description));
        expect(dayIn(one, "DTEND")).toBe(daysAfter(event.day, lasts + 1));
      }),
    );
  });
});

/**
 * Days as an iCalendar file (RFC 5545) that Outlook, Google and Apple take in. Every entry is an event of whole days: a VTODO is dropped
 * without a word by Google, and by Outlook when a file is opened. See decision 0083.
 */
import { daysAfter } from "../vocabulary/days.ts";

export interface CalendarEvent {
  /** The same each time it is written, so that a second import changes and does not double. */
  readonly uid: string;
  /** The first day, `2007-07-12`. */
  readonly day: string;
  /** The last day; "" for one day. */
  readonly endDay: string;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
}

export interface Calendar {
  readonly name: string;
  /** When the file is made, `2007-07-12T09:30:00Z`. */
  readonly stamp: string;
  /** Reminds the day before. */
  readonly alarms: boolean;
  readonly events: readonly CalendarEvent[];
}

/** @returns the whole file, with CRLF, in lines of at most 75 octets of UTF-8 */
export function writeCalendar({ name, stamp, alarms, events }: Calendar): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Focal Desk//Deadlines//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, basic(stamp), alarms)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines({ uid, day, endDay, summary, description, category }: CalendarEvent, stamp: string, alarms: boolean): readonly string[] {
  const last = endDay > day ? endDay : day;
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    // The day after the last: RFC 5545, 3.6.1.
    `DTEND;VALUE=DATE:${basic(daysAfter(last, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description === "" ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(category === "" ? [] : [`CATEGORIES:${escaped(category)}`]),
    // A date to keep takes no time from the day.
    "TRANSP:TRANSPARENT",
    ...(alarms ? ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", `DESCRIPTION:${escaped(summary)}`, "END:VALARM"] : []),
    "END:VEVENT",
  ];
}

const basic = (written: string): string => written.replace(/[-:]/g, "");

/** RFC 5545, 3.3.11; control characters have no place in a text. */
function escaped(text: string): string {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // oxlint-disable-next-line no-control-regex -- those are what is taken out
      .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "")
      .replace(/[\\;,]/g, (sign) => `\\${sign}`)
      .replace(/\n/g, "\\n")
  );
}

const mostOctets = 75;

/** RFC 5545, 3.1: a longer line goes on in the next, after a space. No letter is cut in two. */
function folded(line: string): string {
  let out = "";
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter.codePointAt(0) as number);
    if (octets + size > mostOctets) {
      out += "\r\n ";
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
}

/** In UTF-8. */
const octetsOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

/**
 * Everything that has a date, as one list: a pure function of what the lists show. What somebody owes, and to whom it belongs, is decided
 * here, so that the screen, the mark in the rail, the notice and the calendar say the same.
 */
import { addressees, isAddressed } from "../circular/circular.ts";
import { confirmationField } from "../distribution/own-fields.ts";
import { distributionProgress, isConfirmedBy, isPassedTo, isSettled } from "../distribution/progress.ts";
import type { Actor } from "../permissions.ts";
import { sameMinistry } from "../response/assignment.ts";
import { countryOfScope } from "../vocabulary/values.ts";

export const deadlineKinds = ["task", "survey", "section", "question", "circular", "milestone", "meeting", "paper", "offer"] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** The columns of a record that this looks at. */
export interface DatedRecord {
  readonly id: string;
  readonly kind: string;
  readonly scope: string;
  readonly title: string;
  readonly status: string;
  readonly parent: string;
  readonly summary: { readonly [name: string]: unknown };
}

export interface Deadline {
  /** The same each time: the record and the part of it that has the date. */
  readonly id: string;
  readonly kind: DeadlineKind;
  /** Where it is opened. */
  readonly record: { readonly id: string; readonly kind: string; readonly parent: string };
  /** The id of the milestone's row, the name of the section or the question; else "". */
  readonly part: string;
  /** The milestone, the section; else the record's title. */
  readonly title: string;
  /** What the milestone or the section is a part of; else "". */
  readonly of: string;
  /** `2007-07-12`; "" when there is none yet. */
  readonly day: string;
  /** The last day of what lasts several; else "". */
  readonly endDay: string;
  readonly ministry: string;
  /** An enrolled person's id, or "". */
  readonly person: string;
  /** Whose it is by office, where it is no person's and no ministry's; "" for whoever sees it. */
  readonly office: "" | "focal-point" | "secretariat";
  readonly done: boolean;
}

/** A section or a question that a ministry was asked to answer, or a whole survey. */
export interface SurveyPart {
  readonly kind: "survey" | "section" | "question";
  /** The response, or the questionnaire while there is none. */
  readonly record: Deadline["record"];
  /** "" for the whole. */
  readonly name: string;
  readonly title: string;
  readonly survey: string;
  readonly day: string;
  readonly ministry: string;
  readonly done: boolean;
}

export interface DeadlineSources {
  /** Of the kinds task, circular, initiative, meeting, team and offer; others are left out. */
  readonly records: readonly DatedRecord[];
  /** Of one's own country for its people, of all for the secretariat. */
  readonly distributions: readonly DatedRecord[];
  readonly surveys: readonly SurveyPart[];
  /** The countries in which somebody receives what goes to all. */
  readonly countries: readonly string[];
  /** Of who writes in a register of confirmations. */
  readonly ministryOf: (field: string) => string;
}

export interface Reader extends Actor {
  readonly ministry: string;
}

export function deadlinesOf(sources: DeadlineSources, reader: Reader): readonly Deadline[] {
  const ofRecords = sources.records.flatMap((record) => readers[record.kind]?.(record, reader, sources) ?? []);
  const ofSurveys = sources.surveys.map(({ kind, record, name, title, survey, day, ministry, done }) =>
    deadline(kind, record, { part: name, title, of: kind === "survey" ? "" : survey, day, ministry, office: ministry === "" ? officeOf(reader) : "", done }),
  );
  return [...ofRecords, ...ofSurveys];
}

type Reading = (record: DatedRecord, reader: Reader, sources: DeadlineSources) => readonly Deadline[];

const readers: Readonly<Record<string, Reading>> = {
  task: (record) => [
    deadline("task", record, {
      day: text(record, "due"),
      ministry: text(record, "ministry"),
      person: text(record, "person"),
      done: record.status === "done",
    }),
  ],

  circular(record, reader, { distributions, ministryOf, countries }) {
    const day = text(record, "answerBy");
    if (record.status !== "sent" || day === "") return [];
    const inCountry = (country: string) => distributions.find((one) => one.parent === record.id && countryOfScope(one.scope) === country);
    const hasAnswered = (country: string): boolean => isSettled(distributionProgress(inCountry(country), ministryOf));
    if (reader.role === "secretariat") {
      return [deadline("circular", record, { day, office: "secretariat", done: addressees(record, countries).every(hasAnswered) })];
    }
    if (!isAddressed(record, reader.country) || reader.country === null) return [];
    const distribution = inCountry(reader.country);
    if (reader.role === "focal-point") return [deadline("circular", record, { day, office: "focal-point", done: hasAnswered(reader.country) })];
    if (!isPassedTo(distribution, reader.ministry)) return [];
    return [deadline("circular", record, { day, person: reader.person, done: isConfirmedBy(distribution, confirmationField(reader.person)) })];
  },

  initiative(record, reader) {
    if (!isOurs(record, reader)) return [];
    const isOver = record.status === "completed" || record.status === "stopped";
    const ministry = text(record, "leadMinistry");
    const office = ministry === "" ? officeOf(reader) : "";
    const milestones = Array.isArray(record.summary["milestones"]) ? (record.summary["milestones"] as readonly Record<string, unknown>[]) : [];
    return milestones.flatMap((milestone) => {
      const day = String(milestone["due"] ?? "");
      const done = isOver || milestone["status"] === "reached" || milestone["status"] === "missed";
      if (day === "") return [];
      return [
        deadline("milestone", record, {
          part: String(milestone["id"] ?? day),
          title: String(milestone["title"]),
          of: record.title,
          day,
          ministry,
          office,
          done,
        }),
      ];
    });
  },

  meeting(record, reader) {
    const countries = Array.isArray(record.summary["countries"]) ? (record.summary["countries"] as readonly string[]) : [];
    const isTheirs = isOurs(record, reader) || record.scope.startsWith("process:") || (reader.country !== null && countries.includes(reader.country));
    const day = text(record, "date");
    if (!isTheirs || day === "") return [];
    return [deadline("meeting", record, { day, endDay: text(record, "endDate"), office: officeOf(reader), done: record.status !== "planned" })];
  },

  team(record, reader) {
    const countries = Array.isArray(record.summary["countries"]) ? (record.summary["countries"] as readonly string[]) : [];
    const day = text(record, "paperDue");
    if (day === "" || !(reader.role === "secretariat" || (reader.country !== null && countries.includes(reader.country)))) return [];
    return [deadline("paper", record, { day, office: officeOf(reader), done: false })];
  },

  offer(record, reader) {
    const day = text(record, "until");
    if (day === "" || !isOurs(record, reader)) return [];
    return [deadline("offer", record, { day, office: officeOf(reader), done: record.status === "closed" || record.status === "agreed" })];
  },
};

export type Whose = "mine" | "ministry" | "all";

/** Whether a deadline is the reader's own, or their ministry's; what is one's own is one's ministry's too. */
export function isWhose(one: Deadline, reader: Reader, whose: Whose): boolean {
  if (whose === "all") return true;
  if (one.person !== "") return one.person === reader.person;
  if (one.ministry !== "") return whose === "ministry" && sameMinistry(one.ministry, reader.ministry);
  return one.office === "" || one.office === reader.role;
}

export const deadlineGroups = ["overdue", "week", "later", "undated"] as const;
export type DeadlineGroup = (typeof deadlineGroups)[number];

/** @param weekEnd the last day of those that count as near. A meeting that is over is late for nobody: it is left out. */
export function groupDeadlines(
  deadlines: readonly Deadline[],
  { today, weekEnd }: { readonly today: string; readonly weekEnd: string },
): Readonly<Record<DeadlineGroup, readonly Deadline[]>> {
  const groups: Record<DeadlineGroup, Deadline[]> = { overdue: [], week: [], later: [], undated: [] };
  for (const one of [...deadlines].sort(byDay)) {
    const last = one.endDay > one.day ? one.endDay : one.day;
    if (one.day === "") groups.undated.push(one);
    else if (last >= today) groups[one.day <= weekEnd ? "week" : "later"].push(one);
    else if (one.kind !== "meeting") groups.overdue.push(one);
  }
  return groups;
}

const byDay = (left: Deadline, right: Deadline): number => compare(left.day, right.day) || compare(left.title, right.title) || compare(left.id, right.id);
const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

interface Details extends Partial<Omit<Deadline, "id" | "kind" | "record">> {
  readonly day: string;
  readonly done: boolean;
}

function deadline(kind: DeadlineKind, record: Deadline["record"] & { readonly title?: string }, { part = "", ...details }: Details): Deadline {
  const { id, kind: recordKind, parent } = record;
  return {
    part,
    title: record.title ?? "",
    of: "",
    endDay: "",
    ministry: "",
    person: "",
    office: "",
    ...details,
    id: [id, kind, part].filter(Boolean).join("#"),
    kind,
    record: { id, kind: recordKind, parent },
  };
}

/** Of one's own country; the secretariat sees to what countries show it, too, but it is theirs. */
function isOurs(record: DatedRecord, { country }: Reader): boolean {
  return record.scope === (country === null ? "forum" : `country:${country}`);
}

const officeOf = ({ country }: Reader): "focal-point" | "secretariat" => (country === null ? "secretariat" : "focal-point");

const text = (record: DatedRecord, name: string): string => {
  const value = record.summary[name];
  return typeof value === "string" ? value : "";
};

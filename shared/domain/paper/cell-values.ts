/**
 * One cell of the workbook: what is written into it, and what a text that comes back from it says. A text comes as `readWorkbook` gives it:
 * 1 and not 1.0, TRUE, days and hours by ISO 8601.
 */
import type { JsonValue } from "#shared/lib/json.ts";
import { otherChoice, type Column, type Question, type Questionnaire } from "../questionnaire/definition.ts";
import { daysOf } from "../questionnaire/xpath/days.ts";
import { choiceInWords, choicesOf, offersOther, type Wording } from "./wording.ts";

/** `tick`: one of several choices, or a yes; `place`: where a choice stands in a ranking; `several`: a list in one cell. */
export type CellKind = "words" | "number" | "date" | "time" | "moment" | "choice" | "several" | "tick" | "place";

/** Why a cell could not be read; the words are in `paper.json` under `unreadable`. */
export type Unreadable =
  | "notANumber"
  | "notWhole"
  | "notADate"
  | "notATime"
  | "notAMoment"
  | "notAChoice"
  | "notATick"
  | "notAPlace"
  | "twoPlaces"
  | "tooLong"
  | "outside";

export type CellResult = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly why: Unreadable; readonly text: string };

const longestText = 20_000;
const separator = /[;\n؛]+/;

export function cellKindOf(asked: Question | Column): CellKind {
  switch (asked.type) {
    case "number":
    case "range":
    case "scale":
      return "number";
    case "date":
      return "date";
    case "time":
      return "time";
    case "datetime":
      return "moment";
    case "choice":
      return "choice";
    case "choices":
    case "ranking":
      return "several";
    case "yes":
      return "tick";
    default:
      return "words";
  }
}

export interface Labelled {
  readonly value: string;
  readonly label: string;
}

/** What a list offers, each under a label of its own; undefined when anything may be written. */
export function labelsOf(
  asked: Question | Column,
  definition: Questionnaire,
  wording: Wording,
  listed: readonly Labelled[] | undefined,
): readonly Labelled[] | undefined {
  const own = choicesOf(asked, definition)?.map((choice) => ({ value: choice.value, label: choiceInWords(asked, choice.value, definition, wording) }));
  const all = own ?? listed;
  if (!all) return undefined;
  const whole =
    offersOther(asked, definition) && !all.some((one) => one.value === otherChoice) ? [...all, { value: otherChoice, label: wording.say("other") }] : all;
  const counts = new Map<string, number>();
  for (const { label } of whole) counts.set(folded(label), (counts.get(folded(label)) ?? 0) + 1);
  // A separator inside a label would cut it in two.
  return whole.map(({ value, label }) => ({ value, label: (counts.get(folded(label)) ?? 0) > 1 ? `${label} (${value})` : label.replace(/[;\n؛]+/g, ",") }));
}

/** @param value the cell's part of the answer; null or undefined leaves it blank */
export function writtenIn(kind: CellKind, value: JsonValue | undefined, labels: readonly Labelled[] | undefined): string | number | null {
  if (value === null || value === undefined) return null;
  const labelOf = (code: JsonValue): string => labels?.find((one) => one.value === code)?.label ?? String(code);
  switch (kind) {
    case "number":
    case "place":
      return typeof value === "number" ? value : String(value);
    case "tick":
      return value === true ? 1 : value === false ? 0 : null;
    case "date":
      return serialOf(String(value)) ?? String(value);
    case "moment":
      return serialOf(String(value)) ?? String(value);
    case "time": {
      const [, hours, minutes, seconds = "0"] = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(String(value)) ?? [];
      return hours === undefined ? String(value) : (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
    }
    case "choice":
      return labelOf(value);
    case "several":
      return Array.isArray(value) ? (value as readonly JsonValue[]).map(labelOf).join("; ") : String(value);
    case "words":
      return String(value);
  }
}

/** A blank cell is null. */
export function readFrom(kind: CellKind, asked: Question | Column, text: string, labels: readonly Labelled[] | undefined, wording: Wording): CellResult {
  const value = text.trim();
  if (value === "") return { ok: true, value: null };
  const no = (why: Unreadable): CellResult => ({ ok: false, why, text: value });
  switch (kind) {
    case "words":
      return value.length > longestText ? no("tooLong") : { ok: true, value };
    case "number":
      return numberFrom(asked, value, no);
    case "place": {
      const place = Number(value);
      return Number.isInteger(place) && place >= 1 ? { ok: true, value: place } : no("notAPlace");
    }
    case "tick": {
      if (/^(1|true|x|✓|✔|☒|☑)$/i.test(value) || folded(value) === folded(wording.say("yes"))) return { ok: true, value: true };
      if (/^(0|false|-|–|☐)$/i.test(value) || folded(value) === folded(wording.say("no"))) return { ok: true, value: false };
      return no("notATick");
    }
    case "date": {
      const day = /^(\d{4}-\d{2}-\d{2})(T00:00:00)?$/.exec(value)?.[1];
      return day !== undefined && isDay(day) ? { ok: true, value: day } : no("notADate");
    }
    case "time": {
      const [, hours = "", minutes, seconds] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(value) ?? [];
      const time = `${hours.padStart(2, "0")}:${minutes}${seconds === undefined || seconds === "00" ? "" : `:${seconds}`}`;
      return isTime(time) ? { ok: true, value: time } : no("notATime");
    }
    case "moment": {
      const [, day, time = "00:00", seconds] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?)?$/.exec(value) ?? [];
      if (day === undefined || !isDay(day) || !isTime(time)) return no("notAMoment");
      return { ok: true, value: `${day}T${time}${seconds === undefined || seconds === "00" ? "" : `:${seconds}`}` };
    }
    case "choice": {
      const code = codeFrom(value, labels);
      return code === null ? no("notAChoice") : { ok: true, value: code };
    }
    case "several": {
      const codes: string[] = [];
      for (const one of value.split(separator)) {
        if (one.trim() === "") continue;
        const code = codeFrom(one.trim(), labels);
        if (code === null) return { ok: false, why: "notAChoice", text: one.trim() };
        if (!codes.includes(code)) codes.push(code);
      }
      return { ok: true, value: codes.length === 0 ? null : codes };
    }
  }
}

function codeFrom(text: string, labels: readonly Labelled[] | undefined): string | null {
  // Without a list, what is written is what is meant, as in the form.
  if (!labels) return text;
  const exact = labels.find((one) => one.label === text || one.value === text);
  return (exact ?? labels.find((one) => folded(one.label) === folded(text)))?.value ?? null;
}

function numberFrom(asked: Question | Column, text: string, no: (why: Unreadable) => CellResult): CellResult {
  // "1,5" is fifteen for some and one and a half for others: a person must say.
  const plain = text.replace(/[\s\u202f]/g, "");
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return no("notANumber");
  const value = Number(plain);
  if (!Number.isFinite(value)) return no("notANumber");
  const isWhole = asked.type === "scale" || (asked.type === "number" && asked.whole === true);
  if (isWhole && !Number.isInteger(value)) return no("notWhole");
  if ((asked.type === "scale" || asked.type === "range") && (value < asked.from || value > asked.to)) return no("outside");
  return { ok: true, value: value === 0 ? 0 : value };
}

const folded = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();

const isTime = (time: string): boolean => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time);

const isDay = (day: string): boolean => !Number.isNaN(daysOf(day));

/** Excel's day 25569 is 1970-01-01; it is wrong about the days before March 1900 and ends with the year 9999: such a day is written as words. */
function serialOf(moment: string): number | null {
  const days = daysOf(moment) + 25_569;
  // A fraction of a second more: a program that cuts off what a number cannot hold exactly still finds the second that is meant.
  const serial = Number.isInteger(days) ? days : days + 1e-6;
  return serial >= 61 && serial < 2_958_465 ? serial : null;
}

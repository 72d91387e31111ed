/** Days and hours as numbers and back. Hours are those on the clock of who answers; a time zone that stands behind them is not counted. */

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const dayLength = 86_400_000;

/** The days since 1970-01-01 of an ISO date, with the part of the day of a date and time; NaN for anything else, also for 30 February. */
export function daysOf(text: string): number {
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "0"] = pattern.exec(text) ?? [];
  if (year === undefined) return NaN;
  const days = daysOfDate(Number(year), Number(month), Number(day));
  const same = dateOfDays(days);
  if (same.month !== Number(month) || same.day !== Number(day)) return NaN;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return NaN;
  return days + (((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000 + Number(fraction.padEnd(3, "0"))) / dayLength;
}

/** `2026-11-24T09:30:00.000` of days since 1970-01-01; empty outside the years 1 to 9999. */
export function momentOf(days: number): string {
  const whole = Math.round(days * dayLength);
  const { year, month, day } = dateOfDays(Math.floor(whole / dayLength));
  if (!(year >= 1 && year <= 9_999)) return "";
  const left = whole - Math.floor(whole / dayLength) * dayLength;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  const clock = `${two(left / 3_600_000)}:${two((left / 60_000) % 60)}:${two((left / 1_000) % 60)}.${String(left % 1_000).padStart(3, "0")}`;
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${clock}`;
}

// The calendar counted in eras of 400 years that begin on 1 March, so that the leap day is the last day of a year.
const eraLength = 146_097;
const daysToEpoch = 719_468;

function daysOfDate(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * eraLength + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - daysToEpoch;
}

function dateOfDays(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const era = Math.floor((days + daysToEpoch) / eraLength);
  const dayOfEra = days + daysToEpoch - era * eraLength;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

/** The part of the day of `HH:MM`, `HH:MM:SS` or a date and time; NaN for anything else. */
export function partOfDay(text: string): number {
  const days = daysOf(text.includes("T") ? text : `1970-01-01T${text}`);
  return days - Math.floor(days);
}

/** ODK XForms, `format-date(date, format)`. Empty when there is no date or the format has a sign of its own. */
export function formatted(moment: string, format: string, locale: string): string {
  const days = daysOf(moment);
  if (Number.isNaN(days)) return "";
  const [, year = "", month = "", day = "", hour = "", minute = "", second = "", fraction = ""] = pattern.exec(momentOf(days)) ?? [];
  const named = (part: "month" | "weekday"): string => new Intl.DateTimeFormat(known(locale), { [part]: "short", timeZone: "UTC" }).format(days * dayLength);
  const signs: Readonly<Record<string, () => string>> = {
    Y: () => year,
    y: () => year.slice(-2),
    m: () => month,
    n: () => String(Number(month)),
    b: () => named("month"),
    d: () => day,
    e: () => String(Number(day)),
    H: () => hour,
    h: () => String(Number(hour)),
    M: () => minute,
    S: () => second,
    "3": () => fraction,
    a: () => named("weekday"),
    "%": () => "%",
  };
  let isKnown = true;
  const text = format.replace(/%(.?)/gsu, (_all, sign: string) => {
    isKnown &&= Object.hasOwn(signs, sign);
    return signs[sign]?.() ?? "";
  });
  return isKnown ? text : "";
}

function known(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** Days and hours as numbers and back. Hours are those on the clock of who answers; a time zone that stands behind them is not counted. */

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const dayLength = 86_400_000;

/** The days since 1970-01-01 of an ISO date, with the part of the day of a date and time; NaN for anything else, also for 30 February. */
export function daysOf(text: string): number {
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "0"] = pattern.exec(text) ?? [];
  if (year === undefined) return NaN;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return NaN;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return NaN;
  return (date.getTime() + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000 + Number(fraction.padEnd(3, "0"))) / dayLength;
}

/** `2026-11-24T09:30:00.000` of days since 1970-01-01; empty outside the years 1 to 9999. */
export function momentOf(days: number): string {
  const date = new Date(Math.round(days * dayLength));
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9_999 ? date.toISOString().slice(0, -1) : "";
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
  const named = (part: "month" | "weekday"): string =>
    new Intl.DateTimeFormat(known(locale), { [part]: "short", timeZone: "UTC" }).format(new Date(days * dayLength));
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

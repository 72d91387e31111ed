import type { Clock } from "#shared/domain/questionnaire/asked.ts";

/** The clock of this device, as expressions look at it, such as `2026-11-24T09:30:00`. */
export function localNow(at: Date = new Date()): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/** The day of this device's calendar, such as `2026-11-24`. */
export const localToday = (): string => localNow().slice(0, 10);

/** The same to the minute, so that what was computed a moment ago still counts. */
export function clockIn(locale: string): Clock {
  return { now: `${localNow().slice(0, 16)}:00`, locale };
}

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { comma } from "#renderer/platform/words/comma.ts";

/** A time written out in the reader's language. `alone`: it stands by itself and not inside a sentence. */
export function When({ at, alone = false }: { readonly at: number; readonly alone?: boolean }): ReactNode {
  const { i18n } = useTranslation();
  const words = writtenOut(at, i18n.language);
  return <time dateTime={new Date(at).toISOString()}>{alone ? words.charAt(0).toLocaleUpperCase(i18n.language) + words.slice(1) : words}</time>;
}

export function writtenOut(at: number, language: string): string {
  const date = new Date(at);
  const { clock, calendar, relative } = formatsIn(language);
  const time = clock.format(date);
  const today = new Date();
  const days = Math.round((startOfDay(today) - startOfDay(date)) / 86_400_000);
  if (days === 0 || days === 1) return `${relative.format(-days, "day")}${comma(language)}${time}`;
  return `${calendar.format(date)}${comma(language)}${time}`;
}

interface Formats {
  readonly clock: Intl.DateTimeFormat;
  readonly calendar: Intl.DateTimeFormat;
  readonly relative: Intl.RelativeTimeFormat;
}

/** Making one costs more than a hundred uses of it. */
const formats = new Map<string, Formats>();

function formatsIn(language: string): Formats {
  let made = formats.get(language);
  if (!made) {
    made = {
      clock: new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }),
      calendar: new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" }),
      relative: new Intl.RelativeTimeFormat(language, { numeric: "auto" }),
    };
    formats.set(language, made);
  }
  return made;
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

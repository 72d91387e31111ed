/** Calendar days as text, `2007-07-12`, which sort as they are. No clock and no time zone: a day is a day. */

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** @param count whole days, 0 or more @returns `day` itself when it is none */
export function daysAfter(day: string, count: number): string {
  const parsed = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parsed) return day;
  let [year, month, date] = [Number(parsed[1]), Number(parsed[2]), Number(parsed[3])];
  for (date += count; date > lengthOf(year, month);) {
    date -= lengthOf(year, month);
    if (++month > 12) [year, month] = [year + 1, 1];
  }
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
}

function lengthOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] as number);
}

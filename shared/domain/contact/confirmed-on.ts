/** Both days are `2007-07-12`; a contact that nobody ever confirmed counts as old. */
export function isOlderThanAYear(confirmed: string, today: string): boolean {
  const [year = "", ...rest] = today.split("-");
  return confirmed < [String(Number(year) - 1).padStart(4, "0"), ...rest].join("-");
}

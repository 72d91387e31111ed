/** @returns whole days from `today` to the day `2026-12-15`, as a calendar counts them in the reader's time zone; negative when it has passed */
export function daysUntil(day: string, today: Date): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return Math.round((Date.UTC(year, month - 1, date) - Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())) / 86_400_000);
}

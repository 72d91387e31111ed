/** Ids of rows within a record: their order is that in which they were begun, and two devices never begin the same. */
export function newRowId(): string {
  const begun = Date.now().toString(36).padStart(9, "0");
  return `${begun}-${crypto.randomUUID().slice(0, 8)}`;
}

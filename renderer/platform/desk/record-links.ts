/** Where a record is opened, whatever its kind. The frame fills this in from the features, which do not know one another. */
export type RecordLink = (record: { readonly id: string; readonly kind: string; readonly parent: string }) => string | null;

const links: RecordLink[] = [];

export function addRecordLink(link: RecordLink): void {
  links.push(link);
}

/** @returns null when no screen shows such a record */
export const linkTo: RecordLink = (record) => {
  for (const link of links) {
    const path = link(record);
    if (path) return path;
  }
  return null;
};

/** The frame of an `.xls` file (MS-CFB), as far as it tells whether the file is whole, and whether its cells are enciphered. */

const free = 0xffffffff;
const lastSector = 0xfffffffa;

/** Every sector that the allocation table links is there. */
export function isWhole(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = 1 << view.getUint16(0x1e, true);
  if (size !== 512 && size !== 4_096) return false;
  // The header names the first 109 sectors of the table, which is enough for the sizes that are read.
  for (let at = 0; at < 109; at += 1) {
    const sector = view.getUint32(0x4c + 4 * at, true);
    if (sector === free) return true;
    const start = (sector + 1) * size;
    if (start + size > bytes.length) return false;
    for (let entry = 0; entry < size / 4; entry += 1) {
      const next = view.getUint32(start + 4 * entry, true);
      // Some programs mark sectors behind the end as the end of a chain: only links count.
      if (next < lastSector && (Math.max(at * (size / 4) + entry, next) + 2) * size > bytes.length) return false;
    }
  }
  return true;
}

/** One of the first records of the workbook is FILEPASS (MS-XLS 2.4.117). */
export function isEnciphered(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 512; start + 8 < bytes.length; start += 64) {
    if (view.getUint16(start, true) !== 0x0809 || view.getUint16(start + 6, true) !== 0x0005) continue;
    let at = start;
    for (let record = 0; record < 4 && at + 4 < bytes.length; record += 1) {
      if (view.getUint16(at, true) === 0x002f) return true;
      at += 4 + view.getUint16(at + 2, true);
    }
  }
  return false;
}

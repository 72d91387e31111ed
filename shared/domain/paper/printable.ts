/** XML has no place for control characters and halves of letters; a program calls a file that holds one damaged. Tabs and line breaks stay. */
export const printable = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, "");

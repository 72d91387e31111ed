/** What an installation signs to open a session: a prefix of its own, so that a signature made for this can never be taken for anything else. */
export const sessionText = (nonce: string): string => `focal-desk-session:${nonce}`;

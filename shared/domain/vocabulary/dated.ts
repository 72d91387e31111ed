/** What holds from one day to another, such as membership in a body. */
export interface Dated {
  /** `2007-07-12`; empty when it is not known since when. */
  readonly from?: string | null;
  /** The last day; empty while it goes on. */
  readonly to?: string | null;
}

/** Both ends count. A day that is not known bounds nothing. */
export function holdsOn({ from, to }: Dated, day: string): boolean {
  return (!from || from <= day) && (!to || day <= to);
}

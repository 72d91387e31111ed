/** Something that waits for a person, in the list on the first page. */
export interface WaitingLine {
  readonly key: string;
  readonly to: string;
  readonly title: string;
  readonly aside: string;
  /** Late, or sent back. */
  readonly attention: boolean;
}

import type { JsonValue } from "#shared/lib/json.ts";

/** One record of the sample data, before anybody has written it: the hub turns it into edits of its own. */
export interface SampleRecord {
  readonly id: string;
  readonly kind: string;
  readonly scope: string;
  readonly fields?: Readonly<Record<string, JsonValue>>;
  /** Fields that hold a day, so many days after the day on which the sample is made. */
  readonly days?: Readonly<Record<string, number>>;
  readonly sets?: Readonly<Record<string, readonly string[]>>;
  readonly texts?: Readonly<Record<string, string>>;
}

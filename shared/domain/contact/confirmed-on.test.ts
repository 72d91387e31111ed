import { expect, it } from "vitest";
import { isOlderThanAYear } from "./confirmed-on.ts";

it.each([
  ["2007-07-12", "2008-07-12", false],
  ["2007-07-11", "2008-07-12", true],
  ["2007-02-28", "2008-02-29", true],
  ["", "2008-07-12", true],
])("confirmed on %j is old on %s: %s", (confirmed, today, isOld) => expect(isOlderThanAYear(confirmed, today)).toBe(isOld));

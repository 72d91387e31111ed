/** Every feature of the desk, in the order in which the *New* menu offers what they make. */
import type { Feature } from "#renderer/app/feature.ts";
import { conflictsFeature } from "#renderer/features/conflicts/index.ts";
import { intakeFeature } from "#renderer/features/intake/index.ts";
import { peopleFeature } from "#renderer/features/people/index.ts";
import { settingsFeature } from "#renderer/features/settings/index.ts";
import { todayFeature } from "#renderer/features/today/index.ts";

export const features: readonly Feature[] = [todayFeature, conflictsFeature, intakeFeature, peopleFeature, settingsFeature];

/** Where a record is opened, whatever its kind; null when no screen shows it. */
export function linkTo(record: { readonly id: string; readonly kind: string; readonly parent: string }): string | null {
  for (const feature of features) {
    const path = feature.linkTo?.(record);
    if (path) return path;
  }
  return null;
}

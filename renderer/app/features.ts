/** Every feature of the desk, in the order in which the *New* menu offers what they make. */
import type { Feature } from "#renderer/app/feature.ts";
import { besideFeature } from "#renderer/features/beside/index.ts";
import { circularsFeature } from "#renderer/features/circulars/index.ts";
import { conflictsFeature } from "#renderer/features/conflicts/index.ts";
import { contactsFeature } from "#renderer/features/contacts/index.ts";
import { handoverFeature } from "#renderer/features/handover/index.ts";
import { initiativesFeature } from "#renderer/features/initiatives/index.ts";
import { intakeFeature } from "#renderer/features/intake/index.ts";
import { networkFeature } from "#renderer/features/network/index.ts";
import { outcomesFeature } from "#renderer/features/outcomes/index.ts";
import { marketplaceFeature } from "#renderer/features/marketplace/index.ts";
import { peopleFeature } from "#renderer/features/people/index.ts";
import { prioritiesFeature } from "#renderer/features/priorities/index.ts";
import { questionnairesFeature } from "#renderer/features/questionnaires/index.ts";
import { regionsFeature } from "#renderer/features/regions/index.ts";
import { settingsFeature } from "#renderer/features/settings/index.ts";
import { surveyFeature } from "#renderer/features/survey/index.ts";
import { tasksFeature } from "#renderer/features/tasks/index.ts";
import { todayFeature } from "#renderer/features/today/index.ts";
import { addRecordLink } from "#renderer/platform/desk/record-links.ts";

export const features: readonly Feature[] = [
  contactsFeature,
  initiativesFeature,
  outcomesFeature,
  marketplaceFeature,
  networkFeature,
  regionsFeature,
  circularsFeature,
  tasksFeature,
  surveyFeature,
  questionnairesFeature,
  todayFeature,
  conflictsFeature,
  intakeFeature,
  prioritiesFeature,
  handoverFeature,
  peopleFeature,
  settingsFeature,
  besideFeature,
];

for (const { linkTo } of features) if (linkTo) addRecordLink(linkTo);

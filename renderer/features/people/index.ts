import type { Feature } from "#renderer/app/feature.ts";

export const peopleFeature: Feature = { routes: [] };

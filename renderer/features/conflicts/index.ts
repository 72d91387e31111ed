import type { Feature } from "#renderer/app/feature.ts";

export const conflictsFeature: Feature = { routes: [] };

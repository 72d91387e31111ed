import type { Feature } from "#renderer/app/feature.ts";

export const todayFeature: Feature = { routes: [] };

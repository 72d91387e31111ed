import type { Feature } from "#renderer/app/feature.ts";

export const settingsFeature: Feature = { routes: [] };

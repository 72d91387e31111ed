import type { Feature } from "#renderer/app/feature.ts";

export const intakeFeature: Feature = { routes: [] };

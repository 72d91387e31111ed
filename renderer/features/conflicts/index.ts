import type { Feature } from "#renderer/app/feature.ts";
import { ConflictsPage } from "#renderer/features/conflicts/conflicts-page.tsx";
import { QuarantinePage } from "#renderer/features/conflicts/quarantine-page.tsx";

export const conflictsFeature: Feature = {
  routes: [
    { path: "conflicts/:id?", Component: ConflictsPage },
    { path: "quarantine/:id?", Component: QuarantinePage },
  ],
};

import type { Feature } from "#renderer/app/feature.ts";

export const conflictsFeature: Feature = {
  routes: [
    { path: "conflicts/:id?", lazy: async () => ({ Component: (await import("./conflicts-page.tsx")).ConflictsPage }) },
    { path: "quarantine/:id?", lazy: async () => ({ Component: (await import("./quarantine-page.tsx")).QuarantinePage }) },
  ],
};

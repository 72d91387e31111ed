import type { Feature } from "#renderer/app/feature.ts";

export const prioritiesFeature: Feature = {
  routes: [{ path: "priorities", lazy: async () => ({ Component: (await import("./priorities-page.tsx")).PrioritiesPage }) }],
};

import type { Feature } from "#renderer/app/feature.ts";

export const peopleFeature: Feature = {
  routes: [
    { path: "people", lazy: async () => ({ Component: (await import("./people-page.tsx")).PeoplePage }) },
    { path: "hub", lazy: async () => ({ Component: (await import("./hub-page.tsx")).HubPage }) },
  ],
};

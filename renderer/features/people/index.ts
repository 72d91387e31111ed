import type { Feature } from "#renderer/app/feature.ts";
import { HubPage } from "#renderer/features/people/hub-page.tsx";
import { PeoplePage } from "#renderer/features/people/people-page.tsx";

export const peopleFeature: Feature = {
  routes: [
    { path: "people", Component: PeoplePage },
    { path: "hub", Component: HubPage },
  ],
};

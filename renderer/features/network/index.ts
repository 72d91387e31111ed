import { IconUsersGroup } from "@tabler/icons-react";
import { createElement } from "react";
import { Navigate } from "react-router";
import type { Feature } from "#renderer/app/feature.ts";
import { addNetworkFormats } from "./value-format.ts";

addNetworkFormats();

const at = (id: string): string => encodeURIComponent(id);

export const networkFeature: Feature = {
  routes: [
    {
      path: "network",
      lazy: async () => ({ Component: (await import("./network-frame.tsx")).NetworkFrame }),
      children: [
        { index: true, element: createElement(Navigate, { to: "/network/focal-points", replace: true }) },
        { path: "focal-points", lazy: async () => ({ Component: (await import("./focal-points-page.tsx")).FocalPointsPage }) },
        { path: "teams/:id?", lazy: async () => ({ Component: (await import("./teams-page.tsx")).TeamsPage }) },
        { path: "bodies/:id?", lazy: async () => ({ Component: (await import("./bodies-page.tsx")).BodiesPage }) },
      ],
    },
  ],
  newAction: { label: "network:team.new", icon: IconUsersGroup, roles: ["secretariat"], path: "/network/teams/new" },
  linkTo: ({ id, kind }) => (kind === "team" ? `/network/teams/${at(id)}` : kind === "body" ? `/network/bodies/${at(id)}` : null),
};

import { IconBuildingStore } from "@tabler/icons-react";
import { createElement } from "react";
import { Navigate } from "react-router";
import type { Feature } from "#renderer/app/feature.ts";
import { addMarketplaceFormats } from "./value-format.ts";

export { AskButton } from "./ask-button.tsx";
export { ProposalMenu } from "./proposal-menu.tsx";
export { ProposalsOfOutcome } from "./proposals-of-outcome.tsx";

addMarketplaceFormats();

const at = (id: string): string => encodeURIComponent(id);

export const marketplaceFeature: Feature = {
  routes: [
    {
      path: "marketplace",
      lazy: async () => ({ Component: (await import("./marketplace-frame.tsx")).MarketplaceFrame }),
      children: [
        { path: "matches", lazy: async () => ({ Component: (await import("./matches-page.tsx")).MatchesPage }) },
        { path: "meetings/:id?", lazy: async () => ({ Component: (await import("./meetings-page.tsx")).MeetingsPage }) },
        { path: "overview", lazy: async () => ({ Component: (await import("./overview-page.tsx")).OverviewPage }) },
        { index: true, element: createElement(Navigate, { to: "/marketplace/proposals", replace: true }) },
        { path: "proposals/:id?", lazy: async () => ({ Component: (await import("./offers-page.tsx")).OffersPage }) },
      ],
    },
  ],
  newAction: { label: "marketplace:new", icon: IconBuildingStore, roles: ["focal-point", "secretariat"], path: "/marketplace/proposals/new" },
  linkTo: ({ id, kind, parent }) => {
    if (kind === "offer") return `/marketplace/proposals/${at(id)}`;
    // A meeting that belongs to another record is opened where that one is.
    return kind === "meeting" && parent === "" ? `/marketplace/meetings/${at(id)}` : null;
  },
};

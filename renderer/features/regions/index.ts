import { IconWorld } from "@tabler/icons-react";
import { createElement } from "react";
import { Navigate } from "react-router";
import type { Feature } from "#renderer/app/feature.ts";
import { addRegionFormats } from "./value-format.ts";

export { CarryButton } from "./carry-to-region.tsx";
export { InTheRegions } from "./in-the-regions.tsx";
export { useProcesses, useToday } from "./use-processes.ts";
export { useRegionsWaiting } from "./use-regions-waiting.ts";

addRegionFormats();

const at = (id: string): string => encodeURIComponent(id);

export const regionsFeature: Feature = {
  routes: [
    {
      path: "regions",
      lazy: async () => ({ Component: (await import("./regions-frame.tsx")).RegionsFrame }),
      children: [
        { index: true, element: createElement(Navigate, { to: "/regions/country", replace: true }) },
        { path: "country/:country?", lazy: async () => ({ Component: (await import("./country-page.tsx")).CountryPage }) },
        { path: "processes/:id?", lazy: async () => ({ Component: (await import("./processes-page.tsx")).ProcessesPage }) },
        { path: "matrix", lazy: async () => ({ Component: (await import("./matrix-page.tsx")).MatrixPage }) },
        { path: "map", lazy: async () => ({ Component: (await import("./map-page.tsx")).MapPage }) },
        { path: "outcomes", lazy: async () => ({ Component: (await import("./known-where-page.tsx")).KnownWherePage }) },
        { path: "meeting/:id", lazy: async () => ({ Component: (await import("./meeting-page.tsx")).MeetingPage }) },
        { path: "relay/:id", lazy: async () => ({ Component: (await import("./relay-page.tsx")).RelayPage }) },
      ],
    },
  ],
  newAction: { label: "regions:newProcess", icon: IconWorld, roles: ["secretariat"], path: "/regions/processes/new" },
  linkTo: ({ id, kind, parent }) => {
    if (kind === "process") return `/regions/processes/${at(id)}`;
    if (kind === "relay") return `/regions/relay/${at(id)}`;
    // What stands beside a meeting knows its id alone.
    return kind === "meeting" && (parent.startsWith("process.") || id.startsWith("meeting.region-")) ? `/regions/meeting/${at(id)}` : null;
  },
};

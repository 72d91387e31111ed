import { IconBulb } from "@tabler/icons-react";
import type { Feature } from "#renderer/app/feature.ts";
import { addInitiativeFormat } from "./value-format.ts";

addInitiativeFormat();

export const initiativesFeature: Feature = {
  routes: [{ path: "initiatives/:id?", lazy: async () => ({ Component: (await import("./initiatives-page.tsx")).InitiativesPage }) }],
  railEntry: { path: "/initiatives", label: "initiatives:rail", icon: IconBulb },
  newAction: { label: "initiatives:new", icon: IconBulb, roles: ["focal-point", "validator", "official"], path: "/initiatives/new" },
  linkTo: ({ id, kind }) => (kind === "initiative" ? `/initiatives/${encodeURIComponent(id)}` : null),
};

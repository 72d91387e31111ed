import { IconGavel } from "@tabler/icons-react";
import type { Feature } from "#renderer/app/feature.ts";
import { addOutcomeFormat } from "./value-format.ts";

addOutcomeFormat();

export const outcomesFeature: Feature = {
  routes: [{ path: "outcomes/:id?", lazy: async () => ({ Component: (await import("./outcomes-page.tsx")).OutcomesPage }) }],
  railEntry: { path: "/outcomes", label: "outcomes:rail", icon: IconGavel },
  linkTo: ({ id, kind }) => (kind === "outcome" ? `/outcomes/${encodeURIComponent(id)}` : null),
};

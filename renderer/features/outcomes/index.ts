import { IconGavel } from "@tabler/icons-react";
import { createElement } from "react";
import type { Feature } from "#renderer/app/feature.ts";
import { OutcomesPage } from "./outcomes-page.tsx";
import { addOutcomeFormat } from "./value-format.ts";

addOutcomeFormat();

export const outcomesFeature: Feature = {
  routes: [{ path: "outcomes/:id?", element: createElement(OutcomesPage) }],
  railEntry: { path: "/outcomes", label: "outcomes:rail", icon: IconGavel },
  linkTo: ({ id, kind }) => (kind === "outcome" ? `/outcomes/${encodeURIComponent(id)}` : null),
};

import { IconBooks } from "@tabler/icons-react";
import { createElement } from "react";
import type { Feature } from "#renderer/app/feature.ts";
import { QuestionnairesPage } from "./questionnaires-page.tsx";

export const questionnairesFeature: Feature = {
  routes: [{ path: "questionnaires/:id?", element: createElement(QuestionnairesPage) }],
  railEntry: { path: "/questionnaires", label: "questionnaires:title", icon: IconBooks },
  linkTo: ({ id, kind }) => (kind === "questionnaire" ? `/questionnaires/${encodeURIComponent(id)}` : null),
};

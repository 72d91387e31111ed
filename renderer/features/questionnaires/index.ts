import { IconBooks } from "@tabler/icons-react";
import type { Feature } from "#renderer/app/feature.ts";

export const questionnairesFeature: Feature = {
  routes: [{ path: "questionnaires/:id?", lazy: async () => ({ Component: (await import("./questionnaires-page.tsx")).QuestionnairesPage }) }],
  railEntry: { path: "/questionnaires", label: "questionnaires:title", icon: IconBooks },
  linkTo: ({ id, kind }) => (kind === "questionnaire" ? `/questionnaires/${encodeURIComponent(id)}` : null),
};

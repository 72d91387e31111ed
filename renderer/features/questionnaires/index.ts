import { IconBooks } from "@tabler/icons-react";
import type { Feature } from "#renderer/app/feature.ts";
import { DueNotices } from "./due-notices.tsx";

export const questionnairesFeature: Feature = {
  routes: [{ path: "questionnaires/:id?", lazy: async () => ({ Component: (await import("./questionnaires-page.tsx")).QuestionnairesPage }) }],
  railEntry: { path: "/questionnaires", label: "questionnaires:title", icon: IconBooks },
  Background: DueNotices,
  linkTo: ({ id, kind }) => (kind === "questionnaire" ? `/questionnaires/${encodeURIComponent(id)}` : null),
};

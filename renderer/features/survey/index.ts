import { IconClipboardText } from "@tabler/icons-react";
import { partsOfAnswerId } from "#shared/domain/answer/answer.ts";
import type { Feature } from "#renderer/app/feature.ts";
import { addAnswerFormat, KnownQuestionnaires } from "./answer-format.ts";

export { SurveyPreview } from "./later-preview.tsx";
export { surveyParts$ } from "./survey-parts.ts";
export { SurveyToday } from "./survey-today.tsx";
export { useSurveyWaiting } from "./use-survey-waiting.ts";

addAnswerFormat();

export const surveyFeature: Feature = {
  routes: [
    { path: "survey/:response?", lazy: async () => ({ Component: (await import("./survey-page.tsx")).SurveyPage }) },
    { path: "survey/all", lazy: async () => ({ Component: (await import("./survey-page.tsx")).SurveysPage }) },
    { path: "survey/:response/review", lazy: async () => ({ Component: (await import("./workflow/review-page.tsx")).ReviewPage }) },
  ],
  railEntry: { path: "/survey", label: "survey:title", icon: IconClipboardText },
  Background: KnownQuestionnaires,
  linkTo: ({ id, kind }) => {
    if (kind === "response") return `/survey/${encodeURIComponent(id)}`;
    const parts = kind === "answer" ? partsOfAnswerId(id) : null;
    return parts ? `/survey/${encodeURIComponent(parts.response)}?question=${encodeURIComponent(parts.question)}` : null;
  },
};

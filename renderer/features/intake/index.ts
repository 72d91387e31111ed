import type { Feature } from "#renderer/app/feature.ts";

export { countryStates, isLate } from "./country-state.ts";
export { QuestionnaireSelect } from "./questionnaire-select.tsx";
export { useStateWords } from "./use-state-words.ts";
export { useIntake, type Country, type Intake } from "./use-intake.ts";

export const intakeFeature: Feature = { routes: [{ path: "intake/:id?", lazy: async () => ({ Component: (await import("./intake-page.tsx")).IntakePage }) }] };

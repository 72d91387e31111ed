import type { Feature } from "#renderer/app/feature.ts";
import { IntakePage } from "#renderer/features/intake/intake-page.tsx";

export const intakeFeature: Feature = { routes: [{ path: "intake/:id?", Component: IntakePage }] };

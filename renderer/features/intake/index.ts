import type { Feature } from "#renderer/app/feature.ts";

export const intakeFeature: Feature = { routes: [{ path: "intake/:id?", lazy: async () => ({ Component: (await import("./intake-page.tsx")).IntakePage }) }] };

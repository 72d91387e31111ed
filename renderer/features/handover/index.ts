import type { Feature } from "#renderer/app/feature.ts";

export const handoverFeature: Feature = {
  routes: [{ path: "handover", lazy: async () => ({ Component: (await import("./handover-page.tsx")).HandoverPage }) }],
};

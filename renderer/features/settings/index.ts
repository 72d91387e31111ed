import type { Feature } from "#renderer/app/feature.ts";

export const settingsFeature: Feature = {
  routes: [{ path: "settings", lazy: async () => ({ Component: (await import("./settings-page.tsx")).SettingsPage }) }],
};

import type { Feature } from "#renderer/app/feature.ts";
import { SettingsPage } from "#renderer/features/settings/settings-page.tsx";

export const settingsFeature: Feature = { routes: [{ path: "settings", Component: SettingsPage }] };

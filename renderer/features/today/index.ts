import type { Feature } from "#renderer/app/feature.ts";
import { TodayPage } from "#renderer/features/today/today-page.tsx";

export const todayFeature: Feature = { routes: [{ path: "today", Component: TodayPage }] };

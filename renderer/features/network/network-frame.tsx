import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ViewsFrame } from "#renderer/ui/views-frame.tsx";

/** In the order in which they stand; each is a child of the feature's route. */
const views = ["focal-points", "teams", "bodies"] as const;

export function NetworkFrame(): ReactNode {
  const { t } = useTranslation("network");
  return <ViewsFrame label={t("views")} views={views.map((view) => ({ path: `/network/${view}`, label: t(`view.${view}`) }))} />;
}

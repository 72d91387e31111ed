import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { ViewsFrame } from "#renderer/ui/views-frame.tsx";

export function MarketplaceFrame(): ReactNode {
  const { t } = useTranslation("marketplace");
  const { actor } = useDesk();
  const views = ["proposals", ...(actor.role === "observer" ? [] : ["matches"]), "meetings", ...(actor.role === "secretariat" ? ["overview"] : [])];
  return (
    <ViewsFrame
      label={t("views")}
      views={views.map((view) => ({ path: `/marketplace/${view}`, label: t(`view.${view}`, { context: actor.country ? "country" : "forum" }) }))}
    />
  );
}

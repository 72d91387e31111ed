import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Outlet, useNavigate, useRouteError, type RouteObject } from "react-router";
import { windowApi } from "#renderer/platform/window-api.ts";
import type { Feature } from "#renderer/app/feature.ts";
import { Shell } from "#renderer/app/shell/shell.tsx";
import { EmptyState, ErrorState } from "#renderer/ui/states.tsx";

/** A fault in one screen leaves the frame and the other screens alone. */
export function routesOf(features: readonly Feature[]): RouteObject[] {
  const screens = features.flatMap((feature) => feature.routes);
  return [
    {
      element: <Shell setBadge={(count) => void windowApi.window.setBadge({ count })} />,
      children: [
        {
          element: <Outlet />,
          errorElement: <Fault />,
          children: [{ index: true, element: <Navigate to="/today" replace /> }, ...screens, { path: "*", element: <NotFound /> }],
        },
      ],
    },
  ];
}

function Fault(): ReactNode {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const error = useRouteError();
  void windowApi.log.write({
    level: "error",
    message: "A screen met a fault.",
    detail: (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 10_000),
  });
  return <ErrorState sentence={t("failed.screen")} retry={() => void navigate("/today")} />;
}

function NotFound(): ReactNode {
  const { t } = useTranslation("app");
  return <EmptyState sentence={t("notFound")} action={{ label: t("toToday"), to: "/today" }} />;
}

import { DirectionProvider, MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { ModalsProvider } from "@mantine/modals";
import { Notifications, notifications } from "@mantine/notifications";
import i18next from "i18next";
import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { createHashRouter, Outlet, RouterProvider } from "react-router";
import type { Output } from "#shared/ipc/contract.ts";
import type { SessionPerson } from "#shared/sync/protocol.ts";
import { DeskProvider } from "#renderer/platform/desk/desk.tsx";
import { windowApi } from "#renderer/platform/window-api.ts";
import { enrol } from "#renderer/app/enrol.ts";
import { features } from "#renderer/app/features.ts";
import { readScreensAhead } from "#renderer/app/read-ahead.ts";
import { openInstallation, type Installation } from "#renderer/app/installation.ts";
import { routesOf } from "#renderer/app/routes.tsx";
import { Undo } from "#renderer/app/undo.tsx";
import { cssVariables, theme } from "#renderer/app/theme.ts";
import { Welcome } from "#renderer/features/welcome/index.ts";
import { ErrorState, LoadingState } from "#renderer/ui/states.tsx";

type Stage =
  | { readonly name: "starting" }
  | { readonly name: "welcome" }
  | { readonly name: "desk"; readonly installation: Installation }
  | { readonly name: "failed" };

export interface AppProps {
  readonly info: Output<"app.info">;
  /** The opening that began with the page. */
  readonly opening: Promise<Installation | null>;
}

export function App(properties: AppProps): ReactNode {
  return (
    <DirectionProvider>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <DatesProvider settings={{ locale: i18next.language.split("-")[0] ?? "en" }}>
          <ModalsProvider>
            <Notifications position="bottom-center" autoClose={8_000} />
            <Stages {...properties} />
          </ModalsProvider>
        </DatesProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

function Stages({ info, opening }: AppProps): ReactNode {
  const { t } = useTranslation("app");
  const [stage, setStage] = useState<Stage>({ name: "starting" });

  const start = (enrolled: SessionPerson | null = null): Promise<void> => show(openInstallation(enrolled));
  async function show(opened: Promise<Installation | null>): Promise<void> {
    try {
      const installation = await opened;
      setStage(installation ? { name: "desk", installation } : { name: "welcome" });
      if (installation?.lost) notifications.show({ color: "yellow", autoClose: false, title: t("lost.title"), message: t("lost.says") });
      if (info.recovered) notifications.show({ message: t("recovered") });
    } catch (error) {
      void windowApi.log.write({ level: "error", message: "The desk could not start.", detail: String(error).slice(0, 2_000) });
      setStage({ name: "failed" });
    }
  }
  const begin = useEffectEvent(() => void show(opening));
  useEffect(() => begin(), []);

  switch (stage.name) {
    case "starting":
      return <LoadingState />;
    case "welcome":
      return <Welcome enrol={enrol} pending={info.pendingEnrolment} onEnrolled={start} />;
    case "failed":
      return <ErrorState sentence={t("failed.store")} retry={() => void start()} />;
    case "desk":
      return <OpenDesk installation={stage.installation} />;
  }
}

function OpenDesk({ installation }: { readonly installation: Installation }): ReactNode {
  const { t } = useTranslation("app");
  const { store, sync, documents } = installation;
  const [person, setPerson] = useState(installation.person);
  useEffect(() => readScreensAhead(features), []);
  useEffect(() => {
    const following = sync.status$.subscribe((report) => {
      if (report.person) setPerson((before) => (JSON.stringify(before) === JSON.stringify(report.person) ? before : report.person));
    });
    return () => following.unsubscribe();
  }, [sync]);

  const [router] = useState(() =>
    createHashRouter([{ path: "/", element: <Outlet />, hydrateFallbackElement: <LoadingState />, children: routesOf(features) }]),
  );
  if (!person) return <LoadingState sentence={t("starting.fetching")} />;
  return (
    <DeskProvider store={store} sync={sync} documents={documents} person={person} beforeClose={windowApi.events.beforeClose}>
      {features.map(({ Background }, at) => Background && <Background key={at} />)}
      <Undo />
      <RouterProvider router={router} />
    </DeskProvider>
  );
}

import "#renderer/app/without-eval.ts";
import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "#renderer/app/app.css";
import { createRoot } from "react-dom/client";
import { windowApi } from "#renderer/platform/window-api.ts";
import { App } from "#renderer/app/app.tsx";
import { addArabicFace } from "#renderer/app/arabic-face.ts";
import { startTranslation } from "#renderer/app/i18n.ts";
import { openInstallation } from "#renderer/app/installation.ts";

addArabicFace(document);
void start();

/** The store opens while the first frame is drawn: neither waits for the other. */
async function start(): Promise<void> {
  const opening = openInstallation(null);
  // A failure is shown by the page, which asks for the outcome once it is there.
  opening.catch(() => undefined);
  const info = await windowApi.app.info();
  await startTranslation(info.locale);
  createRoot(document.getElementById("root")!).render(<App info={info} opening={opening} />);
}

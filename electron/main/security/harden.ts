/** Applies the guards and the content scheme to Electron. */
import { readFile } from "node:fs/promises";
import { app, protocol, session, shell } from "electron";
import { fileFor, scheme, securityHeaders } from "#electron/main/security/content.ts";
import { guardNavigation, guardWindowOpen, isPermissionAllowed } from "#electron/main/security/guards.ts";

/** Before `ready`. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true } }]);
}

/** Before any page is opened: every page that is ever made is guarded. */
export function guardEveryPage(report: (message: string) => void): void {
  const openExternal = (address: string): void => {
    shell.openExternal(address).catch((error: unknown) => report(`A link could not be opened: ${String(error)}`));
  };
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-navigate", (event) => guardNavigation(event.url, () => event.preventDefault(), openExternal));
    contents.on("will-frame-navigate", (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on("will-redirect", (event) =>
      guardNavigation(
        event.url,
        () => event.preventDefault(),
        () => undefined,
      ),
    );
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => guardWindowOpen(url, openExternal));
  });
}

/** After `ready`. */
export function serveContent(folder: string): void {
  protocol.handle(scheme, async (request) => {
    const file = request.method === "GET" ? fileFor(request.url, folder) : null;
    const body = file ? await readFile(file.path).catch(() => null) : null;
    if (!file || !body) return new Response("Not found", { status: 404, headers: { ...securityHeaders, "content-type": "text/plain" } });
    return new Response(new Uint8Array(body), { headers: { ...securityHeaders, "content-type": file.mediaType } });
  });
}

/** Node reads its `Response` when it is first named, which takes a while: better while the page's process starts than when it asks. */
export function makeReadyToServe(): void {
  void Response;
}

/** After `ready`. */
export function restrictPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((contents, permission, answer) => answer(isPermissionAllowed(permission, contents.getURL())));
  defaultSession.setPermissionCheckHandler((_contents, permission, requesting) => isPermissionAllowed(permission, requesting));
  defaultSession.setDevicePermissionHandler(() => false);
}

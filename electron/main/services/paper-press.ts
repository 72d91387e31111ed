/**
 * Prints a page that the renderer made, in a window that nobody sees. The page's text comes from people everywhere, so it gets nothing: no
 * script, no preload, no address but its own, no network, a session of its own that is kept nowhere.
 */
import { randomUUID } from "node:crypto";
import { BrowserWindow, session, type Session } from "electron";
import { Refused } from "#electron/main/ipc/dispatch.ts";
import { scheme } from "#electron/main/security/content.ts";
import type { Input } from "#shared/ipc/contract.ts";

type Page = Input<"paper.pdf">;

export interface PaperPress {
  pdf(page: Page): Promise<Uint8Array<ArrayBuffer>>;
  print(page: Page): Promise<"printed" | "cancelled">;
}

export interface PressWords {
  /** What a person reads when nothing could be printed. */
  readonly couldNotPrint: () => string;
  readonly report: (message: string) => void;
}

const host = "paper";
const loadLimitMs = 60_000;

/** `sandbox` without any leave: no script, no form, no window, no way to another page. */
const pressHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; sandbox",
  "x-content-type-options": "nosniff",
} as const;

export function paperPress({ couldNotPrint, report }: PressWords): PaperPress {
  const pages = new Map<string, string>();
  let opened: Session | null = null;

  const apart = (): Session => (opened ??= sessionFor(pages));

  async function withPage<Result>(html: string, work: (window: BrowserWindow) => Promise<Result>): Promise<Result> {
    const address = `${scheme}://${host}/${randomUUID()}`;
    pages.set(address, html);
    const window = new BrowserWindow({
      show: false,
      width: 800,
      height: 1_100,
      webPreferences: {
        session: apart(),
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        webSecurity: true,
        devTools: false,
        spellcheck: false,
        disableDialogs: true,
      },
    });
    try {
      await withinLimit(window.loadURL(address));
      return await work(window);
    } catch (error) {
      if (error instanceof Refused) throw error;
      report(`A page could not be printed: ${String(error)}`);
      throw new Refused(couldNotPrint());
    } finally {
      pages.delete(address);
      window.destroy();
    }
  }

  return {
    pdf: ({ html, foot, direction }) =>
      withPage(
        html,
        async ({ webContents }) =>
          new Uint8Array(
            await webContents.printToPDF({
              preferCSSPageSize: true,
              printBackground: true,
              generateTaggedPDF: true,
              generateDocumentOutline: true,
              displayHeaderFooter: true,
              headerTemplate: "<span></span>",
              footerTemplate: footOf(foot, direction),
            }),
          ),
      ),
    print: ({ html, foot }) =>
      withPage(
        html,
        ({ webContents }) =>
          new Promise<"printed" | "cancelled">((done, failed) => {
            // Chromium writes the page's number beside the words.
            webContents.print({ silent: false, printBackground: true, pageSize: "A4", header: " ", footer: foot }, (printed, reason) => {
              if (printed) done("printed");
              else if (/cancel/i.test(reason)) done("cancelled");
              else failed(new Error(reason));
            });
          }),
      ),
  };
}

function sessionFor(pages: ReadonlyMap<string, string>): Session {
  const own = session.fromPartition(host);
  own.protocol.handle(scheme, (request) => {
    const html = request.method === "GET" ? pages.get(request.url) : undefined;
    return html === undefined ? new Response("Not found", { status: 404 }) : new Response(html, { headers: pressHeaders });
  });
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOnPaper(url, pages) }));
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  return own;
}

/** A page in print may fetch itself, and what it carries in its own text. */
function isOnPaper(address: string, pages: ReadonlyMap<string, string>): boolean {
  return pages.has(address) || address.startsWith("data:font/");
}

async function withinLimit(loading: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_done, failed) => {
    timer = setTimeout(() => failed(new Error("The page was not ready in time")), loadLimitMs);
  });
  await Promise.race([loading, limit]).finally(() => clearTimeout(timer));
}

/** Chromium puts the numbers into the elements of these classes. */
function footOf(words: string, direction: Page["direction"]): string {
  const escaped = words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const style = `direction:${direction};display:flex;justify-content:space-between;width:100%;margin:0 18mm;font:8pt system-ui,sans-serif;color:#555`;
  return `<div style="${style}"><bdi>${escaped}</bdi><span dir="ltr"><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;
}

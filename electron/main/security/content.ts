/** What `app://focal-desk` serves: the files of dist/renderer and nothing else. The scheme and host are the key of IndexedDB and never change. */
import { extname, join, sep } from "node:path";

export const scheme = "app";
const host = "focal-desk";
export const origin = `${scheme}://${host}`;

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  // Mantine and SurveyJS write style elements.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' https: wss: ws://127.0.0.1:* ws://localhost:*",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export const securityHeaders = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
} as const;

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".wasm": "application/wasm",
};

/** @returns the file inside `folder` that the address names, or null when it names none that may be served */
export function fileFor(address: string, folder: string): { readonly path: string; readonly mediaType: string } | null {
  let pathname: string;
  try {
    const url = new URL(address);
    if (url.protocol !== `${scheme}:` || url.host !== host) return null;
    pathname = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (pathname === "/") pathname = "/index.html";
  // One plain name after another: no empty part, no dot at the start of any, no backslash, colon or zero byte.
  if (!/^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(pathname) || pathname.includes("..")) return null;
  const mediaType = mediaTypes[extname(pathname)];
  const path = join(folder, pathname);
  return mediaType && path.startsWith(folder + sep) ? { path, mediaType } : null;
}

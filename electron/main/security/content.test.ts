import { join, sep } from "node:path";
import { expect, test } from "vitest";
import { fileFor } from "#electron/main/security/content.ts";

const folder = join(sep, "opt", "desk", "dist", "renderer");

test("the page and its parts are found", () => {
  expect(fileFor("app://focal-desk/", folder)).toEqual({ path: join(folder, "index.html"), mediaType: "text/html; charset=utf-8" });
  expect(fileFor("app://focal-desk/assets/index-Dzv5_eth.js?v=1#x", folder)?.path).toBe(join(folder, "assets", "index-Dzv5_eth.js"));
});

test("dots that the address itself resolves stay inside the folder", () => {
  expect(fileFor("app://focal-desk/%2e%2e/../package.json", folder)?.path).toBe(join(folder, "package.json"));
});

test.for([
  "app://focal-desk/..%2f..%2fpackage.json",
  "app://focal-desk/..%5c..%5cpackage.json",
  "app://focal-desk/%252e%252e/package.json",
  "app://focal-desk//etc/passwd.json",
  "app://focal-desk/C:/x.json",
  "app://focal-desk/.env.json",
  "app://focal-desk/a%00.json",
  "app://focal-desk/%zz",
  "app://focal-desk/inputs.txt",
  "app://focal-desk/assets/",
  "app://other/index.html",
  "https://focal-desk/index.html",
  "nonsense",
])("%s names nothing", (address) => {
  expect(fileFor(address, folder)).toBeNull();
});

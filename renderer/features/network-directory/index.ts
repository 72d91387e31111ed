import type { Feature } from "#renderer/app/feature.ts";

export const networkDirectoryFeature: Feature = {
  routes: [{ path: "directory", lazy: async () => ({ Component: (await import("./directory-page.tsx")).DirectoryPage }) }],
};

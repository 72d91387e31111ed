import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{shared,disk,hub,electron,renderer,build,test}/**/*.test.{ts,tsx}"],
    environment: "node",
    // Real servers, SQLite files and property tests on a machine that does other things as well.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});

import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.e2e.ts",
  globalSetup: "./test/e2e/support/surroundings.ts",
  outputDir: "test-results/e2e",
  workers: 1,
  // A window on two busy cores may be late once. A test that passes only the second time is named as flaky in the report.
  retries: 1,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: { actionTimeout: 15_000 },
});

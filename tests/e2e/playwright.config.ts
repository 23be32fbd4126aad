// Browser tests. `make test` builds, serves and names everything in the environment; by hand, over a running `make run`:
//   npx playwright test --config tests/e2e/playwright.config.ts
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  forbidOnly: true,
  retries: 0,
  timeout: 30_000,
  workers: 1,
  use: {
    baseURL: process.env.CONSOLE_URL ?? "http://127.0.0.1:8080",
    locale: "en-US",
    actionTimeout: 5_000,
    navigationTimeout: 10_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
    trace: "retain-on-failure",
  },
});

// Which browser, and the three ways in which every story is lived through: with scripts, without, and with scripts
// whose WebAssembly never arrives.

import { defineConfig } from "@playwright/test";
import { flags, executablePath } from "./site/browser.ts";
import type { Options } from "./test.ts";

export default defineConfig<Options>({
  testDir: ".",
  // Two cores have to do for the browsers and the sites together.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    launchOptions: { executablePath, args: flags },
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "UTC",
  },
  projects: [
    {
      name: "hydrated",
      testMatch: ["stories/*.spec.ts", "hydrated/*.spec.ts", "pages/*.spec.ts"],
      use: { scripts: "run" },
    },
    { name: "plain", testMatch: "stories/*.spec.ts", use: { scripts: "off", javaScriptEnabled: false } },
    { name: "no-wasm", testMatch: "stories/*.spec.ts", use: { scripts: "no-wasm" } },
  ],
});

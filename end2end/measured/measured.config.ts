// What is measured has the machine for itself: no part of the stories, whoever starts them and however. `scripts/e2e` runs
// it after them; alone: `scripts/e2e --config measured/measured.config.ts`.

import { defineConfig } from "@playwright/test";
import usual from "../playwright.config.ts";
import type { Options } from "../test.ts";

export default defineConfig<Options>({
  ...usual,
  testDir: ".",
  workers: 1,
  projects: [{ name: "measured", use: { scripts: "run" } }],
});

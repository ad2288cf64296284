// Pictures of all kinds of pages, to be looked at beside the mock pages: `npm run screens`, with the directory in
// $QUIRE_SCREENS. No part of the suite.

import { defineConfig } from "@playwright/test";
import usual from "../playwright.config.ts";

export default defineConfig({
  ...usual,
  testDir: ".",
  projects: [{ name: "screens", testMatch: "screens.ts" }],
});

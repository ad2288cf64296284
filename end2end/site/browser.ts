// The Chromium of the system where there is one, so that nothing has to be downloaded.

import { existsSync } from "node:fs";

const usual = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

export const executablePath = process.env["QUIRE_CHROMIUM"] ?? usual.find((path) => existsSync(path));

/** No sandbox, because root has none; no errands of its own, and no way to anywhere but this machine. */
export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

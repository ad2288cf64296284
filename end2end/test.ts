// What every test has: a site of its own, people with browsers of their own, and somebody who watches.

import { type BrowserContext, type BrowserContextOptions, test as base, expect } from "@playwright/test";
import { type Who, cast } from "./people/cast.ts";
import { Person } from "./people/person.ts";
import { Watch } from "./people/watch.ts";
import type { Settings } from "./site/program.ts";
import { Site } from "./site/site.ts";
import { type Beginning, Templates } from "./site/templates.ts";

export interface Options {
  /** Whether scripts run, do not, or run without the WebAssembly that they need. */
  scripts: "run" | "off" | "no-wasm";
  /** What is there when the test begins. */
  beginning: Beginning;
  /** Settings of the site beside the usual ones. */
  settings: Settings;
}

interface Fixtures {
  site: Site;
  /** Somebody with an empty browser. */
  visitor: (options?: BrowserContextOptions) => Promise<Person>;
  /** Somebody of the cast, logged in. */
  signedIn: (who: Who, options?: BrowserContextOptions) => Promise<Person>;
}

interface WorkerFixtures {
  templates: Templates;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  scripts: ["run", { option: true }],
  beginning: ["people", { option: true }],
  settings: [{}, { option: true }],

  templates: [
    async ({}, use) => {
      const templates = new Templates();
      await use(templates);
      await templates.remove();
    },
    { scope: "worker" },
  ],

  site: async ({ templates, beginning, settings }, use, info) => {
    const site = await Site.open(await templates.of(beginning), settings);
    await use(site);
    if (info.status !== info.expectedStatus) await info.attach("log of the site", { body: site.log });
    await site.close();
  },

  visitor: async ({ browser, site, scripts }, use) => {
    const contexts: BrowserContext[] = [];
    const watches: Watch[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: site.url, ...options });
      contexts.push(context);
      const watch = new Watch(context, new URL(options.baseURL ?? site.url).origin);
      watches.push(watch);
      if (scripts === "no-wasm") {
        await context.route(/\.wasm$/, (route) => route.abort());
        watch.allows(/\.wasm\)$|Failed to fetch/);
      }
      return new Person(await context.newPage(), site, watch, scripts === "run");
    });
    for (const context of contexts) await context.close();
    for (const watch of watches) expect.soft(watch.troubles, "nothing goes wrong on the side").toEqual([]);
  },

  signedIn: async ({ visitor }, use) => {
    await use(async (who, options) => {
      const person = await visitor(options);
      await person.isLoggedIn(cast[who]);
      return person;
    });
  },
});

export { expect };

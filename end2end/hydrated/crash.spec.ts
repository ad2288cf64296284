// The worst day at a desk: the browser is killed, the session is gone, and nothing is lost.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { PASSWORD, cast } from "../people/cast.ts";
import { Person } from "../people/person.ts";
import { HARBOUR, ROPE, SAIL } from "../people/pictures.ts";
import { Watch } from "../people/watch.ts";
import { executablePath, flags } from "../site/browser.ts";
import type { Site } from "../site/site.ts";
import { expect, test } from "../test.ts";

const WORDS = "We set out before six. ";

/** A browser with a profile of its own, which can be killed as the power of a machine goes. */
class Desk {
  private process?: ChildProcess;
  private browser?: Browser;

  private constructor(private readonly profile: string) {}

  static async new(): Promise<Desk> {
    return new Desk(await mkdtemp(join(tmpdir(), "quire-desk-")));
  }

  async opens(site: Site): Promise<Person> {
    await rm(join(this.profile, "DevToolsActivePort"), { force: true });
    const own = [`--user-data-dir=${this.profile}`, "--remote-debugging-port=0", "--headless=new", "--no-first-run"];
    this.process = spawn(executablePath!, [...flags, ...own, "about:blank"], { stdio: "ignore", detached: true });
    const port = await this.port();
    this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const context = this.browser.contexts()[0]!;
    const watch = new Watch(context, new URL(site.url).origin);
    return new Person(await context.newPage(), site, watch, true);
  }

  private async port(): Promise<string> {
    let port: string | undefined;
    const read = async () => (port = (await readFile(join(this.profile, "DevToolsActivePort"), "utf8")).split("\n")[0]);
    await expect(read).toPass({ timeout: 20_000 });
    return port!;
  }

  /** Every one of its processes, at once, with no chance to write anything. */
  async isKilled(): Promise<void> {
    const gone = new Promise((resolve) => this.process!.once("exit", resolve));
    process.kill(-this.process!.pid!, "SIGKILL");
    await gone;
    await rm(join(this.profile, "SingletonLock"), { force: true });
  }

  async isRemoved(): Promise<void> {
    await this.browser?.close().catch(() => undefined);
    if (this.process?.exitCode === null && this.process.signalCode === null) await this.isKilled();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

test("a killed browser and a session that is gone take no word and no picture along", async ({ site }) => {
  const desk = await Desk.new();
  try {
    let grace = await desk.opens(site);
    await grace.page.goto(`${site.url}/login`);
    await grace.sendsLogin(cast.grace.email, PASSWORD);
    await grace.page.goto(`${site.url}/write`);
    await grace.ready();
    await grace.types({ title: "A long day", body: "" });
    await grace.bodyField.pressSequentially(WORDS);
    await grace.page.locator('[data-pictures="files"]').setInputFiles([HARBOUR, ROPE, SAIL]);
    await expect(grace.page.locator(".uploads li")).toHaveClass(["done", "done", "done"]);
    await grace.bodyField.press("Control+End");
    await grace.bodyField.pressSequentially("And came back.");
    await expect(grace.page.locator(".save-state")).toContainText(/Saved \d\d:\d\d/);
    const typed = await grace.bodyField.inputValue();
    expect(typed.match(/!\[\]\(\/media\//g)).toHaveLength(3);
    await desk.isKilled();
    site.losesSessions();

    grace = await desk.opens(site);
    await grace.page.goto(`${site.url}/write`);
    await expect(grace.heading).toHaveText("Log in");
    await grace.sendsLogin(cast.grace.email, PASSWORD);
    await expect(grace.page.getByText("“A long day”, not saved yet")).toBeVisible();
    await grace.followsLink("Continue with them");
    await expect(grace.titleField).toHaveValue("A long day");
    await expect(grace.bodyField).toHaveValue(typed);
    await grace.presses("Publish");
    await expect(grace.prose).toContainText("We set out before six.");
    await expect(grace.prose).toContainText("And came back.");
    await expect(grace.prose.locator("img")).toHaveCount(3);
    for (const picture of await grace.prose.locator("img").all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect(picture).not.toHaveJSProperty("naturalWidth", 0);
    }
  } finally {
    await desk.isRemoved();
  }
});

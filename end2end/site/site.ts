// A site of one test: a running program, and a directory with its data that goes when the test has ended.

import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Mailbox } from "./mailbox.ts";
import { Serving, type Settings, run } from "./program.ts";

/** Letters become files that `Site.mailbox` reads. */
export const MAIL: Settings = { QUIRE_SMTP_URL: "file://DIRECTORY/mail" };

export class Site {
  private constructor(
    private readonly directory: string,
    private readonly settings: Settings,
    private serving: Serving,
  ) {
    this.mailbox = new Mailbox(join(directory, "mail"));
  }

  /** The letters that the site wrote, where its settings have `MAIL`. */
  readonly mailbox: Mailbox;

  /** Begins with a copy of the data in `template`, and with these settings beside the usual ones; `DIRECTORY` is its own. */
  static async open(template: string, settings: Settings = {}): Promise<Site> {
    const directory = await newDirectory();
    await cp(template, directory, { recursive: true });
    const own = Object.entries(settings).map(([name, value]) => [name, value.replace("DIRECTORY", directory)]);
    const all = { ...settingsFor(directory), QUIRE_LISTEN: "127.0.0.1:0", ...Object.fromEntries(own) };
    return new Site(directory, all, await Serving.start(all));
  }

  /** Where a browser finds it. */
  get url(): string {
    return this.serving.url;
  }

  get log(): string {
    return this.serving.log;
  }

  /** From now on nobody answers. */
  async goesAway(): Promise<void> {
    await this.serving.stop();
  }

  /** Answers again, at the same address and with the same data. */
  async comesBack(): Promise<void> {
    const listen = new URL(this.url).host;
    this.serving = await Serving.start({ ...this.settings, QUIRE_LISTEN: listen });
  }

  /** What the data was kept in is filled with something else, under the running program. */
  async losesItsDatabase(): Promise<void> {
    for (const name of await readdir(this.directory)) {
      if (/^quire\.db(-wal)?$/.test(name)) await writeFile(join(this.directory, name), "x".repeat(1 << 20));
    }
  }

  /** Every session is gone from the database, by a hand that the program knows nothing of. */
  losesSessions(): void {
    const code =
      "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], timeout=10); db.execute('DELETE FROM sessions'); db.commit()";
    execFileSync("python3", ["-c", code, join(this.directory, "quire.db")]);
  }

  /** Runs a command of the program beside the running site, as its owner would. */
  async command(...words: string[]): Promise<string> {
    return run(words, this.settings);
  }

  async close(): Promise<void> {
    await this.serving.stop();
    await rm(this.directory, { recursive: true, force: true });
  }
}

export async function newDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), "quire-end2end-"));
}

/** What a program needs to know to work on the data in a directory. */
export function settingsFor(directory: string): Settings {
  return { QUIRE_DATA_DIR: directory, QUIRE_SITE_TITLE: "Leaves of June" };
}

/** For a site that has to know its port before it starts. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

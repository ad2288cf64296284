// The letters that a site wrote, as files in its directory, and the links in them.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";

export interface Letter {
  to: string;
  subject: string;
  /** Path of the link in it. */
  link: string;
}

export class Mailbox {
  private read = 0;

  constructor(private readonly directory: string) {}

  /** The next letter that nobody has read; waits for it. */
  async receives(): Promise<Letter> {
    let names: string[] = [];
    await expect
      .poll(async () => (names = await this.names()).length, { message: "a letter", timeout: 15_000 })
      .toBeGreaterThan(this.read);
    const raw = await readFile(join(this.directory, names[this.read]!), "utf8");
    this.read += 1;
    return parsed(raw);
  }

  private async names(): Promise<string[]> {
    const names = await readdir(this.directory).catch(() => []);
    return names.filter((name) => !name.startsWith(".")).sort();
  }
}

function parsed(raw: string): Letter {
  // Quoted-printable (RFC 2045 §6.7), as far as a link needs it.
  const text = raw.replace(/=\r?\n/g, "").replace(/=3D/g, "=");
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1]?.trim() ?? "";
  const link = /https?:\/\/[^/\s]+(\/(?:reset|verify|invite)\/[0-9a-f]+)/.exec(text)?.[1] ?? "";
  return { to: header("To"), subject: header("Subject"), link };
}

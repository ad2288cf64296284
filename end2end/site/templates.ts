// What a test can begin with. Each is made once for a worker, by the program's own commands, and then copied.

import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Who, PASSWORD, cast } from "../people/cast.ts";
import { root, run } from "./program.ts";
import { newDirectory, settingsFor } from "./site.ts";

/** `blank`: nobody has an account. `people`: the cast has. `flask`: a blog moved in. `demo`: filled to look at. */
export type Beginning = "blank" | "people" | "flask" | "demo";

export class Templates {
  private readonly made = new Map<Beginning, Promise<string>>();

  /** The directory to copy. */
  of(beginning: Beginning): Promise<string> {
    const made = this.made.get(beginning) ?? make(beginning);
    this.made.set(beginning, made);
    return made;
  }

  async remove(): Promise<void> {
    for (const directory of this.made.values()) await rm(await directory, { recursive: true, force: true });
  }
}

async function make(beginning: Beginning): Promise<string> {
  const directory = await newDirectory();
  const settings = settingsFor(directory);
  const quire = (command: string[], input?: string) => run(command, settings, input);
  await quire(["migrate", "up"]);
  if (beginning === "people") {
    for (const who of Object.keys(cast) as Who[]) await quire(account(who), `${PASSWORD}\n`);
  }
  if (beginning === "flask") {
    await quire(["import", "flask", join(root, "store/tests/fixtures/flask-blog/blog.db")]);
  }
  if (beginning === "demo") {
    await quire(["demo"]);
    await quire(account("owner"), `${PASSWORD}\n`);
  }
  return directory;
}

function account(who: Who): string[] {
  const { email, name, role } = cast[who];
  return ["user", "add", "--email", email, "--name", name, "--role", role];
}

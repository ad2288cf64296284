// The program under test, as its owner would start it: nothing of it is linked in, nothing is replaced.

import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { resolve } from "node:path";

/** The top of the repository. A program that is not released yet finds its files from there. */
export const root = resolve(import.meta.dirname, "../..");

const program = resolve(root, process.env["QUIRE_PROGRAM"] ?? "target/release/quire");

export type Settings = Record<string, string>;

/** A program that serves until it is told to stop. */
export class Serving {
  /** Where it serves. */
  url = "";
  /** What it wrote on stderr. */
  log = "";

  private constructor(private readonly child: ChildProcess) {
    child.stderr?.on("data", (text) => (this.log += text));
  }

  static async start(settings: Settings): Promise<Serving> {
    const child = begin([], settings);
    const serving = new Serving(child);
    serving.url = await new Promise<string>((found, failed) => {
      child.once("error", failed);
      child.once("exit", (code) => failed(new Error(`quire ended with ${code} before it served:\n${serving.log}`)));
      createInterface({ input: child.stdout! }).on("line", (line) => {
        const address = / is at (https?:\S+)$/.exec(line)?.[1];
        if (address) found(address);
      });
    });
    return serving;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    const patience = setTimeout(() => this.child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(patience);
  }
}

/** Runs a command to its end and gives back what it printed. */
export async function run(command: string[], settings: Settings, input?: string): Promise<string> {
  const child = begin(command, settings, input === undefined ? "ignore" : "pipe");
  let out = "";
  let err = "";
  child.stdout?.on("data", (text) => (out += text));
  child.stderr?.on("data", (text) => (err += text));
  // A program that refuses without reading says so with its code and on stderr, not by the pipe that it left.
  child.stdin?.on("error", () => undefined).end(input);
  const code = await new Promise<number | null>((ended, failed) => {
    child.once("error", failed);
    child.once("close", ended);
  });
  if (code !== 0) throw new Error(`quire ${command.join(" ")} ended with ${code}:\n${err}`);
  return out;
}

/** Settings come from here alone: neither from the environment of the tests nor from somebody's quire.toml. */
function begin(command: string[], settings: Settings, input: "ignore" | "pipe" = "ignore"): ChildProcess {
  const env = { PATH: process.env["PATH"] ?? "", RUST_LOG: "warn", ...settings };
  return spawn(program, ["--config", "/dev/null", ...command], { cwd: root, env, stdio: [input, "pipe", "pipe"] });
}

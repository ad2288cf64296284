// Writes the figures into docs/benchmarks.md, between its two marks, and says which targets they hold.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { execFileSync } from "node:child_process";
import { median } from "./load.mjs";

const FILE = new URL("../docs/benchmarks.md", import.meta.url);
const MARKS = ["<!-- figures: written by make bench -->", "<!-- end of figures -->"];

const whole = (number) => Math.round(number).toLocaleString("en");
const one = (number) => number.toFixed(1);
const two = (number) => number.toFixed(2);

const firstLine = (command, args) =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();

function nginxVersion() {
  // nginx prints its version on stderr.
  return execFileSync("sh", ["-c", "nginx -v 2>&1"], { encoding: "utf8" }).trim().replace("nginx version: ", "");
}

function pageRows([page, { quire, nginx }], targets) {
  const times = nginx.rate / quire.rate;
  targets.push(
    [`${page}: at least a twentieth of nginx`, times <= 20],
    [`${page}: p99 at most 3 × p50`, quire.p99 <= 3 * quire.p50],
  );
  return [
    `| ${page}, quire | ${whole(quire.rate)} | 1/${one(times)} of nginx | ${two(quire.p50)} | ${two(quire.p99)} |`,
    `| ${page}, nginx | ${whole(nginx.rate)} | | ${two(nginx.p50)} | ${two(nginx.p99)} |`,
  ];
}

/** True when every target is held. */
export function write({ posts, comments, rounds, seconds, filled, startUp, rested, loaded, load, visit }) {
  const targets = [];
  const pages = Object.entries(load).flatMap((entry) => pageRows(entry, targets));
  const bytes = visit.reduce((sum, request) => sum + request.bytes, 0);
  const ready = median(startUp);
  targets.push(
    ["memory under 80 MB", loaded.highest < 80],
    ["ready in under 200 ms", ready < 200],
    ["first visit at most 60 KB", bytes <= 60_000],
    ["first visit at most 8 requests", visit.length <= 8],
  );
  const text = [
    `${new Date().toISOString().slice(0, 10)}, commit ${firstLine("git", ["rev-parse", "--short", "HEAD"])}: ${cpus()[0].model}, ` +
      `${cpus().length} cores, ${whole(totalmem() / 1e9)} GB; ${nginxVersion()}; ` +
      `${whole(posts)} posts and ${whole(comments)} comments in SQLite (filled in ${whole(filled)} s); ` +
      `medians of ${rounds} rounds of ${seconds} s.`,
    "",
    "| page, server | requests a second | | p50, ms | p99, ms |",
    "|---|---|---|---|---|",
    ...pages,
    "",
    "| | |",
    "|---|---|",
    `| resident memory after start | ${one(rested.now)} MB |`,
    `| resident memory under load, highest | ${one(loaded.highest)} MB |`,
    `| start of the process to \`/readyz\` | ${one(ready)} ms (of ${startUp.map(one).join(", ")}) |`,
    `| first visit of the home page | ${visit.length} requests, ${one(bytes / 1000)} KB |`,
    "",
    "| first visit | bytes |",
    "|---|---|",
    ...visit.map((request) => `| \`${request.path}\` | ${whole(request.bytes)} |`),
    "",
    "| target | held |",
    "|---|---|",
    ...targets.map(([what, held]) => `| ${what} | ${held ? "yes" : "**no**"} |`),
  ].join("\n");
  const page = readFileSync(FILE, "utf8");
  const [from, to] = [page.indexOf(MARKS[0]) + MARKS[0].length, page.indexOf(MARKS[1])];
  writeFileSync(FILE, `${page.slice(0, from)}\n\n${text}\n\n${page.slice(to)}`);
  console.log(text);
  return targets.every(([, held]) => held);
}

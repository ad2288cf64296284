// The numbers in docs/benchmarks.md: quire beside nginx, on one machine, in one go. Called by scripts/bench.
import { mkdtempSync, rmSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firstVisit } from "./first-visit.mjs";
import { compare } from "./load.mjs";
import { write } from "./report.mjs";
import { fill, memory, startNginx, startQuire, startUpTimes } from "./servers.mjs";

const POSTS = 10_000;
const COMMENTS = 100_000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);

const folder = mkdtempSync(join(tmpdir(), "quire-bench-"));
chmodSync(folder, 0o755);
const running = [];
process.on("SIGINT", () => process.exit(130));
process.on("exit", () => {
  for (const server of running) server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const say = (text) => console.error(`==> ${text}`);

say(`Filling a site with ${POSTS} posts and ${COMMENTS} comments`);
const filled = fill(folder, POSTS, COMMENTS);

say("Starting and stopping, five times");
const startUp = await startUpTimes(folder, 5);

const quire = await startQuire(folder);
running.push(quire);
const home = await (await fetch(quire.url)).text();
const path = home.match(/href="(\/posts\/[^"#?]+)"/)?.[1];
if (!path) throw new Error("the home page has no post");
const pages = { home: "/", post: path };
const rested = memory(quire);

const nginx = await startNginx(folder, quire.url, pages);
running.push(nginx);

say(`Asking both in turn, ${ROUNDS} rounds of ${SECONDS} seconds for each page`);
const load = await compare({ quire, nginx, pages, rounds: ROUNDS, seconds: SECONDS, say });
const loaded = memory(quire);

say("Visiting the home page for the first time");
const visit = await firstVisit(quire.url);

const held = write({
  posts: POSTS,
  comments: COMMENTS,
  rounds: ROUNDS,
  seconds: SECONDS,
  filled,
  startUp,
  rested,
  loaded,
  load,
  visit,
});
process.exit(held ? 0 : 1);

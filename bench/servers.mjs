// The two servers, each as its user would run it, on ports of loopback that are free.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const PROGRAM = new URL("../target/release/quire", import.meta.url).pathname;

const freePort = () =>
  new Promise((found) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

async function until(url, ms) {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    await pause(1);
  }
  throw new Error(`${url} did not answer within ${ms} ms`);
}

function run(command, args, options) {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "inherit"], ...options });
  const ended = new Promise((end) => child.once("exit", end));
  return { pid: child.pid, ended, stop: () => child.kill("SIGTERM") };
}

const settings = (folder) => ({ PATH: process.env.PATH, QUIRE_DATA_DIR: join(folder, "data"), RUST_LOG: "error" });

/** Fills the database; how many seconds that took. */
export function fill(folder, posts, comments) {
  const began = performance.now();
  execFileSync(PROGRAM, ["demo", "--posts", String(posts), "--comments", String(comments)], {
    cwd: folder,
    env: settings(folder),
    stdio: "inherit",
  });
  return (performance.now() - began) / 1000;
}

/** The released program on the full database, ready. */
export async function startQuire(folder) {
  const port = await freePort();
  const began = performance.now();
  const env = { ...settings(folder), QUIRE_LISTEN: `127.0.0.1:${port}` };
  const server = run(PROGRAM, [], { cwd: folder, env });
  await until(`http://127.0.0.1:${port}/readyz`, 10_000);
  return { ...server, url: `http://127.0.0.1:${port}/`, ready: performance.now() - began };
}

/** Milliseconds from the start of the process to its first "ready". */
export async function startUpTimes(folder, times) {
  const all = [];
  for (let n = 0; n < times; n++) {
    const server = await startQuire(folder);
    all.push(server.ready);
    server.stop();
    await server.ended;
  }
  return all;
}

/** Debian's nginx with the bytes of the same pages as files. Without an access log, which would slow it down. */
export async function startNginx(folder, site, pages) {
  const port = await freePort();
  const root = join(folder, "nginx");
  mkdirSync(root);
  for (const [name, path] of Object.entries(pages)) {
    writeFileSync(join(root, name), Buffer.from(await (await fetch(new URL(path, site))).arrayBuffer()));
  }
  writeFileSync(
    join(root, "nginx.conf"),
    `worker_processes auto;
pid ${root}/pid;
error_log stderr error;
events { worker_connections 768; }
http {
  sendfile on;
  tcp_nopush on;
  access_log off;
  default_type text/html;
  keepalive_requests 1000000;
  server { listen 127.0.0.1:${port}; root ${root}; }
}
`,
  );
  const server = run("nginx", ["-p", root, "-c", join(root, "nginx.conf"), "-g", "daemon off;"]);
  const url = `http://127.0.0.1:${port}/`;
  await until(new URL(Object.keys(pages)[0], url), 10_000);
  return { ...server, url };
}

/** Resident memory in MB, now and at its highest. */
export function memory({ pid }) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const mb = (field) => Number(status.match(new RegExp(`${field}:\\s+(\\d+) kB`))[1]) / 1000;
  return { now: mb("VmRSS"), highest: mb("VmHWM") };
}

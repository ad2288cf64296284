// Load from wrk, on each server in turn, so that whatever else the machine does meets both.
import { execFileSync } from "node:child_process";

const CONNECTIONS = 32;
const THREADS = 2;

const MS = { us: 0.001, ms: 1, s: 1000 };

function ms(output, percent) {
  const [, number, unit] = output.match(new RegExp(`^\\s+${percent}%\\s+([\\d.]+)(us|ms|s)`, "m"));
  return Number(number) * MS[unit];
}

function wrk(url, seconds) {
  const args = [`-t${THREADS}`, `-c${CONNECTIONS}`, `-d${seconds}s`, "--latency", url];
  const output = execFileSync("wrk", args, { encoding: "utf8" });
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(`wrk met errors on ${url}:\n${output}`);
  return { rate: Number(output.match(/Requests\/sec:\s+([\d.]+)/)[1]), p50: ms(output, 50), p99: ms(output, 99) };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The medians over all rounds, for each page and server: `{ home: { quire: { rate, p50, p99 }, nginx: … }, … }`. */
export async function compare({ quire, nginx, pages, rounds, seconds, say }) {
  const runs = [];
  for (const [page, path] of Object.entries(pages)) {
    wrk(new URL(path, quire.url).href, 2);
    wrk(new URL(page, nginx.url).href, 2);
  }
  for (let round = 1; round <= rounds; round++) {
    for (const [page, path] of Object.entries(pages)) {
      runs.push({ page, server: "nginx", ...wrk(new URL(page, nginx.url).href, seconds) });
      runs.push({ page, server: "quire", ...wrk(new URL(path, quire.url).href, seconds) });
    }
    say(`round ${round} of ${rounds}`);
  }
  const middle = (page, server) => {
    const those = runs.filter((run) => run.page === page && run.server === server);
    return Object.fromEntries(["rate", "p50", "p99"].map((what) => [what, median(those.map((run) => run[what]))]));
  };
  return Object.fromEntries(
    Object.keys(pages).map((page) => [page, { quire: middle(page, "quire"), nginx: middle(page, "nginx") }]),
  );
}

// Writes what the worst texts cost to render into docs/benchmarks.md, between its two marks. Reads what
// `markup-checks cost` says.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { execFileSync } from "node:child_process";

const FILE = new URL("../docs/benchmarks.md", import.meta.url);
const MARKS = ["<!-- rendering: written by make bench -->", "<!-- end of rendering -->"];
const LIMIT = 200;
/** So many of them are shown, dearest first. */
const SHOWN = 20;

const one = (number) => number.toFixed(1);
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
const { bytes, ordinary, rows } = JSON.parse(readFileSync(0, "utf8"));
// A pipe would end a cell of the table.
const cell = (name) => `\`${name.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
const slow = rows.filter(({ ms }) => ms >= LIMIT);

const text = [
  `${new Date().toISOString().slice(0, 10)}, commit ${commit}: ${cpus()[0].model}; ${bytes / 1024} KiB each, the best of 5 rounds; ` +
    `${rows.length} texts, of which the ${SHOWN} that take longest.`,
  "",
  "| what fills the text | ms |",
  "|---|---|",
  ...rows.slice(0, SHOWN).map(({ name, ms }) => `| ${cell(name)} | ${one(ms)} |`),
  `| the one in the middle of all | ${one(rows[Math.floor(rows.length / 2)].ms)} |`,
  `| ordinary paragraphs | ${one(ordinary)} |`,
  "",
  "| target | held |",
  "|---|---|",
  `| every text in under ${LIMIT} ms | ${slow.length ? "**no**" : "yes"} |`,
].join("\n");
const page = readFileSync(FILE, "utf8");
const [from, to] = [page.indexOf(MARKS[0]) + MARKS[0].length, page.indexOf(MARKS[1])];
writeFileSync(FILE, `${page.slice(0, from)}\n\n${text}\n\n${page.slice(to)}`);
console.log(text);
process.exit(slow.length ? 1 : 0);

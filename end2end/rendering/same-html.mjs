// Compares what the renderer makes of a text in WebAssembly with what it makes of it in the program. Run by scripts/same-html.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { tests } from "commonmark-spec";

const at = (path) => new URL(`../../${path}`, import.meta.url);

/** One hostile input a line; `\n` in it stands for a line break. */
const lines = (path) =>
  readFileSync(at(path), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("# One"))
    .map((line) => line.replaceAll("\\n", "\n"));

// In the suite an arrow stands for a tab.
const commonmark = tests.map(({ markdown }) => markdown.replaceAll("→", "\t"));
const hostile = ["xss.txt", "hostile.txt"].flatMap((name) => lines(`markup/tests/fixtures/${name}`));
if (commonmark.length < 650 || hostile.length < 150) throw new Error("texts are missing");

const { kinds, rows } = JSON.parse(
  execFileSync(at("target/debug/markup-checks").pathname, ["render"], {
    input: JSON.stringify([...commonmark, ...hostile]),
    maxBuffer: 1 << 30,
  }),
);

const module = await WebAssembly.compile(readFileSync(at("target/wasm32-unknown-unknown/debug/markup_checks.wasm")));
const { exports: browser } = await WebAssembly.instantiate(module);

function render(kind, text) {
  const bytes = new TextEncoder().encode(text);
  const place = browser.room(bytes.length);
  new Uint8Array(browser.memory.buffer).set(bytes, place);
  const length = browser.render_in_place(kind);
  return new TextDecoder().decode(new Uint8Array(browser.memory.buffer, browser.result(), length));
}

let passed = 0;
const different = [];
for (const { text, outcomes } of rows) {
  for (const [kind, expected] of outcomes.entries()) {
    const actual = render(kind, text);
    if (actual === expected) passed += 1;
    else different.push({ kind: kinds[kind], text, expected, actual });
  }
}
for (const { kind, text, expected, actual } of different.slice(0, 5))
  console.error(`${kind} of ${JSON.stringify(text.slice(0, 200))}\n  program: ${expected}\n  browser: ${actual}`);
// In the words of the browser tests, which scripts/test counts.
console.log(`  ${passed} passed (${commonmark.length} texts of CommonMark, ${rows.length} in all)`);
if (different.length) console.log(`  ${different.length} failed`);
process.exit(different.length ? 1 : 0);

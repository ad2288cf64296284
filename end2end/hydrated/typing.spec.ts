// Typing is never waited for: what a key costs in a text of ten thousand words.

import { expect, test } from "../test.ts";

const WORDS = 10_000;
const SENTENCE = "We set **out** before six with `rope`, [bread](https://example.org) and a map of the coast.";

test("a key costs less than a frame in a text of ten thousand words", async ({ signedIn }, info) => {
  const grace = await signedIn("grace");
  const sentences = Math.ceil(WORDS / SENTENCE.split(" ").length);
  const body = Array.from({ length: sentences }, (_, n) => (n % 20 ? SENTENCE : `## Day ${n}\n\n${SENTENCE}`)).join(
    "\n\n",
  );
  await grace.startsWriting({ title: "A long day", body });
  await expect(grace.preview.locator(".prose p").last()).toContainText("coast");
  await grace.page.evaluate(() => {
    const costs: number[] = [];
    let began = 0;
    addEventListener("keydown", () => (began = performance.now()), { capture: true });
    // Behind every listener of ours: how long they took, with the layout that the browser owes for it.
    addEventListener("input", () => {
      document.getElementById("body")!.getBoundingClientRect();
      costs.push(performance.now() - began);
    });
    Object.assign(globalThis, { costs });
  });
  for (const place of ["start", "middle", "end"]) {
    await grace.bodyField.evaluate((area: HTMLTextAreaElement, place) => {
      const at = { start: 0, middle: area.value.length / 2, end: area.value.length }[place]!;
      area.focus();
      area.setSelectionRange(at, at);
    }, place);
    await grace.page.keyboard.type("How long does this take? Not long. ", { delay: 15 });
  }
  const costs = await grace.page.evaluate(() => (globalThis as unknown as { costs: number[] }).costs);
  const sorted = costs.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)]!;
  info.annotations.push({
    type: "a key",
    description: `median ${at(0.5).toFixed(1)} ms, 95th of a hundred ${at(0.95).toFixed(1)} ms, worst ${at(1).toFixed(1)} ms`,
  });
  console.log(info.annotations.at(-1)!.description);
  expect(sorted.length).toBeGreaterThan(100);
  expect(at(0.95)).toBeLessThan(16);
});

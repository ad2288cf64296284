// Typing is never waited for: what a key costs in a text of ten thousand words.

import { expect, test } from "../test.ts";
import type { Person } from "../people/person.ts";

const WORDS = 10_000;
const SENTENCE = "We set **out** before six with `rope`, [bread](https://example.org) and a map of the coast.";
/** The machine's other errands can only make a key slower, so the best of some rounds is what a key costs. */
const ROUNDS = 3;
/** Milliseconds. At sixty pictures a second a slower key is seen. */
const FRAME = 16;

test("a key costs less than a frame in a text of ten thousand words", async ({ signedIn }) => {
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
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const sorted = (await typesEverywhere(grace)).toSorted((a, b) => a - b);
    const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)]!;
    const figures = [at(0.5), at(0.95), at(1)].map((cost) => cost.toFixed(1));
    console.log(`a key: median ${figures[0]} ms, 95 of a hundred below ${figures[1]} ms, slowest ${figures[2]} ms`);
    expect(sorted.length).toBeGreaterThan(100);
    rounds.push(at(0.95));
  }
  expect(Math.min(...rounds)).toBeLessThan(FRAME);
});

/** A sentence at the start, in the middle and at the end. Gives back what each key cost, in milliseconds. */
async function typesEverywhere(person: Person): Promise<number[]> {
  for (const place of ["start", "middle", "end"]) {
    await person.bodyField.evaluate((area: HTMLTextAreaElement, place) => {
      const at = { start: 0, middle: area.value.length / 2, end: area.value.length }[place]!;
      area.focus();
      area.setSelectionRange(at, at);
    }, place);
    await person.page.keyboard.type("How long does this take? Not long. ", { delay: 15 });
  }
  return person.page.evaluate(() => (globalThis as unknown as { costs: number[] }).costs.splice(0));
}

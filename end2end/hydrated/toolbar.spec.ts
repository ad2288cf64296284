// Writing with buttons and keys, where scripts run.

import type { Person } from "../people/person.ts";
import { expect, test } from "../test.ts";

/** Marks the first place of the words in the text. */
async function marks(person: Person, words: string): Promise<void> {
  await person.bodyField.evaluate((area: HTMLTextAreaElement, words) => {
    const at = area.value.indexOf(words);
    area.focus();
    area.setSelectionRange(at, at + words.length);
  }, words);
}

test("buttons and keys mark words, and undo takes it back", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.visits("/write");
  await grace.bodyField.pressSequentially("We set out.");
  await marks(grace, "set");
  await grace.button("Bold").click();
  await expect(grace.bodyField).toHaveValue("We **set** out.");
  await grace.page.keyboard.press("Control+i");
  await expect(grace.bodyField).toHaveValue("We ***set*** out.");
  await expect(grace.preview.locator(".prose em strong")).toHaveText("set");
  await grace.page.keyboard.press("Control+z");
  await expect(grace.bodyField).toHaveValue("We **set** out.");
  await grace.page.keyboard.press("Control+z");
  await expect(grace.bodyField).toHaveValue("We set out.");
  await marks(grace, "out");
  await grace.page.keyboard.press("Control+k");
  await grace.page.keyboard.type("https://example.org");
  await expect(grace.bodyField).toHaveValue("We set [out](https://example.org).");
});

test("Enter and Tab go on with a list, and Escape gives Tab back", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.visits("/write");
  await grace.bodyField.pressSequentially("- bread");
  await grace.page.keyboard.press("Enter");
  await grace.page.keyboard.type("rope");
  await grace.page.keyboard.press("Tab");
  await expect(grace.bodyField).toHaveValue("- bread\n  - rope");
  await grace.page.keyboard.press("Shift+Tab");
  await expect(grace.bodyField).toHaveValue("- bread\n- rope");
  await grace.page.keyboard.press("Enter");
  await grace.page.keyboard.press("Enter");
  await expect(grace.bodyField).toHaveValue("- bread\n- rope\n");
  await grace.page.keyboard.press("Tab");
  await expect(grace.bodyField).not.toBeFocused();
  await marks(grace, "rope");
  await grace.page.keyboard.press("Escape");
  await grace.page.keyboard.press("Tab");
  await expect(grace.bodyField).not.toBeFocused();
  await expect(grace.bodyField).toHaveValue("- bread\n- rope\n");
});

test("an address that is pasted over words makes them a link", async ({ signedIn }) => {
  const grace = await signedIn("grace", { permissions: ["clipboard-read", "clipboard-write"] });
  await grace.visits("/write");
  await grace.bodyField.pressSequentially("We baked bread.");
  await grace.page.evaluate(() => navigator.clipboard.writeText("https://example.org/bread"));
  await marks(grace, "bread");
  await grace.page.keyboard.press("Control+v");
  await expect(grace.bodyField).toHaveValue("We baked [bread](https://example.org/bread).");
});

test("text and preview scroll together", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const body = Array.from({ length: 120 }, (_, n) => `Paragraph ${n} of a long day at sea.`).join("\n\n");
  await grace.startsWriting({ title: "A long day", body });
  await expect(grace.preview.locator(".prose p")).toHaveCount(120);
  const write = grace.page.getByRole("region", { name: "Markdown" });
  await write.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight / 2));
  await expect.poll(() => grace.preview.evaluate((pane) => pane.scrollTop / pane.scrollHeight)).toBeGreaterThan(0.3);
  await grace.preview.evaluate((pane) => pane.scrollTo(0, 0));
  await expect.poll(() => write.evaluate((pane) => pane.scrollTop)).toBe(0);
});

test("the text alone fills the window, and gives it back", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.visits("/write");
  await grace.button("Full screen").click();
  await expect(grace.preview).toBeHidden();
  await expect(grace.button("Full screen")).toHaveAttribute("aria-pressed", "true");
  await grace.button("Full screen").click();
  await expect(grace.preview).toBeVisible();
});

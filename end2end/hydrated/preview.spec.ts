// The preview renders in the browser what the server renders for the page: the same HTML, whatever is in the text.

import { expect, test } from "../test.ts";

const HASH = "0123456789abcdef".repeat(4);

const TEXT = `# One

![Four sheets](/media/${HASH}.jpg?w=1200&h=800#wide "How a *quire* is folded")

> [!WARNING]
> The needle is sharp.

Quire
: Four sheets, folded once

# Two

\`\`\`rust
/// Whole
fn main() { println!("<quire> {}", 'a'); }
\`\`\`

\`\`\`diff
-sewn
+bound
\`\`\`

# Three

Is $a_1 * b_1$ more than $$c^2$$?

## Four

Last words[^1].

[^1]: A note.
`;

test("figures, callouts, code and contents of the preview are those of the page", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  // The picture was never uploaded: what counts is what is asked for.
  await grace.page.route(/\/media\//, (route) =>
    route.fulfill({ contentType: "image/svg+xml", body: "<svg xmlns='http://www.w3.org/2000/svg'/>" }),
  );
  await grace.startsWriting({ title: "Before six" });
  await grace.types({ body: TEXT });
  const preview = grace.preview.locator(".prose");
  await expect(preview).toContainText("A note.");
  await expect(preview.locator("figure.wide img")).toHaveAttribute("width", "1200");
  await expect(preview.getByRole("note")).toContainText("Warning");
  await expect(preview.locator("dt")).toHaveText("Quire");
  await expect(preview.locator("code .tok-k")).toHaveText(["fn"]);
  await expect(preview.getByRole("navigation", { name: "Contents" }).getByRole("link")).toHaveText([
    "One",
    "Two",
    "Three",
    "Four",
  ]);
  const previewed = await preview.innerHTML();
  await grace.presses("Publish");
  // The script for whoever is signed in has put its buttons there.
  await expect(grace.prose.getByRole("button", { name: "Copy code" })).toHaveCount(2);
  const sent = await (await grace.page.request.get(grace.path)).text();
  const published = await grace.page.evaluate((html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    return page.querySelector("article .prose")?.innerHTML;
  }, sent);
  expect(published).toBe(previewed);
});

test("code is copied with the keyboard, and a stranger's page has no script for it", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  await grace.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const path = await grace.hasPublished({ body: '```rust\nlet a = "<b>";\n```\n' });
  await grace.visits(path);
  const copy = grace.prose.getByRole("button", { name: "Copy code" });
  await copy.focus();
  await copy.press("Enter");
  await expect(grace.page.getByRole("status").filter({ hasText: "Copied to the clipboard." })).toHaveCount(1);
  expect(await grace.page.evaluate(() => navigator.clipboard.readText())).toBe('let a = "<b>";\n');

  const stranger = await visitor();
  await stranger.visits(path);
  await expect(stranger.page.locator("script")).toHaveCount(0);
  await expect(stranger.prose.locator("pre")).toBeVisible();
});

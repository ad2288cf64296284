// Earlier versions: looking at what changed, and going back.

import { expect, test } from "../test.ts";

test("an author looks at what changed, and restores the version before", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ body: "We set out.\n\nIt rained." });
  await grace.opensEditor(path);
  await grace.types({ body: "We set out.\n\nIt poured." });
  await grace.presses("Save");
  await grace.followsLink("Versions of this post");
  await expect(grace.heading).toHaveText("Versions");
  const entries = grace.page.locator(".versions > li");
  await expect(entries).toHaveCount(2);
  await grace.follows(() => entries.first().getByRole("link").first().click());
  await expect(grace.page.locator("del")).toHaveText("It rained.");
  await expect(grace.page.locator("ins")).toHaveText("It poured.");
  await grace.followsLink("All versions");
  await grace.follows(() => entries.last().getByRole("link").first().click());
  await grace.presses("Restore this version");
  await expect(grace.notice).toHaveText("Post saved.");
  await expect(grace.prose).toContainText("It rained.");
  await grace.visits(`${path}/revisions`);
  await expect(entries).toHaveCount(3);
});

test("nobody else sees what an author took back", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const lena = await signedIn("lena");
  await lena.isRefused(`${path}/revisions`, 403);
});

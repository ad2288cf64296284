// Deleting a post: a question first, then for good.

import { expect, test } from "../test.ts";

test("Grace deletes her post, and its address leads nowhere", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ title: "Before six" });
  await grace.hasCommented(path, "Also: bread.");
  await grace.deletesPost(path);
  expect(grace.path).toBe("/");
  await expect(grace.notice).toHaveText("Post deleted.");
  await expect(grace.link("Before six")).toHaveCount(0);
  await (await visitor()).isRefused(path, 404);
});

test("the question names the post, and nothing happens before it is answered", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ title: "Before six" });
  await grace.visits(path);
  await grace.followsLink("Delete this post");
  await expect(grace.page.getByText("Before six goes for good")).toBeVisible();
  await grace.followsLink("Keep it");
  expect(grace.path).toBe(path);
  await expect(grace.heading).toHaveText("Before six");
});

test("Ada, who looks after the site, deletes the post of somebody else", async ({ signedIn }) => {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  const path = await grace.hasPublished({ title: "Before six" });
  await ada.deletesPost(path);
  await grace.isRefused(path, 404);
});

test("the address of a post that was deleted can be used again", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ title: "Before six", body: "The first." });
  await grace.deletesPost(path);
  expect(await grace.publishes({ title: "Before six", body: "The second." })).toBe(path);
  await expect(grace.prose).toHaveText("The second.");
});

test("what was written for a post that has gone meanwhile is given back", async ({ signedIn }) => {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  const path = await grace.hasPublished({ title: "Before six" });
  await grace.opensEditor(path);
  await ada.deletesPost(path);
  await grace.types({ body: "Three hours of work." });
  grace.watch.allowsStatus(404);
  await grace.presses("Save");
  await expect(grace.heading).toHaveText("Your text is safe");
  await expect(grace.field("What you wrote")).toHaveValue("Three hours of work.");
});

// Deleting a post: a question first, then the bin, from where it comes back or goes for good.

import { expect, test } from "../test.ts";

test("Grace deletes her post, and its address leads nowhere", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ title: "Before six" });
  await grace.hasCommented(path, "Also: bread.");
  await grace.deletesPost(path);
  expect(grace.path).toBe("/");
  await expect(grace.notice).toContainText("Post deleted. It stays in the bin for 30 days.");
  await expect(grace.link("Before six")).toHaveCount(0);
  await (await visitor()).isRefused(path, 404);
});

test("the question names the post, and nothing happens before it is answered", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ title: "Before six" });
  await grace.visits(path);
  await grace.followsLink("Delete this post");
  await expect(grace.page.getByText("Before six goes into the bin")).toBeVisible();
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

test("Grace undoes it at once, and nothing is lost", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ title: "Before six" });
  await grace.hasCommented(path, "Also: bread.");
  await grace.deletesPost(path);
  await grace.presses("Undo");
  expect(grace.path).toBe(path);
  await expect(grace.notice).toHaveText("The post is out of the bin, as it was.");
  const reader = await visitor();
  await reader.visits(path);
  await expect(reader.page.getByText("Also: bread.")).toBeVisible();
});

test("what is in the bin is restored from there", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ title: "Before six" });
  await grace.deletesPost(path);
  await grace.visits("/drafts");
  const bin = grace.page.getByRole("region", { name: "Bin" });
  await expect(bin.getByText("Goes for good on")).toBeVisible();
  await grace.presses("Restore Before six");
  expect(grace.path).toBe(path);
});

test("the address of a post is free again once it is deleted for good", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ title: "Before six", body: "The first." });
  await grace.deletesPost(path);
  expect(await grace.publishes({ title: "Before six", body: "Meanwhile." })).toBe(`${path}-2`);
  await grace.visits("/drafts");
  await grace.followsLink("Delete for good Before six");
  await expect(grace.heading).toHaveText("Delete this post for good?");
  await grace.presses("Delete for good");
  await expect(grace.notice).toHaveText("The post is gone for good.");
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

// What an author decides about a post beside its text: when it is published and for whom, its address, its tags.

import type { Person } from "../people/person.ts";
import { expect, test } from "../test.ts";

/** Unfolds what stands below the text. */
async function opensSettings(person: Person): Promise<void> {
  await person.page.locator("summary", { hasText: "Settings of the post" }).click();
}

test("a post waits for its moment, and its author sees which", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  await grace.startsWriting({ title: "Before six", body: "We set out." });
  await opensSettings(grace);
  await expect(grace.page.getByText(grace.wakes ? "in the time of this device" : "Date and time in UTC")).toBeVisible();
  await grace.page.getByLabel("Publish at").fill("2098-12-01T09:00");
  await grace.presses("Publish");
  await expect(grace.notice).toContainText("Post scheduled.");
  const path = grace.path;
  await (await visitor()).isRefused(path, 404);
  await grace.visits("/drafts");
  const planned = grace.page.getByRole("region", { name: "Scheduled" });
  await expect(planned.getByRole("link", { name: "Before six" })).toBeVisible();
  await expect(planned.locator("time")).toHaveAttribute("datetime", "2098-12-01T09:00:00Z");

  await grace.opensEditor(path);
  await opensSettings(grace);
  await expect(grace.page.getByLabel("Publish at")).toHaveValue("2098-12-01T09:00");
  await grace.page.getByLabel("Publish at").fill("");
  grace.watch.allowsStatus(422);
  await grace.presses("Save");
  await grace.isToldBeside(grace.page.getByLabel("Publish at"), "Enter a time of publication");
  await grace.page.getByLabel("Publish at").fill("2020-12-01T09:00");
  await grace.presses("Save");
  await expect(grace.notice).toHaveText("Post published.");
});

test("an unlisted post is for those who have its address", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  await grace.startsWriting({ title: "Before six", body: "We set out." });
  await opensSettings(grace);
  await grace.presses("Publish unlisted");
  await expect(grace.notice).toContainText("no list has it");
  const path = grace.path;
  const reader = await visitor();
  await reader.visits("/");
  await expect(reader.link("Before six")).toHaveCount(0);
  await reader.visits(path);
  await expect(reader.prose).toHaveText("We set out.");
  await grace.opensEditor(path);
  await opensSettings(grace);
  await grace.presses("Publish for everybody");
  await reader.visits("/");
  await expect(reader.link("Before six")).toBeVisible();
});

test("a post moves, and its old address leads to it", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ title: "Before six" });
  await grace.opensEditor(path);
  await opensSettings(grace);
  await expect(grace.field("Address optional")).toHaveValue("before-six");
  await grace.field("Address optional").fill("a/b");
  grace.watch.allowsStatus(422);
  await grace.presses("Save");
  await grace.isToldBeside(grace.field("Address optional"), "Use letters and digits");
  await grace.field("Address optional").fill("after-six");
  await grace.presses("Save");
  expect(grace.path).toBe("/posts/after-six");
  const reader = await visitor();
  await reader.visits(path);
  expect(reader.path).toBe("/posts/after-six");
  await expect(reader.heading).toHaveText("Before six");
});

test("a reader finds posts by their tags", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  for (const [title, tags] of [
    ["Before six", "Boats, 海"],
    ["After six", "boats"],
  ]) {
    await grace.startsWriting({ title, body: "We set out." });
    await opensSettings(grace);
    await grace.page.getByLabel("Tags").fill(tags!);
    await grace.presses("Publish");
  }
  const reader = await visitor();
  await reader.visits("/posts/before-six");
  await reader.followsLink("海");
  await expect(reader.heading).toHaveText("海");
  await expect(reader.link("After six")).toHaveCount(0);
  await reader.visits("/");
  await reader.followsLink("Topics");
  await reader.followsLink(/^boats/i);
  await expect(reader.link("Before six")).toBeVisible();
  await expect(reader.link("After six")).toBeVisible();
});

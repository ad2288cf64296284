// Two people change the same post. Neither loses a word.

import type { Person } from "../people/person.ts";
import { expect, test } from "../test.ts";

/** Grace has saved her text while Ada still had the older one in her editor, and Ada saves now. */
async function bothSave(ada: Person, grace: Person, status: "published" | "draft" = "published"): Promise<string> {
  const first = { title: "Before six", subtitle: "Notes", body: "We set out." };
  const path = status === "published" ? await grace.hasPublished(first) : await grace.hasDraft(first);
  await ada.opensEditor(path);
  await grace.opensEditor(path);
  await grace.types({ body: "We set out. Grace packed." });
  await grace.presses(status === "published" ? "Save" : "Save draft");
  await ada.types({ subtitle: "Notes, again", body: "We set out. Ada steered." });
  ada.watch.allowsStatus(409);
  await ada.presses(status === "published" ? "Save" : "Save draft");
  await expect(ada.heading).toHaveText("Someone else changed this post");
  return path;
}

test("who saves second is shown both texts", async ({ signedIn }) => {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  await bothSave(ada, grace);
  await expect(ada.summary).toContainText("Nothing is lost: both texts are below");
  await expect(ada.summary).toBeFocused();
  const theirs = ada.page.getByRole("region", { name: "Saved meanwhile" });
  await expect(theirs.getByLabel("Text", { exact: true })).toHaveValue("We set out. Grace packed.");
  await expect(theirs.getByLabel("Text", { exact: true })).not.toBeEditable();
  const yours = ada.page.getByRole("form", { name: "Yours, not saved yet" });
  await expect(yours.getByLabel("Subtitle", { exact: true })).toHaveValue("Notes, again");
  await expect(yours.getByLabel("Text", { exact: true })).toHaveValue("We set out. Ada steered.");
});

test("who saves second can bring both together and save them", async ({ signedIn }) => {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  const path = await bothSave(ada, grace);
  const yours = ada.page.getByRole("form", { name: "Yours, not saved yet" });
  await yours.getByLabel("Text", { exact: true }).fill("We set out. Grace packed, Ada steered.");
  await ada.presses("Save mine instead");
  await expect(ada.notice).toHaveText("Post saved.");
  expect(ada.path).toBe(path);
  await expect(ada.prose).toHaveText("We set out. Grace packed, Ada steered.");
  await expect(ada.page.getByText("Notes, again")).toBeVisible();
});

test("who saves second can leave the other text as it is", async ({ signedIn }) => {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  await bothSave(ada, grace);
  await ada.followsLink("Keep this text");
  await expect(ada.prose).toHaveText("We set out. Grace packed.");
});

test("a draft stays a draft through a conflict", async ({ signedIn, visitor }) => {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  const path = await bothSave(ada, grace, "draft");
  await ada.presses("Save mine instead");
  await expect(ada.prose).toHaveText("We set out. Ada steered.");
  await (await visitor()).isRefused(path, 404);
});

test("a third text saved meanwhile is a conflict again", async ({ signedIn }) => {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  const path = await bothSave(ada, grace);
  await grace.opensEditor(path);
  await grace.types({ body: "We set out. Grace packed twice." });
  await grace.presses("Save");
  await ada.presses("Save mine instead");
  await expect(ada.heading).toHaveText("Someone else changed this post");
  const theirs = ada.page.getByRole("region", { name: "Saved meanwhile" });
  await expect(theirs.getByLabel("Text", { exact: true })).toHaveValue("We set out. Grace packed twice.");
});

test("a draft renamed in one window is a conflict in the other, and the new title stays", async ({ signedIn }) => {
  const [ada, again] = [await signedIn("ada"), await signedIn("ada")];
  const path = await ada.hasDraft({ title: "Before six", body: "We set out." });
  await ada.opensEditor(path);
  await again.opensEditor(path);
  await again.types({ title: "After six" });
  await again.presses("Save draft");
  await again.page.waitForURL("**/posts/after-six");
  await ada.types({ body: "We set out. It rained." });
  ada.watch.allowsStatus(409);
  await ada.presses("Save draft");
  await expect(ada.heading).toHaveText("Someone else changed this post");
  const yours = ada.page.getByRole("form", { name: "Yours, not saved yet" });
  await expect(yours.getByLabel("Title", { exact: true })).toHaveValue("After six");
  await expect(yours.getByLabel("Text", { exact: true })).toHaveValue("We set out. It rained.");
  await ada.presses("Save mine instead");
  await expect(ada.prose).toHaveText("We set out. It rained.");
  expect(ada.path).toBe("/posts/after-six");
});

test("what was published meanwhile stays published when only the text was changed", async ({ signedIn, visitor }) => {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  const path = await grace.hasDraft({ title: "Before six", body: "We set out." });
  await ada.opensEditor(path);
  await grace.opensEditor(path);
  await grace.presses("Publish");
  await ada.types({ body: "We set out. Ada steered." });
  ada.watch.allowsStatus(409);
  await ada.presses("Save draft");
  const yours = ada.page.getByRole("form", { name: "Yours, not saved yet" });
  await expect(yours.getByLabel("Published, for everybody to read")).toBeChecked();
  await ada.presses("Save mine instead");
  await expect(ada.notice).toHaveText("Post saved.");
  const reader = await visitor();
  await reader.visits(path);
  await expect(reader.prose).toHaveText("We set out. Ada steered.");
});

test("a cover that was changed meanwhile is on both sides of the page", async ({ signedIn }) => {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  const path = await grace.hasPublished({ title: "Before six", body: "We set out." });
  await ada.opensEditor(path);
  await grace.opensEditor(path);
  const picture = "https://pictures.example.org/pier.jpg";
  grace.watch.allows(/pictures\.example\.org/);
  await grace.page.locator("summary", { hasText: "Cover" }).click();
  await grace.field("Picture address optional").fill(picture);
  await grace.presses("Save");
  await ada.types({ body: "We set out. Ada steered." });
  ada.watch.allowsStatus(409);
  await ada.presses("Save");
  for (const side of [
    ada.page.getByRole("region", { name: "Saved meanwhile" }),
    ada.page.getByRole("form", { name: "Yours, not saved yet" }),
  ]) {
    await expect(side.getByLabel("Cover", { exact: true })).toHaveValue(picture);
  }
});

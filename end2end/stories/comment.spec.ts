// Saying something under a post.

import { cast } from "../people/cast.ts";
import { expect, test } from "../test.ts";

test("Kenji comments, and everybody reads it", async ({ signedIn, visitor }) => {
  const path = await (await signedIn("grace")).hasPublished({ title: "Before six" });
  const kenji = await signedIn("kenji");
  await kenji.visits(path);
  await expect(kenji.page.getByText("Commenting as 山田 健二")).toBeVisible();
  await kenji.sendsComment("Also: **bread**, and `rope`.");
  await expect(kenji.comment("bread").locator("strong")).toHaveText("bread");
  await expect(kenji.commentField).toHaveValue("");

  const reader = await visitor();
  await reader.visits(path);
  await expect(reader.page.getByRole("heading", { name: "1 comment" })).toBeVisible();
  await expect(reader.comment("bread").getByRole("link", { name: cast.kenji.name })).toBeVisible();
  await expect(reader.comment("bread").locator("code")).toHaveText("rope");
});

test("comments stand in the order in which they were made, the author's marked", async ({ signedIn }) => {
  const [grace, kenji] = [await signedIn("grace"), await signedIn("kenji")];
  const path = await grace.hasPublished({});
  await kenji.comments(path, "First.");
  await grace.comments(path, "Second.");
  await kenji.comments(path, "Third.");
  await kenji.visits(path);
  await expect(kenji.allComments).toContainText(["First.", "Second.", "Third."]);
  await expect(kenji.comment("Second.").getByText("Author")).toBeVisible();
  await expect(kenji.comment("First.").getByText("Author")).toHaveCount(0);
});

test("a comment without words is refused beside the field", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  kenji.watch.allowsStatus(422);
  await kenji.visits(path);
  await kenji.sendsComment("   ");
  await kenji.isToldBeside(kenji.commentField, "Enter a comment");
  await expect(kenji.allComments).toHaveCount(0);
  await kenji.sendsComment("Also: bread.");
  await expect(kenji.comment("Also: bread.")).toBeVisible();
  await expect(kenji.summary).toHaveCount(0);
});

test("a comment that is too long is refused, and every letter of it is kept", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  kenji.watch.allowsStatus(422);
  const long = `\n${"Ein Satz mit Ümlaut. ".repeat(900)}\nEnde.`;
  await kenji.visits(path);
  await kenji.sendsComment(long);
  await kenji.isToldBeside(kenji.commentField, "Shorten the comment: the limit is 16 KB");
  await expect(kenji.commentField).toHaveValue(long);
});

test("who is not logged in is led to the door and back to the comments", async ({ signedIn, visitor }) => {
  const path = await (await signedIn("grace")).hasPublished({ title: "Before six" });
  const kenji = await visitor();
  await kenji.visits(path);
  await expect(kenji.commentField).toHaveCount(0);
  await kenji.followsLink("Log in to comment");
  await kenji.sendsLogin(cast.kenji.email, "violet tractor sings at dawn");
  expect(kenji.path).toBe(`${path}#comments`);
  await kenji.sendsComment("Also: bread.");
  await expect(kenji.comment("Also: bread.")).toBeVisible();
});

test("what was written after the session had ended is not lost", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  kenji.watch.allowsStatus(401);
  await kenji.visits(path);
  await kenji.page.context().clearCookies();
  await kenji.sendsComment("Three paragraphs about bread.");
  await expect(kenji.page.getByText(/You are not logged in any more/)).toBeVisible();
  await expect(kenji.page.getByRole("textbox")).toHaveValue("Three paragraphs about bread.");
});

test("what was written under a post that has gone meanwhile is not lost", async ({ signedIn }) => {
  const [grace, kenji] = [await signedIn("grace"), await signedIn("kenji")];
  const path = await grace.hasPublished({});
  await kenji.visits(path);
  await grace.deletesPost(path);
  kenji.watch.allowsStatus(404);
  await kenji.sendsComment("Three paragraphs about bread.");
  await expect(kenji.page.getByText(/What this belongs to is no longer there/)).toBeVisible();
  await expect(kenji.page.getByRole("textbox")).toHaveValue("Three paragraphs about bread.");
});

test("Kenji changes his comment, and it says so", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  await kenji.comments(path, "Also: bred.");
  await kenji.editsComment("Also: bred.", "Also: *bread*.");
  await expect(kenji.notice).toHaveText("Comment saved.");
  expect(kenji.path).toBe(`${path}#comment-1`);
  await expect(kenji.comment("Also: bread.").locator("em")).toHaveText("bread");
  await expect(kenji.comment("Also: bread.").getByText("edited")).toBeVisible();
});

test("a change of a comment that is refused keeps the text", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  kenji.watch.allowsStatus(422);
  await kenji.comments(path, "Also: bread.");
  await kenji.editsComment("Also: bread.", " \n ");
  await expect(kenji.heading).toHaveText("Edit your comment");
  await kenji.isToldBeside(kenji.field("Your comment"), "Enter a comment");
  await kenji.followsLink("Cancel");
  await expect(kenji.comment("Also: bread.")).toBeVisible();
});

test("Kenji deletes his comment after he was asked", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  await kenji.comments(path, "Also: bread.");
  await kenji.comments(path, "And rope.");
  await kenji.deletesComment("Also: bread.");
  expect(kenji.path).toBe(path);
  await expect(kenji.notice).toHaveText("Comment deleted.");
  await expect(kenji.allComments).toContainText(["And rope."]);
});

test("Ada deletes what others said anywhere, Grace what was said under her post", async ({ signedIn }) => {
  const [ada, grace, kenji] = [await signedIn("ada"), await signedIn("grace"), await signedIn("kenji")];
  const path = await grace.hasPublished({});
  await kenji.comments(path, "Buy my boots.");
  await kenji.comments(path, "Buy my hats.");
  for (const [person, text] of [
    [ada, "Buy my boots."],
    [grace, "Buy my hats."],
  ] as const) {
    await person.visits(path);
    await expect(person.comment(text).getByRole("link", { name: "Edit your comment" })).toHaveCount(0);
    await person.deletesComment(text);
    await expect(person.comment(text)).toHaveCount(0);
  }
});

test("the link of a comment leads to it", async ({ signedIn, visitor }) => {
  const [grace, kenji] = [await signedIn("grace"), await signedIn("kenji")];
  const path = await grace.hasPublished({});
  await kenji.hasCommented(path, "Also: bread.");
  await kenji.hasCommented(path, "And rope.");
  const reader = await visitor();
  await reader.visits(path);
  await reader.comment("And rope.").locator("time").click();
  expect(reader.path).toBe(`${path}#comment-2`);
  await expect(reader.page.locator("article.comment:target")).toContainText("And rope.");
});

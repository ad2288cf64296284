// The comment form where scripts run.

import { cast } from "../people/cast.ts";
import { expect, test } from "../test.ts";

test("a comment appears without the page being loaded again", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  await kenji.visits(path);
  const loads = () => kenji.watch.requests.filter(({ kind }) => kind === "document").length;
  const before = loads();
  await kenji.sendsComment("Also: bread.");
  await expect(kenji.comment("Also: bread.")).toBeVisible();
  await kenji.sendsComment("And rope.");
  await expect(kenji.comment("And rope.")).toBeVisible();
  expect(loads()).toBe(before);
  await expect(kenji.allComments).toContainText(["Also: bread.", "And rope."]);

  // What the browser put there and what the server sends is the same.
  const added = await kenji.comment("And rope.").getByRole("link", { name: cast.kenji.name }).getAttribute("href");
  await kenji.visits(path);
  await expect(kenji.allComments).toContainText(["Also: bread.", "And rope."]);
  await expect(kenji.comment("And rope.").getByRole("link", { name: cast.kenji.name })).toHaveAttribute("href", added!);
});

test("a comment that was just made can be changed and deleted at once", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  await kenji.comments(path, "Also: bred.");
  await kenji.editsComment("Also: bred.", "Also: bread.");
  await kenji.deletesComment("Also: bread.");
  await expect(kenji.allComments).toHaveCount(0);
});

test("while the site is away the text stays, and goes through when it is back", async ({ signedIn, site }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  kenji.watch.allows(/ERR_CONNECTION_REFUSED/);
  await kenji.visits(path);
  await site.goesAway();
  await kenji.sendsComment("Three paragraphs about bread.");
  await expect(kenji.summary).toHaveText("The site cannot be reached. Your text is still here: try again in a moment.");
  await expect(kenji.commentField).toHaveValue("Three paragraphs about bread.");
  await site.comesBack();
  await kenji.button("Post comment").click();
  await expect(kenji.comment("Three paragraphs about bread.")).toBeVisible();
  await expect(kenji.summary).toHaveCount(0);
  await expect(kenji.commentField).toHaveValue("");
});

test("a second click while a comment is under way makes no second comment", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  await kenji.visits(path);
  await kenji.commentField.fill("Also: bread.");
  await kenji.button("Post comment").dblclick();
  await expect(kenji.comment("Also: bread.")).toBeVisible();
  await kenji.visits(path);
  await expect(kenji.allComments).toHaveCount(1);
});

test("what is typed before the scripts are there is not lost", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await kenji.page.route(/\.wasm$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await kenji.page.goto(path, { waitUntil: "domcontentloaded" });
  await kenji.commentField.fill("Typed on a slow line.");
  arrive();
  await kenji.ready();
  await expect(kenji.commentField).toHaveValue("Typed on a slow line.");
  await kenji.button("Post comment").click();
  await expect(kenji.comment("Typed on a slow line.")).toBeVisible();
});

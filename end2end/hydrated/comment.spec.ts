// The comment form where scripts run.

import { cast } from "../people/cast.ts";
import { expect, test } from "../test.ts";

test("a comment appears without the page being loaded again", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  await kenji.visits(path);
  const count = kenji.page.getByRole("region", { name: /comment/ }).getByRole("heading", { level: 2 });
  await expect(count).toHaveText("No comments yet");
  const loads = () => kenji.watch.requests.filter(({ kind }) => kind === "document").length;
  const before = loads();
  await kenji.sendsComment("Also: bread.");
  await expect(kenji.comment("Also: bread.")).toBeVisible();
  await expect(count).toHaveText("1 comment");
  await kenji.sendsComment("And rope.");
  await expect(kenji.comment("And rope.")).toBeVisible();
  await expect(count).toHaveText("2 comments");
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

test("a proxy that answers in the site's place is not taken for the site", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  await kenji.visits(path);
  const answers = [
    { status: 404, contentType: "text/html", body: "<h1>No upstream</h1>" },
    { status: 403, contentType: "application/problem+json", body: '{"title":"Forbidden","status":403}' },
    { status: 200, contentType: "text/html", body: "<h1>Log in to the network</h1>" },
  ];
  for (const answer of answers) {
    kenji.watch.allowsStatus(answer.status);
    await kenji.page.route("**/api/fn/add_comment", (route) => route.fulfill(answer), { times: 1 });
    const answered = kenji.page.waitForResponse("**/api/fn/add_comment");
    await kenji.sendsComment("Three paragraphs about bread.");
    await answered;
    await expect(kenji.button("Post comment")).not.toHaveAttribute("aria-busy", "true");
    await expect(kenji.summary).toHaveText(
      "The site cannot be reached. Your text is still here: try again in a moment.",
    );
    await expect(kenji.commentField).toHaveValue("Three paragraphs about bread.");
  }
  await kenji.button("Post comment").click();
  await expect(kenji.comment("Three paragraphs about bread.")).toBeVisible();
});

test("whose session ended logs in beside the text, and sends it then", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  await kenji.visits(path);
  const context = kenji.page.context();
  const cookies = await context.cookies();
  await context.clearCookies();
  kenji.watch.allowsStatus(401);
  await kenji.sendsComment("Three paragraphs about bread.");
  const link = kenji.summary.getByRole("link", { name: "Log in in a new tab" });
  await expect(link).toHaveAttribute("href", "/login");
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(kenji.commentField).toHaveValue("Three paragraphs about bread.");
  // As it is once they have logged in over there.
  await context.addCookies(cookies);
  await kenji.button("Post comment").click();
  await expect(kenji.comment("Three paragraphs about bread.")).toBeVisible();
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

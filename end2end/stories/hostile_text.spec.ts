// Text that wants to be a program. Whatever is typed wherever, it stays text: a dialog, a blocked script or a request to
// another site would fail the test.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../site/program.ts";
import { expect, test } from "../test.ts";

const ESCAPE = "</textarea></title></script><script>alert(1)</script><img src=x onerror=alert(1)>";

/** One hostile input a line. */
const LINES = readFileSync(join(root, "markup/tests/fixtures/xss.txt"), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("# One hostile input"))
  .map((line) => line.replaceAll("\\n", "\n"));

test("row 48: a post with the end of a textarea in it is inert in page, editor and list", async ({
  signedIn,
  visitor,
}) => {
  const grace = await signedIn("grace");
  const post = { title: ESCAPE, subtitle: ESCAPE, body: `${ESCAPE}\n\n\`${ESCAPE}\`` };
  const path = await grace.publishes(post);
  await expect(grace.heading).toHaveText(ESCAPE);
  await grace.opensEditor(path);
  await expect(grace.titleField).toHaveValue(ESCAPE);
  await expect(grace.bodyField).toHaveValue(post.body);
  await grace.looksAtPreview();
  await expect(grace.bodyField).toHaveValue(post.body);
  await expect(grace.page.locator("main script:not([nonce]), main img[onerror]")).toHaveCount(0);
  const reader = await visitor();
  await reader.visits("/");
  await expect(reader.page.getByRole("link", { name: ESCAPE })).toBeVisible();
});

test("row 48: a comment with the end of a textarea in it is inert, also while it is edited", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  await kenji.visits(path);
  await kenji.sendsComment(ESCAPE);
  await expect(kenji.comment("alert(1)")).toBeVisible();
  await kenji.ready();
  await kenji.follows(() => kenji.comment("alert(1)").getByRole("link", { name: "Edit your comment" }).click());
  await expect(kenji.field("Your comment")).toHaveValue(ESCAPE);
  await kenji.visits("/comments/1/delete");
  await expect(kenji.page.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
});

test("row 49: text that came back after a refusal is inert, and so is its way to the islands", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  grace.watch.allowsStatus(422);
  const path = await grace.hasPublished({});
  await grace.visits(path);
  const long = ESCAPE.repeat(220);
  await grace.sendsComment(long);
  await grace.isToldBeside(grace.commentField, "Shorten the comment");
  await expect(grace.commentField).toHaveValue(long);
  await grace.startsWriting({ title: ESCAPE.repeat(5), subtitle: ESCAPE, body: ESCAPE });
  await grace.presses("Publish");
  await grace.isToldBeside(grace.titleField, "Shorten the title");
  await expect(grace.bodyField).toHaveValue(ESCAPE);
});

test("row 49: a person with a hostile name is a person with that name", async ({ signedIn, visitor }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const name = "</script><script>alert(1)</script>";
  const mallory = await visitor();
  mallory.watch.allowsStatus(422);
  await mallory.visits("/register");
  await mallory.follows(() => mallory.sendsRegistration({ name, email: "grace@example.org" }));
  await expect(mallory.field("Name")).toHaveValue(name);
  await mallory.follows(() => mallory.sendsRegistration({ name, email: "mallory@example.org" }));
  await expect(mallory.notice).toHaveText(`Welcome, ${name}.`);
  await mallory.comments(path, "Also: bread.");
  await expect(mallory.comment("Also: bread.").getByRole("link", { name })).toBeVisible();
});

test("row 46: no line of the list of hostile inputs does anything in a post or a comment", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  // A post may show a picture of this site, and `x` is the address of none.
  grace.watch.allowsStatus(404);
  const path = await grace.hasPublished({ title: LINES[0]!, body: LINES.join("\n\n") });
  // Several in each: nobody comments a hundred times in five minutes.
  const size = Math.ceil(LINES.length / 20);
  const starts = LINES.map((_, index) => index).filter((index) => index % size === 0);
  for (const start of starts) await grace.hasCommented(path, LINES.slice(start, start + size).join("\n\n"));
  await grace.visits(path);
  await expect(grace.allComments).toHaveCount(starts.length);
  const inert = grace.page.locator("main article");
  await expect(
    inert.locator("script, iframe, object, embed, base, meta, style, form, svg:not([aria-hidden])"),
  ).toHaveCount(0);
  await expect(inert.locator("[href^='javascript:' i], [href^='data:' i], [href^='vbscript:' i]")).toHaveCount(0);
});

test("rows 51 and 52: a comment cannot make a reader's browser ask for a picture", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({});
  await grace.hasCommented(path, "![seen](https://tracker.example.org/pixel.gif)");
  const reader = await visitor();
  await reader.visits(path);
  await expect(reader.comment("seen").locator("img")).toHaveCount(0);
});

// Writing, publishing and changing posts.

import { expect, test } from "../test.ts";

test("a draft is there for its author and for nobody else", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  const draft = await grace.writesDraft({ title: "Before six", subtitle: "Notes", body: "We set **out**." });
  expect(draft).toBe("/posts/before-six");
  await expect(grace.heading).toHaveText("Before six");
  await expect(grace.page.getByText("Draft", { exact: true })).toBeVisible();
  await expect(grace.prose.locator("strong")).toHaveText("out");
  await expect(grace.page.getByText("Comments open when the post is published.")).toBeVisible();
  await grace.visits("/drafts");
  await expect(grace.link("Before six")).toBeVisible();

  for (const other of [await visitor(), await signedIn("kenji"), await signedIn("lena")]) {
    await other.isRefused(draft, 404);
    await other.visits("/");
    await expect(other.link("Before six")).toHaveCount(0);
  }
});

test("a post that is published stands on the home page, with its author and its date", async ({
  signedIn,
  visitor,
}) => {
  const grace = await signedIn("grace");
  await grace.visits("/");
  await grace.followsLink("Write");
  await expect(grace.heading).toHaveText("New post");
  await grace.types({ title: "Before six", subtitle: "Notes, part 1", body: "We set out before six." });
  await grace.presses("Publish");
  await expect(grace.notice).toHaveText("Post published.");

  const reader = await visitor();
  await reader.visits("/");
  const item = reader.page.getByRole("article").filter({ hasText: "Before six" });
  await expect(item.getByText("Notes, part 1")).toBeVisible();
  await expect(item.getByRole("link", { name: "Grace Lindqvist" })).toBeVisible();
  await expect(item.locator("time")).toHaveAttribute("datetime", new RegExp(`^${new Date().getUTCFullYear()}-.*Z$`));
  await reader.followsLink("Before six");
  await expect(reader.heading).toHaveText("Before six");
  await expect(reader.prose).toHaveText("We set out before six.");
  await expect(reader.page).toHaveTitle("Before six · Leaves of June");
});

test("a draft becomes a post, and a post a draft again", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  const path = await grace.writesDraft({ title: "Before six", body: "We set out." });
  await grace.opensEditor(path);
  await grace.presses("Publish");
  await expect(grace.notice).toHaveText("Post published.");
  const reader = await visitor();
  await reader.visits(path);
  await expect(reader.heading).toHaveText("Before six");

  await grace.opensEditor(path);
  await grace.presses("Unpublish");
  await expect(grace.notice).toHaveText("Draft saved. Readers cannot see it.");
  await reader.isRefused(path, 404);
});

test("the address of a draft follows its title, that of a published post stays", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const draft = await grace.writesDraft({ title: "Before six", body: "We set out." });
  await grace.opensEditor(draft);
  await grace.types({ title: "Before seven" });
  await grace.presses("Publish");
  expect(grace.path).toBe("/posts/before-seven");
  await grace.opensEditor("/posts/before-seven");
  await grace.types({ title: "Before eight", body: "We set out *late*." });
  await grace.presses("Save");
  await expect(grace.notice).toHaveText("Post saved.");
  expect(grace.path).toBe("/posts/before-seven");
  await expect(grace.heading).toHaveText("Before eight");
  await expect(grace.prose.locator("em")).toHaveText("late");
});

test("posts with the same title get addresses of their own", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  expect(await grace.publishes({ title: "Before six", body: "One." })).toBe("/posts/before-six");
  expect(await grace.publishes({ title: "Before six!", body: "Two." })).toBe("/posts/before-six-2");
  await grace.visits("/posts/before-six");
  await expect(grace.prose).toHaveText("One.");
});

test("a title in any script has an address that works", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  const path = await grace.publishes({ title: "引っ越しの記録 №1", body: "段ボールは三十箱。" });
  expect(path).toBe("/posts/引っ越しの記録-no1");
  const reader = await visitor();
  await reader.visits("/");
  await reader.followsLink("引っ越しの記録 №1");
  await expect(reader.prose).toHaveText("段ボールは三十箱。");
});

test("a post without title and text is refused beside the fields, and the rest is kept", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  grace.watch.allowsStatus(422);
  await grace.startsWriting({ subtitle: "Notes, part 1" });
  await grace.presses("Publish");
  await expect(grace.summary).toContainText("Two things need another look");
  await grace.isToldBeside(grace.titleField, "Enter a title");
  await grace.isToldBeside(grace.bodyField, "Enter some text");
  await expect(grace.subtitleField).toHaveValue("Notes, part 1");
  await grace.types({ title: "Before six", body: "We set out." });
  await grace.presses("Publish");
  await expect(grace.notice).toHaveText("Post published.");
});

test("a title of 251 characters is refused, and not a word of the post is lost", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  grace.watch.allowsStatus(422);
  const body = 'First line, with "quotes" & <angles>\n\n    code\n\n\nlast line\n';
  await grace.startsWriting({ title: "x".repeat(251), body });
  await grace.presses("Save draft");
  await grace.isToldBeside(grace.titleField, "Shorten the title to 250 characters or fewer");
  await expect(grace.titleField).toHaveValue("x".repeat(251));
  await expect(grace.bodyField).toHaveValue(body);
});

test("a text that begins with an empty line keeps it through a refusal and an edit", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  grace.watch.allowsStatus(422);
  await grace.startsWriting({ body: "\n\nLate start." });
  await grace.presses("Save draft");
  await expect(grace.bodyField).toHaveValue("\n\nLate start.");
  await grace.types({ title: "Late" });
  await grace.presses("Save draft");
  await grace.opensEditor("/posts/late");
  await expect(grace.bodyField).toHaveValue("\n\nLate start.");
});

test("a cover is shown by its address, and its description is read out", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const picture = "https://pictures.example.org/pier.jpg";
  grace.watch.allows(/pictures\.example\.org/);
  grace.watch.allowsStatus(422);
  await grace.startsWriting({ title: "Before six", body: "We set out." });
  await grace.page.locator("summary", { hasText: "Cover" }).click();
  await grace.field("Picture address optional").fill("http://pictures.example.org/pier.jpg");
  await grace.presses("Publish");
  await grace.isToldBeside(grace.field("Picture address optional"), "Enter an address that starts with https://");
  await grace.field("Picture address optional").fill(picture);
  await grace.field("Description optional").fill("A pier at dawn");
  await grace.presses("Publish");
  await expect(grace.page.getByRole("img", { name: "A pier at dawn" })).toHaveAttribute("src", picture);
});

test("the preview is what readers will see, and saves nothing", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const body =
    "# Packed\n\nWe set **out**.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] bread\n\nSee[^1].\n\n[^1]: A note.\n";
  await grace.startsWriting({ title: "Before six", subtitle: "Notes", body });
  await grace.looksAtPreview();
  await expect(grace.heading).toHaveText("New post");
  await expect(grace.preview).toContainText("A note.");
  await expect(grace.preview.getByText("Before six")).toBeVisible();
  await expect(grace.bodyField).toHaveValue(body);
  await expect(grace.summary).toHaveCount(0);
  const previewed = await grace.preview.locator(".prose").innerHTML();
  expect(previewed).toContain("<strong>out</strong>");
  grace.watch.whenAsked("go");
  await grace.isRefused("/posts/before-six", 404);

  await grace.publishes({ title: "Before six", subtitle: "Notes", body });
  expect(await grace.prose.innerHTML()).toBe(previewed);
});

test("on a phone the preview that was asked for is what one sees", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.page.setViewportSize({ width: 390, height: 844 });
  await grace.startsWriting({ title: "Before six", body: "We set **out**." });
  await expect(grace.preview).toBeHidden();
  await grace.looksAtPreview();
  // Where scripts run the preview is always there, behind the other leaf.
  if (grace.wakes) await grace.page.locator("label", { hasText: "Preview" }).click();
  await expect(grace.preview.locator("strong")).toBeVisible();
  await expect(grace.bodyField).toBeHidden();
});

test("the first visit of an empty site tells each what there is to do", async ({ signedIn, visitor }) => {
  const [grace, kenji, somebody] = [await signedIn("grace"), await signedIn("kenji"), await visitor()];
  await grace.visits("/");
  await expect(grace.link("Write the first post")).toBeVisible();
  await grace.visits("/drafts");
  await expect(grace.link("Start writing")).toBeVisible();
  for (const reader of [kenji, somebody]) {
    await reader.visits("/");
    await expect(reader.page.getByRole("heading", { name: "Nothing published yet" })).toBeVisible();
    await expect(reader.link("Write the first post")).toHaveCount(0);
  }
});

// Every story without a mouse.

import { PASSWORD, cast } from "../people/cast.ts";
import { Keyboard } from "../people/keyboard.ts";
import { expect, test } from "../test.ts";

// A walk has many more steps than a story has clicks.
test.slow();

test.describe("on a site that nobody has claimed", () => {
  test.use({ beginning: "blank" });

  test("registering, looking around, logging out", async ({ visitor }) => {
    const ada = await visitor();
    ada.watch.allowsStatus(422);
    const keys = new Keyboard(ada);
    await ada.visits("/");
    await keys.follows(ada.link("Create the first account"));
    await keys.types(ada.field("Name"), "Ada Okafor");
    await keys.types(ada.field("Email"), "ada@example");
    await keys.types(ada.password, PASSWORD);
    await keys.types(ada.passwordAgain, PASSWORD);
    await keys.to(ada.button("Create account"));
    await keys.press("Enter");
    await expect(ada.summary).toBeFocused();
    await keys.to(ada.link("Enter an email address like name@example.org"));
    await keys.press("Enter");
    await expect(ada.field("Email")).toBeFocused();
    await keys.press("End");
    await ada.page.keyboard.type(".org");
    // Without scripts the passwords have to be typed again.
    await keys.types(ada.password, PASSWORD);
    await keys.types(ada.passwordAgain, PASSWORD);
    await ada.follows(() => keys.press("Enter"));
    await expect(ada.notice).toHaveText("Welcome, Ada Okafor.");
    await keys.to(ada.menu);
    await keys.press("Space");
    await keys.follows(ada.link("Your page"));
    await expect(ada.heading).toHaveText("Ada Okafor");
    await keys.to(ada.menu);
    await keys.press("Enter");
    await keys.follows(ada.button("Log out"), "Space");
    await expect(ada.notice).toHaveText("You are logged out.");
  });
});

test("a wrong password, then the right one", async ({ visitor }) => {
  const kenji = await visitor();
  kenji.watch.allowsStatus(422);
  const keys = new Keyboard(kenji);
  await kenji.visits("/");
  await keys.follows(kenji.link("Log in"));
  await keys.types(kenji.field("Email or handle"), cast.kenji.email);
  await keys.types(kenji.password, "not the password");
  await keys.to(kenji.page.getByLabel("Keep me logged in on this device"));
  await keys.press("Space");
  await keys.follows(kenji.button("Log in"));
  await expect(kenji.summary).toBeFocused();
  await keys.types(kenji.password, PASSWORD);
  await kenji.follows(() => keys.press("Enter"));
  await expect(kenji.notice).toHaveText("Welcome back, 山田 健二.");
  expect((await kenji.sessionCookie())!.expires).toBeGreaterThan(0);
});

test("writing, changing and deleting a post", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const keys = new Keyboard(grace);
  await grace.visits("/");
  await keys.follows(grace.link("Write"));
  await keys.types(grace.titleField, "Before six");
  await keys.types(grace.subtitleField, "Notes");
  await keys.types(grace.bodyField, "We set **out**.");
  if (!grace.wakes) await keys.follows(grace.button("Preview"));
  await expect(grace.preview.locator("strong")).toHaveText("out");
  await keys.follows(grace.button("Save draft"));
  await keys.follows(grace.link("Edit this post"));
  await keys.follows(grace.button("Publish"), "Space");
  await expect(grace.notice).toHaveText("Post published.");
  await keys.follows(grace.link("Delete this post"));
  await keys.follows(grace.button("Delete post"));
  await expect(grace.notice).toContainText("Post deleted.");
});

test("settling a conflict", async ({ signedIn }) => {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  ada.watch.allowsStatus(409);
  const keys = new Keyboard(ada);
  const path = await grace.hasPublished({ title: "Before six" });
  await ada.visits(path);
  await keys.follows(ada.link("Edit this post"));
  await grace.opensEditor(path);
  await grace.types({ body: "Grace packed." });
  await grace.presses("Save");
  await keys.types(ada.bodyField, "Ada steered.");
  await keys.follows(ada.button("Save"));
  await expect(ada.summary).toBeFocused();
  const yours = ada.page.getByRole("form", { name: "Yours, not saved yet" }).getByLabel("Text", { exact: true });
  await keys.types(yours, "Grace packed, Ada steered.");
  await keys.follows(ada.button("Save mine instead"));
  await expect(ada.prose).toHaveText("Grace packed, Ada steered.");
});

test("commenting, changing a comment and deleting it", async ({ signedIn }) => {
  await (await signedIn("grace")).hasPublished({ title: "Before six" });
  const kenji = await signedIn("kenji");
  kenji.watch.allowsStatus(422);
  const keys = new Keyboard(kenji);
  await kenji.visits("/");
  await keys.follows(kenji.link("Before six"));
  await keys.types(kenji.commentField, "  ");
  await keys.to(kenji.button("Post comment"));
  await keys.press("Enter");
  await expect(kenji.summary).toBeFocused();
  await keys.types(kenji.commentField, "Also: bred.");
  await keys.to(kenji.button("Post comment"));
  await keys.press("Space");
  await expect(kenji.comment("Also: bred.")).toBeVisible();
  await kenji.ready();
  await keys.follows(kenji.link("Edit your comment"));
  await keys.types(kenji.field("Your comment"), "Also: bread.");
  await keys.follows(kenji.button("Save comment"));
  await expect(kenji.comment("Also: bread.")).toBeVisible();
  await keys.follows(kenji.link("Delete this comment"));
  await keys.follows(kenji.button("Delete comment"));
  await expect(kenji.allComments).toHaveCount(0);
});

test("going through the pages of the list, and past the header", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  for (let number = 1; number <= 11; number += 1) await grace.hasPublished({ title: `Post number ${number}.` });
  const reader = await visitor();
  const keys = new Keyboard(reader);
  await reader.visits("/");
  await keys.follows(reader.link("Older posts"));
  expect(reader.path).toBe("/?page=2");
  await keys.press("Tab");
  await expect(reader.link("Skip to content")).toBeFocused();
  await expect(reader.link("Skip to content")).toBeInViewport();
  await keys.press("Enter");
  await expect(reader.page.getByRole("main")).toBeFocused();
  await keys.follows(reader.link("Post number 1."));
  await expect(reader.heading).toHaveText("Post number 1.");
});

test("logging out everywhere else", async ({ signedIn }) => {
  await signedIn("grace");
  const grace = await signedIn("grace");
  const keys = new Keyboard(grace);
  await grace.visits("/");
  await keys.to(grace.menu);
  await keys.press("Enter");
  await keys.follows(grace.link("Settings"));
  await keys.follows(grace.link("Devices"));
  await keys.follows(grace.button("Log out everywhere else"));
  await expect(grace.notice).toHaveText("All other devices are logged out.");
});

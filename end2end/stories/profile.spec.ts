// What people set for themselves, and where letters to them go.

import { MAIL } from "../site/site.ts";
import { expect, test } from "../test.ts";

test.use({ settings: MAIL });

test("Grace changes her name and her handle", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.visits("/");
  await grace.opensMenu();
  await grace.followsLink("Settings");
  await expect(grace.heading).toHaveText("Profile");
  await grace.field("Name").fill("Grace H. Lindqvist");
  await grace.field("Handle").fill("grace");
  await grace.page.getByRole("textbox", { name: "About you" }).fill("Boats and tides.");
  await grace.presses("Save");
  await expect(grace.notice).toHaveText("Saved.");
  await grace.visits("/u/grace");
  await expect(grace.heading).toHaveText("Grace H. Lindqvist");
  await expect(grace.page.getByText("Boats and tides.")).toBeVisible();
});

test("a handle that somebody else has is refused, and the rest is kept", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  grace.watch.allowsStatus(422);
  await grace.visits("/settings");
  await grace.field("Name").fill("Grace H.");
  await grace.field("Handle").fill("ada-okafor");
  await grace.presses("Save");
  await grace.isToldBeside(grace.field("Handle"), "Somebody else has that handle");
  await expect(grace.field("Name")).toHaveValue("Grace H.");
});

test("Grace's address changes once she follows the link in a letter", async ({ signedIn, site }) => {
  const grace = await signedIn("grace");
  await site.mailbox.receives();
  await grace.visits("/settings");
  await grace.field("New email address").fill("new@example.org");
  await grace.presses("Change address");
  await expect(grace.notice).toContainText("A letter with a link is on its way");
  await expect(grace.page.getByText("grace@example.org")).toBeVisible();
  const letter = await site.mailbox.receives();
  expect(letter.to).toContain("new@example.org");
  await grace.visits(letter.link);
  await expect(grace.heading).toHaveText("Use this address");
  await grace.presses("Use this address");
  await expect(grace.notice).toHaveText("Your address is changed.");
  await expect(grace.page.getByText("new@example.org")).toBeVisible();
  expect((await site.mailbox.receives()).to).toContain("grace@example.org");
});

// A forgotten password: the way back in goes through the mailbox.

import { cast } from "../people/cast.ts";
import { MAIL } from "../site/site.ts";
import { expect, test } from "../test.ts";

const NEW = "seven lanterns over the quay";

test.use({ settings: MAIL });

test("Kenji forgets his password and comes back in by a letter", async ({ visitor, signedIn, site }) => {
  const other = await signedIn("kenji");
  await site.mailbox.receives();
  const kenji = await visitor();
  await kenji.visits("/login");
  await kenji.followsLink("Forgot your password?");
  await kenji.field("Email or handle").fill(cast.kenji.handle);
  await kenji.presses("Send the link");
  await expect(kenji.notice).toContainText("a letter with a link is on its way");
  const letter = await site.mailbox.receives();
  await kenji.visits(letter.link);
  await expect(kenji.heading).toHaveText("Choose a new password");
  await kenji.secret("New password").fill(NEW);
  await kenji.secret("New password again").fill(NEW);
  await kenji.presses("Change password");
  await expect(kenji.notice).toHaveText("Your password is changed. Log in with it.");
  await kenji.follows(() => kenji.sendsLogin(cast.kenji.email, NEW));
  await expect(kenji.menu).toBeVisible();
  await other.visits("/");
  await expect(other.link("Log in")).toBeVisible();
  kenji.watch.allowsStatus(404);
  await kenji.visits(letter.link);
  await expect(kenji.heading).toHaveText("This link is spent");
});

test("two passwords that differ are told apart, and the link still works", async ({ visitor, site }) => {
  const kenji = await visitor();
  await kenji.visits("/forgot");
  await kenji.field("Email or handle").fill(cast.kenji.email);
  await kenji.presses("Send the link");
  const { link } = await site.mailbox.receives();
  await kenji.visits(link);
  kenji.watch.allowsStatus(422);
  await kenji.secret("New password").fill(NEW);
  await kenji.secret("New password again").fill("seven lanterns");
  await kenji.presses("Change password");
  await expect(kenji.summary).toBeFocused();
  await kenji.isToldBeside(kenji.secret("New password again"), "The two passwords differ");
  await kenji.secret("New password").fill(NEW);
  await kenji.secret("New password again").fill(NEW);
  await kenji.presses("Change password");
  expect(kenji.path).toBe("/login");
});

test("row 71: where scripts run, the secret leaves the address bar", async ({ visitor, site, scripts }) => {
  const kenji = await visitor();
  await kenji.visits("/forgot");
  await kenji.field("Email or handle").fill(cast.kenji.email);
  await kenji.presses("Send the link");
  const { link } = await site.mailbox.receives();
  await kenji.visits(link);
  await expect.poll(() => kenji.path).toBe(scripts === "off" ? link : "/forgot");
  await expect(kenji.heading).toHaveText("Choose a new password");
});

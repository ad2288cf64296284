// Making an account on a site that sends mail: a letter says where to go on, and the password who may.

import { PASSWORD } from "../people/cast.ts";
import { MAIL } from "../site/site.ts";
import { expect, test } from "../test.ts";

test.use({ settings: MAIL });

test("Zoë confirms her account with the password that she chose", async ({ visitor, site }) => {
  const zoe = await visitor();
  await zoe.visits("/register");
  await zoe.follows(() => zoe.sendsRegistration({ name: "Zoë", email: "zoe@example.org" }));
  await expect(zoe.notice).toContainText("a letter with a link is on its way");
  const { link } = await site.mailbox.receives();
  await zoe.visits(link);
  await expect(zoe.heading).toHaveText("Confirm your account");
  zoe.watch.allowsStatus(422);
  await zoe.password.fill("not the one");
  await zoe.presses("Make my account");
  await zoe.isToldBeside(zoe.password, "That is not your password");
  await expect(zoe.password).toHaveValue("");
  await zoe.password.fill(PASSWORD);
  await zoe.presses("Make my account");
  await expect(zoe.notice).toHaveText("Welcome, Zoë.");
});

test("row 64: a stranger who registers her address makes her no account", async ({ visitor, site }) => {
  const stranger = await visitor();
  await stranger.visits("/register");
  await stranger.follows(() =>
    stranger.sendsRegistration({ name: "Zoë", email: "zoe@example.org", password: "seven lanterns over the quay" }),
  );
  const theirs = await site.mailbox.receives();
  const zoe = await visitor();
  await zoe.visits("/register");
  await zoe.follows(() => zoe.sendsRegistration({ name: "Zoë", email: "zoe@example.org" }));
  const hers = await site.mailbox.receives();
  zoe.watch.allowsStatus(422);
  await zoe.visits(theirs.link);
  await zoe.password.fill(PASSWORD);
  await zoe.presses("Make my account");
  await zoe.isToldBeside(zoe.password, "That is not your password");
  await zoe.visits(hers.link);
  await zoe.password.fill(PASSWORD);
  await zoe.presses("Make my account");
  await expect(zoe.notice).toHaveText("Welcome, Zoë.");
});

// A site that people join by invitation.

import { expect, test } from "../test.ts";

test.use({ settings: { QUIRE_REGISTRATION: "invite" } });

test("Ada invites Zoë, who writes", async ({ signedIn, visitor }) => {
  const ada = await signedIn("ada");
  await ada.visits("/");
  await ada.opensMenu();
  await ada.followsLink("Admin");
  await ada.followsLink("Invitations");
  await expect(ada.heading).toHaveText("Invitations");
  await ada.page.getByLabel("Role").selectOption("Author");
  await ada.presses("Make an invitation");
  const address = await ada.notice.locator("code").innerText();
  const zoe = await visitor();
  await zoe.visits(new URL(address).pathname);
  await expect(zoe.heading).toHaveText("You are invited");
  await zoe.follows(() => zoe.sendsRegistration({ name: "Zoë", email: "zoe@example.org" }));
  await expect(zoe.notice).toHaveText("Welcome, Zoë.");
  await expect(zoe.link("Write")).toBeVisible();
  await ada.visits("/admin/invitations");
  await expect(ada.page.getByText("There are none.")).toBeVisible();
});

test("without an invitation the door says so", async ({ visitor }) => {
  const zoe = await visitor();
  await zoe.visits("/register");
  await expect(zoe.heading).toHaveText("By invitation only");
});

// An authenticator app as a second step, and the codes for when it is lost.

import { shows } from "../people/authenticator.ts";
import { PASSWORD, cast } from "../people/cast.ts";
import { expect, test } from "../test.ts";

test("Kenji sets up an app, and logging in takes its code from then on", async ({ signedIn, visitor }) => {
  const kenji = await signedIn("kenji");
  await kenji.visits("/settings/security");
  await expect(kenji.page.getByText("Logging in takes one step.")).toBeVisible();
  await kenji.followsLink("Set up an authenticator app");
  const { key, used, codes } = await kenji.setsUpApp();
  expect(codes).toHaveLength(10);
  await kenji.followsLink("I have kept them");
  await expect(kenji.page.getByText("10 of 10 recovery codes are left")).toBeVisible();

  const later = await visitor();
  later.watch.allowsStatus(422);
  await later.visits("/login?next=/settings/sessions");
  await later.sendsLogin(cast.kenji.email, PASSWORD);
  await expect(later.heading).toHaveText("Second step");
  await later.sendsCode(used);
  await later.isToldBeside(later.field("Code"), "That code is not right, or no longer.");
  await later.sendsCode(shows(key, 1));
  await expect(later.heading).toHaveText("Where you are logged in");
  await expect(later.notice).toHaveText("Welcome back, 山田 健二.");
});

test("Kenji has lost his phone and comes in with a recovery code, once", async ({ signedIn, visitor }) => {
  const { codes } = await (await signedIn("kenji")).setsUpApp();
  const kenji = await visitor();
  kenji.watch.allowsStatus(422);
  await kenji.visits("/login");
  await kenji.sendsLogin(cast.kenji.email, PASSWORD);
  await kenji.sendsCode(codes[0]!);
  await expect(kenji.notice).toHaveText("Welcome back. 9 recovery codes are left.");
  await expect(kenji.menu).toBeVisible();
  const other = await visitor();
  other.watch.allowsStatus(422);
  await other.visits("/login");
  await other.sendsLogin(cast.kenji.email, PASSWORD);
  await other.sendsCode(codes[0]!);
  await other.isToldBeside(other.field("Code"), "That code is not right, or no longer.");
});

test("new recovery codes are shown once, and a reload shows none and makes none", async ({ signedIn }) => {
  const kenji = await signedIn("kenji");
  const { codes } = await kenji.setsUpApp();
  await kenji.visits("/settings/security/codes");
  await kenji.presses("Make new codes");
  await expect(kenji.heading).toHaveText("New recovery codes");
  const fresh = await kenji.codes.allTextContents();
  expect(fresh.filter((code) => codes.includes(code))).toEqual([]);
  await kenji.follows(() => kenji.page.reload());
  await expect(kenji.heading).toHaveText("Recovery codes");
  await expect(kenji.codes).toHaveCount(0);
});

test("Kenji turns the app off, and his password is enough again", async ({ signedIn, visitor }) => {
  const kenji = await signedIn("kenji");
  await kenji.setsUpApp();
  await kenji.visits("/settings/security/totp");
  await kenji.presses("Turn off the app");
  await expect(kenji.notice).toHaveText("The authenticator app is off: its codes are asked for no longer.");
  await (await visitor()).logsIn(cast.kenji.email);
});

test("Ada takes the second factor away from whoever has lost everything", async ({ signedIn, site, visitor }) => {
  await (await signedIn("kenji")).setsUpApp();
  const said = await site.command("user", "second-factor", cast.kenji.email, "off");
  expect(said).toContain("has no second factor and no passkey any more");
  await (await visitor()).logsIn(cast.kenji.email);
});

test.describe("on a site that asks its admins for a second factor", () => {
  test.use({ settings: { QUIRE_REQUIRE_SECOND_FACTOR: "admins" } });

  test("Ada gets no further than to where she sets one up", async ({ signedIn }) => {
    const ada = await signedIn("ada");
    ada.watch.allowsStatus(403);
    await ada.visits("/");
    await expect(ada.heading).toHaveText("One thread more");
    await ada.followsLink("Set up a second factor");
    await ada.setsUpApp();
    await ada.visits("/drafts");
    await expect(ada.heading).toHaveText("Drafts");
  });
});

// Somebody takes their data, and goes.

import { readFile } from "node:fs/promises";
import { cast } from "../people/cast.ts";
import { expect, test } from "../test.ts";

test("Grace takes her data away, then her account and everything in it", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ title: "Before six", body: "We set out." });
  await grace.visits("/settings/sessions");
  await grace.followsLink("Account");
  const download = grace.page.waitForEvent("download");
  await grace.button("Download my data").click();
  const file = await download;
  const data = JSON.parse(await readFile(await file.path(), "utf8"));
  expect(data.account.email).toBe(cast.grace.email);
  expect(data.posts).toHaveLength(1);
  await grace.deletesAccount("They go too");
  await expect(grace.notice).toHaveText("Your account is deleted.");
  expect(await grace.sessionCookie()).toBeUndefined();
  await grace.isRefused(path, 404);
  await grace.isRefused("/u/grace-lindqvist", 404);
  const again = await visitor();
  again.watch.allowsStatus(422);
  await again.visits("/login");
  await again.sendsLogin(cast.grace.email, "violet tractor sings at dawn");
  await expect(again.summary).toBeVisible();
});

test("Kenji thinks twice, and nothing happens", async ({ signedIn }) => {
  const kenji = await signedIn("kenji");
  kenji.watch.allowsStatus(422);
  await kenji.visits("/settings/account");
  await kenji.deletesAccount("They stay", "not the password");
  await kenji.isToldBeside(kenji.secret("Your password"), "That is not your password");
  await kenji.visits("/");
  await expect(kenji.menu).toBeVisible();
});

test("the last admin is told to make another first", async ({ signedIn }) => {
  const ada = await signedIn("ada");
  await ada.site.command("user", "role", cast.owner.email, "reader");
  ada.watch.allowsStatus(422);
  await ada.visits("/settings/account");
  await ada.deletesAccount("They stay");
  await expect(ada.summary).toContainText("make somebody else admin first");
});

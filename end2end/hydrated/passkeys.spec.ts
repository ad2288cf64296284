// Passkeys, on a device that Chromium plays: made, shown alone and after the password, refused, and removed.

import { PASSWORD, cast } from "../people/cast.ts";
import { Device, byName } from "../people/device.ts";
import type { Person } from "../people/person.ts";
import { expect, test } from "../test.ts";

const PASSKEYS = "/settings/security/passkeys";

async function adds(person: Person, name: string): Promise<void> {
  await person.visits(PASSKEYS);
  await person.field("Name").fill(name);
  await person.presses("Add a passkey");
}

test("row 68: Grace adds a passkey, gets recovery codes, and comes in with nothing else", async ({
  signedIn,
  site,
}) => {
  const grace = await signedIn("grace", byName(site));
  const device = await Device.of(grace);
  await adds(grace, "My phone");
  await expect(grace.heading).toHaveText("The passkey is added");
  await expect(grace.codes).toHaveCount(10);
  expect(await device.keys()).toHaveLength(1);
  await grace.followsLink("I have kept them");
  await expect(grace.page.getByText("Logging in takes your passkey, alone or after your password.")).toBeVisible();
  await grace.logsOut();
  await grace.visits("/login?next=/drafts");
  await grace.presses("Sign in with a passkey");
  await expect(grace.heading).toHaveText("Drafts");
  await expect(grace.notice).toHaveText("Welcome back, Grace Lindqvist.");
  await grace.visits(PASSKEYS);
  await expect(grace.page.getByText("Last used")).toBeVisible();
});

test("row 20: after the password a passkey does instead of a code", async ({ signedIn, site }) => {
  const grace = await signedIn("grace", byName(site));
  await Device.of(grace);
  await adds(grace, "My phone");
  await grace.visits("/");
  await grace.logsOut();
  await grace.visits("/login");
  await grace.sendsLogin(cast.grace.email, PASSWORD);
  await expect(grace.heading).toHaveText("Second step");
  await grace.presses("Show a passkey");
  await expect(grace.menu).toBeVisible();
});

test("row 68: a passkey has a name, and is removed here and good for nothing then", async ({ signedIn, site }) => {
  const grace = await signedIn("grace", byName(site));
  grace.watch.allowsStatus(422);
  await Device.of(grace);
  await adds(grace, "My phone");
  await grace.visits(PASSKEYS);
  await grace.followsLink(/^Rename/);
  await grace.field("Name").fill("Old phone");
  await grace.presses("Rename");
  await expect(grace.page.getByRole("heading", { name: "Old phone" })).toBeVisible();
  await grace.presses("Remove Old phone");
  await expect(grace.notice).toContainText("The passkey is removed here");
  await grace.logsOut();
  await grace.visits("/login");
  await grace.presses("Sign in with a passkey");
  await expect(grace.summary).toContainText("That passkey opens nothing here");
  await grace.logsIn(cast.grace.email);
});

test("row 66: what a device has answered counts once", async ({ signedIn, site }) => {
  const grace = await signedIn("grace", byName(site));
  await Device.of(grace);
  await adds(grace, "My phone");
  await grace.visits("/");
  await grace.logsOut();
  await grace.visits("/login");
  const sent = grace.page.waitForRequest(
    (request) => request.method() === "POST" && request.url().endsWith("/login/passkey"),
  );
  await grace.presses("Sign in with a passkey");
  const form = Object.fromEntries(new URLSearchParams((await sent).postData()!));
  await grace.logsOut();
  const again = await grace.page.request.post("/login/passkey", { form, maxRedirects: 0 });
  expect(again.status()).toBe(422);
});

test("row 75: Grace confirms with a passkey that it is still her", async ({ signedIn, site }) => {
  const grace = await signedIn("grace", byName(site));
  await Device.of(grace);
  await adds(grace, "My phone");
  await grace.visits("/confirm?next=/drafts");
  await grace.presses("Use a passkey instead");
  await expect(grace.heading).toHaveText("Drafts");
});

test("row 67: a finger that the device does not know opens nothing, and the page says so", async ({
  signedIn,
  site,
}) => {
  const grace = await signedIn("grace", byName(site));
  const device = await Device.of(grace);
  await adds(grace, "My phone");
  await grace.visits("/");
  await grace.logsOut();
  await grace.visits("/login");
  await device.knows(false);
  await grace.button("Sign in with a passkey").click();
  await expect(grace.page.getByText("No passkey was taken.")).toBeVisible();
  await device.knows(true);
  await grace.presses("Sign in with a passkey");
  await expect(grace.menu).toBeVisible();
});

test("at an address that is a number nobody is offered what would not work", async ({ signedIn, visitor }) => {
  const reader = await visitor();
  await reader.visits("/login");
  await expect(reader.button("Sign in with a passkey")).toBeHidden();
  const grace = await signedIn("grace");
  await grace.visits(PASSKEYS);
  await expect(grace.page.getByText("They need a site with a name")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ scripts: "off", javaScriptEnabled: false });

  test("the pages say what a passkey takes, and the other ways are there", async ({ signedIn, site, visitor }) => {
    const reader = await visitor(byName(site));
    // Playwright switches scripts off behind the parser's back, so that it shows no <noscript>.
    expect(await (await reader.visits("/login")).text()).toContain("A passkey takes JavaScript.");
    await expect(reader.button("Sign in with a passkey")).toBeHidden();
    await reader.logsIn(cast.grace.email);
    const grace = await signedIn("grace", byName(site));
    expect(await (await grace.visits(PASSKEYS)).text()).toContain("A passkey takes JavaScript.");
  });
});

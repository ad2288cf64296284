// Where somebody is logged in, and how they end it from elsewhere.

import { cast } from "../people/cast.ts";
import type { Person } from "../people/person.ts";
import { expect, test } from "../test.ts";

const devices = (person: Person) => person.page.getByRole("article");

test("Grace logs out the device that she left on the train", async ({ signedIn }) => {
  const lost = await signedIn("grace");
  await lost.visits("/");
  const here = await signedIn("grace");
  await here.visits("/");
  await here.opensMenu();
  await here.followsLink("Settings");
  await here.followsLink("Devices");
  await expect(here.heading).toHaveText("Where you are logged in");
  await expect(devices(here)).toHaveCount(2);
  await expect(devices(here).first()).toContainText("This one");
  await expect(devices(here).first()).toContainText("From the network 127.0.0.0.");
  const button = devices(here)
    .last()
    .getByRole("button", { name: /^Log out Chrome on / });
  await here.follows(() => button.click());
  await expect(here.notice).toHaveText("That device is logged out.");
  await expect(devices(here)).toHaveCount(1);
  await lost.visits("/drafts");
  expect(lost.path).toBe("/login?next=%2Fdrafts");
});

test("Grace logs out everywhere else, and the others stay", async ({ signedIn }) => {
  const others = [await signedIn("grace"), await signedIn("grace")];
  const kenji = await signedIn("kenji");
  const here = await signedIn("grace");
  await here.visits("/settings/sessions");
  await here.presses("Log out everywhere else");
  await expect(here.notice).toHaveText("All other devices are logged out.");
  await expect(devices(here)).toHaveCount(1);
  await expect(here.button("Log out everywhere else")).toHaveCount(0);
  for (const other of others) {
    await other.visits("/");
    await expect(other.link("Log in")).toBeVisible();
  }
  await kenji.visits("/");
  await expect(kenji.menu).toBeVisible();
});

test("who is not logged in is led to the door and back to their devices", async ({ visitor }) => {
  const kenji = await visitor();
  await kenji.visits("/settings/sessions");
  expect(kenji.path).toBe("/login?next=%2Fsettings%2Fsessions");
  await kenji.sendsLogin(cast.kenji.email, "violet tractor sings at dawn");
  await expect(kenji.heading).toHaveText("Where you are logged in");
});

// Changing one's own password.

import { PASSWORD, cast } from "../people/cast.ts";
import { expect, test } from "../test.ts";

const NEW = "seven lanterns over the quay";

test("Kenji changes his password, and his other device is logged out", async ({ signedIn, visitor }) => {
  const other = await signedIn("kenji");
  const kenji = await signedIn("kenji");
  await kenji.visits("/");
  await kenji.opensMenu();
  await kenji.followsLink("Settings");
  await kenji.followsLink("Password");
  await expect(kenji.heading).toHaveText("Password");
  await kenji.secret("Current password").fill(PASSWORD);
  await kenji.secret("New password").fill(NEW);
  await kenji.secret("New password again").fill(NEW);
  await kenji.presses("Change password");
  await expect(kenji.notice).toHaveText("Your password is changed. All other devices are logged out.");
  await other.visits("/");
  await expect(other.link("Log in")).toBeVisible();
  const later = await visitor();
  await later.logsIn(cast.kenji.email, NEW);
});

test("a wrong current password changes nothing, and says so beside the field", async ({ signedIn }) => {
  const kenji = await signedIn("kenji");
  kenji.watch.allowsStatus(422);
  await kenji.visits("/settings/security");
  await kenji.secret("Current password").fill("not it");
  await kenji.secret("New password").fill(NEW);
  await kenji.secret("New password again").fill("seven lanterns");
  await kenji.presses("Change password");
  await expect(kenji.summary).toBeFocused();
  await kenji.isToldBeside(kenji.secret("New password again"), "The two passwords differ");
  await kenji.secret("Current password").fill("not it");
  await kenji.secret("New password").fill(NEW);
  await kenji.secret("New password again").fill(NEW);
  await kenji.presses("Change password");
  await kenji.isToldBeside(kenji.secret("Current password"), "That is not your password");
  await expect(kenji.secret("New password")).toHaveValue("");
  await expect(kenji.menu).toBeVisible();
});

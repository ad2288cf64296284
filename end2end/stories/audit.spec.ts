// Who did what, when and from where.

import { readFile } from "node:fs/promises";
import { cast } from "../people/cast.ts";
import { expect, test } from "../test.ts";

test("Ada sees who tried Kenji's name, and takes the list away", async ({ signedIn, visitor }) => {
  const stranger = await visitor();
  stranger.watch.allowsStatus(422);
  await stranger.visits("/login");
  await stranger.sendsLogin(cast.kenji.email, "not the password");
  const ada = await signedIn("ada");
  await ada.visits("/admin/audit");
  await ada.page.getByLabel("What").selectOption({ label: "Failed to log in" });
  await ada.field("Handle or address").fill("kenji@example.org");
  await ada.presses("Show");
  const rows = ada.page.locator("tbody").getByRole("row");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Failed to log in kenji@example.org");
  await expect(rows).toContainText(cast.kenji.name);
  await expect(rows).toContainText("127.0.0.0");
  const download = ada.page.waitForEvent("download");
  await ada.link("Download as CSV").click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("audit.csv");
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("login_failed");
});

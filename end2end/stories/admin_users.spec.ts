// An admin looks after people.

import { cast } from "../people/cast.ts";
import type { Person } from "../people/person.ts";
import { expect, test } from "../test.ts";

const rows = (person: Person) => person.page.locator("tbody").getByRole("row");

async function chooses(admin: Person, people: string[], action: string): Promise<void> {
  for (const name of people) await admin.page.getByLabel(`Select ${name}`).check();
  await admin.page.getByLabel("With the selected people").selectOption({ label: action });
  await admin.presses("Do it");
}

test("Ada finds two readers and makes authors of them", async ({ signedIn }) => {
  const ada = await signedIn("ada");
  const kenji = await signedIn("kenji");
  await kenji.visits("/");
  await expect(kenji.link("Write")).toHaveCount(0);
  await ada.visits("/");
  await ada.opensMenu();
  await ada.followsLink("Admin");
  await expect(ada.heading).toHaveText("Dashboard");
  await ada.followsLink("People");
  await ada.page.getByLabel("Role").selectOption({ label: "Reader" });
  await ada.presses("Show");
  expect(ada.path).toContain("role=reader");
  await expect(rows(ada)).toHaveCount(2);
  await chooses(ada, [cast.kenji.name, cast.otto.name], "Make author");
  await expect(ada.notice).toHaveText("Done. It counts from now on.");
  await expect(ada.page.getByText("Nobody fits.")).toBeVisible();
  await kenji.visits("/");
  await expect(kenji.link("Write")).toBeVisible();
});

test("Ada cannot leave the site without an admin", async ({ signedIn }) => {
  const ada = await signedIn("ada");
  ada.watch.allowsStatus(422);
  await ada.visits("/admin/users?role=admin");
  await chooses(ada, [cast.ada.name, cast.owner.name], "Make reader");
  await expect(ada.summary).toContainText("This would leave the site without an admin");
  await expect(ada.page.getByLabel(`Select ${cast.ada.name}`)).toBeChecked();
  await expect(ada.page.getByLabel("With the selected people")).toHaveValue("reader");
});

test("Ada deletes somebody, and what they wrote stays without their name", async ({ signedIn }) => {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  const path = await grace.hasPublished({ title: "Before six" });
  await ada.visits("/admin/users");
  await ada.followsLink(cast.grace.name);
  await ada.presses("Delete");
  await expect(ada.heading).toHaveText("Delete this account?");
  await expect(ada.page.getByRole("main")).toContainText(cast.grace.name);
  await ada.page.getByLabel("They stay").check();
  await ada.presses("Delete");
  await expect(ada.notice).toContainText("Deleted.");
  await ada.visits(path);
  await expect(ada.page.getByText("Deleted person").first()).toBeVisible();
  await grace.visits("/");
  await expect(grace.link("Log in")).toBeVisible();
});

test("Kenji has no business among the admin's pages", async ({ signedIn }) => {
  const kenji = await signedIn("kenji");
  await kenji.visits("/");
  await kenji.opensMenu();
  await expect(kenji.link("Admin")).toHaveCount(0);
  for (const path of ["/admin", "/admin/users", "/admin/audit"]) await kenji.isRefused(path, 403);
});

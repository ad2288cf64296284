// Making an account.

import type { Page } from "@playwright/test";
import { cast } from "../people/cast.ts";
import { expect, test } from "../test.ts";

test.describe("on a site that nobody has claimed", () => {
  test.use({ beginning: "blank" });

  test("the first to register looks after the site, the second reads", async ({ visitor }) => {
    const ada = await visitor();
    await ada.visits("/");
    await expect(ada.page.getByRole("heading", { name: "A blank quire" })).toBeVisible();
    await ada.followsLink("Create the first account");
    await ada.follows(() => ada.sendsRegistration({ name: "Ada Okafor", email: "ada@example.org" }));
    await expect(ada.notice).toHaveText("Welcome, Ada Okafor.");
    await expect(ada.link("Write the first post")).toBeVisible();
    await ada.opensMenu();
    await expect(ada.panel).toContainText("Admin");

    const kenji = await visitor();
    await kenji.registers({ name: "山田 健二", email: "kenji@example.org" });
    await expect(kenji.notice).toHaveText("Welcome, 山田 健二.");
    await expect(kenji.link("Write")).toHaveCount(0);
    await kenji.opensMenu();
    await expect(kenji.panel).toContainText("Reader");
  });
});

test("a name in any script makes the address of a person's page", async ({ visitor }) => {
  const visitors = await visitor();
  await visitors.registers({ name: "Zoë Łukasz 3.", email: "zoe@example.org" });
  await visitors.opensMenu();
  await visitors.followsLink("Your page");
  expect(visitors.path).toBe("/u/zoë-łukasz-3");
  await expect(visitors.heading).toHaveText("Zoë Łukasz 3.");
});

test("every problem stands beside its field, and what was typed is kept", async ({ visitor }) => {
  const zoe = await visitor();
  zoe.watch.allowsStatus(422);
  await zoe.visits("/register");
  await zoe.sendsRegistration({ name: "Zoë", email: "zoe at example", password: "short", again: "shorter" });
  await expect(zoe.summary).toContainText("Three things need another look");
  await expect(zoe.summary).toBeFocused();
  await zoe.isToldBeside(zoe.field("Email"), "Enter an email address like name@example.org");
  await zoe.isToldBeside(zoe.password, "Use at least 8 characters");
  await zoe.isToldBeside(zoe.passwordAgain, "The two passwords differ");
  await expect(zoe.field("Name")).toHaveValue("Zoë");
  await expect(zoe.field("Email")).toHaveValue("zoe at example");
});

test("the summary of problems leads to each field", async ({ visitor }) => {
  const zoe = await visitor();
  zoe.watch.allowsStatus(422);
  await zoe.visits("/register");
  await zoe.sendsRegistration({ name: "Zoë", email: "zoe" });
  await zoe.link("Enter an email address like name@example.org").click();
  await expect(zoe.field("Email")).toBeFocused();
});

test("a password that attackers try first is refused beside its field", async ({ visitor }) => {
  const zoe = await visitor();
  zoe.watch.allowsStatus(422);
  await zoe.visits("/register");
  await zoe.follows(() => zoe.sendsRegistration({ name: "Zoë", email: "zoe@example.org", password: "password123" }));
  await zoe.isToldBeside(zoe.password, /Choose another password|Make it harder to guess/);
  await expect(zoe.password).toHaveValue("");
  await expect(zoe.field("Email")).toHaveValue("zoe@example.org");
});

test("an address that has an account, in whatever case, is refused beside its field", async ({ visitor }) => {
  const zoe = await visitor();
  zoe.watch.allowsStatus(422);
  await zoe.visits("/register");
  await zoe.follows(() => zoe.sendsRegistration({ name: "Zoë", email: "GRACE@Example.ORG" }));
  await zoe.isToldBeside(zoe.field("Email"), "That email address already has an account");
  await expect(zoe.field("Name")).toHaveValue("Zoë");
});

test("after registering one is back where one came from", async ({ visitor, signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({ title: "Before six" });
  const zoe = await visitor();
  await zoe.visits(path);
  await zoe.followsLink("Join");
  await zoe.follows(() => zoe.sendsRegistration({ name: "Zoë", email: "zoe@example.org" }));
  expect(zoe.path).toBe(path);
  await expect(zoe.commentField).toBeVisible();
});

test("somebody who is logged in has no business at the doors", async ({ signedIn }) => {
  const kenji = await signedIn("kenji");
  for (const door of ["/register", "/login", "/login?next=/drafts"]) {
    await kenji.visits(door);
    expect(kenji.path, door).toBe("/");
  }
});

test("row 6: passwords can be pasted and are named so that password managers know them", async ({ visitor }) => {
  const zoe = await visitor();
  await zoe.visits("/register");
  await expect(zoe.field("Email")).toHaveAttribute("autocomplete", "email");
  for (const field of [zoe.password, zoe.passwordAgain]) {
    await expect(field).toHaveAttribute("type", "password");
    await expect(field).toHaveAttribute("autocomplete", "new-password");
  }
  await zoe.field("Name").fill("violet tractor sings");
  await zoe.field("Name").press("Control+A");
  await zoe.field("Name").press("Control+C");
  await paste(zoe.page, "Password");
  await paste(zoe.page, "Password again");

  await zoe.visits("/login");
  await expect(zoe.field("Email or handle")).toHaveAttribute("autocomplete", "username");
  await expect(zoe.password).toHaveAttribute("autocomplete", "current-password");
  await paste(zoe.page, "Password");
});

async function paste(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.press("Control+V");
  await expect(field).toHaveValue("violet tractor sings");
}

test.describe("on a site that takes no new people", () => {
  test.use({ settings: { QUIRE_REGISTRATION: "closed" } });

  test("nobody can register, and everybody who has an account can log in", async ({ visitor }) => {
    const grace = await visitor();
    await grace.visits("/register");
    await expect(grace.heading).toHaveText("Registration is closed");
    await expect(grace.button("Create account")).toHaveCount(0);
    await grace.logsIn(cast.grace.email);
  });
});

// Coming in: by address or by handle, and where one goes from there.

import { cast } from "../people/cast.ts";
import { expect, test } from "../test.ts";

const REFUSAL = "That address and password do not go together. Check both and try again.";

test("Grace logs in with her address, in whatever case", async ({ visitor }) => {
  const grace = await visitor();
  await grace.logsIn("Grace@EXAMPLE.org");
  expect(grace.path).toBe("/");
  await expect(grace.notice).toHaveText("Welcome back, Grace Lindqvist.");
});

test("Kenji logs in with his handle, with and without the @", async ({ visitor }) => {
  for (const login of ["山田-健二", "@山田-健二"]) {
    const kenji = await visitor();
    await kenji.logsIn(login);
    await expect(kenji.notice).toHaveText("Welcome back, 山田 健二.");
  }
});

test("the greeting is said once", async ({ visitor }) => {
  const grace = await visitor();
  await grace.logsIn(cast.grace.email);
  await expect(grace.notice).toHaveCount(1);
  await grace.visits("/");
  await expect(grace.notice).toHaveCount(0);
});

test("a wrong password and an unknown name get the same answer, and the name is kept", async ({ visitor }) => {
  const somebody = await visitor();
  somebody.watch.allowsStatus(422);
  for (const login of [cast.grace.email, "nobody@example.org", "nobody"]) {
    await somebody.visits("/login");
    await somebody.sendsLogin(login, "not the password", { remember: true });
    await expect(somebody.summary).toHaveText(REFUSAL);
    await expect(somebody.summary).toBeFocused();
    await expect(somebody.field("Email or handle")).toHaveValue(login);
    await expect(somebody.password).toHaveValue("");
    await expect(somebody.page.getByLabel("Keep me logged in on this device")).toBeChecked();
  }
});

test("after a wrong password the right one leads on to where one wanted to go", async ({ visitor }) => {
  const grace = await visitor();
  grace.watch.allowsStatus(422);
  await grace.visits("/drafts");
  expect(grace.path).toBe("/login?next=%2Fdrafts");
  await grace.sendsLogin(cast.grace.email, "not the password");
  await expect(grace.summary).toHaveText(REFUSAL);
  await grace.sendsLogin(cast.grace.email, "violet tractor sings at dawn");
  expect(grace.path).toBe("/drafts");
});

test("row 13: whoever guesses too often is asked to wait", async ({ visitor }) => {
  const somebody = await visitor();
  somebody.watch.allowsStatus(422);
  somebody.watch.allowsStatus(429);
  for (let guess = 0; guess < 10; guess += 1) {
    const form = { email: `guess-${guess}@example.org`, password: "guessed" };
    await somebody.page.request.post("/login", { form, maxRedirects: 0 });
  }
  await somebody.visits("/login");
  await somebody.sendsLogin(cast.grace.email, "violet tractor sings at dawn");
  await expect(somebody.summary).toContainText("Too many tries. Wait");
  await expect(somebody.field("Email or handle")).toHaveValue(cast.grace.email);
});

test("who wants to be remembered gets a cookie that outlives the browser, for 30 days", async ({ visitor }) => {
  const days = (expires: number) => (expires - Date.now() / 1000) / (24 * 60 * 60);
  const remembered = await visitor();
  await remembered.logsIn(cast.kenji.email, undefined, { remember: true });
  expect(Math.round(days((await remembered.sessionCookie())!.expires))).toBe(30);
  const passing = await visitor();
  await passing.logsIn(cast.kenji.email);
  expect((await passing.sessionCookie())!.expires).toBe(-1);
});

test("row 24: no script can read the cookie, and no other site can use it", async ({ signedIn }) => {
  const kenji = await signedIn("kenji");
  expect(await kenji.sessionCookie()).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
});

const LEADS_AWAY = [
  "https://evil.example/",
  "//evil.example/",
  "///evil.example/",
  "/\\evil.example/",
  "\\/evil.example/",
  "/\t/evil.example/",
  "/%2f%2fevil.example/",
  "/x/../..//evil.example/",
  "javascript:alert(1)",
  " //evil.example",
];

for (const next of LEADS_AWAY) {
  test(`row 55: logging in never leads to ${JSON.stringify(next)}`, async ({ visitor, site }) => {
    const kenji = await visitor();
    await kenji.visits(`/login?next=${encodeURIComponent(next)}`);
    await kenji.sendsLogin(cast.kenji.email, "violet tractor sings at dawn");
    await expect(kenji.menu).toBeVisible();
    expect(kenji.page.url()).toBe(`${site.url}/`);
  });
}

test("the header offers everyone exactly what they may do", async ({ visitor, signedIn }) => {
  const somebody = await visitor();
  await somebody.visits("/");
  await expect(somebody.link("Log in")).toBeVisible();
  await expect(somebody.link("Join")).toBeVisible();
  await expect(somebody.menu).toHaveCount(0);

  for (const [who, writes] of [
    ["ada", true],
    ["grace", true],
    ["kenji", false],
  ] as const) {
    const person = await signedIn(who);
    await person.visits("/");
    await person.opensMenu();
    await expect(person.page.getByRole("banner").getByText(cast[who].name).first()).toBeVisible();
    await expect(person.link("Write"), who).toHaveCount(writes ? 1 : 0);
    await expect(person.link("Drafts"), who).toHaveCount(writes ? 1 : 0);
    await expect(person.link("Log in"), who).toHaveCount(0);
    await person.followsLink("Your page");
    await expect(person.heading).toHaveText(cast[who].name);
  }
});

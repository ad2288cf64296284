// Going out, so that nobody after one sees or does anything in one's name.

import { cast } from "../people/cast.ts";
import { executablePath, flags } from "../site/browser.ts";
import { freePort } from "../site/site.ts";
import { expect, test } from "../test.ts";

// With the cache for going back that browsers have and Playwright takes away.
test.use({ launchOptions: { executablePath, args: flags, ignoreDefaultArgs: ["--disable-back-forward-cache"] } });

test("row 24: who logs out has no cookie left", async ({ visitor }) => {
  const kenji = await visitor();
  await kenji.logsIn(cast.kenji.email);
  expect(await kenji.sessionCookie()).toBeDefined();
  await kenji.logsOut();
  expect(kenji.path).toBe("/");
  await expect(kenji.notice).toHaveText("You are logged out.");
  await expect(kenji.link("Log in")).toBeVisible();
  expect(await kenji.sessionCookie()).toBeUndefined();
});

test.describe("on a site that others reach by https", () => {
  // Browsers take `localhost` for as good as https, so no proxy is needed to see what they do with the cookies.
  test.use({
    settings: async ({}, use) => {
      await use({ QUIRE_BASE_URL: "https://localhost", QUIRE_LISTEN: `127.0.0.1:${await freePort()}` });
    },
  });

  test("row 24: the browser takes the cookie that is bound to the host, and lets go of it", async ({
    visitor,
    settings,
  }) => {
    const port = settings["QUIRE_LISTEN"]?.split(":")[1];
    const kenji = await visitor({ baseURL: `http://localhost:${port}` });
    await kenji.logsIn(cast.kenji.email);
    expect(await kenji.sessionCookie()).toMatchObject({
      name: "__Host-quire",
      secure: true,
      httpOnly: true,
      sameSite: "Lax",
      path: "/",
    });
    await kenji.logsOut();
    expect(await kenji.sessionCookie()).toBeUndefined();
    await kenji.visits("/drafts");
    expect(kenji.path).toBe("/login?next=%2Fdrafts");
  });
});

test("row 26: a cookie that was kept from before is worth nothing", async ({ visitor }) => {
  const kenji = await visitor();
  await kenji.logsIn(cast.kenji.email);
  const cookie = (await kenji.sessionCookie())!;
  await kenji.logsOut();
  await kenji.page.context().addCookies([cookie]);
  await kenji.visits("/");
  await expect(kenji.link("Log in")).toBeVisible();
  await expect(kenji.menu).toHaveCount(0);
});

test("row 31: going back after logging out shows nothing private", async ({ visitor }) => {
  const grace = await visitor();
  await grace.logsIn(cast.grace.email);
  const draft = await grace.writesDraft({ title: "Not for anybody yet", body: "A secret about the harbour." });
  await expect(grace.page.getByText("A secret about the harbour.")).toBeVisible();
  await grace.logsOut();
  grace.watch.allowsStatus(404);
  await grace.page.goBack();
  expect(grace.path).toBe(draft);
  await expect(grace.heading).toHaveText("This leaf is missing");
  await expect(grace.page.getByText("A secret about the harbour.")).toHaveCount(0);
  await expect(grace.menu).toHaveCount(0);
});

test("row 31: following a link to the way out does not log anybody out", async ({ signedIn }) => {
  const kenji = await signedIn("kenji");
  kenji.watch.allowsStatus(404);
  kenji.watch.allowsStatus(405);
  const answer = await kenji.visits("/logout");
  expect([404, 405]).toContain(answer.status());
  await kenji.visits("/");
  await expect(kenji.menu).toBeVisible();
});

test("row 31: every page has the way out for somebody who is logged in", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const post = await grace.hasPublished({});
  const comment = await grace.hasCommented(post, "Also: bread.");
  const id = comment.split("-").pop();
  const settings = [
    "",
    "/security",
    "/security/totp",
    "/security/codes",
    "/security/providers",
    "/sessions",
    "/account",
  ];
  const hers = ["/", post, `${post}/delete`, "/drafts", `/u/${cast.grace.handle}`, `/comments/${id}/edit`, "/confirm"];
  for (const path of [...hers, ...settings.map((page) => `/settings${page}`)]) {
    await grace.visits(path);
    await grace.opensMenu();
  }
  const ada = await signedIn("ada");
  for (const page of ["", "/users", "/users/1", "/invitations", "/mail", "/audit"]) {
    await ada.visits(`/admin${page}`);
    await ada.opensMenu();
  }
});

test("row 31: the editor has the screen to itself, and one step leads to the way out", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  for (const path of ["/write", `${await grace.hasPublished({})}/edit`]) {
    await grace.visits(path);
    await grace.page.getByRole("link", { name: "back to posts" }).click();
    await expect.poll(() => grace.path).toBe("/");
    await grace.opensMenu();
  }
});

// Full pictures of every kind of page, wide and narrow, light and dark, from a site that `quire demo` filled.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { cast } from "../people/cast.ts";
import type { Person } from "../people/person.ts";
import { HARBOUR, ROPE } from "../people/pictures.ts";
import { test as usual } from "../test.ts";

const directory = process.env["QUIRE_SCREENS"] ?? "test-results/screens";
mkdirSync(directory, { recursive: true });

/** The covers of the demo come from elsewhere, where tests do not go: a plain picture stands for each. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#9ab"/>
<circle cx="820" cy="260" r="120" fill="#fdf6e3"/><path d="M0 800 420 330 700 640 900 470 1200 800z" fill="#465"/></svg>`;

const LONG = `We set **out** before six, with [bread](https://example.org) and a map.

## What we took

- rope
- bread
  - two loaves
- [x] a map

> [!NOTE]
> The harbour closes at nine.

\`\`\`rust
fn tide(hours: u32) -> u32 {
    hours % 12 // and a half
}
\`\`\`

| when | where |
|---|---|
| six | harbour |
| nine | island |

## What we found

It rained.[^1] Then it did not, and the light came in under the clouds, low and yellow.

[^1]: As always.
`;

const test = usual.extend<{ shoot: (person: Person, name: string) => Promise<void> }>({
  shoot: async ({}, use) => {
    await use(async (person, name) => {
      for (const [width, height] of [
        [1280, 800],
        [390, 844],
      ] as const) {
        await person.page.setViewportSize({ width, height });
        for (const colorScheme of ["light", "dark"] as const) {
          await person.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const path = join(directory, `${name}-${width}-${colorScheme}.png`);
          await person.page.screenshot({ path, fullPage: true });
        }
      }
    });
  },
  visitor: async ({ visitor }, use) => {
    await use(async (options) => {
      const person = await visitor(options);
      person.watch.allows(/.*/);
      const elsewhere = (url: URL) => url.origin !== person.site.url;
      await person.page.route(elsewhere, (route) => route.fulfill({ contentType: "image/svg+xml", body: PICTURE }));
      return person;
    });
  },
});

test.use({ beginning: "demo" });
test.slow();

test("what a visitor sees", async ({ visitor, shoot }) => {
  const reader = await visitor();
  await reader.visits("/");
  await shoot(reader, "home");
  const posts = await reader.page.getByRole("main").locator("article h2 a, article h3 a").all();
  const paths = await Promise.all(posts.slice(0, 4).map((post) => post.getAttribute("href")));
  const person = await reader.page.getByRole("main").locator("a[href^='/u/']").first().getAttribute("href");
  for (const [index, path] of paths.entries()) {
    await reader.visits(path!);
    await shoot(reader, `post-${index + 1}`);
  }
  for (const [name, path] of [
    ["home-2", "/?page=2"],
    ["tags", "/tags"],
    ["tag", "/tags/typography"],
    ["person", person!],
    ["login", "/login"],
    ["register", "/register"],
  ] as const) {
    await reader.visits(path);
    await shoot(reader, name);
  }
  await reader.isRefused("/nowhere", 404);
  await shoot(reader, "404");
  await reader.visits("/login");
  await reader.sendsLogin("owner@example.org", "not the password");
  await shoot(reader, "login-refused");
  await reader.visits("/register");
  await reader.sendsRegistration({ name: "Zoë", email: "zoe", password: "short", again: "shorter" });
  await reader.summary.waitFor();
  await shoot(reader, "register-refused");
});

test("what a reader sees", async ({ visitor, shoot }) => {
  const zoe = await visitor();
  await zoe.registers({ name: "Zoë Winter", email: "zoe@example.org" });
  await zoe.opensMenu();
  await shoot(zoe, "home-welcome");
  await zoe.page.getByRole("main").locator("article h2 a").first().click();
  await zoe.ready();
  await zoe.sendsComment("We did the same last spring, with **more rope** and less bread.");
  await zoe.comment("more rope").waitFor();
  await shoot(zoe, "comment-posted");
  await zoe.sendsComment(" ");
  await zoe.summary.waitFor();
  await shoot(zoe, "comment-refused");
  await zoe.follows(() => zoe.comment("more rope").getByRole("link", { name: "Edit your comment" }).click());
  await shoot(zoe, "comment-edit");
  await zoe.page.goBack();
  await zoe.ready();
  await zoe.follows(() => zoe.comment("more rope").getByRole("link", { name: "Delete this comment" }).click());
  await shoot(zoe, "comment-delete");
  await zoe.isRefused("/write", 403);
  await shoot(zoe, "403");
});

test("what a writer sees", async ({ signedIn, shoot }) => {
  const [owner, other] = [await signedIn("owner"), await signedIn("owner")];
  await owner.visits("/drafts");
  await shoot(owner, "drafts-none");
  await owner.visits("/write");
  await shoot(owner, "editor-empty");
  await owner.presses("Publish");
  await shoot(owner, "editor-refused");
  const path = await owner.writesDraft({
    title: "A quiet harbour",
    subtitle: "Notes",
    body: "We set **out** before six.",
  });
  await shoot(owner, "draft");
  await owner.visits("/drafts");
  await shoot(owner, "drafts");
  await owner.opensEditor(path);
  await shoot(owner, "editor");
  await other.opensEditor(path);
  await other.types({ body: "We set out after all." });
  await other.presses("Save draft");
  await owner.types({ body: "We stayed." });
  await owner.presses("Save draft");
  await shoot(owner, "conflict");
  await owner.visits(`${path}/edit`);
  await shoot(owner, "editor-offer");
  await owner.visits(`${path}/revisions`);
  await shoot(owner, "versions");
  await owner.follows(() => owner.page.locator(".versions > li").nth(1).getByRole("link").first().click());
  await shoot(owner, "version");
  await owner.visits(`${path}/preview`);
  await shoot(owner, "preview-links");
  await owner.visits("/media");
  await owner.page.getByLabel("Files").setInputFiles([HARBOUR, ROPE]);
  await owner.presses("Upload");
  await shoot(owner, "library");
  await owner.visits("/write");
  await owner.types({ title: "A quiet harbour", body: LONG });
  await owner.page
    .getByText(/Saved \d\d:\d\d/)
    .first()
    .waitFor();
  await shoot(owner, "editor-full");
  await owner.visits(`${path}/delete`);
  await shoot(owner, "post-delete");
  await owner.visits("/settings/sessions");
  await shoot(owner, "devices");
  for (const [name, path] of [
    ["password", "/settings/security"],
    ["passkeys", "/settings/security/passkeys"],
    ["authenticator", "/settings/security/totp"],
    ["tokens", "/settings/tokens"],
    ["profile", "/settings"],
  ] as const) {
    await owner.visits(path);
    await shoot(owner, name);
  }
});

test("what an admin sees", async ({ signedIn, shoot }) => {
  const owner = await signedIn("owner");
  for (const [name, path] of [
    ["account", "/settings/account"],
    ["admin", "/admin"],
    ["admin-user", "/admin/users/3"],
    ["admin-delete", "/admin/users/delete?people=2,3"],
    ["admin-audit", "/admin/audit"],
    ["confirm", "/confirm"],
    ["admin-users", "/admin/users"],
  ] as const) {
    await owner.visits(path);
    await shoot(owner, name);
  }
  await owner.page.getByRole("checkbox").nth(1).check();
  await owner.presses("Do it");
  await shoot(owner, "admin-users-refused");
});

test.describe("on a new site", () => {
  test.use({ beginning: "blank" });

  test("what its owner sees first", async ({ visitor, shoot }) => {
    const ada = await visitor();
    await ada.visits("/");
    await shoot(ada, "first-visit");
    await ada.registers({ name: cast.ada.name, email: cast.ada.email });
    await shoot(ada, "first-account");
  });
});

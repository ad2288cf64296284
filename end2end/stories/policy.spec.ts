// What one may not do is not on the page, and is refused to whoever asks for it by its address.

import { cast } from "../people/cast.ts";
import { expect, test } from "../test.ts";

test("a reader sees no controls of others, and is refused by address", async ({ signedIn }) => {
  const [grace, kenji] = [await signedIn("grace"), await signedIn("kenji")];
  const path = await grace.hasPublished({});
  await grace.hasCommented(path, "Also: bread.");
  await kenji.visits(path);
  await expect(kenji.page.getByRole("link", { name: /^(Edit|Delete)/ })).toHaveCount(0);
  for (const closed of [`${path}/edit`, `${path}/delete`, "/write", "/drafts"]) await kenji.isRefused(closed, 403);
  for (const closed of ["/comments/1/edit", "/comments/1/delete"]) await kenji.isRefused(closed, 403);
});

test("an author sees no controls on the post of another, and is refused by address", async ({ signedIn }) => {
  const [grace, lena] = [await signedIn("grace"), await signedIn("lena")];
  const path = await grace.hasPublished({});
  const draft = await grace.hasDraft({ title: "Not yet" });
  await lena.visits(path);
  await expect(lena.page.getByRole("link", { name: /^(Edit|Delete)/ })).toHaveCount(0);
  for (const page of ["edit", "delete"]) {
    await lena.isRefused(`${path}/${page}`, 403);
    await lena.isRefused(`${draft}/${page}`, 404);
  }
});

test("a form that is sent without its page is refused, and changes nothing", async ({ signedIn }) => {
  const [grace, kenji] = [await signedIn("grace"), await signedIn("kenji")];
  const path = await grace.hasPublished({ title: "Before six" });
  await grace.hasCommented(path, "Also: bread.");
  const form = { title: "Mine now", subtitle: "", body: "Mine now.", version: "1", status: "published" };
  for (const address of ["/write", `${path}/edit`, `${path}/delete`, "/comments/1/edit", "/comments/1/delete"]) {
    const answer = await kenji.page.request.post(address, { form, maxRedirects: 0 });
    expect(answer.status(), address).toBe(403);
  }
  await kenji.visits(path);
  await expect(kenji.heading).toHaveText("Before six");
  await expect(kenji.comment("Also: bread.")).toBeVisible();
});

test("who is not logged in is sent to the door, and back to where they wanted to go", async ({ signedIn, visitor }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const grace = await visitor();
  for (const page of ["/write", "/drafts", `${path}/edit`, `${path}/delete`]) {
    await grace.visits(page);
    expect(grace.path, page).toBe(`/login?next=${encodeURIComponent(page)}`);
  }
  await grace.sendsLogin(cast.grace.email, "violet tractor sings at dawn");
  expect(grace.path).toBe(`${path}/delete`);
});

test("row 44: a role that was taken away is gone at the next click", async ({ signedIn, site }) => {
  const grace = await signedIn("grace");
  await grace.visits("/");
  await expect(grace.link("Write")).toBeVisible();
  await site.command("user", "role", cast.grace.email, "reader");
  grace.watch.allowsStatus(403);
  await grace.followsLink("Write");
  await expect(grace.heading).toHaveText("This leaf is sealed");
  await expect(grace.link("Write")).toHaveCount(0);
});

test("row 44: who is locked out is out at once, and cannot come back", async ({ signedIn, site }) => {
  const kenji = await signedIn("kenji");
  await site.command("user", "disable", cast.kenji.email);
  await kenji.visits("/");
  await expect(kenji.menu).toHaveCount(0);
  await kenji.visits("/login");
  kenji.watch.allowsStatus(422);
  await kenji.sendsLogin(cast.kenji.email, "violet tractor sings at dawn");
  await expect(kenji.summary).toContainText("That address and password do not go together.");
});

test("an address that leads nowhere is answered in the site's own design", async ({ visitor }) => {
  const somebody = await visitor();
  for (const path of ["/nowhere", "/posts/nothing", "/u/nobody", "/post/7", "/posts/x/y/z"]) {
    await somebody.isRefused(path, 404);
  }
  await somebody.followsLink("Newest posts");
  expect(somebody.path).toBe("/");
});

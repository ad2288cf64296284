// More posts than fit on one page.

import { cast } from "../people/cast.ts";
import { expect, test } from "../test.ts";

test("ten posts fill a page, and older ones are one step away", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  for (let number = 1; number <= 21; number += 1) await grace.hasPublished({ title: `Post number ${number}.` });
  const reader = await visitor();
  await reader.visits("/");
  const titles = () =>
    reader.page
      .getByRole("main")
      .getByRole("link", { name: /^Post number/ })
      .allTextContents();
  const numbers = (from: number, to: number) =>
    Array.from({ length: from - to + 1 }, (_, index) => `Post number ${from - index}.`);
  expect(await titles()).toEqual(numbers(21, 12));
  await expect(reader.page.getByText("Page 1 of 3")).toBeVisible();
  await expect(reader.link("Newer posts")).toHaveCount(0);
  await expect(reader.page.locator("link[rel=next]")).toHaveAttribute("href", "/?page=2");

  await reader.followsLink("Older posts");
  expect(reader.path).toBe("/?page=2");
  expect(await titles()).toEqual(numbers(11, 2));
  await expect(reader.page).toHaveTitle("Page 2 · Leaves of June");
  await expect(reader.page.locator("link[rel=prev]")).toHaveAttribute("href", "/");

  await reader.followsLink("Older posts");
  expect(await titles()).toEqual(numbers(1, 1));
  await expect(reader.link("Older posts")).toHaveCount(0);

  await reader.followsLink("Newer posts");
  await reader.followsLink("Newer posts");
  expect(reader.path).toBe("/");
  expect(await titles()).toEqual(numbers(21, 12));
});

test("ten posts need no second page", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  for (let number = 1; number <= 10; number += 1) await grace.hasPublished({ title: `Post number ${number}.` });
  const reader = await visitor();
  await reader.visits("/");
  await expect(reader.page.getByRole("navigation", { name: "Pages" })).toHaveCount(0);
});

for (const query of ["?page=0", "?page=-1", "?page=x", "?page=", "?page=99999999999999999999"]) {
  test(`what is no number of a page reads as the first: ${query}`, async ({ signedIn, visitor }) => {
    await (await signedIn("grace")).hasPublished({ title: "Before six" });
    const reader = await visitor();
    expect((await reader.visits(`/${query}`)).status()).toBe(200);
    await expect(reader.link("Before six")).toBeVisible();
  });
}

test("beyond the last page there is nothing, and a way back", async ({ signedIn, visitor }) => {
  await (await signedIn("grace")).hasPublished({ title: "Before six" });
  const reader = await visitor();
  await reader.isRefused("/?page=2", 404);
  await expect(reader.heading).toHaveText("This leaf is missing");
  await expect(reader.page.getByText("Nothing published yet")).toHaveCount(0);
  await reader.followsLink("Newest posts");
  await expect(reader.link("Before six")).toBeVisible();
});

test("a site without posts has one page, whichever is asked for", async ({ visitor }) => {
  const reader = await visitor();
  for (const path of ["/", "/?page=2"]) {
    expect((await reader.visits(path)).status()).toBe(200);
    await expect(reader.page.getByText("Nothing published yet")).toBeVisible();
  }
});

test("what one person published turns in the same way", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  for (let number = 1; number <= 11; number += 1) await grace.hasPublished({ title: `Post number ${number}.` });
  const reader = await visitor();
  await reader.visits(`/u/${cast.grace.handle}`);
  await expect(reader.link("Post number 11.")).toBeVisible();
  await expect(reader.link("Post number 1.")).toHaveCount(0);
  await reader.followsLink("Older posts");
  expect(reader.path).toBe(`/u/${cast.grace.handle}?page=2`);
  await expect(reader.link("Post number 1.")).toBeVisible();
});

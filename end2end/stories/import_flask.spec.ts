// A Flask blog moved in: its people log in with their old passwords, and its old addresses still lead somewhere.

import { test as usual, expect } from "../test.ts";

const test = usual.extend({
  // The pictures of the old blog are elsewhere, and did not come along.
  visitor: async ({ visitor }, use) => {
    await use(async () => {
      const person = await visitor();
      person.watch.allows(/images\.example\.org|\/static\//);
      return person;
    });
  },
});

test.use({ beginning: "flask" });

const PEOPLE = [
  ["Ada Okafor", "ada@example.org", "correct horse battery"],
  ["Grace Lindqvist", "grace@example.org", "pässwörd mit ümlaut"],
  ["山田 健二", "kenji@example.org", "ひみつの合言葉です"],
  ["Mo", "Mixed.Case@Example.org", "trailing space "],
  ["Lena <b>Bold</b>", "lena@example.org", "hunter2hunter2"],
  ["Otto Alt", "old@example.org", "years-ago-password"],
] as const;

test("all six log in with the passwords they had, twice", async ({ visitor }) => {
  for (const [name, email, password] of PEOPLE) {
    const person = await visitor();
    await person.logsIn(email, password);
    await expect(person.notice).toHaveText(`Welcome back, ${name}.`);
  }
  // From now on their passwords are hashed anew.
  const [name, email, password] = PEOPLE[3];
  const mo = await visitor();
  await mo.logsIn(email.toLowerCase(), password);
  await expect(mo.notice).toHaveText(`Welcome back, ${name}.`);
});

test("the first person of the old blog looks after the new one", async ({ visitor }) => {
  const ada = await visitor();
  await ada.logsIn("ada@example.org", "correct horse battery");
  await ada.opensMenu();
  await expect(ada.panel).toContainText("Admin");
});

test("old addresses lead to where the posts live now", async ({ visitor }) => {
  const reader = await visitor();
  for (const [old, path] of [
    ["/post/2", "/posts/three-mistakes-about-hashing"],
    ["/post/3", "/posts/引っ越しの記録"],
  ] as const) {
    await reader.visits(old);
    expect(reader.path).toBe(path);
  }
  await reader.isRefused("/post/99", 404);
});

test("two posts whose titles read alike are both there", async ({ visitor }) => {
  const reader = await visitor();
  const titles = [];
  for (const old of ["/post/1", "/post/13"]) {
    await reader.visits(old);
    titles.push(await reader.heading.textContent());
  }
  expect(titles).toEqual(["Before six", "Before six!"]);
});

test("a post by nobody, dates and comments came along", async ({ visitor }) => {
  const reader = await visitor();
  await reader.visits("/post/9");
  await expect(reader.heading).toHaveText("The second winter");
  await expect(reader.page.locator("article time").first()).toHaveText("5 March 2022");
  await expect(reader.page.getByRole("heading", { name: "5 comments" })).toBeVisible();
  await expect(reader.page.locator("#comments").getByText("date unknown")).toHaveCount(5);
  await reader.visits("/post/13");
  await expect(reader.page.locator(".marginalia")).toContainText("Deleted person");
});

test("row 46: hostile markup of the old blog is inert", async ({ visitor }) => {
  const reader = await visitor();
  for (const old of ["/post/5", "/post/10", "/post/12", "/post/8"]) {
    await reader.visits(old);
    await expect(
      reader.page.locator("main script, main [onclick], main [onerror], main [href^=javascript]"),
    ).toHaveCount(0);
  }
});

test("Ada goes on writing where she left off", async ({ visitor }) => {
  const ada = await visitor();
  await ada.logsIn("ada@example.org", "correct horse battery");
  await ada.opensEditor("/posts/weather-kept");
  await ada.field("Text in HTML").fill("<p>A <em>new</em> table.</p>");
  await ada.presses("Save");
  await expect(ada.prose.locator("em")).toHaveText("new");
});

// The editor where scripts run.

import { expect, test } from "../test.ts";

const BODY = `# Before *six*

We set **out** with \`rope\`, ~~maps~~ and [bread](https://example.org "baker").

## Packed

| what | how many |
|------|---------:|
| rope | 2 |

- [x] bread
- [ ] maps

\`\`\`rust
fn main() { println!("<quire>"); }
\`\`\`

引っ越しの記録 🦀 — “quotes” & <b>angles</b>[^1]

[^1]: A note.
`;

test("the preview follows the typing, and is what is published", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.startsWriting({ title: "Before six", subtitle: "Notes" });
  await grace.bodyField.pressSequentially("We set **out**.");
  await expect(grace.preview.locator(".prose strong")).toHaveText("out");
  await expect(grace.preview.getByText("Before six")).toBeVisible();
  await expect(grace.preview.getByText("Notes")).toBeVisible();
  await grace.types({ body: BODY });
  await expect(grace.preview.locator(".prose")).toContainText("A note.");
  const previewed = await grace.preview.locator(".prose").innerHTML();
  await grace.presses("Publish");
  // Whoever is signed in has a button for copying beside each block of code.
  const boxed = /<div class="code-box">([\s\S]*?)<button[^>]*>Copy<\/button><\/div>/g;
  const published = await grace.prose.innerHTML();
  expect(published.replace(boxed, "$1")).toBe(previewed);
});

test("hostile text in the preview is as inert as on the page", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.startsWriting({ title: "<img src=x onerror=alert(1)>" });
  await grace.types({
    body: "<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))\n\n</div><script>alert(1)</script>done",
  });
  await expect(grace.preview.locator(".prose")).toContainText("done");
  await expect(grace.preview.locator("img, script, [href^='javascript:' i]")).toHaveCount(0);
  await grace.presses("Save draft");
});

test("the words are counted while they are typed", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.visits("/write");
  await expect(grace.page.getByText("0 words", { exact: true })).toBeVisible();
  await grace.bodyField.pressSequentially("One, two -- three");
  await expect(grace.page.getByText("3 words", { exact: true })).toBeVisible();
});

test("the browser asks before unsaved words are left behind", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.visits("/write");
  await grace.bodyField.pressSequentially("Three hours of work.");
  grace.watch.whenAsked("stay");
  await grace.page.getByRole("link", { name: /back to posts/ }).click();
  await expect(grace.bodyField).toHaveValue("Three hours of work.");
  expect(grace.path).toBe("/write");
  expect(grace.watch.asked).toBe(1);
  grace.watch.whenAsked("go");
  await grace.follows(() => grace.page.getByRole("link", { name: /back to posts/ }).click());
  expect(grace.path).toBe("/");
});

test("words that came back from the server are unsaved still", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  grace.watch.allowsStatus(422);
  await grace.startsWriting({ body: "Three hours of work." });
  await grace.presses("Save draft");
  await expect(grace.summary).toContainText("One thing needs another look");
  // A browser asks nobody who has done nothing on the page.
  await grace.titleField.click();
  grace.watch.whenAsked("stay");
  await grace.page.getByRole("link", { name: /back to posts/ }).click();
  await expect(grace.bodyField).toHaveValue("Three hours of work.");
  expect(grace.watch.asked).toBe(1);
});

test("Enter in a line of the cover saves the post as what it is", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ title: "Before six" });
  await grace.opensEditor(path);
  await grace.page.getByText("Cover", { exact: true }).click();
  await grace.page.getByLabel("Description").fill("A harbour");
  await grace.follows(() => grace.page.getByLabel("Description").press("Enter"));
  await expect(grace.notice).toHaveText("Post saved.");

  await grace.startsWriting({ title: "Not yet", body: "We set out." });
  await grace.page.getByText("Cover", { exact: true }).click();
  await grace.page.getByLabel("Description").fill("A harbour");
  await grace.follows(() => grace.page.getByLabel("Description").press("Enter"));
  await expect(grace.notice).toHaveText("Draft saved. Readers cannot see it.");
});

test("nobody is asked when there is nothing to lose", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.visits("/write");
  await grace.follows(() => grace.page.getByRole("link", { name: /back to posts/ }).click());
  await grace.publishes({ title: "Before six", body: "We set out." });
  expect(grace.watch.asked).toBe(0);
});

test("what only writers need is not sent to readers", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({});
  const kenji = await signedIn("kenji");
  await kenji.visits(path);
  const parts = (person: typeof kenji) =>
    person.watch.requests.filter(({ path }) => path.endsWith(".wasm")).map(({ path }) => path.split("/").at(-1)!);
  expect(parts(kenji)).toEqual(["quire.wasm"]);
  grace.watch.requests.length = 0;
  await grace.visits("/write");
  // The editor, and what renders its preview.
  await expect.poll(() => parts(grace).filter((part) => part.startsWith("split_rendered_"))).toHaveLength(1);
  expect(parts(grace).filter((part) => part.startsWith("split_editor_"))).toHaveLength(1);
  expect(parts(grace).filter((part) => part.includes("register"))).toHaveLength(0);
});

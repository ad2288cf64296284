// The library of pictures, with a plain form.

import { HARBOUR, ROPE, WORDS } from "../people/pictures.ts";
import type { Person } from "../people/person.ts";
import { expect, test } from "../test.ts";

async function uploads(person: Person, ...files: (typeof HARBOUR)[]): Promise<void> {
  await person.visits("/media");
  await person.page.getByLabel("Files").setInputFiles(files);
  await person.presses("Upload");
}

const markdown = (person: Person) => person.page.getByRole("textbox", { name: /^Markdown for picture/ });

test("Grace uploads two pictures and shows one in a post", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  await uploads(grace, HARBOUR, ROPE);
  await expect(grace.notice).toContainText("Uploaded.");
  await expect(markdown(grace)).toHaveCount(2);
  const text = await markdown(grace).first().inputValue();
  expect(text).toMatch(/^!\[\]\(\/media\/[0-9a-f]{64}\.png\?w=1&h=1\)$/);
  const post = await grace.publishes({ title: "Before six", body: text });
  const reader = await visitor();
  await reader.visits(post);
  const shown = reader.prose.locator("img");
  await expect(shown).toHaveJSProperty("complete", true);
  await expect(shown).not.toHaveJSProperty("naturalWidth", 0);
  await grace.visits("/media");
  await expect(grace.page.getByText("Used in Before six")).toBeVisible();
  await expect(grace.page.getByText("Not used")).toHaveCount(1);
});

test("a file that is no picture is refused, and the reason is told", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  grace.watch.allowsStatus(422);
  await uploads(grace, WORDS);
  await expect(grace.summary).toContainText("This is not a picture that can be shown here.");
  await expect(markdown(grace)).toHaveCount(0);
});

test("Grace describes her picture, puts another in its place, and deletes it after a question", async ({
  signedIn,
}) => {
  const grace = await signedIn("grace");
  await uploads(grace, HARBOUR);
  const first = await markdown(grace).inputValue();
  const post = await grace.publishes({ title: "Before six", body: first });

  await grace.visits("/media");
  await grace.follows(() => grace.page.locator(".picture-card a").first().click());
  await grace.field("Description optional").fill("A harbour at dawn");
  await grace.presses("Save description");
  await expect(grace.notice).toContainText("Description saved.");
  await expect(markdown(grace)).toHaveValue(/^!\[A harbour at dawn\]/);

  await grace.page.getByLabel("Another picture in its place").setInputFiles(ROPE);
  await grace.presses("Replace");
  await expect(grace.notice).toHaveText("Replaced, here and in your posts.");
  expect(await markdown(grace).inputValue()).not.toContain(first.slice(11, 75));
  await grace.opensEditor(post);
  await expect(grace.bodyField).not.toHaveValue(first);
  await expect(grace.bodyField).toHaveValue(/^!\[\]\(\/media\//);

  await grace.visits("/media");
  await grace.follows(() => grace.page.locator(".picture-card a").first().click());
  await grace.followsLink("Delete this picture");
  await expect(grace.heading).toHaveText("Delete this picture?");
  await expect(grace.page.getByText("Readers will find a gap there.")).toBeVisible();
  await grace.presses("Delete picture");
  await expect(grace.notice).toHaveText("Picture deleted.");
  await expect(grace.page.getByText("No pictures yet")).toBeVisible();
});

test("the library of others is nobody's business, unless they look after the site", async ({ signedIn }) => {
  const [grace, lena, ada] = [await signedIn("grace"), await signedIn("lena"), await signedIn("ada")];
  await uploads(grace, HARBOUR);
  await lena.visits("/media");
  await expect(markdown(lena)).toHaveCount(0);
  await ada.visits("/media");
  await expect(markdown(ada)).toHaveCount(1);
  await expect(ada.page.locator(".picture-card").getByRole("link", { name: "Grace Lindqvist" })).toBeVisible();
  await (await signedIn("kenji")).isRefused("/media", 403);
});

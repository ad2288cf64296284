// Pictures in the editor where scripts run: pasted, dropped and chosen.

import { HARBOUR, ROPE, WORDS, gives } from "../people/pictures.ts";
import type { Person } from "../people/person.ts";
import { expect, test } from "../test.ts";

const ADDRESS = "\\(/media/[0-9a-f]{64}\\.png\\?w=1&h=1\\)";
const uploads = (person: Person) => person.page.locator(".uploads li");
const files = (person: Person) => person.page.locator('[data-pictures="files"]');

test("a picture that is pasted stands where the caret was, and is seen at once", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.startsWriting({ title: "Before six", body: "One.\n\nTwo." });
  await grace.bodyField.evaluate((body: HTMLTextAreaElement) => body.setSelectionRange(4, 4));
  await gives(grace.page, "paste", grace.bodyField, [HARBOUR]);
  await expect(grace.bodyField).toHaveValue(new RegExp(`^One\\.\\n\\n!\\[\\]${ADDRESS}\\n\\n\\n\\nTwo\\.$`));
  await expect(grace.preview.locator("img")).not.toHaveJSProperty("naturalWidth", 0);
  await grace.presses("Publish");
  await expect(grace.prose.locator("img")).toHaveCount(1);
});

test("several are dropped, each is described, and undo takes one back", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.startsWriting({ title: "Before six", body: "One." });
  await grace.bodyField.press("End");
  await gives(grace.page, "drop", grace.bodyField, [HARBOUR, ROPE]);
  await expect(uploads(grace)).toHaveClass(["done", "done"]);
  const both = new RegExp(`^One\\.\\n\\n!\\[\\]${ADDRESS}\\n\\n!\\[\\]${ADDRESS}\\n\\n$`);
  await expect(grace.bodyField).toHaveValue(both);
  const description = uploads(grace).first().getByLabel("Description");
  await description.fill("A [harbour]");
  await description.press("Tab");
  await expect(grace.bodyField).toHaveValue(/!\[A \\\[harbour\\\]\]\(/);
  await expect(grace.page.getByText("harbour 1 .png is described")).toBeAttached();
  await grace.bodyField.focus();
  await grace.page.keyboard.press("Control+z");
  await expect(grace.bodyField).toHaveValue(both);
});

test("one is chosen and becomes the cover", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.startsWriting({ title: "Before six", body: "One." });
  await files(grace).setInputFiles([HARBOUR]);
  await uploads(grace).getByLabel("Description").fill("A harbour");
  await uploads(grace).getByRole("button", { name: "Use as cover" }).click();
  await expect(grace.field("Picture address optional")).toHaveValue(/^\/media\/[0-9a-f]{64}\.png\?w=1&h=1$/);
  await grace.presses("Publish");
  await expect(grace.page.locator(".cover-plate img")).toHaveAttribute("alt", "A harbour");
});

test("what cannot be taken is told, tried again, and left out without a trace", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  grace.watch.allowsStatus(422);
  await grace.startsWriting({ title: "Before six", body: "One." });
  await files(grace).setInputFiles([WORDS]);
  await expect(uploads(grace)).toContainText("This is not a picture that can be shown here.");
  await expect(grace.bodyField).toHaveValue(/!\[Uploading words\.png 1…\]\(\)/);
  await uploads(grace).getByRole("button", { name: "Try again" }).click();
  await expect(uploads(grace)).toHaveClass("failed");
  await uploads(grace).getByRole("button", { name: "Leave it out" }).click();
  await expect(uploads(grace)).toHaveCount(0);
  await expect(grace.bodyField).toHaveValue("One.\n\n\n\n");
});

test("a picture that could not be sent is still there for another try", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  grace.watch.allows(/Failed to load resource|ERR_FAILED/);
  await grace.startsWriting({ title: "Before six", body: "One." });
  await grace.page.route("**/media", (route) => route.abort());
  await files(grace).setInputFiles([HARBOUR]);
  await expect(uploads(grace)).toContainText("The site cannot be reached.");
  await grace.page.unroute("**/media");
  await uploads(grace).getByRole("button", { name: "Try again" }).click();
  await expect(uploads(grace)).toHaveClass("done");
  await expect(grace.bodyField).toHaveValue(new RegExp(ADDRESS));
});

test("who publishes too early waits for the pictures", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.startsWriting({ title: "Before six", body: "One." });
  let goOn = () => {};
  const held = new Promise<void>((go) => {
    goOn = go;
  });
  await grace.page.route("**/media", async (route) => {
    await held;
    await route.continue();
  });
  await files(grace).setInputFiles([HARBOUR]);
  await grace.button("Publish").click();
  await expect(grace.page.getByText("Waiting for your pictures")).toBeAttached();
  await grace.follows(async () => goOn());
  await expect(grace.notice).toHaveText("Post published.");
  await expect(grace.prose.locator("img")).toHaveCount(1);
});

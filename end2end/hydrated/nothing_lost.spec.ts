// Nothing that somebody typed is lost, whatever happens to the browser, the network or the session.

import { PASSWORD, cast } from "../people/cast.ts";
import type { Person } from "../people/person.ts";
import { expect, test } from "../test.ts";

const WORDS = "Three hours of work.";

const state = (person: Person) => person.page.locator(".save-state");

/** Fingers rest for a while, and the site has it. */
async function isSaved(person: Person): Promise<void> {
  await expect(state(person)).toContainText(/Saved \d\d:\d\d/);
}

test("the state is true at every moment", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.visits("/write");
  await expect(state(grace)).toContainText("Nothing to save");
  await grace.bodyField.pressSequentially("We");
  await expect(state(grace)).toContainText("Saving…");
  await isSaved(grace);
  await expect(state(grace).getByRole("status")).toHaveText("");
});

test("a browser that dies takes nothing with it", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  await grace.startsWriting({ title: "A long day", body: WORDS });
  await isSaved(grace);
  await grace.page.context().close();
  const again = await signedIn("grace");
  await again.visits("/write");
  await expect(again.page.getByText("“A long day”, not saved yet")).toBeVisible();
  await again.followsLink("Continue with them");
  await expect(again.titleField).toHaveValue("A long day");
  await expect(again.bodyField).toHaveValue(WORDS);
  await again.presses("Publish");
  await expect(again.prose).toHaveText(WORDS);
  await again.visits("/write");
  await expect(again.page.getByText("not saved yet")).toHaveCount(0);
});

test("a tab that dies before the site was asked leaves its words on the device", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ body: "We set out." });
  await grace.visits(`${path}/edit`);
  await grace.bodyField.fill(WORDS);
  grace.watch.whenAsked("go");
  await grace.page.close({ runBeforeUnload: false });
  const page = await grace.page.context().newPage();
  await page.goto(`${path}/edit`);
  await page.getByRole("button", { name: "Continue with it" }).click();
  await expect(page.getByRole("textbox", { name: "Text in Markdown" })).toHaveValue(WORDS);
  await expect(page.locator(".save-state")).toContainText(/Saved \d\d:\d\d/);
});

test("without a network the words stay here, and go on when it is back", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  grace.watch.allows(/ERR_INTERNET_DISCONNECTED/);
  await grace.visits("/write");
  await grace.page.context().setOffline(true);
  await grace.types({ title: "A long day", body: WORDS });
  await expect(state(grace)).toContainText("Only on this device");
  await grace.button("Save draft").click();
  await expect(grace.summary).toContainText("The site cannot be reached. Your text is still here");
  await expect(grace.bodyField).toHaveValue(WORDS);
  await grace.page.context().setOffline(false);
  await isSaved(grace);
  await grace.presses("Save draft");
  await expect(grace.prose).toHaveText(WORDS);
});

test("a server that starts anew is waited for", async ({ signedIn, site }) => {
  const grace = await signedIn("grace");
  grace.watch.allows(/ERR_CONNECTION_REFUSED/);
  await grace.startsWriting({ title: "A long day", body: "Half" });
  await isSaved(grace);
  await site.goesAway();
  await grace.bodyField.fill(WORDS);
  await expect(state(grace)).toContainText("Only on this device");
  await site.comesBack();
  await isSaved(grace);
});

test("whose session ended logs in beside the text, and it is saved", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  grace.watch.allowsStatus(401);
  grace.watch.allowsStatus(422);
  await grace.startsWriting({ title: "A long day", body: "Half" });
  await isSaved(grace);
  await grace.page.context().clearCookies();
  await grace.bodyField.fill(WORDS);
  await expect(state(grace)).toContainText("Only on this device");
  await expect(grace.page.getByText("You are logged out.")).toBeVisible();
  const door = (name: string) => grace.page.locator("[form=door]").and(grace.page.getByLabel(name, { exact: true }));
  await door("Email or handle").fill(cast.grace.email);
  await door("Password").fill("not the password");
  await door("Password").press("Enter");
  await expect(grace.page.locator(".trouble").getByText("do not go together")).toBeVisible();
  await door("Password").fill(PASSWORD);
  await door("Password").press("Enter");
  await isSaved(grace);
  await grace.presses("Publish");
  await expect(grace.prose).toHaveText(WORDS);
});

test("of two tabs the second says so, and its author chooses", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  grace.watch.allowsStatus(409);
  const path = await grace.hasDraft({ title: "A long day", body: "We set out." });
  await grace.visits(`${path}/edit`);
  const second = await grace.page.context().newPage();
  await second.goto(`${path}/edit`);
  await grace.ready();
  await grace.bodyField.fill("The first tab.");
  await isSaved(grace);
  await expect(second.locator("html[data-hydrated]")).toHaveCount(1);
  await second.getByRole("textbox", { name: "Text in Markdown" }).fill("The second tab.");
  await expect(second.locator(".save-state")).toContainText("Only on this device");
  await expect(second.getByText("What is here is only on this device.")).toBeVisible();
  await second.getByRole("button", { name: "Keep what is here" }).click();
  await expect(second.locator(".save-state")).toContainText(/Saved \d\d:\d\d/);
  await second.close({ runBeforeUnload: false });
  await grace.visits(`${path}/revisions`).catch(() => undefined);
  await expect(grace.page.getByText("Typed, and not saved")).toBeVisible();
});

test("who types in a post that somebody else saved is told", async ({ signedIn }) => {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  const path = await grace.hasPublished({ body: "We set out." });
  await ada.opensEditor(path);
  await grace.opensEditor(path);
  await ada.types({ body: "Ada steered." });
  await ada.presses("Save");
  await grace.bodyField.fill("Grace packed.");
  await expect(state(grace)).toContainText("Someone else changed this post");
  grace.watch.allowsStatus(409);
  await grace.presses("Save");
  await expect(grace.heading).toHaveText("Someone else changed this post");
});

test("a comment in progress is there on the way back", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  await kenji.visits(path);
  await kenji.commentField.fill("Also: bread, and");
  await kenji.visits("/");
  await kenji.visits(path);
  await expect(kenji.commentField).toHaveValue("Also: bread, and");
  await kenji.sendsComment("Also: bread, and rope.");
  await expect(kenji.comment("Also: bread, and rope.")).toBeVisible();
  await kenji.visits(path);
  await expect(kenji.commentField).toHaveValue("");
});

test("nothing that was typed stays for whoever comes next", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({});
  await grace.visits(path);
  await grace.commentField.fill("A secret.");
  await grace.logsOut();
  expect(await grace.page.evaluate(() => localStorage.length)).toBe(0);
});

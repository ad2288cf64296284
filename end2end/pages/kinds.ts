// Every kind of page, and how somebody gets to see it: for tests that look at them all.

import { expect } from "@playwright/test";
import type { Person } from "../people/person.ts";
import { HARBOUR, ROPE } from "../people/pictures.ts";
import { ACCOUNT_KINDS } from "./account_kinds.ts";
import { type Kind, POST, type Start, TEXT, opened, refused, visiting } from "./start.ts";

async function list(start: Start): Promise<Person> {
  const grace = await start.signedIn("grace");
  for (let number = 1; number <= 21; number += 1)
    await grace.hasPublished({ title: `Post number ${number}`, subtitle: "Notes" });
  const reader = await start.visitor();
  await reader.visits("/?page=2");
  return reader;
}

async function editorRefused({ signedIn }: Start): Promise<Person> {
  const grace = await signedIn("grace");
  grace.watch.allowsStatus(422);
  await grace.startsWriting({ subtitle: "Notes", body: TEXT });
  await grace.presses("Publish");
  return grace;
}

async function conflict({ signedIn }: Start): Promise<Person> {
  const [ada, grace] = [await signedIn("ada"), await signedIn("grace")];
  const path = await grace.hasPublished({ title: "Before six", body: TEXT });
  ada.watch.allowsStatus(409);
  await ada.opensEditor(path);
  await grace.opensEditor(path);
  await grace.presses("Save");
  await ada.presses("Save");
  return ada;
}

async function commentRefused(start: Start): Promise<Person> {
  const kenji = await visiting("/posts/before-six-and-long-before-breakfast", "kenji")(start);
  await kenji.sendsComment("  ");
  await kenji.summary.waitFor();
  return kenji;
}

async function keptText({ signedIn }: Start): Promise<Person> {
  const grace = await signedIn("grace");
  grace.watch.allowsStatus(401);
  await grace.startsWriting({ title: "Before six", body: TEXT });
  await grace.page.context().clearCookies();
  await grace.presses("Publish");
  return grace;
}

async function drafts(start: Start): Promise<Person> {
  const grace = await start.signedIn("grace");
  await grace.hasDraft({ title: "Not yet", subtitle: "Notes" });
  await grace.has({ title: "Soon", body: TEXT, status: "scheduled", publish_at: "2098-12-01T09:00" });
  await grace.has({ title: "Apart", body: TEXT, status: "unlisted" });
  await grace.deletesPost(await grace.hasPublished({ title: "Thrown away" }));
  await grace.visits("/drafts");
  return grace;
}

/** Something broke, and nobody is told what: the file of the database is not one any more. */
async function broken({ visitor }: Start): Promise<Person> {
  const reader = await visitor();
  await reader.site.losesItsDatabase();
  reader.watch.allowsStatus(500);
  reader.watch.allows(/^a broken answer: 500 /);
  // What a connection has read before, it still knows.
  await expect.poll(async () => (await reader.page.goto("/u/grace-lindqvist"))?.status()).toBe(500);
  return reader;
}

async function discard(start: Start): Promise<Person> {
  const grace = await drafts(start);
  await grace.followsLink("Delete for good Thrown away");
  return grace;
}

async function tagged(start: Start): Promise<Person> {
  const grace = await start.signedIn("grace");
  await grace.has({ title: "Before six", body: TEXT, status: "published", tags: "Boats, a topic of two words, 海" });
  return start.visitor();
}

async function shared(start: Start): Promise<Person> {
  const grace = await start.signedIn("grace");
  const path = await grace.hasDraft({ title: "Not yet", subtitle: "Notes", body: TEXT });
  await grace.visits(`${path}/preview`);
  await grace.presses("Make a link");
  return grace;
}

async function preview(start: Start): Promise<Person> {
  const grace = await shared(start);
  const reader = await start.visitor();
  await reader.visits(await grace.page.locator("code.break").innerText());
  return reader;
}

async function pictures(start: Start): Promise<Person> {
  const grace = await start.signedIn("grace");
  await grace.visits("/media");
  await grace.page.getByLabel("Files").setInputFiles([HARBOUR, ROPE]);
  await grace.presses("Upload");
  return grace;
}

async function unsaved({ signedIn }: Start): Promise<Person> {
  const grace = await signedIn("grace");
  await grace.startsWriting({ title: "Half a thought", body: TEXT });
  await expect(grace.page.locator(".save-state")).toContainText(/Saved \d\d:\d\d/);
  grace.watch.whenAsked("go");
  await grace.visits("/write");
  return grace;
}

async function versions(start: Start): Promise<Person> {
  const grace = await visiting(`${POST}/revisions`, "grace")(start);
  await grace.follows(() => grace.page.locator(".versions a").first().click());
  return grace;
}

export const KINDS: Kind[] = [
  {
    name: "the home page of a site that nobody has claimed",
    beginning: "blank",
    open: async ({ visitor }) => opened(await visitor(), "/"),
  },
  {
    name: "the home page of a site without posts, for a writer",
    open: async ({ signedIn }) => opened(await signedIn("grace"), "/"),
  },
  { name: "the home page", open: visiting("/") },
  { name: "the second page of the list", open: list },
  { name: "a post, for a visitor", open: visiting(POST) },
  { name: "a post, for a reader", open: visiting(POST, "kenji") },
  { name: "a post, for its author", open: visiting(POST, "grace") },
  { name: "a post with a comment that was refused", open: commentRefused },
  { name: "a person", open: visiting("/u/grace-lindqvist") },
  { name: "a person without posts", open: visiting("/u/otto-alt") },
  { name: "the empty editor", open: visiting("/write", "grace") },
  { name: "the editor with a post", open: visiting(`${POST}/edit`, "grace") },
  { name: "the editor, refused", open: editorRefused },
  { name: "the editor with something unsaved", open: unsaved },
  { name: "the versions of a post", open: visiting(`${POST}/revisions`, "grace") },
  { name: "a version of a post", open: versions },
  { name: "a conflict", open: conflict },
  { name: "a text that is given back", open: keptText },
  { name: "no drafts", open: visiting("/drafts", "grace") },
  { name: "drafts", open: drafts },
  { name: "the question before a post goes for good", open: discard },
  { name: "all topics", open: async (start) => opened(await tagged(start), "/tags") },
  { name: "a topic", open: async (start) => opened(await tagged(start), "/tags/boats") },
  { name: "no topics", open: async ({ visitor }) => opened(await visitor(), "/tags") },
  { name: "a post with tags", open: async (start) => opened(await tagged(start), "/posts/before-six") },
  { name: "a link to a draft", open: shared },
  { name: "a draft, by its link", open: preview },
  { name: "no pictures", open: visiting("/media", "grace") },
  { name: "pictures", open: pictures },
  { name: "the question before a post goes", open: visiting(`${POST}/delete`, "grace") },
  { name: "the change of a comment", open: visiting("/comments/1/edit", "kenji") },
  { name: "the question before a comment goes", open: visiting("/comments/1/delete", "kenji") },
  { name: "the question for the password", open: visiting("/confirm", "kenji") },
  { name: "what is not there", open: refused("/nowhere", 404) },
  { name: "what broke", open: broken },
  { name: "what is not allowed", open: refused("/write", 403, "kenji") },
  ...ACCOUNT_KINDS,
];

// Every kind of page, and how somebody gets to see it: for tests that look at them all.

import type { BrowserContextOptions } from "@playwright/test";
import { PASSWORD, cast, type Who } from "../people/cast.ts";
import type { Person } from "../people/person.ts";
import { MAIL } from "../site/site.ts";
import type { Beginning } from "../site/templates.ts";

interface Start {
  visitor: (options?: BrowserContextOptions) => Promise<Person>;
  signedIn: (who: Who, options?: BrowserContextOptions) => Promise<Person>;
}

export interface Kind {
  name: string;
  beginning?: Beginning;
  settings?: Record<string, string>;
  /** Gives back the one who has the page before them. */
  open: (start: Start) => Promise<Person>;
}

const TEXT = `We set out *before six*, with \`rope\` and [bread](https://example.org).

## Packed

> Nobody packs enough.

| what | how many |
|------|---------:|
| a very long name of a thing that somebody packed | 2 |

- [x] bread
- [ ] maps

\`\`\`rust
fn main() { println!("a line of code that is wider than any telephone was ever meant to show at once"); }
\`\`\`

Averyveryverylongwordthatnobodywouldeverwriteunlesstheywantedtoseewhathappenswhenawordislongerthanaline[^1]

[^1]: A note.
`;

/** A post with everything in it, and comments under it. */
async function post({ signedIn }: Start): Promise<string> {
  const [grace, kenji] = [await signedIn("grace"), await signedIn("kenji")];
  const path = await grace.hasPublished({
    title: "Before six, and long before breakfast",
    subtitle: "Notes",
    body: TEXT,
  });
  await kenji.hasCommented(path, "Also: **bread**, and `rope`.");
  await grace.hasCommented(path, "> Also: bread\n\nYes.");
  return path;
}

const visiting = (path: string, who?: Who) => async (start: Start) => {
  await post(start);
  const person = who ? await start.signedIn(who) : await start.visitor();
  await person.visits(path);
  return person;
};

const refused = (path: string, status: 403 | 404, who?: Who) => async (start: Start) => {
  await post(start);
  const person = who ? await start.signedIn(who) : await start.visitor();
  await person.isRefused(path, status);
  return person;
};

async function list(start: Start): Promise<Person> {
  const grace = await start.signedIn("grace");
  for (let number = 1; number <= 21; number += 1)
    await grace.hasPublished({ title: `Post number ${number}`, subtitle: "Notes" });
  const reader = await start.visitor();
  await reader.visits("/?page=2");
  return reader;
}

async function registerRefused({ visitor }: Start): Promise<Person> {
  const zoe = await visitor();
  await zoe.visits("/register");
  await zoe.sendsRegistration({ email: "zoe", password: "short", again: "shorter" });
  await zoe.summary.waitFor();
  return zoe;
}

async function loginRefused({ visitor }: Start): Promise<Person> {
  const kenji = await visitor();
  kenji.watch.allowsStatus(422);
  await kenji.visits("/login");
  await kenji.sendsLogin(cast.kenji.email, "not the password");
  return kenji;
}

async function welcome({ visitor }: Start): Promise<Person> {
  const kenji = await visitor();
  await kenji.logsIn(cast.kenji.email);
  await kenji.opensMenu();
  return kenji;
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
  await grace.visits("/drafts");
  return grace;
}

async function devices(start: Start): Promise<Person> {
  await start.signedIn("grace");
  return visiting("/settings/sessions", "grace")(start);
}

/** The form asks for the password only half an hour after the last time; a wrong one is asked for again at once. */
async function notConfirmed(start: Start): Promise<Person> {
  const grace = await devices(start);
  grace.watch.allowsStatus(422);
  await grace.page
    .locator("main form")
    .last()
    .evaluate((form) => {
      const password = Object.assign(document.createElement("input"), { name: "password", value: "not it" });
      form.append(password);
    });
  await grace.presses("Log out everywhere else");
  return grace;
}

async function spent({ visitor }: Start): Promise<Person> {
  const kenji = await visitor();
  kenji.watch.allowsStatus(404);
  await kenji.visits("/verify/0123");
  return kenji;
}

/** Asks for a link by letter and follows it. */
async function newPassword({ visitor }: Start): Promise<Person> {
  const kenji = await visitor();
  await kenji.visits("/forgot");
  await kenji.field("Email or handle").fill(cast.kenji.email);
  await kenji.presses("Send the link");
  await kenji.visits((await kenji.site.mailbox.receives()).link);
  return kenji;
}

async function appBegun({ signedIn }: Start): Promise<Person> {
  const kenji = await signedIn("kenji");
  kenji.watch.allowsStatus(422);
  await kenji.visits("/settings/security/totp");
  await kenji.presses("Set up an app");
  await kenji.field("Six digits").fill("letters");
  await kenji.presses("Turn on the app");
  return kenji;
}

async function appSetUp({ signedIn }: Start): Promise<Person> {
  const kenji = await signedIn("kenji");
  await kenji.setsUpApp();
  return kenji;
}

async function codesLeft(start: Start): Promise<Person> {
  return opened(await appSetUp(start), "/settings/security/codes");
}

async function stepRefused(start: Start): Promise<Person> {
  await appSetUp(start);
  const kenji = await start.visitor();
  kenji.watch.allowsStatus(422);
  await kenji.visits("/login");
  await kenji.sendsLogin(cast.kenji.email, PASSWORD);
  await kenji.sendsCode("000000");
  return kenji;
}

async function factorMissing({ signedIn }: Start): Promise<Person> {
  const ada = await signedIn("ada");
  ada.watch.allowsStatus(403);
  return opened(ada, "/");
}

async function deletionRefused(start: Start): Promise<Person> {
  const kenji = await start.signedIn("kenji");
  kenji.watch.allowsStatus(422);
  await kenji.visits("/settings/account");
  await kenji.deletesAccount("They stay", "not it");
  return kenji;
}

/** Nobody is ticked, and nothing is chosen. */
async function nothingChosen(start: Start): Promise<Person> {
  const ada = await visiting("/admin/users", "ada")(start);
  ada.watch.allowsStatus(422);
  await ada.presses("Do it");
  return ada;
}

/** Known to the site, and at home nowhere. */
const PROVIDERS = {
  QUIRE_OIDC_GOOGLE_CLIENT_ID: "quire",
  QUIRE_OIDC_GOOGLE_CLIENT_SECRET: "a secret that only tests have",
  QUIRE_OIDC_GOOGLE_ISSUER: "http://127.0.0.1:9",
  QUIRE_OIDC_GITHUB_CLIENT_ID: "quire",
  QUIRE_OIDC_GITHUB_CLIENT_SECRET: "a secret that only tests have",
};

async function providerAway({ visitor }: Start): Promise<Person> {
  const kenji = await visitor();
  kenji.watch.allowsStatus(503);
  kenji.watch.allows(/^a broken answer: 503 /);
  await kenji.visits("/login");
  await kenji.presses("Continue with Google");
  return kenji;
}

const POST = "/posts/before-six-and-long-before-breakfast";

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
  { name: "the welcome with the open menu", open: welcome },
  { name: "registration", open: visiting("/register") },
  { name: "registration, refused", open: registerRefused },
  { name: "registration, closed", settings: { QUIRE_REGISTRATION: "closed" }, open: visiting("/register") },
  { name: "log-in", open: visiting("/login") },
  { name: "log-in, refused", open: loginRefused },
  { name: "a forgotten password", settings: MAIL, open: visiting("/forgot") },
  { name: "a forgotten password on a site without mail", open: visiting("/forgot") },
  { name: "the choice of a new password", settings: MAIL, open: newPassword },
  { name: "a link that is spent", open: spent },
  { name: "the profile", settings: MAIL, open: visiting("/settings", "kenji") },
  { name: "log-in with providers", settings: PROVIDERS, open: visiting("/login") },
  { name: "registration with providers", settings: PROVIDERS, open: visiting("/register") },
  { name: "linked accounts", settings: PROVIDERS, open: visiting("/settings/security/providers", "kenji") },
  { name: "a provider that is away", settings: PROVIDERS, open: providerAway },
  { name: "the empty editor", open: visiting("/write", "grace") },
  { name: "the editor with a post", open: visiting(`${POST}/edit`, "grace") },
  { name: "the editor, refused", open: editorRefused },
  { name: "a conflict", open: conflict },
  { name: "a text that is given back", open: keptText },
  { name: "no drafts", open: visiting("/drafts", "grace") },
  { name: "drafts", open: drafts },
  { name: "the question before a post goes", open: visiting(`${POST}/delete`, "grace") },
  { name: "the change of a comment", open: visiting("/comments/1/edit", "kenji") },
  { name: "the question before a comment goes", open: visiting("/comments/1/delete", "kenji") },
  { name: "the change of one's password", open: visiting("/settings/security", "kenji") },
  { name: "the authenticator app, off", open: visiting("/settings/security/totp", "ada") },
  { name: "the authenticator app, being set up", open: appBegun },
  { name: "the recovery codes, this once", open: appSetUp },
  { name: "the recovery codes", open: codesLeft },
  { name: "the second step, refused", open: stepRefused },
  { name: "what waits for a second factor", settings: { QUIRE_REQUIRE_SECOND_FACTOR: "admins" }, open: factorMissing },
  { name: "the devices", open: devices },
  { name: "the devices, with a password that was wrong", open: notConfirmed },
  { name: "one's account", open: visiting("/settings/account", "kenji") },
  { name: "one's account, which is not deleted", open: deletionRefused },
  { name: "the question for the password", open: visiting("/confirm", "kenji") },
  { name: "the dashboard", open: visiting("/admin", "ada") },
  { name: "the people", open: visiting("/admin/users", "ada") },
  { name: "the people, with nothing chosen", open: nothingChosen },
  { name: "an account", open: visiting("/admin/users/2", "ada") },
  { name: "the question before accounts go", open: visiting("/admin/users/delete?people=2,3", "ada") },
  { name: "the audit log", open: visiting("/admin/audit", "ada") },
  { name: "what is not there", open: refused("/nowhere", 404) },
  { name: "what is not allowed", open: refused("/write", 403, "kenji") },
];

async function opened(person: Person, path: string): Promise<Person> {
  await person.visits(path);
  return person;
}

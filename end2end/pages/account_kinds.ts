// The kinds of pages that are about accounts, and how somebody gets to see them.

import { PASSWORD, cast } from "../people/cast.ts";
import type { Person } from "../people/person.ts";
import { MAIL } from "../site/site.ts";
import { type Kind, type Start, opened, visiting } from "./start.ts";

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

export const ACCOUNT_KINDS: Kind[] = [
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
  { name: "the change of one's password", open: visiting("/settings/security", "kenji") },
  { name: "passkeys", open: visiting("/settings/security/passkeys", "kenji") },
  { name: "the authenticator app, off", open: visiting("/settings/security/totp", "ada") },
  { name: "the authenticator app, being set up", open: appBegun },
  { name: "the recovery codes, this once", open: appSetUp },
  { name: "the recovery codes", open: codesLeft },
  { name: "the second step, refused", open: stepRefused },
  { name: "what waits for a second factor", settings: { QUIRE_REQUIRE_SECOND_FACTOR: "admins" }, open: factorMissing },
  { name: "the devices", open: devices },
  { name: "the devices, with a password that was wrong", open: notConfirmed },
  { name: "the tokens", open: tokens },
  { name: "a token that was made", open: tokenMade },
  { name: "one's account", open: visiting("/settings/account", "kenji") },
  { name: "one's account, which is not deleted", open: deletionRefused },
  { name: "the dashboard", open: visiting("/admin", "ada") },
  { name: "the people", open: visiting("/admin/users", "ada") },
  { name: "the people, with nothing chosen", open: nothingChosen },
  { name: "an account", open: visiting("/admin/users/2", "ada") },
  { name: "the question before accounts go", open: visiting("/admin/users/delete?people=2,3", "ada") },
  { name: "the audit log", open: visiting("/admin/audit", "ada") },
  { name: "invitations", settings: MAIL, open: visiting("/admin/invitations", "ada") },
  { name: "an invitation that was made", open: invitationMade },
  { name: "an invitation, accepted", open: invitationFollowed },
  { name: "registration, by invitation", settings: { QUIRE_REGISTRATION: "invite" }, open: visiting("/register") },
  { name: "the mail that did not go out", settings: MAIL, open: visiting("/admin/mail", "ada") },
];

async function tokenMade({ signedIn }: Start): Promise<Person> {
  const kenji = await signedIn("kenji");
  await kenji.visits("/settings/tokens");
  await kenji.field("Name").fill("My script");
  await kenji.presses("Make a token");
  return kenji;
}

async function tokens(start: Start): Promise<Person> {
  return opened(await tokenMade(start), "/settings/tokens");
}

async function invitationMade({ signedIn }: Start): Promise<Person> {
  const ada = await signedIn("ada");
  await ada.visits("/admin/invitations");
  await ada.presses("Make an invitation");
  return ada;
}

async function invitationFollowed(start: Start): Promise<Person> {
  const ada = await invitationMade(start);
  const address = await ada.page.getByRole("status").locator("code").innerText();
  return opened(await start.visitor(), new URL(address).pathname);
}

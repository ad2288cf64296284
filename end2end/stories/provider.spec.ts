// Signing in with a provider that is a real one: for the first time, again, and as a second way into an account.

import { cast } from "../people/cast.ts";
import type { Person } from "../people/person.ts";
import { RealProvider } from "../site/provider.ts";
import { freePort } from "../site/site.ts";
import { expect, test as usual } from "../test.ts";

const test = usual.extend<{ provider: RealProvider; listen: string }>({
  listen: async ({}, use) => use(`127.0.0.1:${await freePort()}`),
  provider: async ({ listen }, use) => {
    const provider = await RealProvider.start(`http://${listen}`);
    await use(provider);
    await provider.stop();
  },
  settings: async ({ listen, provider }, use) => use({ QUIRE_LISTEN: listen, ...provider.settings }),
});

/** On the provider's own pages they log in there, and say yes. The pages ask for a font that nobody here has. */
async function saysYes(person: Person, name: string): Promise<void> {
  const { page } = person;
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Presses a button that leads to the provider, by way of the page in between. */
async function goesTo(provider: RealProvider, person: Person, button: string): Promise<void> {
  person.watch.goesTo(provider.issuer);
  person.watch.allows(/fonts\.googleapis\.com/);
  await person.button(button).click();
  await person.page.waitForURL(`${provider.issuer}/**`);
}

test("row 62: Noor makes an account by way of a provider, and comes in that way again", async ({
  visitor,
  provider,
  signedIn,
}) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const noor = await visitor();
  await noor.visits(path);
  await noor.followsLink("Log in to comment");
  await goesTo(provider, noor, "Continue with Lantern");
  await saysYes(noor, "noor");
  await expect(noor.heading).toHaveText("One more thing");
  await expect(noor.field("Name")).toHaveValue("Noor Haddad");
  await expect(noor.page.getByText("noor@lantern.example")).toBeVisible();
  await noor.ready();
  await noor.presses("Create account");
  await expect(noor.notice).toHaveText("Welcome, Noor Haddad.");
  expect(noor.path).toContain(path);
  await noor.logsOut();
  await noor.visits("/login");
  // The provider still knows them: there is nothing to say on the way.
  await noor.button("Continue with Lantern").click();
  await noor.page.waitForURL(`${noor.site.url}/`);
  await expect(noor.notice).toHaveText("Welcome back, Noor Haddad.");
});

test("row 64: Kenji links a provider, comes in that way, and unlinks it", async ({ signedIn, visitor, provider }) => {
  const kenji = await signedIn("kenji");
  await kenji.visits("/settings/security");
  await kenji.followsLink("Linked accounts");
  await goesTo(provider, kenji, "Link Lantern");
  await saysYes(kenji, "kenji");
  await expect(kenji.notice).toHaveText("You can log in with it from now on.");
  await expect(kenji.page.getByText("kenji@lantern.example")).toBeVisible();
  const elsewhere = await visitor();
  await elsewhere.visits("/login");
  await goesTo(provider, elsewhere, "Continue with Lantern");
  await saysYes(elsewhere, "kenji");
  await expect(elsewhere.notice).toHaveText(`Welcome back, ${cast.kenji.name}.`);
  await kenji.visits("/settings/security/providers");
  await kenji.presses("Unlink Lantern");
  await expect(kenji.notice).toHaveText("It does not open your account any more.");
  await expect(kenji.page.getByText("None is linked.")).toBeVisible();
});

test("row 62: who says no at the provider is back at the door, and told why", async ({ visitor, provider }) => {
  const noor = await visitor();
  noor.watch.allowsStatus(403);
  await noor.visits("/login");
  await goesTo(provider, noor, "Continue with Lantern");
  await noor.page.getByRole("link", { name: "Cancel" }).click();
  await expect(noor.summary).toContainText("Lantern did not say who you are");
  await expect(noor.field("Email or handle")).toBeVisible();
  await expect(noor.link("Log in")).toHaveCount(0);
});

test("row 65: without its provider the site still lets people in", async ({ visitor, provider }) => {
  await provider.stop();
  const kenji = await visitor();
  kenji.watch.allowsStatus(503);
  kenji.watch.allows(/^a broken answer: 503 /);
  await kenji.visits("/login");
  await kenji.presses("Continue with Lantern");
  await expect(kenji.summary).toContainText("Lantern cannot be reached at the moment");
  await kenji.logsIn(cast.kenji.email);
});

test("row 75: Kenji shows by way of his provider that it is still him", async ({ signedIn, provider }) => {
  const kenji = await signedIn("kenji");
  await kenji.visits("/settings/security/providers");
  await goesTo(provider, kenji, "Link Lantern");
  await saysYes(kenji, "kenji");
  await kenji.visits("/confirm?next=/settings/account");
  await expect(kenji.heading).toHaveText("Confirm that it is you");
  // The provider knows him still, and yet asks him to log in.
  await goesTo(provider, kenji, "Confirm with Lantern");
  await kenji.page.getByPlaceholder("Enter any login").fill("kenji");
  await kenji.page.getByPlaceholder("and password").fill("anything");
  await kenji.page.getByRole("button", { name: "Sign-in" }).click();
  await expect(kenji.heading).toHaveText("Account");
  expect(kenji.path).toBe("/settings/account");
});

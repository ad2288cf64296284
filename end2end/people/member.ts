// Accounts: making one, coming in and going out.

import { type Locator, expect } from "@playwright/test";
import { PASSWORD, type Role } from "./cast.ts";
import { Visitor } from "./visitor.ts";

export interface Registration {
  name?: string;
  email?: string;
  password?: string;
  again?: string;
}

export class Member extends Visitor {
  /** Fills in the form of the page and sends it. What comes then, the test says. */
  async sendsRegistration({ name = "", email = "", password = PASSWORD, again = password }: Registration) {
    await this.field("Name").fill(name);
    await this.field("Email").fill(email);
    await this.password.fill(password);
    await this.passwordAgain.fill(again);
    await this.button("Create account").click();
  }

  async registers(account: Registration): Promise<void> {
    await this.visits("/register");
    await this.follows(() => this.sendsRegistration(account));
    await expect(this.menu).toBeVisible();
  }

  /** Fills in the form of the page and sends it. What comes then, the test says. */
  async sendsLogin(login: string, password: string, { remember = false } = {}): Promise<void> {
    await this.field("Email or handle").fill(login);
    await this.password.fill(password);
    await this.page.getByLabel("Keep me logged in on this device").setChecked(remember);
    await this.follows(() => this.button("Log in").click());
  }

  async logsIn(login: string, password = PASSWORD, options = {}): Promise<void> {
    await this.visits("/login");
    await this.sendsLogin(login, password, options);
    await expect(this.menu).toBeVisible();
  }

  /** Is logged in without going through the pages, for tests that are about something else. */
  async isLoggedIn({ email }: Role, password = PASSWORD): Promise<void> {
    const answer = await this.page.request.post("/login", { form: { email, password }, maxRedirects: 0 });
    expect(answer.status(), `${email} logs in`).toBe(303);
  }

  async opensMenu(): Promise<void> {
    await this.menu.click();
    await expect(this.button("Log out")).toBeVisible();
  }

  async logsOut(): Promise<void> {
    await this.opensMenu();
    await this.presses("Log out");
  }

  /** Fills in the form of the page and sends it. What comes then, the test says. */
  async deletesAccount(writing: string, password = PASSWORD): Promise<void> {
    await this.page.getByLabel(writing).check();
    await this.secret("Your password").fill(password);
    await this.page.getByLabel("Delete my account for good").check();
    await this.presses("Delete my account");
  }

  /** The cookie that signs them in, if they have it. */
  async sessionCookie() {
    const cookies = await this.page.context().cookies();
    return cookies.find(({ name }) => name === "quire" || name === "__Host-quire");
  }

  /** The field of a password with this label; such fields have no role. */
  secret(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  get password(): Locator {
    return this.secret("Password");
  }

  get passwordAgain(): Locator {
    return this.secret("Password again");
  }
}

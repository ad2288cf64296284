// The second factor: setting it up and logging in with it.

import { type Locator, expect } from "@playwright/test";
import { shows } from "./authenticator.ts";
import { Commenter } from "./commenter.ts";

/** What somebody has to keep. */
export interface Kept {
  /** The key in their app. */
  key: string;
  /** The code that turned the app on, and is used up by that. */
  used: string;
  /** Their recovery codes. */
  codes: string[];
}

export class Careful extends Commenter {
  /** Leaves them on the page with the recovery codes. */
  async setsUpApp(): Promise<Kept> {
    await this.visits("/settings/security/totp");
    await this.presses("Set up an app");
    const key = await this.appKey();
    const used = shows(key);
    await this.field("Six digits").fill(used);
    await this.presses("Turn on the app");
    await expect(this.heading).toHaveText("The app is on");
    return { key, used, codes: await this.codes.allTextContents() };
  }

  /** The key that the page tells them to type. */
  async appKey(): Promise<string> {
    const text = await this.page.locator(".secret").textContent();
    return text!.replaceAll(" ", "");
  }

  /** Fills in the form of the second step and sends it. What comes then, the test says. */
  async sendsCode(code: string): Promise<void> {
    await this.field("Code").fill(code);
    await this.presses("Log in");
  }

  get codes(): Locator {
    return this.page.locator(".codes code");
  }
}

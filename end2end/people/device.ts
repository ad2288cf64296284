// Somebody's device that keeps passkeys, played by Chromium itself. It is one for the browser of the page it was made with.

import type { CDPSession } from "@playwright/test";
import type { Site } from "../site/site.ts";
import type { Person } from "./person.ts";

/** No browser has passkeys for an address that is a number, so the people with devices come to the site by its name. */
export function byName({ url }: Site): { baseURL: string } {
  return { baseURL: url.replace("127.0.0.1", "localhost") };
}

export class Device {
  private constructor(
    private readonly session: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  static async of({ page }: Person): Promise<Device> {
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable");
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Device(session, authenticatorId);
  }

  /** From now on the finger is somebody else's, or its owner's again. */
  async knows(isUserVerified: boolean): Promise<void> {
    const { session, authenticatorId } = this;
    await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  }

  async keys() {
    const { session, authenticatorId } = this;
    return (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
  }
}

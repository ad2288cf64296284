// A real provider on this machine, of the package that others build theirs with: it has its own pages, keys and checks.

import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** What the site and the provider know one another by. */
const CLIENT = { client_id: "quire", client_secret: "a secret that only tests have" };

export class RealProvider {
  private constructor(
    /** As discovery has it. Under another name than the site's, so that its cookies are those of another site. */
    readonly issuer: string,
    private readonly server: Server,
  ) {}

  /** For one site, at the address where that will be. */
  static async start(site: string): Promise<RealProvider> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(issuer, {
      clients: [{ ...CLIENT, redirect_uris: [`${site}/login/with/lantern/callback`] }],
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
      cookies: { keys: ["for tests"] },
      findAccount: (_, id) => ({
        accountId: id,
        claims: () => ({ sub: id, name: "Noor Haddad", email: `${id}@lantern.example`, email_verified: true }),
      }),
    });
    server.on("request", provider.callback());
    return new RealProvider(issuer, server);
  }

  /** What the site has to be told. */
  get settings(): Record<string, string> {
    return {
      QUIRE_OIDC_LANTERN_ISSUER: this.issuer,
      QUIRE_OIDC_LANTERN_CLIENT_ID: CLIENT.client_id,
      QUIRE_OIDC_LANTERN_CLIENT_SECRET: CLIENT.client_secret,
      QUIRE_OIDC_LANTERN_LABEL: "Lantern",
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

// What nobody should have to see, watched for in every test: errors in the console, scripts that break, content that the
// site's own policy blocks, requests to other sites, dialogs, and answers of a broken server.

import type { BrowserContext, ConsoleMessage, Dialog } from "@playwright/test";

/**
 * Pages turn with a transition of the style sheet. When a browser goes without it, for whatever reason of its own (it is
 * slow, the next page came first, the window changed), it says so to no script of ours.
 */
const NO_TRANSITION = /^a script broke: \w+Error: (Transition was|Skipping view transition)/;

export class Watch {
  /** What went wrong. A test with any of it fails. */
  readonly troubles: string[] = [];
  /** The paths that were asked for, in order. */
  readonly requests: { path: string; kind: string }[] = [];
  private readonly allowed = [NO_TRANSITION];
  private readonly elsewhere: string[] = [];
  private leaving: "go" | "stay" | undefined;
  /** How often the browser asked whether to leave unsaved words behind. */
  asked = 0;

  constructor(
    context: BrowserContext,
    private readonly origin: string,
  ) {
    context.on("console", (message) => this.console(message));
    context.on("weberror", (error) => this.note(`a script broke: ${error.error().stack || error.error()}`));
    context.on("dialog", (dialog) => this.dialog(dialog));
    context.on("request", (request) => this.request(request.url(), request.resourceType()));
    context.on("response", (answer) => {
      if (answer.status() >= 500) this.note(`a broken answer: ${answer.status()} for ${answer.url()}`);
    });
  }

  /** This test is about being refused with such a status, which browsers write into the console. */
  allowsStatus(status: number): void {
    this.allows(new RegExp(`^error: Failed to load resource: the server responded with a status of ${status} `));
  }

  allows(trouble: RegExp): void {
    this.allowed.push(trouble);
  }

  /** This test is about a way that leads to another site. */
  goesTo(origin: string): void {
    this.elsewhere.push(origin);
  }

  /** When the browser asks whether to leave unsaved words behind. */
  whenAsked(answer: "go" | "stay"): void {
    this.leaving = answer;
  }

  private note(trouble: string): void {
    if (!this.allowed.some((allowed) => allowed.test(trouble))) this.troubles.push(trouble);
  }

  private console(message: ConsoleMessage): void {
    const { url } = message.location();
    // What is wrong with the pages of others is theirs.
    if (this.elsewhere.some((origin) => url.startsWith(`${origin}/`))) return;
    if (message.type() === "error") this.note(`error: ${message.text()} (${url})`);
  }

  private dialog(dialog: Dialog): void {
    if (dialog.type() !== "beforeunload" || !this.leaving) this.note(`a dialog: ${dialog.type()} ${dialog.message()}`);
    if (dialog.type() === "beforeunload") this.asked += 1;
    void (this.leaving === "stay" ? dialog.dismiss() : dialog.accept());
  }

  private request(address: string, kind: string): void {
    const { origin, pathname, protocol } = new URL(address);
    if (origin === this.origin) this.requests.push({ path: pathname, kind });
    else if (protocol.startsWith("http") && !this.elsewhere.includes(origin))
      this.note(`a request to another site: ${address}`);
  }
}

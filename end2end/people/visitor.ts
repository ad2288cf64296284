// Somebody at a browser: what everyone can do.

import { type Locator, type Page, type Response, expect } from "@playwright/test";
import type { Site } from "../site/site.ts";
import type { Watch } from "./watch.ts";

export class Visitor {
  constructor(
    readonly page: Page,
    readonly site: Site,
    readonly watch: Watch,
    /** Whether the islands of a page wake up. */
    readonly wakes: boolean,
  ) {}

  async visits(path: string): Promise<Response> {
    const answer = await this.page.goto(path);
    await this.ready();
    return answer!;
  }

  /** Does something that leads to another page, and waits until that page answers to everything. */
  async follows(act: () => Promise<unknown>): Promise<void> {
    await Promise.all([this.page.waitForEvent("domcontentloaded", { timeout: 20_000 }), act()]);
    await this.ready();
  }

  async followsLink(name: string | RegExp): Promise<void> {
    await this.follows(() =>
      this.page
        .getByRole("link", { name, exact: typeof name === "string" })
        .first()
        .click(),
    );
  }

  async presses(button: string): Promise<void> {
    await this.follows(() => this.button(button).click());
  }

  /** Asks for a page that is not for them, and is told so. */
  async isRefused(path: string, status: 403 | 404): Promise<void> {
    this.watch.allowsStatus(status);
    const answer = await this.visits(path);
    expect(answer.status(), path).toBe(status);
    await expect(this.heading).toHaveText(status === 404 ? "This leaf is missing" : "This leaf is sealed");
  }

  /** Before that a click on an island may do nothing. */
  async ready(): Promise<void> {
    if (!this.wakes) return;
    await this.page.waitForLoadState("domcontentloaded");
    await expect(this.page.locator("html:not([data-hydrated]):has(leptos-island)")).toHaveCount(0);
  }

  /** The path of the page they are on, with query and fragment. */
  get path(): string {
    const { pathname, search, hash } = new URL(this.page.url());
    return decodeURI(pathname + search + hash);
  }

  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  /** What the page says once, after the step that led to it. */
  get notice(): Locator {
    // A form and the editor say how they are doing in a small voice of their own.
    return this.page.getByRole("status").and(this.page.locator(":not(.hint, .visually-hidden)"));
  }

  /** What stands above a form that did not go through. */
  get summary(): Locator {
    return this.page.getByRole("alert");
  }

  get menu(): Locator {
    return this.page.locator("summary", { hasText: "Account menu" });
  }

  /** What the open menu says and offers. */
  get panel(): Locator {
    return this.page.locator(".menu .panel");
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  link(name: string): Locator {
    return this.page.getByRole("link", { name, exact: true });
  }

  /** The control with this label. */
  field(label: string): Locator {
    return this.page.getByRole("textbox", { name: label, exact: true });
  }

  /** The control must be marked as wrong, and the reason must be announced with it. */
  async isToldBeside(control: Locator, reason: string | RegExp): Promise<void> {
    await expect(control).toHaveAttribute("aria-invalid", "true");
    await expect(control).toHaveAccessibleDescription(
      typeof reason === "string" ? new RegExp(reason.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : reason,
    );
  }
}

// Somebody without a mouse: Tab, Enter, Space and letters. Wherever the focus goes on the way, it can be seen.

import { type Locator, expect } from "@playwright/test";
import type { Person } from "./person.ts";

/** More stops than any page of the site has. */
const ENOUGH = 120;

export class Keyboard {
  constructor(private readonly person: Person) {}

  /** Goes forward to a control, and round by the start of the page if need be. */
  async to(control: Locator): Promise<void> {
    await expect(control).toBeAttached();
    const stops: string[] = [];
    for (let stop = 0; stop < ENOUGH; stop += 1) {
      await this.press("Tab");
      stops.push(await this.showsFocus());
      if (await control.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`no way to ${control} by Tab. The way went: ${stops.join(", ")}`);
  }

  async types(control: Locator, text: string): Promise<void> {
    await this.to(control);
    await this.press("Control+A");
    await this.person.page.keyboard.type(text);
    await expect(control).toHaveValue(text);
  }

  /** Presses a key on a control, which leads to another page. */
  async follows(control: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
    await this.to(control);
    await this.person.follows(() => this.press(key));
  }

  async press(key: string): Promise<void> {
    await this.person.page.keyboard.press(key);
  }

  /** The ring is on the control, on what stretches it over its card, or on the label that stands for it. */
  private async showsFocus(): Promise<string> {
    const focus = await this.person.page.locator(":root").evaluate((root) => {
      const at = root.ownerDocument.activeElement;
      if (!at || at === root.ownerDocument.body) return { name: "the start", ring: true, inView: true };
      const ringed = [getComputedStyle(at), getComputedStyle(at, "::after")];
      const label = at.closest("label");
      if (label) ringed.push(getComputedStyle(label));
      const ring = ringed.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
      const { top, bottom } = (label ?? at).getBoundingClientRect();
      const inView = bottom > 0 && top < root.clientHeight;
      return { name: `${at.localName} “${at.textContent?.trim() || at.id}”`.slice(0, 60), ring, inView };
    });
    expect(focus, `focus on ${focus.name} on ${this.person.path}`).toMatchObject({ ring: true, inView: true });
    return focus.name;
  }
}

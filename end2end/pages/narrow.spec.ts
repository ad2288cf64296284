// No kind of page scrolls sideways on a screen that is 320 pixels wide.

import { expect, test } from "../test.ts";
import { KINDS } from "./kinds.ts";

test.use({ viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true });

for (const { name, open, ...options } of KINDS) {
  test.describe(name, () => {
    test.use(options);

    test("fits a screen that is 320 pixels wide", async ({ signedIn, visitor }) => {
      const person = await open({ signedIn, visitor });
      const { width, widest } = await person.page.locator(":root").evaluate((root) => {
        const beyond = [...root.querySelectorAll("body *")].filter((element) => {
          const clipped = element.closest(
            "pre, .table-wrap, .side-nav, .visually-hidden, [aria-hidden], .skip-link, svg",
          );
          return !clipped && element.getBoundingClientRect().right > 320.5;
        });
        return { width: root.scrollWidth, widest: beyond.map((element) => element.outerHTML.slice(0, 100)) };
      });
      expect({ width, widest }).toEqual({ width: 320, widest: [] });
    });
  });
}

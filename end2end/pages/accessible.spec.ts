// No kind of page breaks a rule of WCAG 2.2 AA that a program can check, in light or in dark.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../test.ts";
import { KINDS } from "./kinds.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that are about colours: of all there is on a page, these alone change in the dark. */
const COLOURS = ["color-contrast", "link-in-text-block"];

for (const { name, open, ...options } of KINDS) {
  test.describe(name, () => {
    test.use(options);

    test("can be used by everybody, in light and in dark", async ({ signedIn, visitor }) => {
      const person = await open({ signedIn, visitor });
      for (const colorScheme of ["light", "dark"] as const) {
        await person.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const axe = new AxeBuilder({ page: person.page });
        const asked = colorScheme === "light" ? axe.withTags(RULES) : axe.withRules(COLOURS);
        const { violations } = await asked.analyze();
        const found = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html) }));
        expect(found, colorScheme).toEqual([]);
      }
    });
  });
}

// What the kinds of pages begin with: a post with everything in it, and somebody who looks at it.

import type { BrowserContextOptions } from "@playwright/test";
import type { Who } from "../people/cast.ts";
import type { Person } from "../people/person.ts";
import type { Beginning } from "../site/templates.ts";

export interface Start {
  visitor: (options?: BrowserContextOptions) => Promise<Person>;
  signedIn: (who: Who, options?: BrowserContextOptions) => Promise<Person>;
}

export interface Kind {
  name: string;
  beginning?: Beginning;
  settings?: Record<string, string>;
  /** Gives back the one who has the page before them. */
  open: (start: Start) => Promise<Person>;
}

export const TEXT = `We set out *before six*, with \`rope\` and [bread](https://example.org).

## Packed

> Nobody packs enough.

| what | how many |
|------|---------:|
| a very long name of a thing that somebody packed | 2 |

- [x] bread
- [ ] maps

\`\`\`rust
fn main() { println!("a line of code that is wider than any telephone was ever meant to show at once"); }
\`\`\`

Averyveryverylongwordthatnobodywouldeverwriteunlesstheywantedtoseewhathappenswhenawordislongerthanaline[^1]

[^1]: A note.
`;

/** A post with everything in it, and comments under it. */
export async function post({ signedIn }: Start): Promise<string> {
  const [grace, kenji] = [await signedIn("grace"), await signedIn("kenji")];
  const path = await grace.hasPublished({
    title: "Before six, and long before breakfast",
    subtitle: "Notes",
    body: TEXT,
  });
  await kenji.hasCommented(path, "Also: **bread**, and `rope`.");
  await grace.hasCommented(path, "> Also: bread\n\nYes.");
  return path;
}

export const visiting = (path: string, who?: Who) => async (start: Start) => {
  await post(start);
  const person = who ? await start.signedIn(who) : await start.visitor();
  await person.visits(path);
  return person;
};

export const refused = (path: string, status: 403 | 404, who?: Who) => async (start: Start) => {
  await post(start);
  const person = who ? await start.signedIn(who) : await start.visitor();
  await person.isRefused(path, status);
  return person;
};

export const POST = "/posts/before-six-and-long-before-breakfast";

export async function opened(person: Person, path: string): Promise<Person> {
  await person.visits(path);
  return person;
}

// Pictures in a post that moved in as HTML.

import { HARBOUR, gives } from "../people/pictures.ts";
import { expect, test } from "../test.ts";

test.use({ beginning: "flask" });

test("a picture that is dropped on HTML is HTML", async ({ visitor }) => {
  const ada = await visitor();
  ada.watch.allows(/images\.example\.org|\/static\//);
  await ada.logsIn("ada@example.org", "correct horse battery");
  await ada.visits("/posts/three-mistakes-about-hashing/edit");
  const html = ada.page.getByRole("textbox", { name: "Text in HTML" });
  await html.fill("<p>Three of them.</p>\n\n");
  await html.press("Control+End");
  await gives(ada.page, "drop", html, [HARBOUR]);
  await expect(html).toHaveValue(/\n\n<p><img src="\/media\/[0-9a-f]{64}\.png\?w=1&h=1" alt=""><\/p>/);
  const upload = ada.page.locator(".uploads li");
  await upload.getByLabel("Description").fill('A "small" harbour & a rope');
  await upload.getByLabel("Description").press("Tab");
  await expect(html).toHaveValue(/alt="A &quot;small&quot; harbour &amp; a rope"/);
  await ada.presses("Save");
  await expect(ada.prose.locator("img")).toHaveAttribute("alt", 'A "small" harbour & a rope');
  await expect(ada.prose.locator("img")).not.toHaveJSProperty("naturalWidth", 0);
});

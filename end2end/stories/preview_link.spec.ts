// A link that shows a draft to whoever has it, until it is taken back.

import { expect, test } from "../test.ts";

test("Kenji reads Grace's draft by her link, until she takes it back", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasDraft({ title: "Before six", body: "We set out." });
  await grace.visits(path);
  await grace.followsLink("Share this draft");
  await expect(grace.heading).toHaveText("Share a draft");
  await grace.presses("Make a link");
  const link = await grace.page.locator("code.break").innerText();
  expect(link).toContain(`${grace.site.url}/preview/`);

  const reader = await visitor();
  await reader.visits(link);
  await expect(reader.heading).toHaveText("Before six");
  await expect(reader.prose).toHaveText("We set out.");
  await expect(reader.page.getByText("This is not published yet.")).toBeVisible();
  await reader.isRefused(path, 404);

  await grace.visits(`${path}/preview`);
  await expect(grace.page.locator("code.break")).toHaveCount(0);
  await grace.presses("Take the link back");
  await expect(grace.notice).toContainText("The link is taken back");
  await reader.isRefused(link, 404);
});

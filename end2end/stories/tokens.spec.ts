// A program that acts for somebody, with a token that they made for it.

import { expect, test } from "../test.ts";

test("Grace makes a token for a program, which publishes for her until she revokes it", async ({
  signedIn,
  visitor,
  site,
}) => {
  const grace = await signedIn("grace");
  await grace.visits("/settings/sessions");
  await grace.followsLink("Tokens");
  await expect(grace.heading).toHaveText("Tokens");
  await grace.field("Name").fill("My script");
  await grace.page.getByLabel("What it may do").selectOption("Read and write");
  await grace.presses("Make a token");
  const token = await grace.notice.locator("code").innerText();
  await grace.visits("/settings/tokens");
  await expect(grace.page.getByText("Never used.")).toBeVisible();
  await expect(grace.page.getByText(token)).toHaveCount(0);

  const publishes = () =>
    fetch(`${site.url}/api/v1/posts`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ title: "Sent by a script", body: "*Good morning*", status: "published" }),
    });
  expect((await publishes()).status).toBe(201);
  const kenji = await visitor();
  await kenji.visits("/posts/sent-by-a-script");
  await expect(kenji.heading).toHaveText("Sent by a script");

  await grace.presses("Revoke the token My script");
  await expect(grace.notice).toHaveText("The token is revoked: no program gets in with it.");
  expect((await publishes()).status).toBe(401);
});

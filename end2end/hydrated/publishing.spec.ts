// When a post is published, where scripts know the zone of the device. Without them the time is in UTC, and the page says so.

import type { Person } from "../people/person.ts";
import { expect, test } from "../test.ts";

/** Unfolds what stands below the text. */
async function opensSettings(person: Person): Promise<void> {
  await person.page.locator("summary", { hasText: "Settings of the post" }).click();
}

test.describe("for an author in Berlin", () => {
  test("the time that is typed is that of the device, in summer and in winter", async ({ signedIn }) => {
    const grace = await signedIn("grace", { timezoneId: "Europe/Berlin" });
    for (const [local, utc] of [
      ["2098-07-01T09:00", "2098-07-01T07:00:00Z"],
      ["2098-12-01T09:00", "2098-12-01T08:00:00Z"],
    ] as const) {
      await grace.startsWriting({ title: `At ${local}`, body: "We set out." });
      await opensSettings(grace);
      await grace.page.getByLabel("Publish at").fill(local);
      await grace.presses("Publish");
      await grace.visits("/drafts");
      await expect(grace.page.locator(`time[datetime="${utc}"]`)).toHaveCount(1);
    }
    await grace.visits("/posts/at-2098-07-01t09-00/edit");
    await opensSettings(grace);
    await expect(grace.page.getByLabel("Publish at")).toHaveValue("2098-07-01T09:00");
  });
});

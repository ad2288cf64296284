// Dates in the reader's own zone.

import { expect, test } from "../test.ts";

test.use({ timezoneId: "Asia/Tokyo" });

const tokyo = (moment: string) => {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Tokyo",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(new Date(moment));
  const part = (type: string) => parts.find((part) => part.type === type)?.value;
  return {
    day: `${part("day")} ${part("month")} ${part("year")}`,
    time: `${part("hour")}:${part("minute")}`,
  };
};

test("a reader in Tokyo sees when a comment was made in Tokyo's time", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({});
  await grace.hasCommented(path, "Also: bread.");
  await grace.visits(path);
  const time = grace.comment("Also: bread.").locator("time");
  const there = tokyo((await time.getAttribute("datetime"))!);
  await expect(time).toContainText(there.day);
  await expect(time).toContainText(there.time);
  await expect(grace.page.locator("article .marginalia time")).toHaveText(there.day);
});

test("so does the one who has just made it", async ({ signedIn }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const kenji = await signedIn("kenji");
  await kenji.comments(path, "Also: bread.");
  const time = kenji.comment("Also: bread.").locator("time");
  await expect(time).toContainText(tokyo((await time.getAttribute("datetime"))!).time);
});

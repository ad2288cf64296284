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

test("pages without an island show the day of where the reader is, too", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({ title: "Before six" });
  await grace.hasDraft({ title: "Not yet" });
  await grace.hasCommented(path, "Also: bread.");
  for (const page of ["/", "/drafts", "/u/grace-lindqvist"]) {
    await grace.visits(page);
    const times = grace.page.getByRole("main").locator("time");
    await expect(times.first()).not.toHaveAttribute("data-show");
    for (const time of await times.all()) {
      const there = tokyo((await time.getAttribute("datetime"))!);
      await expect(time, page).toContainText(there.day);
    }
  }
  const said = grace.page.getByRole("region", { name: "Latest comments" }).locator("time");
  await expect(said).toContainText(tokyo((await said.getAttribute("datetime"))!).time);
});

test("who is not logged in reads dates in UTC, and loads no script for them", async ({ signedIn, visitor }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const reader = await visitor();
  await reader.visits(path);
  const time = reader.page.locator("article .marginalia time");
  const moment = new Date((await time.getAttribute("datetime"))!);
  const day = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
  await expect(time).toHaveText(day.format(moment));
});

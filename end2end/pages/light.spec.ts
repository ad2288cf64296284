// What a page costs: nothing that it does not need.

import type { Person } from "../people/person.ts";
import { expect, test } from "../test.ts";

test("signed-out pages without an island load no script and no WebAssembly", async ({ signedIn, visitor }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({});
  await grace.hasCommented(path, "Also: bread.");
  const reader = await visitor();
  for (const page of ["/", path, "/u/grace-lindqvist", "/forgot"]) {
    await reader.visits(page);
    await expect(reader.page.locator("script"), page).toHaveCount(0);
  }
  for (const page of ["/nowhere", "/?page=2"]) await reader.isRefused(page, 404);
  expect(scripts(reader)).toEqual([]);
});

test("the log-in page loads what asks for a passkey, and no WebAssembly", async ({ visitor }) => {
  const reader = await visitor();
  await reader.visits("/login");
  expect(scripts(reader).map((path) => path.split("/").pop())).toEqual(["passkey.js"]);
});

test("signed-in pages without an island load what shows their dates, and no WebAssembly", async ({ signedIn }) => {
  const grace = await signedIn("grace");
  const path = await grace.hasPublished({});
  // The page that says how it went has this device forget what it kept of the text.
  await grace.visits("/");
  await expect(grace.page.locator("script[src$='/forget-sent.js']")).toHaveCount(1);
  grace.watch.requests.length = 0;
  for (const page of ["/", `${path}/delete`, "/drafts", "/u/grace-lindqvist"]) {
    await grace.visits(page);
    await expect(grace.page.locator("script"), page).toHaveCount(1);
    await expect(grace.page.locator("script[type=module][src$='/local-time.js']"), page).toHaveCount(1);
  }
  expect(new Set(scripts(grace).map((path) => path.split("/").pop()))).toEqual(new Set(["local-time.js"]));
});

function scripts({ watch }: Person): string[] {
  return watch.requests
    .filter(({ path, kind }) => kind === "script" || /\.(js|wasm)$/.test(path))
    .map(({ path }) => path);
}

test.describe("on a site with many posts", () => {
  test.use({ beginning: "demo" });

  test("the first visit of the home page takes at most 60 KB and 8 requests", async ({ visitor }) => {
    const reader = await visitor();
    // Pictures of posts are their authors' affair, and come from elsewhere.
    reader.watch.allows(/request to another site|ERR_NAME_NOT_RESOLVED/);
    const network = await reader.page.context().newCDPSession(reader.page);
    const address = new Map<string, string>();
    const bytes = new Map<string, number>();
    network.on("Network.requestWillBeSent", ({ requestId, request }) => address.set(requestId, request.url));
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const url = address.get(requestId) ?? "";
      if (url.startsWith(reader.site.url)) bytes.set(url, encodedDataLength);
    });
    await network.send("Network.enable");
    await reader.visits("/");
    await reader.page.waitForLoadState("networkidle");
    const table = Object.fromEntries(bytes);
    const total = [...bytes.values()].reduce((sum, size) => sum + size, 0);
    expect(total, JSON.stringify(table, null, 2)).toBeLessThanOrEqual(60_000);
    expect(total).toBeGreaterThan(10_000);
    expect(bytes.size, JSON.stringify(table, null, 2)).toBeLessThanOrEqual(8);
  });
});

test("what was loaded once is not asked for again", async ({ signedIn, visitor }) => {
  const path = await (await signedIn("grace")).hasPublished({});
  const reader = await visitor();
  await reader.visits("/");
  await reader.visits(path);
  const styles = reader.page.locator("link[rel=stylesheet]");
  const href = (await styles.getAttribute("href"))!;
  const answer = await reader.page.request.get(href);
  expect(answer.headers()["cache-control"]).toContain("immutable");
});

test("files come out of the program with their type, and are known again by a tag", async ({ visitor }) => {
  const reader = await visitor();
  await reader.visits("/register");
  const files = await reader.page.evaluate(() => [
    ...new Set(performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname)),
  ]);
  const types: Record<string, string> = {
    css: "text/css; charset=utf-8",
    js: "text/javascript; charset=utf-8",
    svg: "image/svg+xml",
    wasm: "application/wasm",
    woff2: "font/woff2",
  };
  const seen = new Set<string>();
  for (const path of files) {
    const kind = path.split(".").pop()!;
    if (!(kind in types)) continue;
    seen.add(kind);
    const answer = await reader.page.request.get(path);
    const { "content-type": type, "cache-control": cached, etag } = answer.headers();
    expect(type, path).toContain(types[kind]);
    expect(cached, path).toContain(/^\/pkg\/|\.[0-9a-f]{10}\./.test(path) ? "immutable" : "max-age");
    expect(etag, path).toMatch(/^".+"$/);
    const again = await reader.page.request.get(path, { headers: { "if-none-match": etag! } });
    expect(again.status(), path).toBe(304);
    expect((await again.body()).length, path).toBe(0);
  }
  for (const kind of ["css", "woff2"]) expect([...seen]).toContain(kind);
});

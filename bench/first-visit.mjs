// What a browser without a cache fetches for the home page of a site it has not seen, signed out.
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../end2end/package.json", import.meta.url))("@playwright/test");

/** Each request: `{ path, bytes }`, headers included, as they came over the wire. */
export async function firstVisit(url) {
  const args = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  if (process.getuid() === 0) args.push("--no-sandbox");
  const browser = await chromium.launch({ executablePath: process.env.QUIRE_CHROMIUM, args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Network.enable");
    await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
    const paths = new Map();
    const requests = [];
    cdp.on("Network.requestWillBeSent", ({ requestId, request }) => paths.set(requestId, request.url));
    cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const address = paths.get(requestId);
      if (address?.startsWith("http")) requests.push({ path: new URL(address).pathname, bytes: encodedDataLength });
    });
    await page.goto(url, { waitUntil: "networkidle" });
    return requests;
  } finally {
    await browser.close();
  }
}

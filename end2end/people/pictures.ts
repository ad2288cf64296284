// Pictures that people have on their disk, the smallest there are.

import type { Locator, Page } from "@playwright/test";

export interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const file = (name: string, mimeType: string, base64: string): File => {
  return { name, mimeType, buffer: Buffer.from(base64, "base64") };
};

export const HARBOUR = file(
  "harbour [1].png",
  "image/png",
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
);
export const ROPE = file("rope.gif", "image/gif", "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
export const SAIL = file(
  "sail.png",
  "image/png",
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPYoqEBAAKYAQXcaCFHAAAAAElFTkSuQmCC",
);
/** Says that it is a picture, and is none. */
export const WORDS = file("words.png", "image/png", Buffer.from("Nothing but words.").toString("base64"));

/** Pastes or drops files on something, as a browser tells the page of it. */
export async function gives(page: Page, kind: "paste" | "drop", on: Locator, files: File[]): Promise<void> {
  const sent = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") }));
  const transfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, base64 } of files) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: mimeType }));
    }
    return transfer;
  }, sent);
  if (kind === "drop") {
    await on.dispatchEvent("drop", { dataTransfer: transfer });
  } else {
    await on.evaluate((element, clipboardData) => {
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, transfer);
  }
}

// Posts: writing, publishing, changing and deleting them. And so the whole of what somebody can do on the site.

import { type Locator, expect } from "@playwright/test";
import { Careful } from "./careful.ts";

export interface Post {
  title?: string;
  subtitle?: string;
  body?: string;
}

export class Person extends Careful {
  /** Writes into the editor of the page. */
  async types({ title, subtitle, body }: Post): Promise<void> {
    if (title !== undefined) await this.titleField.fill(title);
    if (subtitle !== undefined) await this.subtitleField.fill(subtitle);
    if (body !== undefined) await this.bodyField.fill(body);
  }

  async startsWriting(post: Post): Promise<void> {
    await this.visits("/write");
    await this.types(post);
  }

  /** Leaves them on the page of the draft. */
  async writesDraft(post: Post): Promise<string> {
    await this.startsWriting(post);
    await this.presses("Save draft");
    await expect(this.notice).toHaveText("Draft saved. Readers cannot see it.");
    return this.path;
  }

  /** Leaves them on the page of the post. */
  async publishes(post: Post): Promise<string> {
    await this.startsWriting(post);
    await this.presses("Publish");
    await expect(this.notice).toHaveText("Post published.");
    return this.path;
  }

  /** Has published something without going through the pages. Gives back its path. */
  async hasPublished({ title = "Before six", subtitle = "", body = "We set out." }: Post): Promise<string> {
    return this.has({ title, subtitle, body, status: "published" });
  }

  async hasDraft({ title = "Before six", subtitle = "", body = "We set out." }: Post): Promise<string> {
    return this.has({ title, subtitle, body, status: "draft" });
  }

  async opensEditor(path: string): Promise<void> {
    await this.visits(path);
    await this.followsLink("Edit this post");
    await expect(this.heading).toHaveText("Edit post");
  }

  async deletesPost(path: string): Promise<void> {
    await this.visits(path);
    await this.followsLink("Delete this post");
    await expect(this.heading).toHaveText("Delete this post?");
    await this.presses("Delete post");
  }

  /** Asks for the preview, where it does not follow the typing by itself. */
  async looksAtPreview(): Promise<void> {
    if (this.wakes) await expect(this.button("Preview")).toBeHidden();
    else await this.presses("Preview");
  }

  get titleField(): Locator {
    return this.field("Title");
  }

  get subtitleField(): Locator {
    return this.field("Subtitle");
  }

  get bodyField(): Locator {
    return this.field("Text in Markdown");
  }

  /** What the post will look like, beside the editor. */
  get preview(): Locator {
    return this.page.getByRole("region", { name: "Preview" });
  }

  /** The text of the post on its page. */
  get prose(): Locator {
    return this.page.locator("article .prose");
  }

  /** Has sent the form of a post, whatever stands in it, without going through the pages. Gives back its path. */
  async has(form: Record<string, string>): Promise<string> {
    const answer = await this.page.request.post("/write", { form, maxRedirects: 0 });
    expect(answer.status(), `the post "${form["title"]}"`).toBe(303);
    return decodeURI(answer.headers()["location"]!);
  }
}

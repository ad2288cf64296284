// Comments: saying something under a post, and taking it back.

import { type Locator, expect } from "@playwright/test";
import { Member } from "./member.ts";

export class Commenter extends Member {
  /** Writes a comment under the post of the page and sends it. What comes then, the test says. */
  async sendsComment(text: string): Promise<void> {
    await this.commentField.fill(text);
    await this.button("Post comment").click();
  }

  async comments(path: string, text: string): Promise<void> {
    await this.visits(path);
    await this.sendsComment(text);
    await expect(this.comment(text)).toBeVisible();
    await this.ready();
  }

  /** Has commented without going through the pages. Gives back the path of the comment. */
  async hasCommented(path: string, body: string): Promise<string> {
    const answer = await this.page.request.post(`${path}/comments`, { form: { body }, maxRedirects: 0 });
    expect(answer.status(), "a comment").toBe(303);
    return answer.headers()["location"]!;
  }

  async editsComment(text: string, changed: string): Promise<void> {
    await this.follows(() => this.comment(text).getByRole("link", { name: "Edit your comment" }).click());
    await expect(this.heading).toHaveText("Edit your comment");
    await this.field("Your comment").fill(changed);
    await this.presses("Save comment");
  }

  async deletesComment(text: string): Promise<void> {
    await this.follows(() => this.comment(text).getByRole("link", { name: "Delete this comment" }).click());
    await expect(this.heading).toHaveText("Delete this comment?");
    await this.presses("Delete comment");
  }

  get commentField(): Locator {
    return this.field("Add a comment");
  }

  get allComments(): Locator {
    return this.page.locator("#comments").getByRole("article");
  }

  comment(text: string): Locator {
    return this.allComments.filter({ hasText: text });
  }
}

// The sheet that shows a change before it is sent, conflicts, and what became of it.
import type { Locator, Page } from "@playwright/test";
import type { Words } from "../words";
import { escaped } from "./sign_in";
import { Table } from "./table";

export class Review extends Table {
  readonly sheet: Locator;
  readonly back: Locator;
  readonly done: Locator;
  readonly retryRest: Locator;

  constructor(
    page: Page,
    readonly words: Words,
  ) {
    const sheet = page.getByRole("dialog", { name: new RegExp(`^${escaped(words.edit.reviewTitle.trim())}`) });
    super(page, sheet.getByRole("table"));
    this.sheet = sheet;
    this.back = sheet.getByRole("button", { name: words.edit.back });
    this.done = sheet.getByRole("button", { name: words.edit.done, exact: true });
    this.retryRest = sheet.getByRole("button", { name: words.edit.retryRest });
  }

  apply(count = 1): Locator {
    return this.sheet.getByRole("button", { name: this.words.edit.apply(count), exact: true });
  }

  button(name: string): Locator {
    return this.sheet.getByRole("button", { name, exact: true });
  }
}

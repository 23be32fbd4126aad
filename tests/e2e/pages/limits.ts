// Keystone's limits, edited in place.
import type { Locator, Page } from "@playwright/test";
import type { Words } from "../words";
import { Review } from "./review";
import { Table } from "./table";

export class Limits extends Table {
  readonly review: Review;
  readonly reviewButton: Locator;

  constructor(
    page: Page,
    readonly words: Words,
  ) {
    super(page, page.getByRole("main").getByRole("table"));
    this.review = new Review(page, words);
    const bar = page.getByRole("region", { name: words.edit.review, exact: true });
    this.reviewButton = bar.getByRole("button", { name: words.edit.review, exact: true });
  }

  /** Chooses whose limits are shown. */
  async choose(name: string): Promise<void> {
    await this.page.getByRole("combobox", { name: this.words.limits.of }).selectOption({ label: name });
  }

  cap(item: string): Locator {
    return this.table.getByRole("textbox", { name: this.words.edit.newCap(item), exact: true });
  }
}

// One department, edited in place, with its review.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Sandbox } from "../sandbox";
import type { Words } from "../words";
import { Review } from "./review";
import { escaped } from "./sign_in";
import { Table } from "./table";

export class Department extends Table {
  readonly review: Review;
  readonly reviewButton: Locator;
  /** The bar that is there while something is touched. */
  readonly bar: Locator;

  constructor(
    page: Page,
    readonly words: Words,
    readonly sandbox: Sandbox,
  ) {
    // Before the list is read, a department's name is its id. The platform's own page has a name of its own.
    const named = escaped(words.quota.department("@")).replace("@", ".+");
    super(page, page.getByRole("table", { name: new RegExp(`${named}|^${words.quota.editPlatform}$`) }));
    this.review = new Review(page, words);
    this.bar = page.getByRole("region", { name: words.edit.review, exact: true });
    this.reviewButton = this.bar.getByRole("button", { name: words.edit.review, exact: true });
  }

  /** The address of the department of a name. */
  async address(name = "研发部"): Promise<string> {
    return `/departments/${await this.sandbox.department(name)}`;
  }

  region(name: string): Locator {
    return this.page.getByRole("radio", { name, exact: true });
  }

  /** The field of an item's cap. */
  cap(item: string): Locator {
    return this.table.getByRole("textbox", { name: this.words.edit.newCap(item), exact: true });
  }

  unlimited(item: string): Locator {
    return this.row(item).getByRole("checkbox", { name: this.words.item.unlimited });
  }

  undo(item: string): Locator {
    return this.row(item).getByRole("button", { name: this.words.edit.undo(item) });
  }

  /** What stands in the field of a cap as a number. */
  async capNow(item: string): Promise<number> {
    await expect(this.cap(item)).not.toHaveValue("");
    return Number(await this.cap(item).inputValue());
  }

  /** Raises a cap by 5 and opens the review; gives the value before. */
  async raise(item: string, by = 5): Promise<number> {
    const before = await this.capNow(item);
    await this.cap(item).fill(String(before + by));
    await this.reviewButton.click();
    await expect(this.review.sheet).toBeVisible();
    return before;
  }
}

// The trail of writes.
import type { Locator, Page } from "@playwright/test";
import type { Words } from "../words";

export class Trail {
  readonly heading: Locator;
  readonly table: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    this.heading = page.getByRole("heading", { level: 1, name: words.trail.title, exact: true });
    this.table = page.getByRole("table", { name: words.trail.title, exact: true });
  }

  /** The entries, newest first. */
  get entries(): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  button(entry: Locator, name: string): Locator {
    return entry.getByRole("button", { name, exact: true });
  }
}

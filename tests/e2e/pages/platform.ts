// The platform's quotas.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../words";
import { Table } from "./table";

export class Platform extends Table {
  readonly heading: Locator;

  constructor(page: Page, words: Words) {
    super(page, page.getByRole("table", { name: words.quota.platform, exact: true }));
    this.heading = page.getByRole("heading", { level: 1, name: words.quota.platform, exact: true });
  }

  region(name: string): Locator {
    return this.page.getByRole("radio", { name, exact: true });
  }

  /** Waits until figures are there. */
  async ready(): Promise<void> {
    await expect(this.table.getByRole("rowheader").first()).toBeVisible();
  }
}

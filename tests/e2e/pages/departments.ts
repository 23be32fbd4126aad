// All departments at a glance.
import type { Locator, Page } from "@playwright/test";
import type { Words } from "../words";
import { Table } from "./table";

export class Departments extends Table {
  readonly heading: Locator;
  readonly filter: Locator;
  readonly progress: Locator;

  constructor(page: Page, words: Words) {
    super(page, page.getByRole("table", { name: words.quota.departments, exact: true }));
    this.heading = page.getByRole("heading", { level: 1, name: words.quota.departments, exact: true });
    this.filter = page.getByRole("searchbox", { name: words.quota.filterDepartments });
    this.progress = page.getByRole("progressbar");
  }

  link(name: string): Locator {
    return this.table.getByRole("link", { name, exact: true });
  }

  /** Rows of departments, without the head. */
  get rows(): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }
}

// A table of quotas by the words of its rows and columns.
import { expect, type Locator, type Page } from "@playwright/test";
import { escaped } from "./sign_in";

export class Table {
  constructor(
    readonly page: Page,
    readonly table: Locator,
  ) {}

  /** The row whose header begins with `name`. */
  row(name: string): Locator {
    const header = this.page.getByRole("rowheader", { name: new RegExp(`^${escaped(name)}($|\\s)`) });
    return this.table.getByRole("row").filter({ has: header });
  }

  /** The cell of a row in the column of a head. */
  async cell(row: string, column: string): Promise<Locator> {
    await expect(this.row(row)).toBeVisible();
    const heads = await this.table.getByRole("columnheader").allTextContents();
    const at = heads.findIndex((head) => head.trim() === column);
    expect(at, `a column “${column}” among ${heads.join(", ")}`).toBeGreaterThan(0);
    return this.row(row).getByRole("cell").nth(at - 1); // the row's header is no cell
  }

  /** The figure in a cell, without its unit. */
  async figure(row: string, column: string): Promise<number> {
    return figure(await (await this.cell(row, column)).innerText());
  }
}

/** The first number of a text such as `1,234.5 MiB`. */
export function figure(text: string): number {
  const found = /−?[\d,]+(\.\d+)?/.exec(text);
  if (!found) throw new Error(`no number in “${text}”`);
  return Number(found[0].replaceAll(",", "").replace("−", "-"));
}

/** A number as the console writes it. */
export function written(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}

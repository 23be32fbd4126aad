// The calendar of renewals: its months, their rows, the bar of what is ticked.
import { expect, type Locator, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { KEY, MEMBER } from "../due";
import type { Words } from "../words";

export class Calendar {
  readonly heading: Locator;
  readonly filter: Locator;
  readonly term: Locator;
  readonly renew: Locator;
  /** What is ticked, and what it costs. */
  readonly bar: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    const said = words.calendar;
    this.heading = page.getByRole("heading", { level: 1, name: said.title, exact: true });
    this.filter = page.getByRole("searchbox", { name: said.filter });
    this.term = page.getByRole("combobox", { name: said.term });
    this.bar = page.getByRole("group", { name: said.chosen });
    this.renew = this.bar.getByRole("button", { name: said.renew, exact: true });
  }

  /** Says who calls the engine, and waits until all servers were read. */
  async enter(): Promise<void> {
    const said = this.words.calendar;
    await this.page.getByRole("textbox", { name: said.member }).fill(MEMBER);
    await this.page.getByLabel(said.key).first().fill(KEY);
    await this.page.getByRole("checkbox", { name: said.keep }).check();
    await this.page.getByRole("button", { name: said.enter, exact: true }).click();
    await this.read();
  }

  async read(): Promise<void> {
    await expect(this.heading).toBeVisible();
    await expect(this.page.getByText(this.words.calendar.asOf).first()).toBeVisible();
    await expect(this.term.getByRole("option").first()).toBeAttached();
  }

  /** Which events are shown. */
  only(name: string): Promise<void> {
    return this.page.getByRole("radio", { name, exact: true }).check({ force: true });
  }

  /** The button that opens a part: a month such as `2026-12`, or what is overdue. */
  opener(when: string): Locator {
    return this.page.getByRole("button", { name: this.named(when), exact: true });
  }

  /** The part itself, with its heading. */
  part(when: string): Locator {
    return this.page.locator("section").filter({ has: this.opener(when) });
  }

  named(when: string): string {
    return when === "overdue" ? this.words.calendar.overdue : this.words.calendar.month(...(when.split("-").map(Number) as [number, number]));
  }

  headings(): Locator {
    return this.page.getByRole("heading", { level: 2 });
  }

  rows(when: string): Locator {
    return this.part(when).getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  box(name: string): Locator {
    return this.page.getByRole("checkbox", { name: this.words.calendar.choose(name), exact: true });
  }

  choosePart(when: string): Locator {
    return this.page.getByRole("checkbox", { name: this.words.calendar.choosePart(this.named(when)), exact: true });
  }

  /** The boxes of all parts in which anything can be renewed. */
  chooseParts(): Locator {
    return this.page.getByRole("checkbox", { name: this.words.calendar.chooseParts });
  }

  /** The file for calendars, as it was saved. */
  async save(): Promise<string> {
    const saved = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: this.words.calendar.export, exact: true }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe("renewals.ics");
    return readFileSync(await file.path(), "utf8");
  }
}

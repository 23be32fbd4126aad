// The bare-metal servers: the key, the list, one server, and the sheet of what is done.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../words";

export const MEMBER = { id: "1100134", key: "demo_key_0123456789abcdef" };
/** Another member, with three servers of its own. */
export const OTHER = { id: "1100135", key: "demo_key_fedcba9876543210" };
/** The vendor's own sample server: always there, running, with an upgrade and a booked downgrade. */
export const SAMPLE = { guid: "1708330228791024", name: "APIzhzy4.0", ip: "192.168.12.48" };

export class Servers {
  readonly heading: Locator;
  readonly form: Locator;
  readonly table: Locator;
  readonly filter: Locator;
  readonly dialog: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    const w = words.servers;
    this.heading = page.getByRole("heading", { level: 1, name: w.title, exact: true });
    this.form = page.getByRole("form", { name: w.keyTitle });
    this.table = page.getByRole("table", { name: w.title, exact: true });
    this.filter = page.getByRole("searchbox", { name: w.filter });
    this.dialog = page.getByRole("dialog");
  }

  /** Gives the key. */
  async enter(key = MEMBER.key, keep = false, member = MEMBER.id): Promise<void> {
    const { servers } = this.words;
    await this.form.getByRole("textbox", { name: new RegExp(`^${servers.member}`) }).fill(member);
    await this.form.getByLabel(new RegExp(`^${servers.key}`)).first().fill(key);
    if (keep) await this.form.getByRole("checkbox", { name: servers.keep }).check();
    await this.form.getByRole("button", { name: servers.enter, exact: true }).click();
  }

  row(name: string): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  async counts(shown: number, all: number): Promise<void> {
    await expect(this.page.getByText(this.words.servers.summary(shown, all), { exact: true })).toBeVisible();
  }

  /** The button of a deed on the page of one server, or in the bar of many. */
  deed(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name, exact: true });
  }

  /** Opens the sheet of a deed. */
  async begin(name: string): Promise<Locator> {
    await this.deed(name).click();
    await expect(this.dialog).toBeVisible();
    return this.dialog;
  }

  /** Lets what the sheet shows go, and waits until it closes. */
  async go(name: string): Promise<void> {
    await this.dialog.getByRole("button", { name, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Puts away the messages that lie over the corner of the page. */
  async dismiss(): Promise<void> {
    const crosses = this.page.getByRole("button", { name: this.words.servers.dismiss, exact: true });
    // One may leave by itself meanwhile.
    while (await crosses.count()) await crosses.first().click({ timeout: 1_000 }).catch(() => undefined);
  }

  /** Reads the one server again. */
  async reload(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.servers.reload, exact: true }).click();
  }

  /** A state beside the heading. */
  state(name: string): Locator {
    return this.page.locator(".page-head").getByText(name, { exact: true });
  }

  tableOf(name: string): Locator {
    return this.page.getByRole("table", { name, exact: true });
  }
}

// Ordering servers: what is on offer, the configuration, the price, the review.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Effect } from "../sandbox";
import type { Words } from "../words";

/** The member of the sandbox who buys. */
const MEMBER = "1100134";
const KEY = "demo_key_0123456789abcdef";

export class Order {
  readonly heading: Locator;
  readonly machines: Locator;
  /** The names of the machines in the table, from the top. */
  readonly names: Locator;
  readonly filter: Locator;
  /** A kind or a model of disks. */
  readonly disk: Locator;
  readonly diskCount: Locator;
  readonly defence: Locator;
  readonly system: Locator;
  readonly number: Locator;
  readonly password: Locator;
  readonly again: Locator;
  readonly remarks: Locator;
  /** The panel of the price. */
  readonly panel: Locator;
  /** What is due now, or why that is not known. */
  readonly due: Locator;
  readonly toReview: Locator;
  readonly sheet: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    const w = words.order;
    this.heading = page.getByRole("heading", { level: 1, name: w.title, exact: true });
    this.machines = page.getByRole("table", { name: w.machine, exact: true });
    this.names = this.machines.getByRole("rowheader").locator("label");
    this.filter = page.getByRole("searchbox", { name: w.filter });
    this.disk = page.getByRole("combobox", { name: w.disks, exact: true });
    this.diskCount = page.getByRole("combobox", { name: w.diskCount, exact: true });
    this.defence = page.getByRole("combobox", { name: w.defence, exact: true });
    this.system = page.getByRole("combobox", { name: w.system, exact: true });
    this.number = page.getByRole("textbox", { name: w.number, exact: true });
    this.password = page.getByRole("textbox", { name: new RegExp(`^${w.password} *[(（]`) });
    this.again = page.getByRole("textbox", { name: new RegExp(`^${w.again}`) });
    this.remarks = page.getByRole("textbox", { name: w.remarks, exact: true });
    this.panel = page.getByRole("complementary", { name: w.price });
    this.due = this.panel.getByRole("status").first();
    this.toReview = this.panel.getByRole("button", { name: w.toReview, exact: true });
    this.sheet = page.getByRole("dialog", { name: w.toReview });
  }

  /** Names the member to the engine, where it is asked for. */
  async enter(keep = false): Promise<void> {
    const w = this.words.order;
    await this.page.getByRole("textbox", { name: new RegExp(`^${w.member}`) }).fill(MEMBER);
    await this.page.getByRole("textbox", { name: new RegExp(`^${w.key}`) }).fill(KEY);
    if (keep) await this.page.getByRole("checkbox", { name: w.keepKey }).check();
    await this.page.getByRole("button", { name: w.useKey, exact: true }).click();
    await expect(this.machines).toBeVisible();
  }

  /** A zone, a line, a term: whatever is a radio button of this name. */
  choice(name: string | RegExp): Locator {
    return this.page.getByRole("radio", { name });
  }

  machine(name: string): Locator {
    return this.machines.getByRole("radio", { name });
  }

  /** Everything an order needs, in a zone that does not ask who buys. */
  async configure(machine: string, password = "Kupfer-17-Nagel", line = /^深圳三线/): Promise<void> {
    await this.choice("深圳一区").check();
    await this.choice(line).check();
    await this.machine(machine).check();
    await this.system.selectOption({ label: "CentOS 7.9 64位" });
    await this.password.fill(password);
    await this.again.fill(password);
  }

  /** The button of the review that sends. */
  send(): Locator {
    return this.sheet.getByRole("button", { name: this.words.order.send });
  }

  /** The order's number in the review. */
  async numberOf(): Promise<string> {
    const said = await this.sheet.getByRole("definition").filter({ hasText: this.words.order.numberNote }).innerText();
    return /\d{18}/.exec(said)?.[0] ?? "";
  }
}

/** What the engine really did, oldest first. */
export async function bought(console: string): Promise<Effect[]> {
  return (await fetch(`${console}/sandbox/zkeys/ledger?action=create`)).json();
}

/** Changes the engine from outside. */
export async function engine(console: string, change: unknown): Promise<void> {
  const reply = await fetch(`${console}/sandbox/zkeys`, { method: "POST", body: JSON.stringify(change) });
  expect(reply.ok, await reply.text()).toBe(true);
}

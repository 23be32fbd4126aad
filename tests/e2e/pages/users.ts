// The users: the list, one user, the password reset and its card.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../words";

export class Users {
  readonly heading: Locator;
  readonly table: Locator;
  readonly filter: Locator;
  readonly resetButton: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    this.heading = page.getByRole("heading", { level: 1, name: words.users.title, exact: true });
    this.table = page.getByRole("table", { name: words.users.title, exact: true });
    this.filter = page.getByRole("searchbox", { name: words.users.filter });
    this.resetButton = page.getByRole("button", { name: words.users.reset, exact: true });
  }

  link(name: string): Locator {
    return this.table.getByRole("link", { name, exact: true });
  }

  row(name: string): Locator {
    return this.table.getByRole("row").filter({ has: this.link(name) });
  }

  department(): Locator {
    return this.page.getByRole("combobox", { name: this.words.users.department });
  }

  state(): Locator {
    return this.page.getByRole("combobox", { name: this.words.users.state });
  }

  /** Finds a user by name and opens it. */
  async open(name: string): Promise<void> {
    await this.filter.fill(name);
    await this.link(name).click();
    await expect(this.page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  }

  /** The sheet of a reset, before the password is set. */
  sheet(name: string): Locator {
    return this.page.getByRole("dialog", { name: this.words.reset.title(name) });
  }

  /** The card after it. */
  card(name: string): Locator {
    return this.page.getByRole("dialog", { name: this.words.reset.card(name) });
  }

  /** What stands on the card. */
  async secret(name: string): Promise<string> {
    return this.card(name).getByLabel(this.words.reset.secret, { exact: true }).innerText();
  }

  /** Sets a password: generated, or the one given; stops at the card. */
  async reset(name: string, typed?: string): Promise<void> {
    const { reset } = this.words;
    await this.resetButton.click();
    const sheet = this.sheet(name);
    if (typed !== undefined) {
      await sheet.getByRole("radio", { name: reset.typed }).check();
      await sheet.getByLabel(new RegExp(`^${reset.password}`)).fill(typed);
      await sheet.getByLabel(new RegExp(`^${reset.again}`)).fill(typed);
    }
    await sheet.getByRole("button", { name: reset.review, exact: true }).click();
    await sheet.getByRole("button", { name: reset.go, exact: true }).click();
  }
}

/** Signing in with a name and a password, beside the console: the status. */
export async function signsIn(backends: string, id: string, password: string): Promise<number> {
  const identity = { methods: ["password"], password: { user: { id, password } } };
  const reply = await fetch(`${backends}/v3/auth/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ auth: { identity } }),
  });
  return reply.status;
}

/** The id of the user whose page is open. */
export const idOf = (page: Page) => decodeURIComponent(new URL(page.url()).pathname.split("/").pop()!);

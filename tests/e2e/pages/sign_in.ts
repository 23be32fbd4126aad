// Signing in: the page, and the panel over a page whose session has ended.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../words";

/** What is typed instead of the administrator's usual things. */
export interface Person {
  user?: string;
  password?: string;
  /** The user's department. */
  domain?: string;
  scope?: { project: string; domain: string } | { domain: string } | "none";
  keep?: boolean;
}

export class SignIn {
  readonly heading: Locator;
  /** The panel over the dimmed page. */
  readonly panel: Locator;
  /** The same after nobody was there for long. */
  readonly lock: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    this.heading = page.getByRole("heading", { level: 1, name: words.signIn.title });
    this.panel = page.getByRole("dialog", { name: words.signIn.ended });
    this.lock = page.getByRole("dialog", { name: words.signIn.locked });
  }

  field(label: string): Locator {
    return this.page.getByRole("textbox", { name: new RegExp(`^${escaped(label)}\\s*(${this.words.signIn.required})?$`) });
  }

  choose(label: string): Promise<void> {
    return this.page.getByRole("radio", { name: label, exact: true }).check();
  }

  submit(): Promise<void> {
    return this.page.getByRole("button", { name: this.words.signIn.submit, exact: true }).click();
  }

  /** Fills the form in and sends it. */
  async send(person: Person = {}): Promise<void> {
    const words = this.words.signIn;
    const { user = "admin", password = "devstacker", domain, scope, keep } = person;
    await this.field(words.user).fill(user);
    if (domain !== undefined) await this.field(words.domain).fill(domain);
    await this.field(words.password).fill(password);
    if (scope === "none") {
      await this.choose(words.scopeNone);
    } else if (scope && "project" in scope) {
      await this.field(words.project).fill(scope.project);
      await this.field(words.projectDomain).fill(scope.domain);
    } else if (scope) {
      await this.choose(words.scopeDomain);
      await this.field(words.scopeDomainName).fill(scope.domain);
    }
    if (keep) await this.page.getByRole("checkbox", { name: words.keep }).check();
    await this.submit();
  }

  /** Opens an address and signs in there. */
  async at(address: string, person: Person = {}): Promise<void> {
    await this.page.goto(address);
    await this.send(person);
    await expect(this.heading).toBeHidden();
  }
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

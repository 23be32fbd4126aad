// The platform service: its state, its accounts, a new account, its metrics.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../words";

export class Service {
  readonly heading: Locator;
  readonly signInForm: Locator;
  readonly registerForm: Locator;
  readonly accounts: Locator;
  readonly latency: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    const w = words.service;
    this.heading = page.getByRole("heading", { level: 1, name: w.title, exact: true });
    this.signInForm = page.getByRole("form", { name: w.signInTitle });
    this.registerForm = page.getByRole("form", { name: w.registerTitle });
    this.accounts = page.getByRole("table", { name: w.accounts, exact: true });
    this.latency = page.getByRole("table", { name: w.latency, exact: true });
  }

  /** Fills a form of a name and a password, and sends it. */
  async send(form: Locator, name: string, password: string, button: string): Promise<void> {
    await form.getByRole("textbox", { name: this.words.service.username }).fill(name);
    await form.getByLabel(this.words.service.password).first().fill(password);
    await form.getByRole("button", { name: button, exact: true }).click();
  }

  async register(name: string, password: string): Promise<void> {
    await this.send(this.registerForm, name, password, this.words.service.review);
    await this.page.getByRole("dialog").getByRole("button", { name: this.words.service.register, exact: true }).click();
  }

  async signIn(name: string, password: string): Promise<void> {
    await this.send(this.signInForm, name, password, this.words.service.signIn);
  }

  account(name: string): Locator {
    return this.accounts.getByRole("rowheader", { name, exact: true });
  }

  async isAlive(): Promise<void> {
    await expect(this.page.getByText(this.words.service.alive, { exact: true })).toBeVisible();
  }
}

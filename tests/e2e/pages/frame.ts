// The shell around every page: navigation, who is signed in, language, theme.
import type { Locator, Page } from "@playwright/test";
import type { Words } from "../words";

export class Frame {
  readonly heading: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {
    this.heading = page.getByRole("heading", { level: 1 });
  }

  link(name: string): Locator {
    return this.page.getByRole("navigation").getByRole("link", { name, exact: true });
  }

  async setLanguage(name: string): Promise<void> {
    await this.page.getByRole("button", { name: /语言|language/i }).click();
    await this.page.getByRole("menuitemradio", { name, exact: true }).click();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.frame.signOut }).click();
  }
}

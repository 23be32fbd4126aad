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

  /** A page in the navigation. */
  link(name: string): Locator {
    return this.page.getByRole("navigation").getByRole("link", { name, exact: true });
  }

  /** A button of the bar; some show more behind their name. */
  button(name: string): Locator {
    return this.page.getByRole("banner").getByRole("button", { name: new RegExp(`^${name}`) });
  }

  /** Chooses a language, a theme or a density by its name. */
  async look(name: string): Promise<void> {
    await this.button(this.words.frame.view).click();
    await this.page.getByRole("radio", { name, exact: true }).check();
    await this.page.keyboard.press("Escape");
  }

  async signOut(): Promise<void> {
    await this.button(this.words.frame.account).click();
    await this.button(this.words.frame.signOut).click();
  }
}

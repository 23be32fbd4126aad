// The page's clock, which a test can move.
import type { Page } from "@playwright/test";

/** Lets `minutes` pass on the page's clock; fewer than none take it back. */
export async function pass(page: Page, minutes: number): Promise<void> {
  await page.evaluate((ms) => {
    const now = Date.now;
    Date.now = () => now() + ms;
  }, minutes * 60_000);
}

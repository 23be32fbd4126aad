// What axe finds on a screen.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** Everything wrong with the screen as it stands, each line with its place. */
export async function wrong(page: Page, screen: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${screen}: ${id}: ${node.target.join(" ")}: ${node.any[0]?.message ?? node.failureSummary}`),
  );
}

/** What cannot be reached at 360 pixels without scrolling sideways: the page, and what lies over it. */
export async function tooWide(page: Page, screen: string): Promise<string[]> {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 360, height: 740 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const outside = await page.locator("[role=group], dialog[open]").evaluateAll((parts) =>
    parts
      .map((part) => ({ name: part.ariaLabel, ...part.getBoundingClientRect().toJSON() }))
      .filter(({ left, right, width }) => width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1))
      .map(({ name, left, right }) => `${name} from ${left} to ${right}`),
  );
  await page.setViewportSize(size);
  return [
    ...(over > 0 ? [`${screen}: ${over} pixels wider than the window of 360`] : []),
    ...outside.map((part) => `${screen}: outside the window of 360: ${part}`),
  ];
}

/** Everything wrong with the screen, dark and light. */
export async function wrongInAnyTheme(page: Page, screen: string): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    faults.push(...(await wrong(page, `${screen}, ${colorScheme}`)));
  }
  return faults;
}

/** Everything wrong with the screen, dark and light, wide and narrow. */
export async function wrongAnywhere(page: Page, screen: string): Promise<string[]> {
  const size = page.viewportSize()!;
  const faults = await wrongInAnyTheme(page, screen);
  await page.setViewportSize({ width: 390, height: 844 });
  faults.push(...(await wrongInAnyTheme(page, `${screen}, narrow`)));
  await page.setViewportSize(size);
  return faults.concat(await tooWide(page, screen));
}

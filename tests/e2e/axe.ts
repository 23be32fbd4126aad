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

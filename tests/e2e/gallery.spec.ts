// Every part of the design system in every state: axe finds nothing, and what is drawn anew keeps what it should.
import { expect, test as base, type Locator, type Page } from "@playwright/test";
import { wrong } from "./axe";

/** The gallery, which must not complain about anything. */
const test = base.extend<{ gallery: Page }>({
  gallery: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (fault) => complaints.push(String(fault)));
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(`${process.env.GALLERY_URL}/gallery`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await use(page);
    expect(complaints).toEqual([]);
  },
});

const radio = (page: Page, name: string) => page.getByRole("radio", { name, exact: true });

/** Marks the node itself, so that a new one in its place is noticed. */
const mark = (node: Locator) => node.evaluate((element) => void ((element as HTMLElement & { marked?: boolean }).marked = true));
const marked = (node: Locator) => node.evaluate((element) => (element as HTMLElement & { marked?: boolean }).marked === true);

for (const [language, theme] of [["English", "Light"], ["English", "Dark"], ["简体中文", "浅色"], ["简体中文", "深色"]] as const) {
  for (const width of [1280, 390]) {
    test(`${language}, ${theme}, ${width} pixels wide: no part has a fault`, async ({ gallery }) => {
      await gallery.setViewportSize({ width, height: 900 });
      await radio(gallery, language).check();
      await radio(gallery, theme).check();
      expect(await wrong(gallery, "gallery")).toEqual([]);
    });
  }
}

test("a change of language changes words and keeps nodes", async ({ gallery }) => {
  const heading = gallery.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Gallery");
  await mark(heading);
  await radio(gallery, "简体中文").check();
  await expect(heading).toHaveText("组件一览");
  expect(await marked(heading)).toBe(true);
  await expect(radio(gallery, "简体中文")).toBeFocused();
});

test("a long list is drawn through a window, and a row that stays in view stays the same node", async ({ gallery }) => {
  const table = gallery.getByRole("table", { name: "A very long list" });
  const scroller = gallery.getByRole("region", { name: "A very long list" });
  const rows = table.locator("tbody tr:not(.spacer)");
  const last = 100_001; // the head is row 1
  await table.scrollIntoViewIfNeeded();
  await expect.poll(() => rows.count()).toBeLessThan(60);
  const tenth = table.locator("tr[aria-rowindex='10']");
  await mark(tenth);
  const scroll = (by: number) => scroller.evaluate((node, top) => node.scrollBy(0, top), by);
  const before = await rows.count();
  await scroll(80);
  await expect.poll(() => rows.count()).not.toBe(before);
  expect(await marked(tenth)).toBe(true);
  await scroll(1e7);
  await expect(table.locator(`tr[aria-rowindex='${last}']`)).toBeVisible();
  await expect(tenth).toHaveCount(0);
  const shown = await rows.evaluateAll((nodes) => nodes.map((node) => Number(node.getAttribute("aria-rowindex"))));
  expect(shown).toEqual(shown.map((_, at) => shown[0] + at));
});

// The list of servers: its rows, its cells, and where the focus is while they come and go.
import { expect, test } from "./console";
import { dues } from "./due";
import { SAMPLE } from "./pages/servers";

/** A name that comes first when names go down. */
const FIRST = "zzzz";

test("other columns are other cells of the same rows", async ({ page, signIn, servers, words }) => {
  await signIn.at("/servers?q=zhzy");
  await servers.enter();
  const row = servers.row(SAMPLE.name);
  await expect(row).toHaveCount(1);
  const rows = await servers.table.getByRole("row").count();
  await page.getByRole("button", { name: words.users.columns }).click();
  await page.getByRole("checkbox", { name: "GUID" }).check();
  await expect(row).toContainText(SAMPLE.guid);
  await expect(row).toHaveCount(1);
  await expect(servers.table.getByRole("row")).toHaveCount(rows);
  await page.keyboard.press("Escape");
  await row.getByRole("checkbox").check();
  await expect(page.getByRole("group", { name: words.servers.chosen(1) })).toBeVisible();
});

test("no cell lies over the next one, at any width", async ({ page, signIn, servers }) => {
  await signIn.at("/servers?columns=name,guid,line,ip,cpu,memory,bandwidth,run,order,ends,system,disks");
  await servers.enter();
  await servers.counts(60, 60);
  for (const width of [1280, 768, 390, 360]) {
    await page.setViewportSize({ width, height: 900 });
    const over = servers.table.getByRole("row").locator("th, td").evaluateAll((cells) =>
      cells.filter((cell) => cell.scrollWidth > cell.clientWidth && getComputedStyle(cell).overflowX === "visible").map((cell) => cell.textContent),
    );
    expect(await over, `${width} px`).toEqual([]);
  }
});

test("the focus stays with the server it is on, wherever the list goes", async ({ page, signIn, servers, words, sandbox }) => {
  const focused = () => page.evaluate(() => document.activeElement?.closest("tr")?.querySelector("th")?.innerText ?? document.activeElement?.role);
  await signIn.at("/servers?sort=-name");
  await servers.enter();
  await servers.counts(60, 60);
  const names = servers.table.getByRole("columnheader", { name: words.servers.name, exact: true });
  await expect(names).toHaveAttribute("aria-sort", "descending");
  const name = await servers.table.getByRole("link").nth(4).innerText();
  const row = servers.row(name);
  await row.getByRole("checkbox").focus();
  expect(await focused()).toBe(name);
  // Another server takes a place before it; nobody presses anything, the list is read anew.
  const others = (await dues(sandbox.backends, 1)).flatMap(({ machines }) => machines).filter((machine) => machine.name !== name);
  await sandbox.engine({ server: { guid: others.at(-1)?.guid, set: { name: FIRST } } });
  await page.getByRole("button", { name: words.servers.reload, exact: true }).evaluate((button: HTMLElement) => button.click());
  await expect(servers.row(FIRST)).toBeVisible();
  expect(await focused()).toBe(name);
  await page.keyboard.press("Space");
  await expect(row.getByRole("checkbox")).toBeChecked();
  await expect(page.getByRole("group", { name: words.servers.chosen(1) })).toBeVisible();
  // Scrolled away, the list itself has it: the keys go on to scroll.
  await row.getByRole("link").focus();
  const region = page.getByRole("region", { name: words.servers.title, exact: true });
  await region.evaluate((region) => region.scrollTo(0, region.scrollHeight));
  await expect(row).toHaveCount(0);
  await expect(region).toBeFocused();
});

test.describe("ten thousand servers", () => {
  test.use({ play: { flags: ["--servers", "10000"] } });

  test("after a jump what is in view is there at once, and rows beyond it a moment later", async ({ signIn, servers }) => {
    test.slow();
    await signIn.at("/servers");
    await servers.enter();
    await expect(servers.table).toHaveAttribute("aria-rowcount", "10001", { timeout: 30_000 });
    const scroller = servers.table.locator("..");
    /** How many pixels of rows lie above the view, and below it: of what is painted after a jump, or now. */
    const beyond = async (scroller: Element, jump: boolean): Promise<number[]> => {
      if (jump) scroller.scrollTo(0, scroller.scrollHeight / 2);
      for (let frames = jump ? 2 : 0; frames > 0; frames--) await new Promise(requestAnimationFrame);
      const rows = [...scroller.querySelectorAll("tbody tr[aria-rowindex]")].map((row) => row.getBoundingClientRect());
      const view = scroller.getBoundingClientRect();
      return [view.top - rows[0].top, rows[rows.length - 1].bottom - view.bottom];
    };
    expect(Math.min(...(await scroller.evaluate(beyond, true))), "nothing in view is missing").toBeGreaterThanOrEqual(0);
    await expect.poll(async () => Math.min(...(await scroller.evaluate(beyond, false)))).toBeGreaterThan(100);
    expect(await servers.table.getByRole("row").count()).toBeLessThan(60);
  });
});

// What is shown of servers can be taken along: as a file, as a choice, as a view under a name, as addresses.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, LOCALES, test } from "./console";
import { SAMPLE, type Servers } from "./pages/servers";
import type { Words } from "./words";

/** The lines of a CSV file with its cells, after its mark; a quoted cell may hold commas, and quotes twice. */
function cells(file: string): string[][] {
  expect(file.charCodeAt(0), "the mark of UTF-8").toBe(0xfeff);
  expect(file.endsWith("\r\n")).toBe(true);
  const lines = file.slice(1, -2).split("\r\n");
  return lines.map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain));
}

/** What the table shows, heads first, without the boxes. */
async function shown({ table }: Servers): Promise<string[][]> {
  return table.getByRole("row").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("th, td")].slice(1).map((cell) => cell.textContent?.trim() ?? "")));
}

/** Saves the list, and reads the file. */
async function saved(page: Page, words: Words): Promise<string[][]> {
  const offered = page.waitForEvent("download");
  await page.getByRole("button", { name: words.servers.export, exact: true }).click();
  const file = await offered;
  expect(file.suggestedFilename()).toBe("servers.csv");
  return cells(readFileSync(await file.path(), "utf8"));
}

/** A line that says when it releases a server. */
const LINE = "1683665299911682";

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("the file has the rows, the columns and the words that are shown", async ({ page, signIn, servers, words }) => {
      const w = words.servers;
      await signIn.at("/servers?order=expired&columns=name,ip,line,run,order,ends&sort=-name");
      await servers.enter();
      await servers.counts(3, 60);
      const table = await shown(servers);
      expect(table).toHaveLength(4);
      expect(table[0]).toEqual([w.name, w.ip, w.line, w.run, w.order, w.ends]);
      expect(table.slice(1).map((row) => row[4])).toEqual(Array(3).fill(w.expired));
      expect(await saved(page, words)).toEqual(table);
      // Fewer rows, fewer columns.
      await page.getByRole("button", { name: words.users.columns, exact: true }).click();
      await page.getByRole("checkbox", { name: w.line, exact: true }).uncheck();
      await page.keyboard.press("Escape");
      await servers.filter.fill(table[2][1]);
      await servers.counts(1, 60);
      const less = [table[0], table[2]].map((row) => row.filter((_, at) => at !== 2));
      expect(await shown(servers)).toEqual(less);
      expect(await saved(page, words)).toEqual(less);
    });

    test("a server is found by what any column says of it", async ({ page, signIn, servers, sandbox, words }) => {
      const w = words.servers;
      const columns = "guid,ip,line,cpu,cores,memory,disks,bandwidth,ips,defence,run,order,ends,left,released,kept,bought,system,product,cabinet,remarks";
      await sandbox.engine({ pace_ms: 600_000 });
      await sandbox.engine({ server: { guid: SAMPLE.guid, set: { line_guid: LINE, act_status: 4, buy_remarks: "Rack 7, left" } } });
      await signIn.at(`/servers?columns=name,${columns}`);
      await servers.enter();
      await servers.counts(60, 60);
      const row = servers.row(SAMPLE.name);
      await servers.filter.fill("zhzy4");
      await servers.counts(1, 60);
      const [heads, cells] = await shown(servers);
      expect(heads).toHaveLength(columns.split(",").length + 1);
      for (const [at, cell] of cells.entries()) {
        expect(cell, heads[at]).not.toBe("");
        const text = heads[at] === w.run ? w.upgrading : cell;
        await servers.filter.fill(text);
        await expect(row, `${heads[at]}: ${text}`).toHaveCount(1);
        await servers.filter.fill("no such server");
        await expect(row).toHaveCount(0);
      }
      // What is being done to it is in the file too.
      await servers.filter.fill("zhzy4");
      await servers.counts(1, 60);
      const file = await saved(page, words);
      expect(file[1][file[0].indexOf(w.run)]).toBe(`${w.running} / ${w.upgrading}`);
    });

    test("some are chosen, all that are shown, or none, and the count says so", async ({ page, signIn, servers, words }) => {
      const w = words.servers;
      const chosen = (count: number) => page.getByRole("group", { name: w.chosen(count), exact: true });
      const boxes = servers.table.getByRole("checkbox");
      const all = servers.table.getByRole("checkbox", { name: w.chooseAll, exact: true });
      await signIn.at("/servers?order=expired");
      await servers.enter();
      await servers.counts(3, 60);
      for (const at of [1, 3]) await boxes.nth(at).check();
      await expect(chosen(2)).toBeVisible();
      await expect(all).toBeChecked({ indeterminate: true });
      await all.check();
      await expect(chosen(3)).toBeVisible();
      await expect(servers.table.getByRole("checkbox", { checked: true })).toHaveCount(4);
      await boxes.nth(2).uncheck();
      await expect(chosen(2)).toBeVisible();
      await expect(all).toBeChecked({ indeterminate: true });
      await all.check();
      await all.uncheck();
      await expect(servers.table.getByRole("checkbox", { checked: true })).toHaveCount(0);
      await expect(chosen(0)).toBeHidden();
      // What is not shown stays chosen, whatever becomes of what is.
      await all.check();
      await page.getByRole("combobox", { name: w.order, exact: true }).selectOption("");
      await servers.filter.fill("zhzy4");
      await servers.counts(1, 60);
      await expect(chosen(3)).toBeVisible();
      await expect(servers.table.getByRole("checkbox", { checked: true })).toHaveCount(0);
      await all.check();
      await expect(chosen(4)).toBeVisible();
      await all.uncheck();
      await expect(chosen(3)).toBeVisible();
      await servers.filter.fill("");
      await servers.counts(60, 60);
      await expect(all).toBeChecked({ indeterminate: true });
      await all.check();
      await expect(chosen(60)).toBeVisible();
      await page.getByRole("button", { name: w.chooseNone, exact: true }).click();
      await expect(chosen(60)).toBeHidden();
      await expect(all).not.toBeChecked();
      await expect(servers.table.getByRole("checkbox", { checked: true })).toHaveCount(0);
    });

    test("a view is kept under a name, taken up again, and forgotten", async ({ page, frame, signIn, servers, words }) => {
      test.slow();
      const w = words.servers;
      const panel = page.getByRole("group", { name: w.views, exact: true });
      const open = () => page.getByRole("button", { name: w.views, exact: true }).click();
      const view = (name: string) => panel.getByRole("button", { name, exact: true });
      const save = async (name: string) => {
        await open();
        await panel.getByRole("textbox", { name: w.viewName, exact: true }).fill(name);
        await panel.getByRole("button", { name: w.saveView, exact: true }).click();
        await expect(view(name)).toBeVisible();
        await page.keyboard.press("Escape");
      };
      await signIn.at("/servers", { keep: true });
      await servers.enter(undefined, true);
      await servers.counts(60, 60);
      await save("everything");
      await page.getByRole("combobox", { name: w.order, exact: true }).selectOption({ label: w.expired });
      await page.getByRole("button", { name: words.users.columns, exact: true }).click();
      for (const name of [w.line, w.run]) await page.getByRole("checkbox", { name, exact: true }).uncheck();
      await page.keyboard.press("Escape");
      await servers.table.getByRole("button", { name: w.ends, exact: true }).click();
      await servers.counts(3, 60);
      await save("to renew");
      const table = await shown(servers);

      await frame.link(words.trail.title).click();
      await frame.link(w.title).click();
      await servers.counts(60, 60);
      await page.reload();
      await servers.counts(60, 60);
      await open();
      await view("to renew").click();
      await expect(panel).toBeHidden();
      await servers.counts(3, 60);
      await expect(page).toHaveURL((url) => url.searchParams.get("order") === "expired" && url.searchParams.get("sort") === "ends");
      await expect(servers.table.getByRole("columnheader", { name: w.ends, exact: true })).toHaveAttribute("aria-sort", "ascending");
      expect(await shown(servers)).toEqual(table);
      await open();
      await view("everything").click();
      await servers.counts(60, 60);

      await open();
      await view(w.forgetView("to renew")).click();
      await expect(view("to renew")).toBeHidden();
      await page.reload();
      await open();
      await expect(view("everything")).toBeVisible();
      await expect(view("to renew")).toBeHidden();
    });

    test("a block of addresses is opened into the ones that can be used", async ({ page, signIn, servers, words }) => {
      const w = words.servers;
      await signIn.at(`/servers/${SAMPLE.guid}`);
      await servers.enter();
      const block = servers.tableOf(w.upgrades).getByRole("row").filter({ hasText: "114.114.8.16-23" });
      const hosts = block.getByRole("region", { name: w.address, exact: true });
      await expect(hosts).toBeHidden();
      await block.getByText(w.usable(5), { exact: true }).click();
      // Without network, gateway and broadcast.
      await expect(hosts).toHaveText([18, 19, 20, 21, 22].map((last) => `114.114.8.${last}`).join("\n"));
    });
  });
}

// Looking for a machine to order: filters and orders, kept in the address, against what the engine itself offers.
import type { Locator, Page } from "@playwright/test";
import { expect, LOCALES, test } from "./console";
import { disksOf, offered, type Offer } from "./offered";
import { Order } from "./pages/order";
import type { Words } from "./words";

/** A line in 深圳一区 with machines of many kinds. */
const LINE = { name: "深圳高防电信", guid: "1684120078330951" };
const FILTERS = ["defence", "disk", "disks"];

/** A reload in the middle, for somebody who keeps session and key for the tab. */
async function open(page: Page, words: Words, signIn: { at(address: string, person: { keep: boolean }): Promise<void> }, address = "/order") {
  await signIn.at(address, { keep: true });
  const order = new Order(page, words);
  await order.enter(true);
  return order;
}

const names = (offers: Offer[]) => offers.map(({ name }) => name);

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("disks by model and number, and defence: kept in the address, cleared together", async ({ page, signIn, words, sandbox }) => {
      const w = words.order;
      const order = await open(page, words, signIn);
      await order.choice("深圳一区").check();
      await order.choice(new RegExp(`^${LINE.name}`)).check();
      const all = await offered(sandbox.backends, LINE.name);
      await expect(order.names).toHaveText(names(all));
      let left = all;
      // Each of them leaves something out and something in, or this would prove nothing.
      const narrow = async (filter: Locator, label: string, fits: (offer: Offer) => boolean) => {
        const before = left.length;
        left = left.filter(fits);
        expect(left.length, label).toBeLessThan(before);
        expect(left.length, label).toBeGreaterThan(0);
        await filter.selectOption({ label });
        await expect(order.names).toHaveText(names(left));
      };
      const model = "NVMe 3840 GB";
      await narrow(order.defence, w.leastDefence(5), (offer) => offer.defence >= 5);
      await narrow(order.disk, model, (offer) => disksOf(offer, model) >= 1);
      await narrow(order.diskCount, w.leastDisks(3), (offer) => disksOf(offer, model) >= 3);

      // The address follows a moment later.
      const said = (url: URL) => FILTERS.map((name) => url.searchParams.get(name)).join();
      await expect(page).toHaveURL((url) => said(url) === "5,NVMe 3840,3");
      await page.reload();
      await expect(order.names).toHaveText(names(left));
      await expect(order.defence).toHaveValue("5");
      await expect(order.disk).toHaveValue("NVMe 3840");
      await expect(order.diskCount).toHaveValue("3");

      // A kind is all its models.
      await order.diskCount.selectOption({ label: w.leastDisks(2) });
      await order.disk.selectOption({ label: w.anyOf("SSD") });
      const kind = all.filter((offer) => offer.defence >= 5 && disksOf(offer, "SSD ") >= 2);
      expect(kind).not.toEqual([]);
      await expect(order.names).toHaveText(names(kind));

      expect(all.filter((offer) => disksOf(offer, "SSD ") >= 4)).toEqual([]);
      await order.diskCount.selectOption({ label: w.leastDisks(4) });
      await expect(page.getByText(w.noMatch, { exact: true })).toBeVisible();
      await expect(order.names).toHaveCount(0);
      await page.getByRole("button", { name: words.quota.clearFilter, exact: true }).click();
      await expect(order.names).toHaveText(names(all));
      for (const filter of [order.defence, order.disk, order.diskCount]) await expect(filter).toHaveValue("");
      await expect(page).toHaveURL((url) => !FILTERS.some((name) => url.searchParams.has(name)));
    });
  });
}

test("what the address says wrongly demands nothing", async ({ page, signIn, words, sandbox }) => {
  const order = await open(page, words, signIn, `/order?line=${LINE.guid}&disk=SSD+9&disks=many&defence=-1`);
  await expect(order.names).toHaveText(names(await offered(sandbox.backends, LINE.name)));
  for (const filter of [order.defence, order.disk, order.diskCount]) await expect(filter).toHaveValue("");
});

test("what an older link demands is shown, although nothing has just that", async ({ page, signIn, words, sandbox }) => {
  const order = await open(page, words, signIn, `/order?line=${LINE.guid}&defence=6`);
  const all = await offered(sandbox.backends, LINE.name);
  await expect(order.names).toHaveText(names(all.filter((offer) => offer.defence >= 6)));
  await expect(order.defence).toHaveValue("6");
});

test("sorted by addresses, defence and number of disks: in the table by its heads, among cards by a choice", async ({ page, signIn, words, sandbox }) => {
  const w = words.order;
  const order = await open(page, words, signIn, `/order?line=${LINE.guid}`);
  const all = await offered(sandbox.backends, LINE.name);
  // Equals stay as the vendor orders them, whichever way.
  const sorted = (figure: (offer: Offer) => number, way: 1 | -1) => names(all.toSorted((a, b) => way * (figure(a) - figure(b))));
  const disks = (offer: Offer) => offer.disks.length;
  const heads: [string, (offer: Offer) => number][] = [
    [w.addresses, (offer) => offer.addresses],
    [w.disks, disks],
    [w.defence, (offer) => offer.defence],
  ];
  for (const [name, figure] of heads) {
    const head = order.machines.getByRole("columnheader", { name, exact: true });
    for (const [way, said] of [[-1, "descending"], [1, "ascending"]] as const) {
      await head.getByRole("button").click();
      await expect(head).toHaveAttribute("aria-sort", said);
      await expect(order.names).toHaveText(sorted(figure, way));
    }
  }
  await order.choice(w.cards).check();
  const cards = page.getByRole("group", { name: w.machine, exact: true }).locator("label");
  const sortBy = page.getByRole("combobox", { name: w.sortBy, exact: true });
  await expect(sortBy).toHaveValue("defence");
  await expect(cards).toHaveText(sorted((offer) => offer.defence, 1));
  await sortBy.selectOption({ label: w.ascending(w.diskCount) });
  await expect(cards).toHaveText(sorted(disks, 1));
});

test("filters, zone, line and machine stand in the address", async ({ page, signIn, words }) => {
  const order = await open(page, words, signIn);
  await order.choice("深圳一区").check();
  await order.choice(/^深圳三线/).check();
  const names = order.machines.getByRole("radio");
  const all = await names.count();
  await page.getByRole("checkbox", { name: words.order.stock }).check();
  await page.getByRole("combobox", { name: "Price a month" }).selectOption({ label: "≤ ¥2,680.00" });
  const some = await names.count();
  expect(some).toBeLessThan(all);
  await names.first().check();
  const seen = async () => {
    await expect(names).toHaveCount(some);
    await expect(names.first()).toBeChecked();
    await expect(order.choice(/^深圳三线/)).toBeChecked();
  };
  await seen();
  // The address follows a moment later.
  await expect(page).toHaveURL((url) => ["stock", "price", "line", "product"].every((name) => url.searchParams.has(name)));
  const address = page.url();
  await page.evaluate(() => sessionStorage.removeItem("gantry.order"));
  await page.goto(address);
  await seen();
});

// Ordering servers: found, configured, priced, reviewed, and bought exactly once, whatever goes wrong on the way.
import type { Page } from "@playwright/test";
import { wrong } from "./axe";
import { expect, LOCALES, test } from "./console";
import { bought, engine, Order } from "./pages/order";
import { SAMPLE } from "./pages/servers";
import type { Words } from "./words";

/** What stands in the storage of the tab. */
const storage = (page: Page) => page.evaluate(() => JSON.stringify(sessionStorage));

/** A reload in the middle, for somebody who keeps session and key for the tab. */
async function open(page: Page, words: Words, signIn: { at(address: string, person: { keep: boolean }): Promise<void> }) {
  await signIn.at("/order", { keep: true });
  const order = new Order(page, words);
  await order.enter(true);
  return order;
}

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("browsed, configured, priced, reviewed, and bought once", async ({ page, signIn, words, sandbox }) => {
      test.slow();
      const order = await open(page, words, signIn);
      const faults: string[] = [];
      await expect(order.due).toHaveText(words.order.noMachine);
      // Closed lines are listed with their reason; hidden and deleted ones are not.
      await order.choice("深圳一区").check();
      await expect(order.choice(/^华南双线/)).toBeDisabled();
      await expect(page.getByText(words.order.closed)).toBeVisible();
      await order.choice("Hyper-V 2").check();
      await expect(order.choice(/隐藏测试线路|老机房/)).toHaveCount(0);
      await order.choice("中国内蒙").check();
      await order.machine("均衡型Gold-6230-67").check();
      await order.system.selectOption({ label: "CentOS 7.9 64位" });
      await expect(page.getByText(words.order.misfits)).toBeVisible();
      await order.choice(new RegExp(`^${words.order.months(12)}`)).check();
      await order.number.fill("2");
      // ¥2,680.00 × 12 × 0.85 × 2
      const fen = (268_000 * 12 * 8500 * 2) / 10_000;
      await expect(order.due).toHaveText(`¥${(fen / 100).toLocaleString("en-US", { minimumFractionDigits: 2 })} ${words.order.estimate}`);
      await page.getByRole("button", { name: words.order.make, exact: true }).click();
      await page.getByRole("textbox", { name: words.order.buyerName, exact: true }).fill("张三");
      for (const colorScheme of ["dark", "light"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        faults.push(...(await wrong(page, `ordering, ${colorScheme}`)));
      }
      await order.number.fill("1");
      await order.toReview.click();
      await expect(order.sheet).toContainText("¥27,336.00");
      const number = await order.numberOf();
      await expect(order.sheet).toContainText(`#${number}`);
      for (const colorScheme of ["dark", "light"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        faults.push(...(await wrong(page, `the review, ${colorScheme}`)));
      }
      await order.send().dblclick();
      await expect(page.getByText(words.order.ordered("均衡型Gold-6230-67"))).toBeVisible();
      const [one, ...more] = await bought(sandbox.console);
      expect(more).toEqual([]);
      expect(one).toMatchObject({ agent_order_no: number, amount: "27336.00" });
      await expect(page).toHaveURL(new RegExp(`/servers/${one.guid}$`));
      expect(await storage(page)).not.toContain("gantry.order");
      expect(faults).toEqual([]);
    });

    test("nothing is wider than a narrow window; cards hold what the table holds", async ({ page, signIn, words }) => {
      const order = await open(page, words, signIn);
      for (const view of ["table", "cards"]) {
        if (view === "cards") await order.choice(words.order.cards).check();
        for (const width of [1280, 390, 360]) {
          await page.setViewportSize({ width, height: 900 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect(over, `pixels too wide for ${width}, ${view}`).toBeLessThanOrEqual(0);
        }
        expect(await wrong(page, view)).toEqual([]);
      }
      await page.getByRole("radio", { name: "均衡型Gold-6230-60" }).check();
      await expect(order.due).toContainText("¥2,680.00");
    });

    test("everything wrong is said at once, the focus goes to the first of it, and nothing typed is lost", async ({ page, signIn, words }) => {
      const order = await open(page, words, signIn);
      await order.number.fill("12");
      await expect(page.getByText(words.order.tooMany(10))).toBeVisible();
      await order.toReview.click();
      await expect(page.getByText(words.order.mustMachine)).toBeVisible();
      await expect(page.getByText(words.order.mustSystem)).toBeVisible();
      await expect(order.machines.getByRole("radio").first()).toBeFocused();
      await expect(order.number).toHaveValue("12");
      await page.getByRole("button", { name: words.order.use(10), exact: true }).click();
      await expect(order.number).toHaveValue("10");
      await expect(order.sheet).toBeHidden();
    });
  });
}

test("a reload keeps the draft and the order's number, and no password", async ({ page, signIn, words }) => {
  const order = await open(page, words, signIn);
  await order.choice("深圳一区").check();
  await order.choice(/^深圳三线/).check();
  const chosen = order.machines.getByRole("radio").first();
  await chosen.check();
  await order.system.selectOption({ label: "CentOS 7.9 64位" });
  await order.choice(/^24 months/).check();
  await order.number.fill("3");
  await order.remarks.fill("web");
  await order.password.fill("Kupfer-17-Nagel");
  await order.again.fill("Kupfer-17-Nagel");
  const due = await order.due.innerText();
  await order.toReview.click();
  const number = await order.numberOf();
  expect(number).toMatch(/^\d{18}$/);
  expect(await storage(page)).not.toContain("Kupfer");
  expect(page.url()).not.toContain("Kupfer");
  await page.reload();
  await expect(order.due).toHaveText(due);
  await expect(order.remarks).toHaveValue("web");
  await expect(order.system).toContainText("CentOS 7.9 64位");
  await expect(order.password).toHaveValue("");
  await order.password.fill("Kupfer-17-Nagel");
  await order.again.fill("Kupfer-17-Nagel");
  await order.toReview.click();
  expect(await order.numberOf()).toBe(number);
});

test("a refusal keeps the draft, says the vendor's words, and the next try has another number", async ({ page, signIn, words, sandbox }) => {
  sandbox.provoked = true;
  const order = await open(page, words, signIn);
  await engine(sandbox.console, { balance: "none" });
  await order.configure(await first(order));
  await order.toReview.click();
  const number = await order.numberOf();
  await order.send().click();
  await expect(order.sheet).toContainText(words.order.refused);
  await expect(order.sheet).toContainText("余额不足");
  expect(await bought(sandbox.console)).toEqual([]);
  expect(await order.numberOf()).not.toBe(number);
  await engine(sandbox.console, { balance: "enough" });
  await order.send().click();
  await expect(order.sheet).toBeHidden();
  expect(await bought(sandbox.console)).toHaveLength(1);
});

test.describe("with a time limit of two seconds", () => {
  test.use({ play: { settings: { timeout_seconds: 2 } } });

  test("no answer, but the effect: unknown, shut, settled by reading, bought once", async ({ page, signIn, trail, words, sandbox }) => {
    test.slow();
    const order = await open(page, words, signIn);
    await order.configure(await first(order));
    await order.toReview.click();
    const number = await order.numberOf();
    await sandbox.fault("POST /api/create timeout-after times=1");
    await sandbox.fault("POST /api/sync_baremetal status=403");
    await order.send().dblclick();
    await expect(order.sheet).toContainText(words.order.unknown);
    await expect(order.send()).toHaveAttribute("aria-disabled", "true");
    await expect(order.send()).toHaveAttribute("aria-description", words.order.shut);
    // The button stays shut after a reload, with its reason and the way to the trail.
    await page.reload();
    await expect(order.panel).toContainText(words.order.openQuestion);
    await expect(order.toReview).toHaveAttribute("aria-disabled", "true");
    await expect(order.toReview).toHaveAttribute("aria-description", words.order.shut);
    expect(await bought(sandbox.console)).toHaveLength(1);
    await sandbox.clearFaults();
    await order.panel.getByRole("button", { name: words.order.lookNow, exact: true }).click();
    await expect(order.panel.getByText(words.order.openQuestion)).toBeHidden();
    await expect(order.toReview).not.toHaveAttribute("aria-disabled", "true");
    const made = await bought(sandbox.console);
    expect(made.map((one) => one.agent_order_no)).toEqual([number]);
    await page.goto("/trail");
    await expect(trail.entries.first()).toContainText(words.trail.found);
    await expect(trail.entries.first()).toContainText(number);
  });

  test("it is found by itself while the review is open", async ({ page, signIn, words, sandbox }) => {
    const order = await open(page, words, signIn);
    await order.configure(await first(order));
    await order.toReview.click();
    await sandbox.fault("POST /api/create timeout-after times=1");
    await order.send().click();
    await expect(order.sheet).toContainText(words.order.taken, { timeout: 15_000 });
    await expect(order.send()).toHaveAttribute("aria-disabled", "true");
    expect(await bought(sandbox.console)).toHaveLength(1);
  });
});

for (const locale of LOCALES) {
  test.describe(`${locale}, where neither answer nor remarks come back`, () => {
    test.use({ locale });

    test("a person says which server the order brought", async ({ page, signIn, trail, words, sandbox }) => {
      test.slow();
      const order = await open(page, words, signIn);
      await order.configure(await first(order));
      await order.toReview.click();
      await sandbox.fault("POST /api/sync_baremetal status=403");
      await sandbox.fault("POST /api/create drop-after times=1");
      await order.send().click();
      await expect(order.sheet).toContainText(words.order.unknown);
      const [made] = await bought(sandbox.console);
      await engine(sandbox.console, { server: { guid: made.guid, set: { buy_remarks: "" } } });
      await sandbox.clearFaults();
      await order.sheet.getByRole("button", { name: words.order.lookNow, exact: true }).click();
      const inReview = order.sheet.getByRole("group", { name: words.order.whichOne });
      await expect(inReview.getByRole("link", { name: made.guid })).toBeVisible();
      // Nobody can say yet that it did not happen, and nothing was chosen.
      for (const name of [words.order.mine, words.order.noneOfThese]) {
        await expect(inReview.getByRole("button", { name, exact: true })).toHaveAttribute("aria-disabled", "true");
      }
      expect(await wrong(page, "the question in the review")).toEqual([]);
      await page.reload();
      const asked = order.panel.getByRole("group", { name: words.order.whichOne });
      await asked.getByRole("checkbox").check();
      expect(await wrong(page, "the question beside the order")).toEqual([]);
      await asked.getByRole("button", { name: words.order.mine, exact: true }).click();
      await expect(order.panel.getByText(words.order.openQuestion)).toBeHidden();
      await page.goto("/trail");
      await expect(trail.entries.first()).toContainText(words.trail.told);
      await trail.entries.first().getByRole("link", { name: made.guid, exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/servers/${made.guid}$`));
      expect(await bought(sandbox.console)).toHaveLength(1);
    });

    test("a person says that none of them is the order's", async ({ page, signIn, trail, words, sandbox }) => {
      test.slow();
      await page.clock.setSystemTime(Date.now() - 300_000);
      const order = await open(page, words, signIn);
      await order.configure(await first(order));
      await expect(page).toHaveURL(/product=/);
      const wanted = new URL(page.url()).searchParams;
      const [line_guid, product_guid] = ["line", "product"].map((name) => wanted.get(name)!);
      await order.toReview.click();
      await sandbox.fault("POST /api/create drop-before times=1");
      await order.send().click();
      await expect(order.sheet).toContainText(words.order.unknown);
      // Somebody else buys the same meanwhile.
      const buy_time = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
      await engine(sandbox.console, { server: { guid: SAMPLE.guid, set: { line_guid, product_guid, buy_time, buy_remarks: "" } } });
      await page.clock.setSystemTime(Date.now());
      await page.goto("/trail");
      const entry = trail.entries.first();
      await trail.button(entry, words.trail.settle).click();
      const asked = entry.getByRole("group", { name: words.order.whichOne });
      await expect(asked.getByRole("link", { name: SAMPLE.guid })).toBeVisible();
      expect(await wrong(page, "the question in the trail")).toEqual([]);
      await asked.getByRole("button", { name: words.order.noneOfThese, exact: true }).click();
      await expect(entry).toContainText(words.trail.toldNot);
      expect(await bought(sandbox.console)).toEqual([]);
    });
  });
}

test("two tabs with the same draft buy once", async ({ page, context, signIn, words, sandbox }) => {
  const order = await open(page, words, signIn);
  await order.configure(await first(order));
  await order.toReview.click();
  const number = await order.numberOf();
  const kept = await page.evaluate(() => Object.entries(sessionStorage));
  const copy = await context.newPage();
  await copy.addInitScript((kept) => kept.forEach(([key, value]) => sessionStorage.setItem(key, value)), kept);
  await copy.goto("/order");
  const other = new Order(copy, words);
  await expect(other.system).toContainText("CentOS 7.9 64位");
  await other.password.fill("Kupfer-17-Nagel");
  await other.again.fill("Kupfer-17-Nagel");
  await other.toReview.click();
  expect(await other.numberOf()).toBe(number);
  await order.send().click();
  await expect(order.sheet).toBeHidden();
  await other.send().click();
  await expect(other.sheet).toContainText(words.order.sentBefore);
  expect(await bought(sandbox.console)).toHaveLength(1);
});

/** The name of the first machine of the line that the tests order from. */
async function first(order: Order): Promise<string> {
  await order.choice("深圳一区").check();
  await order.choice(/^深圳三线/).check();
  return (await order.machines.getByRole("rowheader").first().locator("label").innerText()).trim();
}

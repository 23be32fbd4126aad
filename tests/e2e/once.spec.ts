// Exactly once, in the browser: whatever goes wrong on the way of an order, it is in the engine's books once or not at all; the
// console knows or asks which, and meanwhile nothing lets it be sent again.
import type { Locator, Page } from "@playwright/test";
import { pass } from "./clock";
import { expect, test } from "./console";
import { dues, type Machine } from "./due";
import { Order } from "./pages/order";
import type { Servers } from "./pages/servers";
import type { Trail } from "./pages/trail";
import type { Sandbox } from "./sandbox";
import type { Words } from "./words";

/** What goes wrong, and whether the engine does what was asked nevertheless. */
interface Wrong {
  fault: string;
  effect: boolean;
  /** The answer says that nothing was done. */
  sure?: boolean;
  /** Nobody waits for an answer: the page is loaded anew while the call is under way. */
  left?: boolean;
}

const FAULTS: Wrong[] = [
  { fault: "timeout-before", effect: false },
  { fault: "timeout-after", effect: true },
  { fault: "drop-before", effect: false },
  { fault: "drop-after", effect: true },
  { fault: "status=500", effect: false },
  { fault: "status-after=502", effect: true },
  { fault: "html", effect: false },
  { fault: "html-after", effect: true },
  { fault: "truncated", effect: true },
  { fault: "no-cors", effect: true },
  { fault: "wrong-types", effect: true },
  { fault: "status=429", effect: false, sure: true },
  { fault: "error-in-200", effect: false, sure: true },
];

const LEFT: Wrong[] = [
  { fault: "timeout-before", effect: false, left: true },
  { fault: "timeout-after", effect: true, left: true },
];

/** A line on which no bandwidth can be added. */
const NO_UPGRADES = "1684120290518470";

/** What a cell works with. */
interface Bench {
  page: Page;
  words: Words;
  servers: Servers;
  trail: Trail;
  sandbox: Sandbox;
}

test.use({ play: { settings: { timeout_seconds: 2 } } });

/** So many servers of the member that can be renewed and grow, each for a cell of its own. */
async function machines(sandbox: Sandbox, count: number): Promise<Machine[]> {
  const all = (await dues(sandbox.backends, 1)).flatMap(({ renewable }) => renewable.map(({ machine }) => machine));
  const fit = all.filter((machine) => Number(machine.order_status) === 1 && machine.line_guid !== NO_UPGRADES);
  expect(fit.length, "servers for all cells").toBeGreaterThanOrEqual(count);
  return fit.slice(0, count);
}

/** Presses as an impatient person does, and keeps the engine's list from telling before the page was left. */
async function press({ sandbox }: Bench, action: string, fault: string, button: Locator): Promise<void> {
  await sandbox.forgetCalls();
  await sandbox.fault(`POST /api/sync_baremetal status=403 after=/api/${action}`);
  await sandbox.fault(`POST /api/${action} ${fault} times=1`);
  await button.dblclick();
  await expect.poll(() => sandbox.asked(action)).toBe(1);
}

/** A reload, with the question open; then the engine tells again what there is. */
async function reload({ page, words, sandbox }: Bench): Promise<void> {
  await page.reload();
  await expect(page.getByText(words.servers.openQuestion)).toBeVisible();
  const again = page.getByRole("button", { name: words.failure.retry, exact: true });
  await expect(again).toBeVisible();
  await sandbox.clearFaults();
  await again.click();
}

/** Minutes after which nothing can be under way any more. */
const LATE = 3;

/** The newest entry of the trail is an open question, and is settled by reading. */
async function settle({ page, trail, words }: Bench, { effect, left }: Wrong): Promise<void> {
  await page.goto("/trail");
  const entry = trail.entries.first();
  await expect(entry).toContainText(left ? words.servers.interrupted : words.trail.unknown);
  if (!effect) await pass(page, LATE);
  await trail.button(entry, words.trail.settle).click();
  await expect(entry).toContainText(effect ? words.trail.found : words.trail.foundNot);
}

/** One deed for one server, through its sheet. */
interface Deed {
  action: "renew" | "upgrade";
  fill(sheet: Locator, words: Words): Promise<unknown>;
}

const DEEDS: Deed[] = [
  { action: "renew", fill: (sheet, words) => sheet.getByRole("combobox", { name: words.servers.deeds.term }).selectOption("1") },
  { action: "upgrade", fill: (sheet, words) => sheet.getByRole("textbox", { name: words.servers.deeds.moreBandwidth }).fill("10") },
];

async function cell(bench: Bench, machine: Machine, deed: Deed, wrong: Wrong): Promise<void> {
  const { fault, effect, sure, left } = wrong;
  const { page, words, servers, sandbox } = bench;
  const { deeds } = words.servers;
  const name = deeds[deed.action];
  const books = async () => (await sandbox.ledger(deed.action)).filter(({ guid }) => guid === machine.guid);
  const open = async () => {
    await page.goto(`/servers/${machine.guid}`);
    const sheet = await servers.begin(name);
    await deed.fill(sheet, words);
    return sheet;
  };
  const go = (sheet: Locator) => sheet.getByRole("button", { name, exact: true });

  let sheet = await open();
  await press(bench, deed.action, fault, go(sheet));
  if (sure) {
    await expect(sheet.getByText(deeds.refused, { exact: true })).toBeVisible();
    await sandbox.clearFaults();
    expect(await books()).toEqual([]);
    await sheet.getByRole("button", { name: deeds.retry, exact: true }).click();
    // What was put back is not sent before there was time to look at it.
    await expect(async () => {
      await go(sheet).click();
      await expect(sheet).toBeHidden({ timeout: 1_000 });
    }).toPass();
    return void expect(await books()).toHaveLength(1);
  }
  if (!left) {
    await expect(sheet.getByText(deeds.unknown, { exact: true })).toBeVisible();
    await expect(go(sheet)).toHaveCount(0);
    await expect(sheet.getByRole("button", { name: deeds.retry, exact: true })).toHaveCount(0);
  }

  await reload(bench);
  sheet = await servers.begin(name);
  await expect(sheet).toContainText(deeds.unsettled);
  await expect(go(sheet)).toHaveCount(0);
  await settle(bench, wrong);
  expect(await sandbox.asked(deed.action), "sent once").toBe(1);
  expect(await books()).toHaveLength(effect ? 1 : 0);
  if (effect) return;
  // Nothing is lost either: now that it is known, it can be sent, once.
  sheet = await open();
  await go(sheet).dblclick();
  await expect(sheet).toBeHidden();
  expect(await books()).toHaveLength(1);
}

for (const deed of DEEDS) {
  for (const [how, wrongs] of [["by every way of going wrong", FAULTS], ["when the page is left with it under way", LEFT]] as const) {
    test(`${deed.action}: once, ${how}`, async ({ page, signIn, servers, trail, words, sandbox }) => {
      test.setTimeout(180_000);
      const bench = { page, words, servers, trail, sandbox };
      // What the engine does is done at once, so that no server is busy when it is looked at again.
      await sandbox.engine({ pace_ms: 0 });
      const each = await machines(sandbox, wrongs.length);
      await signIn.at("/servers", { keep: true });
      await servers.enter(undefined, true);
      await expect(servers.table).toBeVisible();
      for (const [at, wrong] of wrongs.entries()) await test.step(wrong.fault, () => cell(bench, each[at], deed, wrong));
      // In the end every server has it once, under a number of its own.
      const books = await sandbox.ledger(deed.action);
      expect(books.map(({ guid }) => guid).sort()).toEqual(each.map(({ guid }) => String(guid)).sort());
      expect(new Set(books.map(({ agent_order_no }) => agent_order_no)).size).toBe(wrongs.length);
    });
  }
}

test("create: once, by every way of going wrong", async ({ page, signIn, servers, trail, words, sandbox }) => {
  test.setTimeout(180_000);
  const bench = { page, words, servers, trail, sandbox };
  const order = new Order(page, words);
  await sandbox.engine({ pace_ms: 0 });
  await signIn.at("/order", { keep: true });
  await order.enter(true);
  await order.choice("深圳一区").check();
  await order.choice(/^裸4\.0ZH/).check();
  for (const [at, { fault, effect, sure }] of FAULTS.entries()) {
    await test.step(fault, async () => {
      const books = () => sandbox.ledger("create");
      /** To the review; what was chosen outlives whatever happened before, a password does not. */
      const review = async () => {
        await order.machine("zhzy4.0").check();
        await order.system.selectOption({ label: "CentOS 7.9 64位" });
        await order.password.fill("Kupfer-17-Nagel");
        await order.again.fill("Kupfer-17-Nagel");
        await order.toReview.click();
        return order.numberOf();
      };
      const buy = async () => {
        await order.send().dblclick();
        await expect(page).toHaveURL(/\/servers\/\d+$/);
        expect(await books()).toHaveLength(at + 1);
      };
      await page.goto("/order?line=1665907446560259");
      const number = await review();
      await press(bench, "create", fault, order.send());
      if (sure) {
        await expect(order.send()).not.toHaveAttribute("aria-disabled", "true");
        await sandbox.clearFaults();
        expect(await books()).toHaveLength(at);
        // What is sent next is another intent.
        expect(await order.numberOf()).not.toBe(number);
        return buy();
      }
      await expect(order.sheet).toContainText(words.order.unknown);
      await expect(order.send()).toHaveAttribute("aria-disabled", "true");
      await order.send().click({ force: true });

      await page.reload();
      await expect(order.panel).toContainText(words.order.openQuestion);
      await expect(order.toReview).toHaveAttribute("aria-disabled", "true");
      await order.toReview.click({ force: true });
      await expect(order.sheet).toBeHidden();
      expect(await sandbox.asked("create"), "sent once").toBe(1);
      await sandbox.clearFaults();
      if (effect) {
        await order.panel.getByRole("button", { name: words.order.lookNow, exact: true }).click();
        await expect(order.panel.getByText(words.order.openQuestion)).toBeHidden();
        expect((await books()).slice(at).map((one) => one.agent_order_no)).toEqual([number]);
        await page.goto("/trail");
        return expect(trail.entries.first()).toContainText(words.trail.found);
      }
      // That an order brought nothing is no proof that it never will: a person has to say.
      await page.goto("/trail");
      const entry = trail.entries.first();
      await pass(page, LATE);
      await trail.button(entry, words.trail.settle).click();
      await expect(trail.button(entry, words.trail.settle)).toBeEnabled();
      await expect(entry).toContainText(words.trail.unknown);
      await trail.button(entry, words.servers.deeds.didNotHappen).click();
      await expect(entry).toContainText(words.servers.deeds.told);
      expect(await books()).toHaveLength(at);
      await page.goto("/order");
      expect(await review()).not.toBe(number);
      await buy();
    });
  }
  const numbers = (await sandbox.ledger("create")).map((one) => one.agent_order_no);
  expect(numbers).toHaveLength(FAULTS.length);
  expect(new Set(numbers).size).toBe(FAULTS.length);
});

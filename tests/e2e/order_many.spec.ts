// An order of several servers whose answer is lost: it is one order, and each of its servers is one that is known.
import type { Page } from "@playwright/test";
import { expect, LOCALES, test } from "./console";
import { Order } from "./pages/order";
import { SAMPLE } from "./pages/servers";
import type { Effect, Sandbox } from "./sandbox";
import type { Words } from "./words";

const MANY = 3;

/** Several are ordered, and the answer is lost: the order's number, and what the engine has in its books. */
async function lost(page: Page, words: Words, sandbox: Sandbox): Promise<{ order: Order; number: string; made: Effect[] }> {
  const order = new Order(page, words);
  await order.enter(true);
  await order.configure("zhzy4.0", undefined, /^裸4\.0ZH/);
  await order.number.fill(String(MANY));
  await order.toReview.click();
  await expect(order.sheet).toContainText("¥1,500.00");
  const number = await order.numberOf();
  await sandbox.forgetCalls();
  await sandbox.fault("POST /api/sync_baremetal status=403 after=/api/create");
  await sandbox.fault("POST /api/create drop-after times=1");
  await order.send().dblclick();
  await expect(order.sheet).toContainText(words.order.unknown);
  const made = await sandbox.ledger("create");
  expect(await sandbox.asked("create"), "sent once").toBe(1);
  // The books have a line for each machine, all under the one number.
  expect(made.map((one) => [one.agent_order_no, one.amount])).toEqual(Array(MANY).fill([number, "500.00"]));
  expect(new Set(made.map(({ guid }) => guid)).size).toBe(MANY);
  return { order, number, made };
}

test("three servers of one order are found by its number, each a line of its own", async ({ page, signIn, servers, trail, words, sandbox }) => {
  await signIn.at("/order", { keep: true });
  const { order, number, made } = await lost(page, words, sandbox);
  await page.reload();
  await expect(order.panel).toContainText(words.order.openQuestion);
  await sandbox.clearFaults();
  await order.panel.getByRole("button", { name: words.order.lookNow, exact: true }).click();
  await expect(order.panel.getByText(words.order.openQuestion)).toBeHidden();
  expect(await sandbox.ledger("create")).toHaveLength(MANY);

  await page.goto("/trail");
  const entry = trail.entries.first();
  await expect(trail.entries).toHaveCount(1);
  await expect(entry).toContainText(words.trail.found);
  await expect(entry).toContainText(number);
  const links = entry.getByRole("listitem").getByRole("link");
  expect((await links.allInnerTexts()).sort()).toEqual(made.map(({ guid }) => guid).sort());

  // Where they are listed they are the only ones that carry the number.
  await entry.getByRole("link", { name: /^zhzy4\.0/ }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === number);
  await servers.counts(MANY, 60 + MANY);
  const addresses = servers.table.getByRole("rowheader").getByRole("link");
  const shown = await addresses.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(shown.sort()).toEqual(made.map(({ guid }) => `/servers/${guid}`).sort());
  expect(new Set(await addresses.allInnerTexts()).size).toBe(MANY);
});

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("where no number comes back, a person says which three are the order's, and never four", async ({ page, signIn, trail, words, sandbox }) => {
      test.slow();
      await signIn.at("/order", { keep: true });
      const { order, made } = await lost(page, words, sandbox);
      for (const { guid } of made) await sandbox.engine({ server: { guid, set: { buy_remarks: "" } } });
      // Somebody else bought the same a moment ago; line and product of the sample are these anyway.
      const buy_time = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
      await sandbox.engine({ server: { guid: SAMPLE.guid, set: { buy_time, buy_remarks: "" } } });
      await sandbox.clearFaults();
      await page.reload();
      const asked = order.panel.getByRole("group", { name: words.order.whichOf(MANY) });
      const boxes = asked.getByRole("checkbox");
      await expect(boxes).toHaveCount(MANY + 1);
      for (const box of await boxes.all()) await box.check();
      const four = asked.getByRole("button", { name: words.order.theseMine(MANY + 1), exact: true });
      await expect(four).toHaveAttribute("aria-disabled", "true");
      await expect(four).toHaveAttribute("aria-description", words.order.onlyOrdered(MANY));
      await four.click({ force: true });
      await expect(order.panel.getByText(words.order.openQuestion)).toBeVisible();
      const others = asked.getByRole("listitem").filter({ has: page.getByRole("link", { name: SAMPLE.guid, exact: true }) });
      await others.getByRole("checkbox").uncheck();
      await asked.getByRole("button", { name: words.order.theseMine(MANY), exact: true }).click();
      await expect(order.panel.getByText(words.order.openQuestion)).toBeHidden();
      await page.goto("/trail");
      const entry = trail.entries.first();
      await expect(entry).toContainText(words.trail.told);
      for (const { guid } of made) await expect(entry.getByRole("link", { name: guid, exact: true })).toBeVisible();
      await expect(entry.getByRole("link", { name: SAMPLE.guid, exact: true })).toHaveCount(0);
      expect(await sandbox.ledger("create")).toHaveLength(MANY);
    });
  });
}

test("an answer that names fewer servers than were ordered says so, and stays", async ({ page, signIn, servers, words, sandbox }) => {
  const order = new Order(page, words);
  await sandbox.engine({ switches: ["create-fewer"] });
  await signIn.at("/order");
  await order.enter();
  await order.configure("zhzy4.0", undefined, /^裸4\.0ZH/);
  await order.number.fill(String(MANY));
  await order.toReview.click();
  await order.send().click();
  await expect(page.getByText(words.order.namedFewer(1, MANY, "zhzy4.0"))).toBeVisible();
  expect(await sandbox.ledger("create")).toHaveLength(MANY);
  await servers.counts(60 + MANY, 60 + MANY);
});

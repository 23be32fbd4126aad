// An order whose page is left before an answer came: it is an open question afterwards, the way to another one is shut, and it
// was bought once or not at all.
import type { Page } from "@playwright/test";
import { pass } from "./clock";
import { expect, test } from "./console";
import { Order } from "./pages/order";

/** The line of the machine that is bought. */
const LINE = "1665907446560259";

/** Minutes after which nothing can be under way any more. */
const LATE = 3;

/** Whether the engine does what it is asked, though it never answers. */
const FAULTS = [
  { fault: "timeout-before", effect: false },
  { fault: "timeout-after", effect: true },
];

/** The ways to leave a page so that nothing of it goes on, and to come to it again. */
const WAYS = [
  { name: "loaded anew", leave: async (page: Page, _question: () => Promise<void>) => void (await page.reload()) },
  {
    name: "gone back from, to another document",
    leave: async (page: Page, question: () => Promise<void>) => {
      await page.goBack();
      await expect(page).toHaveURL(/\/servers$/);
      await question();
      await page.goForward();
      await expect(page).toHaveURL(/\/order\?/);
    },
  },
];

test.use({ play: { settings: { timeout_seconds: 2 } } });

/** Everything an order needs, on to its review; the order's number there. */
async function reviewed(order: Order): Promise<string> {
  await order.machine("zhzy4.0").check();
  await order.system.selectOption({ label: "CentOS 7.9 64位" });
  await order.password.fill("Kupfer-17-Nagel");
  await order.again.fill("Kupfer-17-Nagel");
  await order.toReview.click();
  return order.numberOf();
}

for (const { name, leave } of WAYS) {
  for (const { fault, effect } of FAULTS) {
    test(`create, ${fault}, and the page is ${name}: once at most`, async ({ page, signIn, frame, servers, trail, words, sandbox }) => {
      test.slow();
      const { deeds } = words.servers;
      const order = new Order(page, words);
      const books = async () => (await sandbox.ledger("create")).map((one) => one.agent_order_no);
      const question = () => expect(page.getByText(words.servers.openQuestion)).toBeVisible();
      await signIn.at("/servers", { keep: true });
      await servers.enter(undefined, true);
      await servers.counts(60, 60);
      await page.goto(`/order?line=${LINE}`);
      const number = await reviewed(order);
      await sandbox.forgetCalls();
      await sandbox.fault("POST /api/sync_baremetal status=403 after=/api/create");
      await sandbox.fault(`POST /api/create ${fault} times=1`);
      await order.send().dblclick();
      await expect.poll(() => sandbox.asked("create")).toBe(1);
      await leave(page, question);

      // The question is open, above every page and beside the order, and the way is shut.
      await question();
      await expect(order.panel).toContainText(words.order.openQuestion);
      await expect(order.toReview).toHaveAttribute("aria-disabled", "true");
      await expect(order.toReview).toHaveAttribute("aria-description", words.order.shut);
      await order.toReview.click({ force: true });
      await expect(order.sheet).toBeHidden();
      await expect.poll(books).toEqual(effect ? [number] : []);
      expect(await sandbox.asked("create"), "sent once").toBe(1);

      await frame.link(words.trail.title).click();
      const entry = trail.entries.first();
      await expect(trail.entries).toHaveCount(1);
      await expect(entry).toContainText(words.servers.interrupted);
      await expect(entry).toContainText(number);
      // As long as it may still be done nobody can say that it was not.
      await expect(trail.button(entry, deeds.didNotHappen)).toHaveCount(0);
      await sandbox.clearFaults();
      await trail.button(entry, words.trail.settle).click();
      if (effect) {
        await expect(entry).toContainText(words.trail.found);
        const [made] = await sandbox.ledger("create");
        await expect(entry.getByRole("link", { name: made.guid, exact: true })).toBeVisible();
        await frame.link(words.servers.orderLink).click();
        await expect(order.toReview).not.toHaveAttribute("aria-disabled", "true");
        await expect(order.panel.getByText(words.order.openQuestion)).toBeHidden();
        return void expect(await books()).toEqual([number]);
      }
      await expect(entry).toContainText(words.order.nothingTells);
      await frame.link(words.servers.orderLink).click();
      await expect(order.panel).toContainText(words.order.openQuestion);
      await pass(page, LATE);
      await frame.link(words.trail.title).click();
      await trail.button(entry, deeds.didNotHappen).click();
      await expect(entry).toContainText(deeds.told);
      await pass(page, -LATE);
      // Now that it is known it can be bought, under a number of its own.
      await frame.link(words.servers.orderLink).click();
      const another = await reviewed(order);
      expect(another).not.toBe(number);
      await order.send().dblclick();
      await expect(page).toHaveURL(/\/servers\/\d+$/);
      expect(await books()).toEqual([another]);
    });
  }
}

// The browser's own buttons: going back from an order that was sent, and forward to it again, sends nothing a second time and
// hides no question.
import { expect, test } from "./console";
import { Order } from "./pages/order";
import { SAMPLE } from "./pages/servers";
import type { Sandbox } from "./sandbox";

/** Longer than it takes to go back and forth. */
const SLOW = 6_000;

/** Within this it is found by reading, again and again with a pause. */
const FOUND = 20_000;

/** What one goes back from. */
interface Sent {
  name: string;
  fault: string;
  effect: boolean;
  /** No answer comes, and nothing that is read tells either. */
  unknown: boolean;
}

const SENT: Sent[] = [
  { name: "under way", fault: `latency=${SLOW}`, effect: true, unknown: false },
  { name: "done, without an answer", fault: "drop-after", effect: true, unknown: true },
  { name: "not done, without an answer", fault: "drop-before", effect: false, unknown: true },
];

/** Lets the next call of an action go this way. */
async function provoke(sandbox: Sandbox, action: string, { fault, unknown }: Sent): Promise<void> {
  await sandbox.forgetCalls();
  if (unknown) await sandbox.fault(`POST /api/sync_baremetal status=403 after=/api/${action}`);
  await sandbox.fault(`POST /api/${action} ${fault} times=1`);
}

for (const sent of SENT) {
  test(`create, back and forward while it is ${sent.name}: once at most`, async ({ page, signIn, frame, servers, trail, words, sandbox }) => {
    test.slow();
    const order = new Order(page, words);
    const question = page.getByText(words.servers.openQuestion);
    const books = async () => (await sandbox.ledger("create")).map((one) => one.agent_order_no);
    await signIn.at("/servers");
    await servers.enter();
    await servers.counts(60, 60);
    await frame.link(words.servers.orderLink).click();
    await order.configure("zhzy4.0", undefined, /^裸4\.0ZH/);
    await order.toReview.click();
    const number = await order.numberOf();
    await provoke(sandbox, "create", sent);
    await order.send().dblclick();
    await expect.poll(() => sandbox.asked("create")).toBe(1);
    if (sent.unknown) await expect(order.sheet).toContainText(words.order.unknown);

    for (let again = 0; again < 2; again++) {
      await page.goBack();
      await expect(servers.heading).toBeVisible();
      await expect(order.sheet).toBeHidden();
      await expect(question).toBeVisible();
      await page.goForward();
      await expect(order.heading).toBeVisible();
      await expect(order.sheet).toBeHidden();
      await expect(question).toBeVisible();
    }
    await expect(order.panel).toContainText(words.order.openQuestion);
    await expect(order.toReview).toHaveAttribute("aria-disabled", "true");
    await order.toReview.click({ force: true });
    await expect(order.sheet).toBeHidden();
    await sandbox.clearFaults();
    if (sent.effect) {
      // It is answered, or found by reading; nobody has to do anything for it.
      await expect(order.panel.getByText(words.order.openQuestion)).toBeHidden({ timeout: FOUND });
      await expect(question).toBeHidden();
      // Whoever went back is not taken away from where they are.
      await expect(page).toHaveURL(/\/order/);
    } else {
      const look = order.panel.getByRole("button", { name: words.order.lookNow, exact: true });
      const read = page.waitForResponse((response) => response.url().endsWith("/api") && response.ok());
      await look.click();
      await read;
      await expect(order.panel).toContainText(words.order.openQuestion);
    }
    await frame.link(words.trail.title).click();
    await expect(trail.entries).toHaveCount(1);
    const told = sent.unknown ? (sent.effect ? words.trail.found : words.trail.unknown) : words.trail.applied;
    await expect(trail.entries.first()).toContainText(told);
    expect(await sandbox.asked("create"), "sent once").toBe(1);
    expect(await books()).toEqual(sent.effect ? [number] : []);
  });

  test(`renew, back and forward while it is ${sent.name}: once at most`, async ({ page, signIn, frame, servers, trail, words, sandbox }) => {
    test.slow();
    const { deeds } = words.servers;
    const question = page.getByText(words.servers.openQuestion);
    const go = servers.dialog.getByRole("button", { name: deeds.renew, exact: true });
    await signIn.at("/servers?q=zhzy4");
    await servers.enter();
    await servers.row(SAMPLE.name).getByRole("link").click();
    await servers.begin(deeds.renew);
    await provoke(sandbox, "renew", sent);
    await go.dblclick();
    await expect.poll(() => sandbox.asked("renew")).toBe(1);
    if (sent.unknown) await expect(servers.dialog.getByText(deeds.unknown, { exact: true })).toBeVisible();

    for (let again = 0; again < 2; again++) {
      await page.goBack();
      await expect(servers.heading).toBeVisible();
      await expect(servers.dialog).toBeHidden();
      await expect(question).toBeVisible();
      await page.goForward();
      await expect(page.getByRole("heading", { level: 1, name: SAMPLE.name })).toBeVisible();
      await expect(servers.dialog).toBeHidden();
      await expect(question).toBeVisible();
    }
    const sheet = await servers.begin(deeds.renew);
    await expect(sheet).toContainText(deeds.unsettled);
    await expect(go).toHaveCount(0);
    await sandbox.clearFaults();
    await sheet.getByRole("button", { name: deeds.close, exact: true }).first().click();
    // It is answered, or found by reading; nobody has to do anything for it.
    if (sent.effect) await expect(question).toBeHidden({ timeout: FOUND });
    await frame.link(words.trail.title).click();
    await expect(trail.entries).toHaveCount(1);
    const entry = trail.entries.first();
    if (!sent.effect) await trail.button(entry, words.trail.settle).click();
    const told = sent.unknown ? (sent.effect ? words.trail.found : words.trail.unknown) : words.trail.applied;
    await expect(entry).toContainText(told);
    expect(await sandbox.asked("renew"), "sent once").toBe(1);
    expect((await sandbox.ledger("renew")).map(({ guid }) => guid)).toEqual(sent.effect ? [SAMPLE.guid] : []);
  });
}

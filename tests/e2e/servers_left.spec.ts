// A console that is left alone while something about servers is under way: it is nobody's who comes afterwards, and no secret
// waits behind the lock.
import type { Page } from "@playwright/test";
import { behind } from "./behind";
import { pass } from "./clock";
import { expect, test } from "./console";
import { bought, Order } from "./pages/order";
import { MEMBER, OTHER, SAMPLE } from "./pages/servers";
import type { Person, SignIn } from "./pages/sign_in";
import type { Sandbox } from "./sandbox";

const SECRET = "Kupfer-17-Nagel";
const SOMEBODY = { user: "user01", password: "Passw0rd-1", scope: { project: "web", domain: "Default" } };

/** Longer than it takes until the page is locked and somebody has unlocked it. */
const SLOW = 6_000;

/** Everything that stands in a field of the page. */
const typed = (page: Page) => page.evaluate(() => Array.from(document.querySelectorAll("input, textarea"), (field) => (field as HTMLInputElement).value).join("\n"));
const stored = (page: Page) => page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));

/** Nobody is there until the page locks; then its clock is right again, as calls are signed with it. */
async function leave(page: Page, signIn: SignIn): Promise<void> {
  await pass(page, 31);
  await expect(signIn.lock).toBeVisible();
  await pass(page, -31);
}

/** Somebody unlocks the page. */
async function unlock(signIn: SignIn, person: Person = {}): Promise<void> {
  await signIn.send(person);
  await expect(signIn.lock).toBeHidden();
}

/** An action was asked for so often, and all of it is over. */
async function over(sandbox: Sandbox, action: string, times: number): Promise<void> {
  const state = async () => (await sandbox.calls("POST")).filter(({ path }) => path === `/api/${action}`).map(({ status }) => status);
  await expect.poll(state, { timeout: 2 * SLOW }).toEqual(Array(times).fill(200));
}

async function reviewed(order: Order): Promise<string> {
  await order.configure("zhzy4.0", SECRET, /^裸4\.0ZH/);
  await order.toReview.click();
  return order.numberOf();
}

test("an order under way stays its member's, whoever unlocks", async ({ page, frame, signIn, servers, trail, words, sandbox }) => {
  test.slow();
  const order = new Order(page, words);
  await signIn.at("/order");
  await order.enter();
  const number = await reviewed(order);
  await sandbox.fault(`POST /api/create latency=${SLOW} times=1`);
  await order.send().click();
  await expect.poll(() => sandbox.asked("create")).toBe(1);
  await leave(page, signIn);
  await unlock(signIn);
  await expect(order.sheet).toBeHidden();
  await servers.enter(OTHER.key, false, OTHER.id);
  await expect(order.machines).toBeVisible();
  await over(sandbox, "create", 1);
  expect(await bought(sandbox.console)).toMatchObject([{ member: MEMBER.id, agent_order_no: number }]);
  // Where the other one is, it changes nothing.
  await expect(page).toHaveURL(/\/order/);
  await expect(order.sheet).toBeHidden();
  await expect(order.password).toHaveValue("");
  await frame.link(words.trail.title).click();
  await expect(trail.entries).toHaveCount(1);
  await expect(trail.entries.first()).toContainText(words.servers.ofMember(MEMBER.id));
  await expect(trail.entries.first()).toContainText(words.trail.applied);
  await frame.link(words.servers.title).click();
  await servers.counts(3, 3);
});

test("a reviewed order is not another member's: it is reviewed again, under a number of its own", async ({ page, signIn, servers, words, sandbox }) => {
  const order = new Order(page, words);
  await signIn.at("/order");
  await order.enter();
  const number = await reviewed(order);
  await sandbox.fault("POST /api/create drop-before times=1");
  await order.send().click();
  await expect(order.sheet).toContainText(words.order.unknown);
  await leave(page, signIn);
  await unlock(signIn);
  await servers.enter(OTHER.key, false, OTHER.id);
  await expect(order.machines).toBeVisible();
  await expect(order.sheet).toBeHidden();
  // What the first one asked is no question of the other one's.
  await expect(order.toReview).not.toHaveAttribute("aria-disabled", "true");
  await order.machine("zhzy4.0").check();
  await order.password.fill(SECRET);
  await order.again.fill(SECRET);
  await order.toReview.click();
  expect(await order.numberOf()).not.toBe(number);
  await order.send().click();
  await expect(page).toHaveURL(/\/servers\/\d+$/);
  expect(await bought(sandbox.console)).toMatchObject([{ member: OTHER.id }]);
});

test("what was let go for many stops with who let it go", async ({ page, signIn, servers, words, sandbox }) => {
  test.slow();
  const { deeds } = words.servers;
  await signIn.at("/servers?run=running&order=normal");
  await servers.enter();
  await expect(servers.table.getByRole("checkbox").nth(4)).toBeVisible();
  for (const at of [1, 2, 3]) await servers.table.getByRole("checkbox").nth(at).check();
  await sandbox.fault(`POST /api/restart latency=${SLOW} times=1`);
  await servers.begin(deeds.restart);
  await servers.dialog.getByRole("button", { name: deeds.review(deeds.restart, 3), exact: true }).click();
  await expect.poll(() => sandbox.asked("restart")).toBe(1);
  await leave(page, signIn);
  await unlock(signIn, SOMEBODY);
  await servers.enter();
  await expect(servers.table.getByRole("checkbox").nth(4)).toBeVisible();
  await over(sandbox, "restart", 1);
  for (let again = 0; again < 3; again++) {
    const read = page.waitForResponse((response) => response.url().endsWith("/api"));
    await servers.reload();
    await read;
  }
  expect(await sandbox.ledger("restart")).toHaveLength(1);
});

test("an order that waits for its last look is not sent for somebody else", async ({ page, signIn, servers, trail, frame, words, sandbox }) => {
  test.slow();
  const { deeds } = words.servers;
  await signIn.at(`/servers/${SAMPLE.guid}`);
  await servers.enter();
  await servers.begin(deeds.renew);
  const read = await sandbox.asked("sync_baremetal");
  await sandbox.fault(`POST /api/sync_baremetal latency=${SLOW} times=1`);
  await servers.dialog.getByRole("button", { name: deeds.renew, exact: true }).click();
  await expect.poll(() => sandbox.asked("sync_baremetal")).toBe(read + 1);
  await leave(page, signIn);
  await unlock(signIn, SOMEBODY);
  await servers.enter();
  await expect(servers.deed(deeds.renew)).toBeVisible();
  await frame.link(words.trail.title).click();
  await expect(trail.entries.first()).toContainText(words.trail.refused, { timeout: 2 * SLOW });
  expect(await sandbox.asked("renew")).toBe(0);
});

for (const [who, person] of [["the same person", {}], ["somebody else", SOMEBODY]] as const) {
  test(`a key that was under way when the page locked is not taken up for ${who}`, async ({ page, signIn, servers, words, sandbox }) => {
    test.slow();
    await signIn.at("/servers");
    await sandbox.fault(`POST /api/getzones latency=${SLOW} times=1`);
    await servers.enter(MEMBER.key, true);
    await expect.poll(() => sandbox.asked("getzones")).toBe(1);
    await leave(page, signIn);
    expect(await typed(page)).not.toContain(MEMBER.key);
    await unlock(signIn, person);
    await over(sandbox, "getzones", 1);
    await expect(servers.form.getByRole("button", { name: words.servers.enter, exact: true })).toBeEnabled();
    expect(await stored(page)).not.toContain(MEMBER.key);
    expect(await sandbox.asked("sync_baremetal")).toBe(0);
  });
}

test("a key that is let in while the page is locked is not kept", async ({ page, signIn, servers, sandbox }) => {
  test.slow();
  await signIn.at("/servers");
  await sandbox.fault(`POST /api/getzones latency=${SLOW / 2} times=1`);
  await servers.enter(MEMBER.key, true);
  await expect.poll(() => sandbox.asked("getzones")).toBe(1);
  await leave(page, signIn);
  await over(sandbox, "getzones", 1);
  expect(await stored(page)).not.toContain(MEMBER.key);
  await unlock(signIn);
  await expect(servers.form).toBeVisible();
  expect(await stored(page)).not.toContain(MEMBER.key);
});

test("a page that is left while somebody types a secret ends nothing", async ({ page, frame, signIn, servers, words }) => {
  const order = new Order(page, words);
  await signIn.at("/servers");
  await servers.enter();
  await servers.counts(60, 60);
  await frame.link(words.servers.orderLink).click();
  await order.password.fill(SECRET);
  await expect(order.password).toBeFocused();
  await page.goBack();
  await servers.counts(60, 60);
  await servers.filter.fill("zhzy4");
  await servers.counts(1, 60);
});

test("a password typed for an order is gone behind the lock; what was chosen stays", async ({ page, signIn, servers, words }) => {
  const order = new Order(page, words);
  await signIn.at("/order");
  await order.enter();
  await order.configure("zhzy4.0", SECRET, /^裸4\.0ZH/);
  await expect(order.again).toBeFocused();
  expect(await typed(page)).toContain(SECRET);
  await leave(page, signIn);
  expect(await typed(page)).not.toContain(SECRET);
  expect(await stored(page)).not.toContain(SECRET);
  await unlock(signIn);
  await servers.enter();
  await expect(order.machine("zhzy4.0")).toBeChecked();
  await expect(order.password).toHaveValue("");
  await expect(order.again).toHaveValue("");
});

test("a password typed for a server is gone behind the lock", async ({ page, signIn, servers, words, sandbox }) => {
  const { deeds } = words.servers;
  await sandbox.engine({ server: { guid: SAMPLE.guid, set: { run_status: -1 } } });
  await signIn.at(`/servers/${SAMPLE.guid}`);
  await servers.enter();
  for (const deed of [deeds.setPassword, deeds.reinstall]) {
    const sheet = await servers.begin(deed);
    for (const label of [deeds.password, deeds.again]) await sheet.getByLabel(new RegExp(`^${label}`)).fill(SECRET);
    expect(await typed(page)).toContain(SECRET);
    await leave(page, signIn);
    expect(await typed(page)).not.toContain(SECRET);
    await unlock(signIn);
    await servers.enter();
    await servers.begin(deed);
    expect(await typed(page)).not.toContain(SECRET);
    await servers.dialog.getByRole("button", { name: deeds.close, exact: true }).first().click();
    await expect(servers.dialog).toBeHidden();
  }
});

behind("where a gateway signs, a password typed for an order is gone, and the order is the same", async ({ page, signIn, words, sandbox, gateway }) => {
  const order = new Order(page, words);
  await signIn.at(`${gateway.address}/order`);
  await expect(order.machines).toBeVisible();
  const number = await reviewed(order);
  expect(await typed(page)).toContain(SECRET);
  await leave(page, signIn);
  await expect(order.machines).toBeAttached();
  expect(await typed(page)).not.toContain(SECRET);
  expect(await stored(page)).not.toContain(SECRET);
  await unlock(signIn);
  await expect(order.sheet).toBeHidden();
  await expect(order.machine("zhzy4.0")).toBeChecked();
  await expect(order.password).toHaveValue("");
  await expect(order.again).toHaveValue("");
  await order.password.fill(SECRET);
  await order.again.fill(SECRET);
  await order.toReview.click();
  expect(await order.numberOf()).toBe(number);
  await order.send().click();
  await expect(page).toHaveURL(/\/servers\/\d+$/);
  expect(await bought(sandbox.console)).toMatchObject([{ member: MEMBER.id, agent_order_no: number }]);
  // The browser knows neither member nor signature.
  expect(gateway.sent.length).toBeGreaterThan(0);
  expect(gateway.sent.filter((fields) => fields.get("userid") || fields.get("sign"))).toEqual([]);
});

behind("where a gateway signs, a password typed for a server is gone too", async ({ page, signIn, servers, words, sandbox, gateway }) => {
  const { deeds } = words.servers;
  await sandbox.engine({ server: { guid: SAMPLE.guid, set: { run_status: -1 } } });
  await signIn.at(`${gateway.address}/servers/${SAMPLE.guid}`);
  for (const deed of [deeds.setPassword, deeds.reinstall]) {
    const sheet = await servers.begin(deed);
    for (const label of [deeds.password, deeds.again]) await sheet.getByLabel(new RegExp(`^${label}`)).fill(SECRET);
    expect(await typed(page)).toContain(SECRET);
    await leave(page, signIn);
    expect(await typed(page)).not.toContain(SECRET);
    await unlock(signIn);
    await expect(servers.dialog).toBeHidden();
    await expect(servers.deed(deed)).toBeVisible();
  }
});

behind("where a gateway signs, what one person chose is nothing to the next", async ({ page, signIn, servers, words, gateway }) => {
  await signIn.at(`${gateway.address}/servers`);
  await servers.counts(60, 60);
  await servers.table.getByRole("checkbox", { name: words.servers.chooseAll }).check();
  const chosen = page.getByRole("group", { name: words.servers.chosen(60) });
  await expect(chosen).toBeVisible();
  await leave(page, signIn);
  await unlock(signIn);
  await expect(chosen).toBeVisible();
  await leave(page, signIn);
  await unlock(signIn, SOMEBODY);
  await servers.counts(60, 60);
  await expect(chosen).toBeHidden();
  await expect(servers.table.getByRole("checkbox", { checked: true })).toHaveCount(0);
});

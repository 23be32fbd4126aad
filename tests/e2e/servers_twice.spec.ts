// Ways in which something could be bought twice although each sheet was honest when it was opened.
import { expect, test } from "./console";
import { Order } from "./pages/order";
import { SAMPLE, Servers } from "./pages/servers";
import { SignIn } from "./pages/sign_in";

test("what was added in another tab meanwhile keeps an old sheet from adding it again", async ({ page, context, signIn, servers, sandbox, words }) => {
  const { deeds } = words.servers;
  await signIn.at(`/servers/${SAMPLE.guid}`);
  await servers.enter();
  await (await servers.begin(deeds.upgrade)).getByRole("textbox", { name: deeds.moreBandwidth }).fill("20");

  const other = await context.newPage();
  const there = new Servers(other, words);
  await new SignIn(other, words).at(`/servers/${SAMPLE.guid}`);
  await there.enter();
  await (await there.begin(deeds.upgrade)).getByRole("textbox", { name: deeds.moreBandwidth }).fill("20");
  await there.go(deeds.upgrade);
  await other.close();
  await sandbox.engine({ advance_seconds: 60 });

  await servers.dialog.getByRole("button", { name: deeds.upgrade, exact: true }).click();
  await expect(servers.dialog.getByText(deeds.moved)).toBeVisible();
  expect(await sandbox.ledger("upgrade")).toHaveLength(1);
});

test("clearing the trail does not open the way for an order of which nobody knows", async ({ page, signIn, servers, sandbox, trail, words }) => {
  const { deeds } = words.servers;
  await signIn.at(`/servers/${SAMPLE.guid}`, { keep: true });
  await servers.enter(undefined, true);
  await servers.begin(deeds.renew);
  await sandbox.fault("POST /api/renew drop-before times=1");
  await servers.dialog.getByRole("button", { name: deeds.renew, exact: true }).click();
  await expect(servers.dialog.getByText(deeds.unknown, { exact: true })).toBeVisible();
  await page.goto("/trail");
  await expect(trail.entries).toHaveCount(1);
  await page.getByRole("button", { name: words.trail.clear, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: words.servers.clearGo, exact: true }).click();
  await page.reload();
  await expect(trail.entries).toHaveCount(1);
  await expect(trail.entries.first()).toContainText(words.trail.unknown);
});

test("a double click on trying again is one look and no second order", async ({ signIn, servers, sandbox, words }) => {
  const { deeds } = words.servers;
  await signIn.at(`/servers/${SAMPLE.guid}`);
  await servers.enter();
  await servers.begin(deeds.renew);
  await sandbox.fault("POST /api/renew error-in-200 times=1");
  await servers.dialog.getByRole("button", { name: deeds.renew, exact: true }).click();
  await servers.dialog.getByRole("button", { name: deeds.retry }).dblclick();
  await expect(servers.dialog.getByRole("button", { name: deeds.renew, exact: true })).toBeVisible();
  expect(await sandbox.ledger("renew")).toHaveLength(0);
  await expect(async () => {
    await servers.dialog.getByRole("button", { name: deeds.renew, exact: true }).click();
    await expect(servers.dialog).toBeHidden({ timeout: 1_000 });
  }).toPass();
  expect(await sandbox.ledger("renew")).toHaveLength(1);
});

test("where the browser keeps nothing, nothing is bought: a reload would forget that it was", async ({ page, signIn, servers, sandbox, words }) => {
  const { deeds } = words.servers;
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The user denied permission to access the database.", "SecurityError");
    };
  });
  await signIn.at(`/servers/${SAMPLE.guid}`, { keep: true });
  await servers.enter(undefined, true);
  await servers.begin(deeds.renew);
  await servers.dialog.getByRole("button", { name: deeds.renew, exact: true }).click();
  await expect(servers.dialog.getByText(deeds.notKept, { exact: true })).toBeVisible();
  await page.goto("/order");
  const order = new Order(page, words);
  await order.configure("zhzy4.0", "Kupfer-17-Nagel", /^裸4\.0ZH/);
  await order.toReview.click();
  await order.send().click();
  await expect(order.sheet.getByText(deeds.notKept, { exact: true })).toBeVisible();
  expect(await sandbox.ledger()).toEqual([]);
  // What costs nothing goes on.
  await page.goto(`/servers/${SAMPLE.guid}`);
  await servers.begin(deeds.stop);
  await servers.go(deeds.stop);
  await expect.poll(() => sandbox.asked("stop")).toBe(1);
});

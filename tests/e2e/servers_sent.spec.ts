// What is sent is what was chosen, or nothing is; and no figure is shown before it is known.
import { expect, test } from "./console";
import { Order } from "./pages/order";
import { SAMPLE } from "./pages/servers";
import type { Sandbox } from "./sandbox";

/** A line with the terms 1, 3, 6 and 12 only. */
const FEW_TERMS = "内蒙电信单线";
const FEW_TERMS_ID = "1683665412007315";
/** The line of the vendor's sample, with the terms 1, 2, 3, 4 … */
const MANY_TERMS_ID = "1665907446560259";

/** What was sent of an action, by the names it was sent under. */
async function sent(sandbox: Sandbox, action: string): Promise<Record<string, string>[]> {
  const calls = (await sandbox.calls("POST")).filter(({ path }) => path === `/api/${action}`);
  return calls.map(({ body }) => body as Record<string, string>);
}

test("a downgrade of what nobody knows the total of is not sent, nor a part of it; the rest is", async ({ page, signIn, servers, words, sandbox }) => {
  const { deeds } = words.servers;
  await signIn.at(`/servers/${SAMPLE.guid}`);
  await servers.enter();
  // An upgrade of bandwidth that could go again, with nothing booked before.
  await page.getByRole("button", { name: deeds.cancelDowngrade, exact: true }).click();
  await servers.go(deeds.cancelDowngrade);
  await (await servers.begin(deeds.upgrade)).getByRole("textbox", { name: deeds.moreBandwidth }).fill("20");
  await servers.go(deeds.upgrade);
  await sandbox.engine({ advance_seconds: 60 });
  await sandbox.engine({ server: { guid: SAMPLE.guid, set: { bandwidth: "很多" } } });
  await servers.reload();
  await expect(servers.tableOf(words.servers.totals)).toContainText(words.servers.notReported);

  const sheet = await servers.begin(deeds.downgrade);
  // What cannot be sent cannot be chosen, and it says why.
  await expect(sheet.getByText(deeds.leftUnknown)).toBeVisible();
  await expect(sheet.getByRole("combobox", { name: deeds.lessBandwidth })).toHaveCount(0);
  // The addresses go, and they alone.
  await sheet.getByRole("group", { name: deeds.lessIps }).getByRole("checkbox").check();
  await servers.go(deeds.downgrade);
  expect(await sandbox.ledger("degrade")).toHaveLength(1);
  const [body, ...more] = await sent(sandbox, "degrade");
  expect(more).toEqual([]);
  expect(body).toMatchObject({ bandwidth: "0", defense: "0", ipnum: "8", "param[0][item]": "ip", "param[0][value][0]": "114.114.8.16-23" });
  expect(Object.keys(body).filter((name) => name.startsWith("param[1]"))).toEqual([]);
  await servers.reload();
  await expect(servers.tableOf(words.servers.bookings)).toContainText(words.servers.pending);
});

test("no price is shown before what is on offer came, and none is made up", async ({ page, signIn, words, sandbox }) => {
  const order = new Order(page, words);
  // Every amount of money that is ever shown.
  await page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    const look = () => (document.body?.innerText.match(/[¥￥] ?-?[\d,.]+/g) ?? []).forEach((amount) => seen.add(amount));
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
  const seen = () => page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
  await signIn.at("/order", { keep: true });
  await order.enter(true);
  await order.choice("深圳一区").check();
  await order.choice(/^裸4\.0ZH/).check();
  await order.machine("zhzy4.0").check();
  await expect(order.due).toContainText("¥500.00");
  // The address follows a moment later.
  await expect(page).toHaveURL(/product=/);
  const nothing = async () => (await seen()).filter((amount) => !/[1-9]/.test(amount));
  expect(await nothing()).toEqual([]);

  // With everything chosen already, and a part of what is on offer late, or another.
  for (const part of ["sync_product", "sync_line"]) {
    await sandbox.fault(`POST /api/${part} latency=1500 times=1`);
    await page.reload();
    await expect(page.getByRole("table", { name: words.order.machine })).toHaveAttribute("aria-busy", "true");
    expect(await seen()).toEqual([]);
    await expect(order.due).toContainText("¥500.00");
    expect(await seen()).toContain("¥500.00");
    expect(await nothing()).toEqual([]);
  }
  // The same where prices are no numbers.
  await sandbox.engine({ switches: ["bad-numbers"] });
  await page.reload();
  await expect(order.due).toHaveText(words.order.noPrice);
  await order.toReview.click();
  expect(await nothing()).toEqual([]);
});

test("a term that a line does not offer is not sent for its servers", async ({ page, signIn, servers, words, sandbox }) => {
  const { deeds } = words.servers;
  await signIn.at("/servers?columns=name,line&order=normal");
  await servers.enter();
  const of = (line: string) => servers.table.getByRole("row").filter({ hasText: line });
  await expect(of(FEW_TERMS).first()).toBeVisible();
  const [few, many] = [of(FEW_TERMS).first(), servers.row(SAMPLE.name)];
  const name = await few.getByRole("link").innerText();
  for (const row of [few, many]) await row.getByRole("checkbox").check();
  const sheet = await servers.begin(deeds.renew);
  await sheet.getByRole("combobox", { name: deeds.term }).selectOption("2");
  await expect(sheet.getByRole("row").filter({ hasText: deeds.noTerm(2) })).toContainText(name);
  await sheet.getByRole("button", { name: deeds.renew, exact: true }).click();
  await expect(sheet).toBeHidden();
  expect(await sandbox.ledger("renew")).toMatchObject([{ guid: SAMPLE.guid }]);
  expect(await sent(sandbox, "renew")).toMatchObject([{ guid: SAMPLE.guid, months: "2" }]);
});

test("a term that another line offered is not sent for this one's", async ({ page, signIn, words, sandbox }) => {
  const order = new Order(page, words);
  await signIn.at(`/order?line=${MANY_TERMS_ID}`);
  await order.enter();
  await order.choice(new RegExp(`^${words.order.months(4)}`)).check();
  await page.getByRole("radio", { name: "中国内蒙" }).check();
  await order.choice(new RegExp(`^${FEW_TERMS}`)).check();
  await order.machines.getByRole("radio").first().check();
  await order.system.selectOption({ label: "CentOS 7.9 64位" });
  await expect(order.choice(new RegExp(`^${words.order.months(4)}`))).toHaveCount(0);
  await expect(order.choice(new RegExp(`^${words.order.months(3)}`))).toBeChecked();
  await order.password.fill("Kupfer-17-Nagel");
  await order.again.fill("Kupfer-17-Nagel");
  await order.toReview.click();
  await expect(order.sheet).toContainText(words.order.months(3));
  await order.send().click();
  await expect(order.sheet).toBeHidden();
  expect(await sent(sandbox, "create")).toMatchObject([{ lineGuid: FEW_TERMS_ID, months: "3" }]);
});

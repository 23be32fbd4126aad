// The whole life of one server, through the screens alone: bought, grown, shrunk, renewed, locked up, installed anew, and given
// back; each step stands on the page, and in the engine's own books exactly once.
import { wrongInAnyTheme } from "./axe";
import { expect, LOCALES, test } from "./console";
import { yuan } from "./due";
import { Order } from "./pages/order";
import type { Servers } from "./pages/servers";
import type { Sandbox } from "./sandbox";

const MACHINE = "zhzy4.0";
const FIRST_PASSWORD = "Kupfer-17-Nagel";
const SECOND_PASSWORD = "Zk>>?9!abc";
const THIRD_PASSWORD = "Anker+4/Brise";
const DAY = 86_400;

/** Longer than anything that the engine does with a server. */
const WORK = 600;

/** The deeds that are in the books, in their order. */
async function books(sandbox: Sandbox): Promise<string[]> {
  return (await sandbox.ledger()).map(({ action }) => action);
}

/** Lets the engine finish, and reads the server again. */
async function later(sandbox: Sandbox, servers: Servers, seconds = WORK): Promise<void> {
  await sandbox.engine({ advance_seconds: seconds });
  await servers.reload();
}

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a server's life, from the catalogue to its end", async ({ page, signIn, servers, words, sandbox }) => {
      test.setTimeout(150_000);
      const { deeds } = words.servers;
      const order = new Order(page, words);
      const faults: string[] = [];
      const look = async (sheet: string) => faults.push(...(await wrongInAnyTheme(page, sheet)));
      const since: string[] = [];
      /** One more deed is in the books, and nothing else. */
      const written = async (action: string) => expect(await books(sandbox)).toEqual((since.push(action), since));

      // Browsed and configured: three months of 500.00 each.
      await signIn.at("/order");
      await order.enter();
      await order.choice("深圳一区").check();
      await order.choice(/^裸4\.0ZH/).check();
      await order.machine(MACHINE).check();
      await order.system.selectOption({ label: "CentOS 7.9 64位" });
      await order.choice(new RegExp(`^${words.order.months(3)}`)).check();
      await order.password.fill(FIRST_PASSWORD);
      await order.again.fill(FIRST_PASSWORD);
      await expect(order.due).toHaveText(`¥1,500.00 ${words.order.estimate}`);

      // Reviewed and bought.
      await order.toReview.click();
      const number = await order.numberOf();
      await expect(order.sheet).toContainText("¥1,500.00");
      await look("the review");
      await order.send().click();
      await expect(page.getByText(words.order.ordered(MACHINE))).toBeVisible();
      await written("create");
      const [bought] = await sandbox.ledger("create");
      expect(bought).toMatchObject({ agent_order_no: number, amount: "1500.00" });
      expect(await sandbox.hasPassword(bought.guid, FIRST_PASSWORD)).toBe(true);

      // It comes up.
      await expect(page).toHaveURL(new RegExp(`/servers/${bought.guid}$`));
      await expect(servers.state(words.servers.provisioning)).toBeVisible();
      await expect(servers.deed(deeds.renew)).toHaveAttribute("aria-disabled", "true");
      await later(sandbox, servers);
      await expect(servers.state(words.servers.normal)).toBeVisible();
      await expect(servers.state(words.servers.running)).toBeVisible();
      const totals = servers.tableOf(words.servers.totals);
      await expect(totals).toContainText(words.servers.mbps(5));

      // It grows by 20 Mbit/s and a block of 8 addresses, each at 10.00 a month.
      const growing = await servers.begin(deeds.upgrade);
      await growing.getByRole("textbox", { name: deeds.moreBandwidth }).fill("20");
      await growing.getByRole("radio", { name: deeds.asBlock }).check();
      await growing.getByRole("combobox", { name: deeds.moreIps }).selectOption("8");
      await expect(growing).toContainText(yuan(28_000));
      await look("the upgrade");
      await servers.go(deeds.upgrade);
      await written("upgrade");
      await later(sandbox, servers);
      await expect(totals).toContainText(words.servers.mbps(25));
      const upgrades = servers.tableOf(words.servers.upgrades);
      await expect(upgrades.getByRole("row")).toHaveCount(3);
      await expect(upgrades).toContainText(words.servers.mbps(20));

      // The bandwidth shall go again; then it shall not.
      const bookings = servers.tableOf(words.servers.bookings);
      const book = async () => {
        const booking = await servers.begin(deeds.downgrade);
        await booking.getByRole("combobox", { name: deeds.lessBandwidth }).selectOption("20");
        await expect(booking).toContainText(words.servers.mbps(25));
        await look("the booking");
        await servers.go(deeds.downgrade);
        await written("degrade");
        await servers.reload();
        await expect(bookings).toContainText(words.servers.pending);
      };
      await book();
      await servers.dismiss();
      await bookings.getByRole("button", { name: deeds.cancelDowngrade, exact: true }).click();
      await look("the cancellation");
      await servers.go(deeds.cancelDowngrade);
      await written("degrade_cancel");
      await servers.reload();
      await expect(bookings).toContainText(words.servers.cancelled);
      await expect(bookings).not.toContainText(words.servers.pending);

      // Booked once more, it is carried out on its day and not before.
      await book();
      await later(sandbox, servers, 14 * DAY);
      await expect(bookings).toContainText(words.servers.pending);
      await expect(totals).toContainText(words.servers.mbps(25));
      await later(sandbox, servers, DAY + WORK);
      await expect(bookings).toContainText(words.servers.done);
      await expect(bookings).not.toContainText(words.servers.pending);
      await expect(totals).not.toContainText(words.servers.mbps(25));

      // Renewed by a year: 500.00 and 8 addresses at 10.00, twelve times.
      const renewal = await servers.begin(deeds.renew);
      await renewal.getByRole("combobox", { name: deeds.term }).selectOption("12");
      await expect(renewal).toContainText(yuan(58_000 * 12));
      await look("the renewal");
      await servers.go(deeds.renew);
      await written("renew");
      const [renewed] = await sandbox.ledger("renew");
      expect(renewed).toMatchObject({ guid: bought.guid, amount: "6960.00" });
      expect(renewed.agent_order_no).toMatch(/^\d{18}$/);
      expect(renewed.agent_order_no).not.toBe(number);

      // Stopped, so that it can get another password.
      await servers.begin(deeds.stop);
      await look("the stop");
      await servers.go(deeds.stop);
      await written("stop");
      await later(sandbox, servers);
      await expect(servers.state(words.servers.off)).toBeVisible();
      const secret = await servers.begin(deeds.setPassword);
      for (const label of [deeds.password, deeds.again]) await secret.getByLabel(new RegExp(`^${label}`)).fill(SECOND_PASSWORD);
      await look("the password");
      await servers.go(deeds.setPassword);
      await written("setpass");
      await later(sandbox, servers);
      expect(await sandbox.hasPassword(bought.guid, SECOND_PASSWORD)).toBe(true);
      await expect(servers.state(words.servers.off)).toBeVisible();

      // Installed anew: it runs afterwards, with a third password.
      const name = await page.getByRole("heading", { level: 1 }).innerText();
      const anew = await servers.begin(deeds.reinstall);
      await anew.getByRole("combobox", { name: deeds.system }).selectOption({ label: "CentOS 7.9 64位" });
      for (const label of [deeds.password, deeds.again]) await anew.getByLabel(new RegExp(`^${label}`)).fill(THIRD_PASSWORD);
      await anew.getByRole("textbox", { name: deeds.typeName }).fill(name);
      await look("the reinstallation");
      await servers.go(deeds.reinstall);
      await written("install");
      await later(sandbox, servers);
      await expect(servers.state(words.servers.running)).toBeVisible();
      expect(await sandbox.hasPassword(bought.guid, THIRD_PASSWORD)).toBe(true);

      // Given back, by name.
      const end = await servers.begin(deeds.refund);
      await end.getByRole("textbox", { name: deeds.typeName }).fill(name);
      await look("the refund");
      await servers.go(deeds.refund);
      await written("refund");
      await servers.reload();
      await expect(servers.state(words.servers.deleted)).toBeVisible();
      for (const deed of [deeds.start, deeds.renew, deeds.refund]) {
        await expect(servers.deed(deed)).toHaveAttribute("aria-disabled", "true");
      }
      const ledger = await sandbox.ledger();
      expect(new Set(ledger.map(({ guid, member }) => `${member} ${guid}`))).toEqual(new Set([`1100134 ${bought.guid}`]));
      expect(faults).toEqual([]);
    });
  });
}

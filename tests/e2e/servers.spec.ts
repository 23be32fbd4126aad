// Bare-metal servers: the key, the list, one server, and everything that can be done to it.
import { wrong } from "./axe";
import { expect, LOCALES, test } from "./console";
import { dues, yuan } from "./due";
import { SAMPLE, Servers } from "./pages/servers";
import { SignIn } from "./pages/sign_in";

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a member's servers are found, sorted, chosen, and opened", async ({ page, signIn, servers, words }) => {
      await signIn.at("/servers");
      expect(await wrong(page, "the form for the key")).toEqual([]);
      await servers.enter("not-the-key");
      await expect(page.getByText(words.servers.refused)).toBeVisible();
      await servers.enter();
      await servers.counts(60, 60);
      await servers.filter.fill("zhzy4");
      await servers.counts(1, 60);
      await expect(servers.row(SAMPLE.name)).toContainText(SAMPLE.ip);
      await expect(servers.row(SAMPLE.name)).toContainText(words.servers.running);
      await servers.filter.fill("no such server");
      await expect(page.getByText(words.servers.noMatch)).toBeVisible();
      // What is looked for stands in the address, and the states are words too.
      await servers.filter.fill(words.servers.off);
      await expect(page).toHaveURL((url) => url.searchParams.get("q") === words.servers.off);
      await servers.filter.fill("");
      await servers.table.getByRole("button", { name: words.servers.ends, exact: true }).click();
      await expect(servers.table.getByRole("columnheader", { name: words.servers.ends, exact: true })).toHaveAttribute("aria-sort", "ascending");
      await servers.table.getByRole("checkbox", { name: words.servers.chooseAll }).check();
      await expect(page.getByText(words.servers.chosen(60), { exact: true })).toBeVisible();
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await wrong(page, "the list in the dark")).toEqual([]);
      await page.emulateMedia({ colorScheme: "light" });
      expect(await wrong(page, "the list")).toEqual([]);
      // What the filter hides stays chosen, and is counted.
      await servers.filter.fill("zhzy4");
      await servers.counts(1, 60);
      await expect(page.getByText(words.servers.chosenHidden(59))).toBeVisible();
      await servers.table.getByRole("checkbox", { name: words.servers.chooseAll }).uncheck();
      await expect(page.getByText(words.servers.chosen(59), { exact: true })).toBeVisible();
      await servers.row(SAMPLE.name).getByRole("link").click();
      await expect(page.getByRole("heading", { level: 1, name: SAMPLE.name })).toBeVisible();
      await expect(servers.tableOf(words.servers.totals)).toContainText(words.servers.mbps(6));
      expect(await wrong(page, "one server")).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await wrong(page, "one server in the dark")).toEqual([]);
    });

    test("a server is stopped, gets a password, and is started; every step is seen", async ({ page, signIn, servers, sandbox, words }) => {
      const { deeds } = words.servers;
      await signIn.at(`/servers/${SAMPLE.guid}`);
      await servers.enter();
      await expect(servers.state(words.servers.running)).toBeVisible();
      // Shut actions say why, and stay reachable.
      await expect(page.getByRole("main").getByText(deeds.runs).first()).toBeVisible();
      await expect(servers.deed(deeds.setPassword)).toHaveAttribute("aria-disabled", "true");
      const sheet = await servers.begin(deeds.stop);
      expect(await wrong(page, "the sheet")).toEqual([]);
      await expect(sheet).toContainText(SAMPLE.ip);
      await servers.go(deeds.stop);
      await expect(page.getByText(deeds.accepted)).toBeVisible();
      await sandbox.engine({ advance_seconds: 60 });
      await expect(servers.state(words.servers.off)).toBeVisible({ timeout: 15_000 });
      await expect(page.getByRole("region", { name: deeds.steps })).toContainText(words.servers.off);

      await servers.begin(deeds.setPassword);
      await servers.dialog.getByLabel(new RegExp(`^${deeds.password}`)).fill("short");
      await servers.dialog.getByRole("button", { name: deeds.setPassword, exact: true }).click();
      await expect(servers.dialog.getByText(deeds.passwordLength)).toBeVisible();
      await servers.dialog.getByLabel(new RegExp(`^${deeds.password}`)).fill("Zk>>?9!abc");
      await servers.dialog.getByLabel(new RegExp(`^${deeds.again}`)).fill("Zk>>?9!abc");
      await servers.go(deeds.setPassword);
      await sandbox.engine({ advance_seconds: 60 });
      await servers.reload();
      await expect(servers.deed(deeds.start)).not.toHaveAttribute("aria-disabled", "true");
      await servers.begin(deeds.start);
      await servers.go(deeds.start);
      await sandbox.engine({ advance_seconds: 60 });
      await servers.reload();
      await expect(servers.state(words.servers.running)).toBeVisible();
      for (const action of ["stop", "setpass", "start"]) expect(await sandbox.ledger(action)).toHaveLength(1);
    });

    test("a server is upgraded, a downgrade is cancelled and another booked, and it is renewed", async ({ page, signIn, servers, sandbox, words }) => {
      const { deeds } = words.servers;
      await signIn.at(`/servers/${SAMPLE.guid}`);
      await servers.enter();
      await page.getByRole("button", { name: deeds.cancelDowngrade, exact: true }).click();
      await servers.go(deeds.cancelDowngrade);
      await servers.reload();
      await expect(servers.tableOf(words.servers.bookings)).toContainText(words.servers.cancelled);

      const sheet = await servers.begin(deeds.upgrade);
      const bandwidth = sheet.getByRole("textbox", { name: deeds.moreBandwidth });
      await bandwidth.fill("900");
      await expect(sheet.getByText(deeds.above)).toBeVisible();
      await sheet.getByRole("button", { name: new RegExp(`^${deeds.take}`) }).first().click();
      await expect(sheet.getByText(deeds.above)).toBeHidden();
      await bandwidth.fill("20");
      await sheet.getByRole("radio", { name: deeds.asBlock }).check();
      await sheet.getByRole("combobox", { name: deeds.moreIps }).selectOption("8");
      expect(await wrong(page, "the upgrade")).toEqual([]);
      // 20 Mbit/s and 8 addresses at 10.00 each.
      await expect(sheet).toContainText("¥280.00");
      // Without the addresses, so that the bandwidth may go again later.
      await sheet.getByRole("combobox", { name: deeds.moreIps }).selectOption("");
      await expect(sheet).toContainText("¥200.00");
      await servers.go(deeds.upgrade);
      await sandbox.engine({ advance_seconds: 60 });
      await servers.reload();
      await expect(servers.tableOf(words.servers.totals)).toContainText(words.servers.mbps(25));
      expect(await sandbox.ledger("upgrade")).toHaveLength(1);

      const booking = await servers.begin(deeds.downgrade);
      await booking.getByRole("combobox", { name: deeds.lessBandwidth }).selectOption("20");
      expect(await wrong(page, "the booking")).toEqual([]);
      await servers.go(deeds.downgrade);
      await servers.reload();
      await expect(servers.tableOf(words.servers.bookings)).toContainText(words.servers.pending);

      const renewal = await servers.begin(deeds.renew);
      await renewal.getByRole("combobox", { name: deeds.term }).selectOption("12");
      const due = (await dues(sandbox.backends, 12)).flatMap(({ renewable }) => renewable);
      const costs = yuan(due.find(({ machine }) => String(machine.guid) === SAMPLE.guid)!.fen);
      for (const name of [deeds.baseMonth, deeds.upgradesMonth]) await expect(renewal.getByRole("term").filter({ hasText: name })).toBeVisible();
      await expect(renewal.getByRole("status").filter({ hasText: costs }).first()).toBeVisible();
      await expect(renewal.getByText(deeds.base)).toBeHidden();
      await renewal.getByText(deeds.how, { exact: true }).click();
      await expect(renewal.getByText(deeds.base)).toContainText(deeds.months(12));
      expect(await wrong(page, "the renewal")).toEqual([]);
      await servers.go(deeds.renew);
      const [renewed] = await sandbox.ledger("renew");
      expect(renewed.agent_order_no).toMatch(/^\d{18}$/);
    });

    test("many are renewed by a line for each, and a sum that says how many prices are not known", async ({ page, signIn, servers, sandbox, words }) => {
      const { deeds } = words.servers;
      const due = (await dues(sandbox.backends, 1)).flatMap(({ renewable }) => renewable);
      const others = due.filter(({ machine }) => String(machine.guid) !== SAMPLE.guid);
      expect(others).toHaveLength(due.length - 1);
      await sandbox.engine({ server: { guid: SAMPLE.guid, set: { product_guid: "1000000000000000" } } });
      await signIn.at("/servers");
      await servers.enter();
      await servers.counts(60, 60);
      await servers.table.getByRole("checkbox", { name: words.servers.chooseAll }).check();
      const sheet = await servers.begin(deeds.renew);
      await sheet.getByRole("combobox", { name: deeds.term }).selectOption("1");
      const sum = yuan(others.reduce((sum, { fen }) => sum + fen, 0));
      await expect(sheet).toContainText(words.calendar.toRenew(sum, others.length));
      await expect(sheet).toContainText(deeds.alsoNotKnown(1));
      await expect(sheet).toContainText(deeds.leftOut(60 - due.length));
      const lines = sheet.getByRole("table");
      await expect(lines).toHaveAttribute("aria-rowcount", "61");
      // Only what is in view is drawn, and the last one comes into it.
      const last = lines.locator("[aria-rowindex='61']");
      await expect(last).toHaveCount(0);
      expect(await wrong(page, "the renewal of many")).toEqual([]);
      await sheet.getByRole("region").first().evaluate((region) => region.scrollTo(0, region.scrollHeight));
      await expect(last).toBeVisible();
      // It is left out, and says why.
      await expect(last.getByRole("cell").nth(1)).toHaveText(/[.。]/);
    });

    test("a server is installed anew and given back, by name", async ({ page, signIn, servers, sandbox, words }) => {
      const { deeds } = words.servers;
      await signIn.at(`/servers/${SAMPLE.guid}`);
      await servers.enter();
      const sheet = await servers.begin(deeds.reinstall);
      await sheet.getByRole("combobox", { name: deeds.system }).selectOption({ index: 1 });
      for (const label of [deeds.password, deeds.again]) {
        await sheet.getByLabel(new RegExp(`^${label}`)).fill("Zk>>?9!abc");
      }
      await sheet.getByRole("textbox", { name: deeds.typeName }).fill("another");
      await sheet.getByRole("button", { name: deeds.reinstall, exact: true }).click();
      await expect(sheet.getByText(deeds.otherName)).toBeVisible();
      expect(await sandbox.ledger("install")).toHaveLength(0);
      expect(await wrong(page, "the reinstallation")).toEqual([]);
      await sheet.getByRole("textbox", { name: deeds.typeName }).fill(SAMPLE.ip);
      await servers.go(deeds.reinstall);
      expect(await sandbox.ledger("install")).toHaveLength(1);
      await sandbox.engine({ advance_seconds: 600 });
      await servers.reload();
      const refund = await servers.begin(deeds.refund);
      await refund.getByRole("textbox", { name: deeds.typeName }).fill(SAMPLE.ip);
      await servers.go(deeds.refund);
      expect(await sandbox.ledger("refund")).toHaveLength(1);
      await expect(servers.deed(deeds.start)).toHaveAttribute("aria-disabled", "true");
    });
  });
}

test("many are restarted at once: each has its outcome, and only the refused are tried again", async ({ page, signIn, servers, sandbox, words }) => {
  const { deeds } = words.servers;
  await signIn.at("/servers?run=running&order=normal");
  await servers.enter();
  await expect(servers.table.getByRole("checkbox").nth(4)).toBeVisible();
  for (const at of [1, 2, 3]) await servers.table.getByRole("checkbox").nth(at).check();
  await sandbox.fault("POST /api/restart error-in-200 times=1");
  await servers.begin(deeds.restart);
  await servers.dialog.getByRole("button", { name: deeds.review(deeds.restart, 3), exact: true }).dblclick();
  await expect(servers.dialog.getByText(deeds.refusedTally(2, 1))).toBeVisible();
  expect(await sandbox.ledger("restart")).toHaveLength(2);
  await servers.dialog.getByRole("button", { name: deeds.retry }).click();
  // What was put back is not sent before there was time to look at it.
  await expect(async () => {
    await servers.dialog.getByRole("button", { name: deeds.restart, exact: true }).click();
    await expect(servers.dialog).toBeHidden({ timeout: 1_000 });
  }).toPass();
  expect(await sandbox.ledger("restart")).toHaveLength(3);
});

test("a renewal whose answer is lost was sent once, and is settled by reading", async ({ page, signIn, servers, sandbox, trail, frame, words }) => {
  const { deeds } = words.servers;
  await signIn.at(`/servers/${SAMPLE.guid}`);
  await servers.enter();
  await servers.begin(deeds.renew);
  await sandbox.fault("POST /api/renew drop-after times=1");
  await servers.dialog.getByRole("button", { name: deeds.renew, exact: true }).dblclick();
  await expect(servers.dialog.getByText(deeds.unknown, { exact: true })).toBeVisible();
  await servers.dialog.getByRole("button", { name: deeds.close, exact: true }).first().click();
  await frame.link(words.trail.title).click();
  await expect(trail.entries.first()).toContainText(words.trail.found, { timeout: 15_000 });
  expect(await sandbox.ledger("renew")).toHaveLength(1);
});

test("an order of which nobody knows keeps the way shut, after a reload and in another tab, until a person settles it", async ({ page, context, signIn, servers, sandbox, trail, words }) => {
  const { deeds } = words.servers;
  await signIn.at(`/servers/${SAMPLE.guid}`, { keep: true });
  await servers.enter(undefined, true);
  await servers.begin(deeds.renew);
  await sandbox.fault("POST /api/renew drop-before times=1");
  await servers.dialog.getByRole("button", { name: deeds.renew, exact: true }).click();
  await expect(servers.dialog.getByText(deeds.unknown, { exact: true })).toBeVisible();
  expect(await sandbox.ledger("renew")).toHaveLength(0);

  await page.reload();
  await expect(page.getByText(words.servers.openQuestion)).toBeVisible();
  await servers.begin(deeds.renew);
  await expect(servers.dialog).toContainText(deeds.unsettled);
  await expect(servers.dialog.getByRole("button", { name: deeds.renew, exact: true })).toHaveCount(0);

  const other = await context.newPage();
  const there = { signIn: new SignIn(other, words), servers: new Servers(other, words) };
  await there.signIn.at(`/servers/${SAMPLE.guid}`);
  await there.servers.enter();
  await there.servers.begin(deeds.renew);
  await expect(there.servers.dialog).toContainText(deeds.unsettled);
  await other.close();

  await page.goto("/trail");
  await trail.button(trail.entries.first(), deeds.didNotHappen).click();
  await expect(page.getByText(words.servers.openQuestion)).toHaveCount(0);
  await page.goto(`/servers/${SAMPLE.guid}`);
  await servers.begin(deeds.renew);
  await servers.go(deeds.renew);
  expect(await sandbox.ledger("renew")).toHaveLength(1);
});

test("what cannot be read is said and never made up", async ({ page, signIn, servers, sandbox, words }) => {
  await sandbox.engine({ switches: ["unknown-states", "plain-numbers", "table-names", "swapped-totals"] });
  await sandbox.engine({ server: { guid: SAMPLE.guid, set: { bandwidth: "很多" } } });
  await signIn.at("/servers?columns=name,bandwidth,run");
  await servers.enter();
  await servers.counts(60, 60);
  await expect(page.getByText(words.servers.odd)).toBeVisible();
  await servers.filter.fill(SAMPLE.ip);
  await servers.counts(1, 60);
  // Nothing stands where a figure was promised, and the unknown state is told as it came.
  await expect(servers.row(SAMPLE.name).getByRole("cell").nth(1)).toHaveText("");
  await expect(servers.row(SAMPLE.name)).toContainText("9");
  await servers.row(SAMPLE.name).getByRole("link").click();
  await expect(servers.tableOf(words.servers.totals)).toContainText(words.servers.notReported);
  await expect(servers.deed(words.servers.deeds.stop)).toHaveAttribute("aria-disabled", "true");
});

// axe finds nothing on the servers' pages while something lies open on them, in both languages and themes, wide and narrow.
import { wrongAnywhere } from "./axe";
import { expect, LOCALES, test } from "./console";
import { Order } from "./pages/order";
import { SAMPLE } from "./pages/servers";

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("the list, its panels, and what became of many", async ({ page, signIn, servers, sandbox, words }) => {
      test.setTimeout(150_000);
      const { deeds } = words.servers;
      const faults: string[] = [];
      const look = async (screen: string) => faults.push(...(await wrongAnywhere(page, screen)));
      await signIn.at("/servers?run=running&order=normal&columns=name,ip,run,order,ends,left,released,kept,disks");
      await servers.enter();
      await expect(servers.table.getByRole("checkbox").nth(4)).toBeVisible();
      await look("the list");
      for (const panel of [words.users.columns, words.servers.views]) {
        await page.getByRole("button", { name: panel, exact: true }).click();
        await expect(page.getByRole("group", { name: panel, exact: true })).toBeVisible();
        await look(panel);
        await page.keyboard.press("Escape");
      }
      for (const at of [1, 2, 3]) await servers.table.getByRole("checkbox").nth(at).check();
      await expect(page.getByRole("group", { name: words.servers.chosen(3) })).toBeVisible();
      await look("three are chosen");
      await servers.begin(deeds.restart);
      await look("the review of three");
      await sandbox.fault("POST /api/restart error-in-200 times=1");
      await servers.dialog.getByRole("button", { name: deeds.review(deeds.restart, 3), exact: true }).click();
      await expect(servers.dialog.getByText(deeds.refusedTally(2, 1))).toBeVisible();
      await look("one of three was refused");
      await servers.dialog.getByRole("button", { name: deeds.close, exact: true }).first().click();
      await servers.filter.fill("no such server");
      await expect(page.getByText(words.servers.noMatch)).toBeVisible();
      await look("nothing fits");
      await sandbox.fault("POST /api/sync_baremetal status=500");
      await servers.filter.fill("");
      await servers.reload();
      await expect(page.getByRole("alert").first()).toBeVisible({ timeout: 20_000 });
      await look("the list could not be read again");
      expect(faults).toEqual([]);
    });

    test("a server while something is done to it, and a new password for it", async ({ page, context, signIn, servers, sandbox, words }) => {
      test.setTimeout(150_000);
      await context.grantPermissions(["clipboard-write"]);
      const { deeds } = words.servers;
      const faults: string[] = [];
      const look = async (screen: string) => faults.push(...(await wrongAnywhere(page, screen)));
      await signIn.at(`/servers/${SAMPLE.guid}`);
      await servers.enter();
      await sandbox.engine({ pace_ms: 600_000 });
      await servers.begin(deeds.stop);
      await servers.go(deeds.stop);
      await expect(page.getByRole("region", { name: deeds.steps })).toBeVisible();
      await look("a server that is being stopped");
      await sandbox.engine({ advance_seconds: 600 });
      await expect(page.getByRole("region", { name: deeds.steps }).getByText(deeds.over, { exact: true })).toBeVisible({ timeout: 15_000 });
      await servers.begin(deeds.setPassword);
      await servers.dialog.getByRole("button", { name: deeds.generate, exact: true }).click();
      await look("a password that was made");
      await servers.dialog.getByRole("button", { name: words.reset.copy, exact: true }).click();
      await expect(servers.dialog.getByRole("button", { name: words.reset.copied, exact: true })).toBeVisible();
      expect(faults).toEqual([]);
    });

    test("an order that lacks everything", async ({ page, signIn, words }) => {
      test.setTimeout(90_000);
      const order = new Order(page, words);
      await signIn.at("/order");
      await order.enter();
      await order.toReview.click();
      await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
      expect(await wrongAnywhere(page, "an order that lacks everything")).toEqual([]);
    });
  });
}

test("choosing all of nothing leaves the box open", async ({ page, signIn, servers, words }) => {
  await signIn.at("/servers?q=no+such+server");
  await servers.enter();
  await expect(page.getByText(words.servers.noMatch)).toBeVisible();
  const box = servers.table.getByRole("checkbox", { name: words.servers.chooseAll });
  await box.click();
  await expect(box).not.toBeChecked();
});

// Everything at a glance; a dead back end blocks no other tile.
import { wrong } from "./axe";
import { expect, LOCALES, test } from "./console";
import { SAMPLE } from "./pages/servers";

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("back ends, fullest quotas, the last changes; each tile leads on", async ({ page, signIn, platform, department, words }) => {
      const faults: string[] = [];
      await signIn.at(await department.address(), { keep: true });
      await department.raise(words.item.cores);
      await department.review.apply().click();
      await expect(department.review.sheet).toBeHidden();
      for (const scheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        for (const width of [1280, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto("/overview");
          // Identity, and the platform service.
          await expect(page.getByText(words.overview.answersIn)).toHaveCount(2);
          await expect(page.getByRole("img", { name: /\d+%/ })).toHaveCount(5);
          await expect(page.getByRole("link", { name: "研发部 · RegionOne" })).toBeVisible();
          faults.push(...(await wrong(page, `overview, ${scheme}, ${width}`)));
        }
      }
      expect(faults).toEqual([]);
      await expect(page.getByText(words.overview.settled)).toBeVisible();
      await expect(page.getByRole("main").getByRole("link", { name: words.service.title })).toHaveAttribute("href", "/service");
      await page.getByRole("link", { name: words.overview.toPlatform }).click();
      await platform.ready();
    });
  });
}

test("a dead back end says so in its own tile, and the others stand", async ({ page, signIn, words, sandbox }) => {
  await signIn.at("/overview", { keep: true });
  await expect(page.getByRole("img", { name: /\d+%/ })).toHaveCount(5);
  await sandbox.fault("GET /v3/domain_usage status=403");
  await page.reload();
  await expect(page.getByRole("alert").getByText(words.failure.forbidden)).toBeVisible();
  await expect(page.getByText(words.overview.answersIn)).toHaveCount(2);
  await expect(page.getByText(words.overview.settled)).toBeVisible();
});

test("a change without an answer stands there until it is settled", async ({ page, signIn, department, trail, words, sandbox }) => {
  await signIn.at(await department.address(), { keep: true });
  await department.raise(words.item.cores);
  await sandbox.fault("PATCH /v3/domain_quotas* latency=700");
  await sandbox.fault("PATCH /v3/domain_quotas* drop-after");
  await department.review.apply().click();
  await expect.poll(() => sandbox.calls("PATCH")).toHaveLength(1);
  await sandbox.fault("GET /v3/domain_quotas* status=403");
  await expect(department.review.sheet).toContainText(words.edit.unknown);
  await sandbox.clearFaults();
  await page.goto("/overview");
  const tile = page.locator("section").filter({ has: page.getByRole("heading", { name: words.overview.unsettled }) });
  await expect(tile.getByText(words.trail.unknown)).toBeVisible();
  await page.goto("/trail");
  await trail.button(trail.entries.first(), words.trail.settle).click();
  await expect(trail.entries.first()).toContainText(words.trail.found);
  await page.goto("/overview");
  await expect(page.getByText(words.overview.settled)).toBeVisible();
});

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("an order for a server without an answer stands there, and above every page, until it is settled", async ({ page, signIn, servers, trail, words, sandbox }) => {
      test.slow();
      const { deeds, openQuestion, settleThem } = words.servers;
      const above = page.getByRole("status").filter({ hasText: openQuestion });
      await signIn.at(`/servers/${SAMPLE.guid}`, { keep: true });
      await servers.enter(undefined, true);
      await servers.begin(deeds.renew);
      await sandbox.fault("POST /api/sync_baremetal status=403 after=/api/renew");
      await sandbox.fault("POST /api/renew drop-after times=1");
      await servers.dialog.getByRole("button", { name: deeds.renew, exact: true }).click();
      await expect(servers.dialog.getByText(deeds.unknown, { exact: true })).toBeVisible();
      for (const address of ["/quotas", "/users", "/servers", "/overview"]) {
        await page.goto(address);
        await expect(above).toBeVisible();
      }
      const tile = page.locator("section").filter({ has: page.getByRole("heading", { name: words.overview.unsettled }) });
      await expect(tile.getByRole("listitem")).toHaveCount(1);
      await expect(tile.getByRole("listitem")).toContainText(words.trail.unknown);
      await expect(tile.getByRole("link", { name: SAMPLE.ip })).toHaveAttribute("href", `/servers/${SAMPLE.guid}`);
      await above.getByRole("link", { name: settleThem, exact: true }).click();
      await expect(trail.entries).toHaveCount(1);
      await expect(above).toBeHidden();
      await sandbox.clearFaults();
      await trail.button(trail.entries.first(), words.trail.settle).click();
      await expect(trail.entries.first()).toContainText(words.trail.found);
      for (const address of ["/servers", "/overview"]) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(above).toBeHidden();
      }
      await expect(page.getByText(words.overview.settled)).toBeVisible();
      expect(await sandbox.ledger("renew")).toHaveLength(1);
    });
  });
}

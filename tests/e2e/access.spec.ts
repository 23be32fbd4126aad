// axe finds nothing on any screen, in both themes, wide and narrow; and nothing scrolls sideways at 360 pixels.
import { tooWide, wrong } from "./axe";
import { expect, test } from "./console";
import { DIST } from "./sandbox";
import { StaticHost } from "./static_host";

for (const theme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`${theme}, ${width} pixels wide: no screen has a fault`, async ({ page, signIn, platform, departments, department, trail, words, sandbox, frame }) => {
      test.setTimeout(120_000);
      sandbox.provoked = true;
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      const id = await sandbox.department("研发部");
      const faults: string[] = [];
      const look = async (screen: string) => {
        faults.push(...(await wrong(page, screen)));
        if (width < 400) faults.push(...(await tooWide(page, screen)));
      };
      const { review } = department;

      await page.goto("/quotas");
      await look("sign-in");
      await signIn.send({ user: "", password: "wrong" });
      await expect(page.getByText(words.signIn.must)).toBeVisible();
      await look("sign-in, a field empty");
      await signIn.send({ password: "wrong" });
      await expect(page.getByText(words.signIn.wrong)).toBeVisible();
      await look("sign-in, refused");
      await signIn.send({ keep: true });
      await platform.ready();
      await page.getByRole("button", { name: words.quota.unfold }).click();
      await look("platform");
      await page.getByRole("button", { name: words.quota.editPlatform }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await look("question before the platform is changed");
      await page.goto("/departments");
      await expect(departments.rows.filter({ hasText: words.quota.known })).toHaveCount(12);
      await look("departments");
      await departments.link("研发部").click();
      await department.capNow(words.item.cores);
      await look("department");
      for (const button of [words.frame.view, words.frame.account]) {
        await frame.button(button).click();
        await look(`panel ${button}`);
        await page.keyboard.press("Escape");
      }
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("dialog", { name: words.frame.commands })).toBeVisible();
      await look("commands");
      await page.keyboard.press("Escape");
      await department.cap(words.item.instances).fill("-5");
      await department.cap(words.item.memory).fill("0");
      await expect(department.bar).toContainText(words.edit.faults(1));
      await look("department with findings");
      await department.undo(words.item.instances).click();
      await department.undo(words.item.memory).click();
      const base = await department.raise(words.item.cores);
      await look("review");
      await sandbox.setQuota(id, "cores", base + 40);
      await review.apply().click();
      await expect(review.sheet).toContainText(words.edit.conflict);
      await look("conflict");
      await review.button(words.edit.keepMine).click();
      await sandbox.fault("PATCH /v3/domain_quotas* status=409 times=1");
      await review.apply().click();
      await expect(review.sheet).toContainText(words.edit.notApplied);
      await look("outcome");
      await page.goto("/trail");
      await expect(trail.entries).toHaveCount(1);
      await look("trail");
      await page.goto("/departments/nowhere");
      await expect(frame.heading).toHaveText(words.quota.notFound);
      await look("no such department");
      await page.goto("/nowhere");
      await expect(frame.heading).toHaveText(words.frame.notFound);
      await look("no such page");
      await page.goto("/quotas");
      await platform.ready();
      await sandbox.fault("GET /v3/domain_usage status=403 times=1");
      await page.getByRole("button", { name: words.quota.reload }).click();
      await expect(page.getByText(words.quota.stale)).toBeVisible();
      await look("platform, reload failed");
      await sandbox.expire();
      await page.getByRole("button", { name: words.quota.reload }).click();
      await expect(signIn.panel).toBeVisible();
      await look("sign-in panel");
      expect(faults).toEqual([]);
    });
  }

  test(`${theme}: the page about a wrong settings file has no fault`, async ({ page, words }) => {
    const host = new StaticHost(DIST);
    host.settings = "{}";
    await host.start();
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`${host.address}/quotas`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.failure.settings);
    expect([...(await wrong(page, "settings")), ...(await tooWide(page, "settings"))]).toEqual([]);
    await host.stop();
  });
}

test("the theme that was chosen holds, also after a reload", async ({ page, frame, signIn, platform, words }) => {
  await signIn.at("/quotas", { keep: true });
  await platform.ready();
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await frame.look(words.frame.dark);
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.reload();
  await platform.ready();
  expect(await background()).toBe(dark);
});

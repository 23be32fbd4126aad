// Keystone's unified limits: the second table of quotas, edited and reviewed like the first.
import { wrong } from "./axe";
import { expect, LOCALES, test } from "./console";

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a department's limits: one changed, one made of a default, the rest inherited; undone from the trail", async ({ page, signIn, limits, trail, words, sandbox }) => {
      await signIn.at("/limits", { keep: true });
      await limits.choose(`${words.limits.department} 研发部`);
      await expect(limits.row(words.item.cores)).not.toContainText(words.limits.inherited);
      await expect(limits.row(words.limits.router)).toContainText(words.limits.inherited);
      const before = await limits.cap(words.item.cores).inputValue();
      await limits.cap(words.item.cores).fill("77");
      await limits.cap(words.limits.router).fill("33.5");
      await expect(limits.row(words.limits.router)).toContainText(words.edit.notWhole);
      await limits.cap(words.limits.router).fill("33");
      await limits.reviewButton.click();
      expect(await wrong(page, "review of limits")).toEqual([]);
      await limits.review.apply(2).click();
      await expect(limits.review.sheet).toBeHidden();
      await expect(limits.row(words.limits.router)).not.toContainText(words.limits.inherited);
      const sent = [...(await sandbox.calls("PATCH")), ...(await sandbox.calls("POST"))].filter((call) => call.path.includes("limits"));
      expect(sent.map((call) => call.status)).toEqual([200, 201]);

      await page.goto("/trail");
      await expect(trail.entries.first()).toContainText("研发部");
      await trail.button(trail.entries.first(), words.trail.opposite).click();
      await expect(limits.cap(words.item.cores)).toHaveValue(before);
      await limits.reviewButton.click();
      await limits.review.apply(2).click();
      await expect(limits.review.sheet).toBeHidden();
      await page.reload();
      await expect(limits.cap(words.item.cores)).toHaveValue(before);
    });

    test("what holds for all is changed behind a confirmation", async ({ signIn, limits, words, sandbox }) => {
      await signIn.at("/limits");
      await limits.cap(words.limits.subnets).fill("12");
      await limits.reviewButton.click();
      await expect(limits.review.apply()).toBeDisabled();
      await limits.review.sheet.getByRole("checkbox", { name: words.limits.confirm }).check();
      await limits.review.apply().click();
      await expect(limits.review.sheet).toBeHidden();
      const sent = await sandbox.calls("PATCH");
      expect(sent.map((call) => call.body)).toEqual([{ registered_limit: { default_limit: 12 } }]);
      await expect(limits.cap(words.limits.subnets)).toHaveValue("12");
    });

    test("a default stays shut while somebody has a limit of their own, and says why", async ({ signIn, limits, words }) => {
      await signIn.at("/limits");
      await expect(limits.cap(words.item.cores)).not.toBeEditable();
      await expect(limits.cap(words.item.cores)).toHaveAccessibleDescription(words.edit.ruleHeld);
      await expect(limits.row(words.item.cores)).toContainText(words.limits.held);
      await expect(limits.cap(words.limits.subnets)).toBeEditable();
    });

    test("limits, projects and departments have no fault", async ({ page, signIn, words, limits }) => {
      test.slow();
      const faults: string[] = [];
      await signIn.at("/limits", { keep: true });
      for (const scheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        for (const width of [1280, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto("/limits");
          await expect(limits.cap(words.item.cores)).toBeVisible();
          faults.push(...(await wrong(page, `limits, ${scheme}, ${width}`)));
          for (const address of ["/projects", "/domains"]) {
            await page.goto(address);
            await expect(page.getByRole("rowheader").first()).toBeVisible();
            faults.push(...(await wrong(page, `${address}, ${scheme}, ${width}`)));
            await page.setViewportSize({ width: 360, height: 900 });
            const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            expect(over, "pixels wider than the window of 360").toBeLessThanOrEqual(0);
            await page.setViewportSize({ width, height: 900 });
          }
        }
      }
      expect(faults).toEqual([]);
    });

    test("projects and departments: found, counted, and the ways on", async ({ page, signIn, users, words }) => {
      await signIn.at("/projects", { keep: true });
      const projects = page.getByRole("table", { name: words.directory.projects, exact: true });
      await page.getByRole("searchbox").fill("lab");
      const lab = projects.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "lab" }) });
      await expect(lab).toContainText("研发部");
      await expect(lab.getByRole("cell").nth(1)).toHaveText(/^\d+$/);
      await page.goto("/domains");
      const domains = page.getByRole("table", { name: words.directory.domains, exact: true });
      const research = domains.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "研发部" }) });
      await research.getByRole("link", { name: words.users.title, exact: true }).click();
      await expect(users.link("user02")).toBeVisible();
      await expect(users.link("user01")).toBeHidden();
    });
  });
}

test("a limit that is refused after another was set: what stands and what does not is said", async ({ signIn, limits, words, sandbox }) => {
  await signIn.at("/limits");
  await limits.choose(`${words.limits.department} 研发部`);
  await expect(limits.row(words.limits.router)).toContainText(words.limits.inherited);
  await limits.cap(words.item.cores).fill("78");
  await limits.cap(words.limits.router).fill("34");
  await limits.reviewButton.click();
  await sandbox.fault("POST /v3/limits status=403 times=1");
  await limits.review.apply(2).click();
  await expect(limits.review.sheet).toContainText(words.edit.notApplied);
  await expect(limits.review.sheet).toContainText(words.limits.router);
  await limits.review.done.click();
  await expect(limits.cap(words.item.cores)).toHaveValue("78");
});

test("a limit that was set is not called refused when it cannot be read afterwards", async ({ signIn, limits, words, sandbox }) => {
  await signIn.at("/limits");
  await limits.choose(`${words.limits.department} 研发部`);
  await expect(limits.row(words.limits.router)).toContainText(words.limits.inherited);
  await limits.cap(words.item.cores).fill("79");
  await limits.reviewButton.click();
  await sandbox.fault("PATCH /v3/limits* latency=700");
  await limits.review.apply().click();
  await expect.poll(() => sandbox.calls("PATCH")).toHaveLength(1);
  await sandbox.fault("GET /v3/limits status=403");
  await expect(limits.review.sheet).toContainText(words.edit.unknown);
  await sandbox.clearFaults();
  await limits.review.button(words.edit.settle).click();
  await expect(limits.review.sheet).toContainText(words.edit.found);
  expect(await sandbox.calls("PATCH")).toHaveLength(1);
});

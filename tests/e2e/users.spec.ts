// The users: found in seconds, let in or not.
import { wrong } from "./axe";
import { expect, LOCALES, test } from "./console";
import { idOf, signsIn } from "./pages/users";

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("the list and one user have no fault", async ({ page, signIn, users, words }) => {
      const faults: string[] = [];
      await signIn.at("/users", { keep: true });
      for (const scheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        for (const width of [1280, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto("/users");
          await expect(users.link("admin")).toBeVisible();
          faults.push(...(await wrong(page, `users, ${scheme}, ${width}`)));
          await users.open("user05");
          await expect(page.getByRole("button", { name: words.users.disable, exact: true })).toBeVisible();
          faults.push(...(await wrong(page, `one user, ${scheme}, ${width}`)));
          await page.setViewportSize({ width: 360, height: 900 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect(over, "pixels wider than the window of 360").toBeLessThanOrEqual(0);
        }
      }
      expect(faults).toEqual([]);
    });

    test("disabling is reviewed, done once, and its opposite prepared from the trail", async ({ page, signIn, users, trail, words, sandbox }) => {
      await signIn.at("/users", { keep: true });
      await users.open("user05");
      const id = idOf(page);
      await page.getByRole("button", { name: words.users.disable, exact: true }).click();
      const sheet = page.getByRole("dialog", { name: words.users.disableTitle("user05") });
      expect(await wrong(page, "review of disabling")).toEqual([]);
      await sheet.getByRole("button", { name: words.users.disable, exact: true }).dblclick();
      await expect(sheet).toBeHidden();
      expect((await sandbox.calls("PATCH")).map((call) => call.body)).toEqual([{ user: { enabled: false } }]);
      expect(await signsIn(sandbox.backends, id, "Passw0rd-1")).toBe(401);
      await expect(page.getByRole("button", { name: words.users.enable, exact: true })).toBeVisible();
      await page.goto("/trail");
      await expect(trail.entries.first()).toContainText(words.users.maySignIn);
      await trail.button(trail.entries.first(), words.trail.opposite).click();
      const back = page.getByRole("dialog", { name: words.users.enableTitle("user05") });
      await back.getByRole("button", { name: words.users.enable, exact: true }).click();
      await expect(back).toBeHidden();
      expect(await signsIn(sandbox.backends, id, "Passw0rd-1")).toBe(201);
    });
  });
}

test("somebody changed the user meanwhile: nothing is sent, and what stands is shown", async ({ page, signIn, users, words, sandbox }) => {
  await signIn.at("/users");
  await users.open("user05");
  const id = idOf(page);
  await page.getByRole("button", { name: words.users.disable, exact: true }).click();
  const headers = { "x-auth-token": await sandbox.token(), "content-type": "application/json" };
  await fetch(`${sandbox.backends}/v3/users/${id}`, { method: "PATCH", headers, body: '{"user":{"enabled":false}}' });
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: words.users.disable, exact: true }).click();
  await expect(page.getByRole("button", { name: words.users.enable, exact: true })).toBeVisible();
  expect(await sandbox.calls("PATCH")).toHaveLength(1);
});

test("a user that does not exist is said, with a way back", async ({ page, signIn, users, words, sandbox }) => {
  sandbox.provoked = true;
  await signIn.at("/users/nobody-of-this-id");
  await expect(page.getByRole("heading", { name: words.users.notFound, level: 1 })).toBeVisible();
  await page.getByRole("link", { name: words.users.all }).click();
  await expect(users.heading).toBeVisible();
});

test("filters and columns stand in the address", async ({ page, signIn, users, words }) => {
  await signIn.at("/users", { keep: true });
  await users.department().selectOption({ label: "研发部" });
  await users.state().selectOption({ label: words.users.enabled });
  await users.filter.fill("user0");
  await page.getByRole("button", { name: words.users.columns }).click();
  await page.getByRole("checkbox", { name: words.users.email }).uncheck();
  await page.keyboard.press("Escape");
  const seen = async () => {
    await expect(users.link("user02")).toBeVisible();
    await expect(users.link("user06")).toBeVisible();
    await expect(users.link("user05")).toBeHidden();
    await expect(users.table.getByRole("columnheader", { name: words.users.email })).toBeHidden();
  };
  await seen();
  // The address follows a moment later.
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === "user0" && url.searchParams.has("columns"));
  await page.reload();
  await seen();
});

test.describe("ten thousand users", () => {
  test.use({ play: { flags: ["--users", "10000"] } });

  test("found by name while the list is still being read; few rows are drawn; the end can be reached", async ({ page, signIn, users, words, sandbox }) => {
    test.slow();
    await sandbox.fault("GET /v3/users latency=400");
    await signIn.at("/users");
    await users.filter.fill("user9876");
    await expect(users.link("user9876")).toBeVisible();
    await sandbox.clearFaults();
    await users.filter.fill("");
    await expect(page.getByText(words.users.count(10_004))).toBeVisible({ timeout: 30_000 });
    expect(await users.table.getByRole("row").count()).toBeLessThan(100);
    await expect(users.table).toHaveAttribute("aria-rowcount", "10005");
    await users.table.getByRole("button", { name: words.users.email }).click();
    await users.table.locator("..").evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
    await expect(users.table.getByRole("row").last()).toHaveAttribute("aria-rowindex", "10005");
  });
});

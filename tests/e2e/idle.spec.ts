// The idle lock: nobody there for long ends the session and clears secrets, and keeps the work.
import { wrong } from "./axe";
import { pass } from "./clock";
import { expect, LOCALES, test } from "./console";

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a hand-over card that nobody takes: locked, the secret gone, the token worthless", async ({ page, signIn, users, words, sandbox }) => {
      await signIn.at("/users", { keep: true });
      await users.open("user05");
      await users.reset("user05");
      const secret = await users.secret("user05");
      await pass(page, 31);
      await expect(signIn.lock).toBeVisible();
      expect(await wrong(page, "locked")).toEqual([]);
      expect(await page.content()).not.toContain(secret);
      expect(await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]))).not.toContain("gantry.session");
      await expect.poll(async () => (await sandbox.calls("DELETE")).map((call) => [call.path, call.status])).toEqual([["/v3/auth/tokens", 204]]);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await expect(signIn.lock).toBeVisible();
      await signIn.send();
      await expect(signIn.lock).toBeHidden();
      await expect(page.getByRole("heading", { level: 1, name: "user05" })).toBeVisible();
      await expect(users.card("user05")).toBeHidden();
    });

    test("a draft outlives the lock", async ({ page, signIn, department, words, sandbox }) => {
      await signIn.at(await department.address());
      const before = Number(await department.cap(words.item.cores).inputValue());
      await department.cap(words.item.cores).fill(String(before + 5));
      await pass(page, 31);
      await expect(signIn.lock).toBeVisible();
      await signIn.send();
      await expect(signIn.lock).toBeHidden();
      await expect(department.cap(words.item.cores)).toHaveValue(String(before + 5));
      expect(await sandbox.calls("PATCH")).toEqual([]);
    });
  });
}

test("a key keeps it open; who comes back too late is not let in by one", async ({ page, signIn, platform, words }) => {
  await signIn.at("/quotas");
  await platform.ready();
  const reload = page.getByRole("button", { name: words.quota.reload });
  await pass(page, 29);
  await page.keyboard.press("Shift");
  await pass(page, 29);
  await reload.click();
  await expect(reload).toBeEnabled();
  await expect(signIn.lock).toBeHidden();
  await pass(page, 31);
  await page.keyboard.press("Shift");
  await expect(signIn.lock).toBeVisible();
});

test.describe("switched off", () => {
  test.use({ play: { settings: { idle_lock_minutes: 0 } } });
  test("nothing locks", async ({ page, signIn, platform, words }) => {
    await signIn.at("/quotas");
    await platform.ready();
    await pass(page, 600);
    const asked = page.waitForResponse((response) => response.url().includes("/domain_usage"));
    await page.getByRole("button", { name: words.quota.reload }).click();
    expect((await asked).status()).toBe(200);
    await expect(signIn.lock).toBeHidden();
  });
});

test("a session that was kept for the tab and left for long is not taken up again", async ({ page, signIn, platform, sandbox }) => {
  await signIn.at("/quotas", { keep: true });
  await platform.ready();
  await page.keyboard.press("Shift");
  await page.evaluate(() => sessionStorage.setItem("gantry.seen", String(Date.now() - 31 * 60_000)));
  await page.reload();
  await expect(signIn.heading).toBeVisible();
  await expect.poll(async () => (await sandbox.calls("DELETE")).map((call) => call.status)).toEqual([204]);
});

test("what was typed to sign in is cleared when nobody sends it", async ({ page, signIn, words }) => {
  await page.goto("/quotas");
  const password = signIn.field(words.signIn.password);
  await password.fill("devstacker");
  await pass(page, 31);
  await expect(password).toHaveValue("");
});

test("somebody else at the locked page gets pages of their own", async ({ page, signIn, users, words, sandbox }) => {
  sandbox.provoked = true;
  await signIn.at("/users");
  await expect(users.link("admin")).toBeVisible();
  await pass(page, 31);
  await expect(signIn.lock).toBeVisible();
  await signIn.send({ user: "user01", password: "Passw0rd-1", scope: { project: "web", domain: "Default" } });
  await expect(signIn.lock).toBeHidden();
  await expect(page.getByText(words.failure.forbidden)).toBeVisible();
  await expect(users.link("admin")).toBeHidden();
});

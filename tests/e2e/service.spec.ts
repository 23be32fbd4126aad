// The platform service: found alive, signed in to apart from the console, given an account, looked at while it counts.
import type { Page } from "@playwright/test";
import { wrong } from "./axe";
import { expect, LOCALES, test } from "./console";
import { Service } from "./pages/service";

/** Puts the tab behind another one, or in front: what the browser says of it, and that it says so. */
async function inView(page: Page, yes: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, !yes);
}

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a new account signs in to the service and finds itself in the list", async ({ page, signIn, words }) => {
      await signIn.at("/service");
      const service = new Service(page, words);
      await expect(service.heading).toBeVisible();
      await service.isAlive();
      const [name, password] = [`e2e-${locale}`, "correct-horse-9"];
      await service.register(name, password);
      await expect(page.getByText(words.service.created(name))).toBeVisible();
      await service.signIn(name, password);
      await expect(service.account(name)).toBeVisible();
      await expect(page.getByText(words.service.generationC)).toBeVisible();
      expect(page.url()).not.toContain(password);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await wrong(page, "the service in the dark")).toEqual([]);
      await page.emulateMedia({ colorScheme: "light" });
      expect(await wrong(page, "the service")).toEqual([]);
    });

    test("a wrong password says so and keeps what is typed", async ({ page, signIn, words }) => {
      await signIn.at("/service");
      const service = new Service(page, words);
      const name = `e2e-wrong-${locale}`;
      await service.register(name, "correct-horse-9");
      await expect(page.getByText(words.service.created(name))).toBeVisible();
      await service.signIn(name, "another-horse");
      await expect(service.signInForm.getByText(words.service.wrongPassword)).toBeVisible();
      await expect(service.signInForm.getByRole("textbox", { name: words.service.username })).toHaveValue(name);
    });

    test("a password that the service cannot take is not sent", async ({ page, signIn, words }) => {
      await signIn.at("/service");
      const service = new Service(page, words);
      const sent: string[] = [];
      page.on("request", (request) => sent.push(request.url()));
      await service.send(service.registerForm, "somebody", "码".repeat(25), words.service.review);
      await expect(service.registerForm.getByText(words.service.passwordLong)).toBeVisible();
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await expect(service.registerForm.getByLabel(words.service.password).first()).toBeFocused();
      expect(sent.filter((url) => url.endsWith("/user/register"))).toEqual([]);
    });

    test("an account whose answer was lost is settled by the list, and stands in the trail", async ({ page, signIn, sandbox, trail, words }) => {
      await signIn.at("/service");
      const service = new Service(page, words);
      await sandbox.fault("POST /api/v1/user/register drop-after times=1");
      const name = `lost-${locale}`;
      await service.register(name, "correct-horse-9");
      await expect(page.getByText(words.service.unknown(name))).toBeVisible();
      await service.signIn("admin", "platform-admin-1");
      await expect(service.account(name)).toBeVisible();
      await expect(page.getByText(words.service.created(name))).toBeVisible();
      await page.getByRole("link", { name: words.trail.title, exact: true }).click();
      await expect(trail.heading).toBeVisible();
      await expect(page.getByText(words.service.newAccount)).toBeVisible();
      await expect(page.getByText(words.trail.found, { exact: true })).toBeVisible();
      await expect(page.locator("body")).not.toContainText("correct-horse-9");
    });

    test("whoever signs out of the console has left the service too", async ({ page, signIn, frame, words }) => {
      await signIn.at("/service");
      const service = new Service(page, words);
      await service.signIn("admin", "platform-admin-1");
      await expect(service.account("admin")).toBeVisible();
      await frame.signOut();
      await signIn.send();
      await expect(service.signInForm).toBeVisible();
    });

    test("looks come again until paused, and stop when the page is left", async ({ page, signIn, words }) => {
      const looks: string[] = [];
      page.on("request", (request) => new URL(request.url()).pathname === "/metrics" && looks.push(request.url()));
      /** Looks within more than an interval. */
      const within = async () => {
        const before = looks.length;
        await page.waitForRequest((request) => request.url().endsWith("/metrics"), { timeout: 3500 }).catch(() => undefined);
        return looks.length - before;
      };
      await signIn.at("/service/metrics?every=2");
      const service = new Service(page, words);
      await expect(service.latency).toBeVisible();
      await expect.poll(() => looks.length).toBeGreaterThan(2);
      await expect(page.getByRole("img", { name: words.service.memory }).first()).toBeVisible();
      expect(await wrong(page, "the service")).toEqual([]);
      const pause = page.getByRole("button", { name: words.service.pause, exact: true });
      await pause.click();
      await expect(pause).toHaveAttribute("aria-pressed", "true");
      expect(await within(), "looks while paused").toBe(0);
      await pause.click();
      await page.waitForRequest((request) => request.url().endsWith("/metrics"));
      await inView(page, false);
      expect(await within(), "looks while nobody can see them").toBe(0);
      await Promise.all([page.waitForRequest((request) => request.url().endsWith("/metrics")), inView(page, true)]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await wrong(page, "metrics in the dark")).toEqual([]);
      await page.getByRole("link", { name: words.service.title, exact: true }).first().click();
      await expect(service.heading).toBeVisible();
      expect(await within(), "looks after leaving").toBe(0);
    });
  });

  test.describe(`${locale}, the oldest generation`, () => {
    test.use({ locale, play: { flags: ["--cms", "a"] } });

    test("is recognised, shows one account, and says that it counts nothing", async ({ page, signIn, sandbox, words }) => {
      // The paths of the newer generations are asked first, and refused.
      sandbox.provoked = true;
      await signIn.at("/service");
      const service = new Service(page, words);
      await service.isAlive();
      await expect(page.getByText(words.service.generationA)).toBeVisible();
      await service.signIn("admin", "platform-admin-1");
      await expect(service.account("admin")).toBeVisible();
      await expect(page.getByText(words.service.onlyMine)).toBeVisible();
      await page.getByRole("link", { name: words.service.metrics, exact: true }).click();
      await expect(page.getByText(words.service.notThere)).toBeVisible();
      await expect(service.latency).toHaveCount(0);
      expect(await wrong(page, "the service")).toEqual([]);
    });
  });
}

// The platform service: found alive, signed in to apart from the console, given an account, looked at while it counts.
import { wrong } from "./axe";
import { expect, LOCALES, test } from "./console";
import { Service } from "./pages/service";

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
      await expect(service.registerForm.getByText(words.service.created(name))).toBeVisible();
      await service.signIn(name, password);
      await expect(service.account(name)).toBeVisible();
      await expect(page.getByText(words.service.generationC)).toBeVisible();
      expect(page.url()).not.toContain(password);
      expect(await wrong(page)).toEqual([]);
    });

    test("a wrong password says so and keeps what is typed", async ({ page, signIn, words }) => {
      await signIn.at("/service");
      const service = new Service(page, words);
      const name = `e2e-wrong-${locale}`;
      await service.register(name, "correct-horse-9");
      await expect(service.registerForm.getByText(words.service.created(name))).toBeVisible();
      await service.signIn(name, "another-horse");
      await expect(service.signInForm.getByText(words.service.wrongPassword)).toBeVisible();
      await expect(service.signInForm.getByRole("textbox", { name: words.service.username })).toHaveValue(name);
    });

    test("a password that the service cannot take is not sent", async ({ page, signIn, words }) => {
      await signIn.at("/service");
      const service = new Service(page, words);
      const sent: string[] = [];
      page.on("request", (request) => sent.push(request.url()));
      await service.register("somebody", "码".repeat(25));
      await expect(service.registerForm.getByText(words.service.passwordLong)).toBeVisible();
      expect(sent.filter((url) => url.endsWith("/user/register"))).toEqual([]);
    });

    test("looks come again until paused, and a line appears with the second", async ({ page, signIn, words }) => {
      await signIn.at("/service/metrics?every=2");
      const service = new Service(page, words);
      await expect(service.latency).toBeVisible();
      await expect(page.getByRole("img", { name: words.service.memory }).first()).toBeVisible();
      await page.getByRole("button", { name: words.service.pause, exact: true }).click();
      await expect(page.getByRole("button", { name: words.service.pause, exact: true })).toHaveAttribute("aria-pressed", "true");
      expect(await wrong(page)).toEqual([]);
    });
  });
}

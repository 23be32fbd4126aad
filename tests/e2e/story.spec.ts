// What the console is for, from the first click to an applied change and back, in both languages.
import { expect, LOCALES, test } from "./console";
import { written } from "./pages/table";

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("from sign-in to an applied change, and back", async ({ page, frame, signIn, platform, departments, department, trail, words, sandbox }) => {
      test.slow();
      const id = await sandbox.department("研发部");
      const { review } = department;
      const cores = words.item.cores;

      await page.goto("/");
      await expect(page.locator("html")).toHaveAttribute("lang", words.tag);
      await expect(signIn.heading).toBeVisible();
      await signIn.send();

      // The platform, in all its regions.
      await expect(platform.heading).toBeVisible();
      const handedOut = await platform.figure(cores, words.quota.handedOut);
      await expect(platform.row(words.item.gpu)).toBeVisible();
      await platform.region("上海二区").check();
      await expect(platform.row(words.item.gpu)).toBeHidden();
      expect(await platform.figure(cores, words.quota.handedOut)).not.toBe(handedOut);
      await platform.region("RegionOne").check();

      // A department.
      await frame.link(words.frame.departments).click();
      await expect(departments.heading).toBeFocused();
      await expect(departments.row("研发部")).toContainText(words.quota.known);
      await departments.link("研发部").click();
      await expect(frame.heading).toHaveText(words.quota.department("研发部"));

      // A change, reviewed.
      const before = await department.raise(cores, 7);
      await expect(await review.cell(cores, words.edit.before)).toHaveText(written(before));
      await expect(await review.cell(cores, words.edit.after)).toHaveText(written(before + 7));
      await expect(await review.cell(cores, words.edit.change)).toHaveText("+7");
      await review.apply().click();
      await expect(review.sheet).toBeHidden();
      await expect(page.getByRole("status").filter({ hasText: words.edit.appliedToast("研发部") })).toBeVisible();
      await expect(department.cap(cores)).toHaveValue(String(before + 7));
      await expect(department.bar).toBeHidden();
      expect((await sandbox.calls("PATCH")).map((call) => call.body)).toEqual([{ domain: { region: "RegionOne", cores: before + 7 } }]);

      // Seen in the platform and in the trail.
      await frame.link(words.frame.platform).click();
      await expect(await platform.cell(cores, words.quota.handedOut)).toHaveText(written(handedOut + 7));
      await frame.link(words.frame.trail).click();
      const entry = trail.entries.first();
      await expect(trail.entries).toHaveCount(1);
      await expect(entry).toContainText(`${cores}: ${written(before)} → ${written(before + 7)}`);
      await expect(entry).toContainText("研发部 · RegionOne");
      await expect(entry).toContainText("admin");
      await expect(entry).toContainText(words.trail.applied);
      await expect(entry).toContainText(/req-[0-9a-f-]{36}/);

      // The opposite, prepared and applied.
      await trail.button(entry, words.trail.opposite).click();
      await expect(page).toHaveURL(new RegExp(`/departments/${id}`));
      await expect(department.cap(cores)).toHaveValue(String(before));
      await department.reviewButton.click();
      await review.apply().click();
      await expect(review.sheet).toBeHidden();
      expect(await sandbox.cap(id, "cores")).toBe(before);
      await frame.link(words.frame.trail).click();
      await expect(trail.entries).toHaveCount(2);

      // Out: the token is revoked, and nothing of it is left.
      await frame.signOut();
      await expect(signIn.heading).toBeVisible();
      await expect.poll(async () => (await sandbox.calls("DELETE")).map((call) => [call.path, call.status])).toEqual([["/v3/auth/tokens", 204]]);
      await page.goto("/trail");
      await expect(signIn.heading).toBeVisible();
    });
  });
}

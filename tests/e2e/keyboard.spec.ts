// Everything without a mouse; the focus is where the next step is.
import { expect, test } from "./console";
import { figure } from "./pages/table";

test("sign in, change a value, review and apply by keyboard alone", async ({ page, frame, signIn, departments, department, words, sandbox }) => {
  test.slow();
  const keys = page.keyboard;
  /** Walks on with Tab until `target` has the focus. */
  const walk = async (target: import("@playwright/test").Locator) => {
    for (let step = 0; step < 120; step++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await keys.press("Tab");
    }
    await expect(target, "reached by Tab").toBeFocused();
  };

  await page.goto("/quotas");
  await expect(signIn.heading).toBeVisible();
  await walk(signIn.field(words.signIn.user));
  await keys.type("admin");
  await walk(signIn.field(words.signIn.password));
  await keys.type("devstacker");
  await keys.press("Enter");

  await expect(signIn.heading).toBeHidden();
  await walk(frame.link(words.frame.departments));
  await keys.press("Enter");
  await expect(departments.heading).toBeFocused();
  await walk(departments.link("研发部"));
  await keys.press("Enter");
  await expect(frame.heading).toBeFocused();

  const field = department.cap(words.item.cores);
  await expect(field).toBeVisible();
  const before = await department.capNow(words.item.cores);
  await walk(field);
  await keys.press("ArrowUp");
  await expect(field).toHaveValue(String(before + 1));
  await keys.press("Shift+ArrowUp");
  await keys.press("ArrowDown");
  await expect(field).toHaveValue(String(before + 10));

  await walk(department.reviewButton);
  await keys.press("Enter");
  await expect(department.review.sheet).toBeVisible();
  await expect(department.review.sheet.getByRole("heading", { level: 2 })).toBeFocused();
  await keys.press("Escape");
  await expect(department.review.sheet).toBeHidden();
  await expect(department.reviewButton).toBeFocused();
  await expect(field).toHaveValue(String(before + 10));

  await keys.press("Enter");
  await walk(department.review.apply());
  await keys.press("Enter");
  await expect(department.review.sheet).toBeHidden();
  expect(await sandbox.cap(await sandbox.department("研发部"), "cores")).toBe(before + 10);
  await expect(field).toHaveValue(String(before + 10));
  // The bar with the button is gone; the focus is not lost to the window.
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test("in the sheet Tab stays inside, and what is behind cannot be reached", async ({ page, signIn, department, words }) => {
  await signIn.at(await department.address());
  await department.raise(words.item.cores);
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press("Tab");
    const inside = await department.review.sheet.evaluate((sheet) => sheet.contains(document.activeElement) || document.activeElement === document.body);
    expect(inside).toBe(true);
  }
});

test("the commands lead everywhere, from Ctrl K", async ({ page, frame, signIn, platform, departments, words }) => {
  await signIn.at("/quotas");
  await platform.ready();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: words.frame.commands });
  await expect(palette).toBeVisible();
  await page.keyboard.type(words.frame.departments);
  await page.keyboard.press("Enter");
  await expect(departments.heading).toBeVisible();
  await expect(palette).toBeHidden();
  await page.keyboard.press("/");
  await expect(departments.filter).toBeFocused();
  await expect(frame.heading).toBeVisible();
});

test("a table's head sorts by keyboard and says so", async ({ page, signIn, platform, words }) => {
  await signIn.at("/quotas");
  await platform.ready();
  const head = platform.table.getByRole("columnheader", { name: words.quota.free });
  await head.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  const first = await platform.table.getByRole("row").filter({ has: page.getByRole("rowheader") }).first().getByRole("cell").nth(4).innerText();
  expect(figure(first)).toBeLessThan(100);
});

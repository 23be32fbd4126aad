// Sessions that end, networks that go away, tabs that are reloaded: the work stays on the page.
import { expect, test } from "./console";

test("a token that expires mid-edit: the page dims under a sign-in panel, and the draft can be applied", async ({ page, signIn, department, words, sandbox }) => {
  await signIn.at(await department.address());
  const before = await department.raise(words.item.cores);
  await sandbox.expire();
  await department.review.apply().click();
  await expect(signIn.panel).toBeVisible();
  await expect(signIn.field(words.signIn.user)).toHaveValue("admin");
  await page.keyboard.press("Escape");
  await expect(signIn.panel).toBeVisible();
  expect(await sandbox.calls("PATCH")).toEqual([]);
  await signIn.send();
  await expect(signIn.panel).toBeHidden();
  await expect(department.review.sheet).toBeVisible();
  await department.review.apply().click();
  await expect(department.review.sheet).toBeHidden();
  await expect(department.cap(words.item.cores)).toHaveValue(String(before + 5));
  expect(await sandbox.calls("PATCH")).toHaveLength(1);
});

test("a PATCH that meets 401 is never sent again by itself", async ({ signIn, department, words, sandbox }) => {
  await signIn.at(await department.address());
  const before = await department.raise(words.item.cores);
  await sandbox.fault("PATCH /v3/domain_quotas* status=401 times=1");
  await department.review.apply().click();
  await expect(signIn.panel).toBeVisible();
  await signIn.send();
  await expect(signIn.panel).toBeHidden();
  await expect(department.review.sheet).toContainText(words.edit.notApplied);
  expect(await sandbox.calls("PATCH")).toHaveLength(1);
  await department.review.retryRest.click();
  await department.review.apply().click();
  await expect(department.review.sheet).toBeHidden();
  await expect(department.cap(words.item.cores)).toHaveValue(String(before + 5));
});

test("a reading that meets 401 keeps the figures under the panel", async ({ page, signIn, platform, words, sandbox }) => {
  await signIn.at("/quotas");
  await platform.ready();
  await sandbox.expire();
  await page.getByRole("button", { name: words.quota.reload }).click();
  await expect(signIn.panel).toBeVisible();
  await expect(platform.row(words.item.cores)).toBeVisible();
  await signIn.send();
  await expect(signIn.panel).toBeHidden();
});

test("leaving the panel goes to the sign-in page", async ({ page, signIn, platform, words, sandbox }) => {
  await signIn.at("/quotas");
  await platform.ready();
  await sandbox.expire();
  await page.getByRole("button", { name: words.quota.reload }).click();
  await signIn.panel.getByRole("button", { name: words.signIn.leave }).click();
  await expect(signIn.heading).toBeVisible();
});

test("offline: said, nothing sent, nothing lost, and it goes on when the network is back", async ({ context, signIn, department, words, sandbox }) => {
  await signIn.at(await department.address());
  const before = await department.raise(words.item.cores);
  sandbox.provoked = true;
  await context.setOffline(true);
  await department.review.apply().click();
  await expect(department.review.sheet).toContainText(words.failure.offline);
  await context.setOffline(false);
  expect(await sandbox.calls("PATCH")).toEqual([]);
  await department.review.apply().click();
  await expect(department.review.sheet).toBeHidden();
  await expect(department.cap(words.item.cores)).toHaveValue(String(before + 5));
});

test("old figures stay when a reload fails, and the page says how old they are", async ({ page, signIn, platform, words, sandbox }) => {
  await signIn.at("/quotas");
  await platform.ready();
  await sandbox.fault("GET /v3/domain_usage status=403");
  await page.getByRole("button", { name: words.quota.reload }).click();
  await expect(page.getByText(words.quota.stale)).toBeVisible();
  await expect(platform.row(words.item.cores)).toBeVisible();
  await sandbox.clearFaults();
  await page.getByRole("button", { name: words.failure.retry }).click();
  await expect(page.getByText(words.quota.stale)).toBeHidden();
});

test("a reload keeps what was not sent", async ({ page, signIn, department, words }) => {
  await signIn.at(await department.address(), { keep: true });
  await department.capNow(words.item.cores);
  await department.cap(words.item.cores).fill("3.7");
  await department.unlimited(words.item.instances).check();
  await page.reload();
  await expect(department.cap(words.item.cores)).toHaveValue("3.7");
  await expect(department.unlimited(words.item.instances)).toBeChecked();
  await expect(department.bar).toContainText(words.edit.faults(1));
});

test("a reload that signs out keeps what was not sent, too", async ({ page, signIn, department, words }) => {
  await signIn.at(await department.address());
  await department.capNow(words.item.cores);
  await department.cap(words.item.cores).fill("77");
  await page.reload();
  await signIn.send();
  await expect(department.cap(words.item.cores)).toHaveValue("77");
});

test("the back button leads from a department to the departments as they were", async ({ page, signIn, departments, department, words }) => {
  await signIn.at("/departments");
  await departments.filter.fill("研发");
  await departments.link("研发部").click();
  await expect(department.cap(words.item.cores)).toBeVisible();
  await page.goBack();
  await expect(departments.heading).toBeVisible();
  await expect(departments.filter).toHaveValue("研发");
  await page.goForward();
  await expect(department.cap(words.item.cores)).toBeVisible();
});

test("signing out ends the reading that a reload began ahead of its page", async ({ page, frame, signIn, platform, sandbox }) => {
  await signIn.at("/quotas", { keep: true });
  await platform.ready();
  await sandbox.fault("GET /v3/domain_usage timeout-before times=1");
  const reading = /\/v3\/domain_usage/;
  const begun = page.waitForRequest(reading);
  await page.reload();
  const request = await begun;
  const cancelled = page.waitForEvent("requestfailed", (failed) => failed === request);
  await Promise.all([cancelled, frame.signOut()]);
  await signIn.send();
  await platform.ready();
});

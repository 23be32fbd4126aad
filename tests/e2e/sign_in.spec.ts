// Who is let in, who is not, and what is said then.
import { expect, LOCALES, test } from "./console";

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a wrong password is said, and what was typed stays", async ({ page, signIn, words, sandbox, platform }) => {
      sandbox.provoked = true;
      await page.goto("/quotas");
      await signIn.send({ password: "wrong" });
      await expect(page.getByRole("alert")).toContainText(words.signIn.wrong);
      await expect(signIn.field(words.signIn.user)).toHaveValue("admin");
      await expect(signIn.field(words.signIn.password)).toHaveValue("wrong");
      await signIn.send();
      await expect(platform.heading).toBeVisible();
    });

    test("empty fields are all said at once, and the first has the focus", async ({ page, signIn, words, sandbox }) => {
      await page.goto("/quotas");
      await signIn.send({ user: "", password: "", scope: { project: "", domain: "Default" } });
      await expect(page.getByText(words.signIn.must)).toHaveCount(3);
      const user = signIn.field(words.signIn.user);
      await expect(user).toBeFocused();
      await expect(user).toHaveAccessibleDescription(words.signIn.must);
      expect(await sandbox.calls("POST")).toEqual([]);
    });

    test("a token that the browser may not read is said", async ({ page, signIn, words, sandbox }) => {
      await sandbox.fault("POST /v3/auth/tokens no-expose");
      await page.goto("/quotas");
      await signIn.send();
      await expect(page.getByRole("alert")).toContainText(words.signIn.notExposed);
    });

    test("a server without CORS is told apart", async ({ page, signIn, words, sandbox }) => {
      await sandbox.fault("* /v3* no-cors");
      await page.goto("/quotas");
      await signIn.send();
      await expect(page.getByText(words.signIn.blocked)).toBeVisible();
    });
  });
}

test("a manager signs in for its department and sees that one alone", async ({ signIn, departments, department, page, words }) => {
  await signIn.at("/departments", { user: "user02", password: "Passw0rd-1", domain: "研发部", scope: { domain: "研发部" } });
  await expect(departments.link("研发部")).toBeVisible();
  await expect(departments.rows).toHaveCount(1);
  await departments.link("研发部").click();
  await expect(department.cap(words.item.cores)).toBeVisible();
  await expect(page.getByText(words.edit.roleHint)).toBeVisible();
});

test("a pasted token lets in; a wrong one is said", async ({ page, signIn, words, sandbox, platform }) => {
  sandbox.provoked = true;
  const token = await sandbox.token();
  await page.goto("/quotas");
  await signIn.choose(words.signIn.byToken);
  await signIn.field(words.signIn.token).fill("gAAAA-nonsense");
  await signIn.submit();
  await expect(page.getByRole("alert")).toContainText(words.signIn.tokenRejected);
  await signIn.field(words.signIn.token).fill(token);
  await signIn.submit();
  await expect(platform.heading).toBeVisible();
  await platform.ready();
});

test("an account without a role is let in without a scope, and told what it may not see", async ({ page, signIn, sandbox, words }) => {
  sandbox.provoked = true;
  await signIn.at("/quotas", { user: "user04", password: "Passw0rd-1", domain: "运维部", scope: "none" });
  await expect(page.getByText(words.failure.forbidden)).toBeVisible();
});

test("a session lives in memory: a reload signs out", async ({ page, signIn, platform }) => {
  await signIn.at("/quotas");
  await platform.ready();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain("gAAA");
  await page.reload();
  await expect(signIn.heading).toBeVisible();
});

test("a session kept for the tab survives a reload, and no other tab has it", async ({ page, context, signIn, platform, words }) => {
  await signIn.at("/quotas", { keep: true });
  await platform.ready();
  await page.reload();
  await platform.ready();
  const other = await context.newPage();
  await other.goto("/quotas");
  await expect(other.getByRole("heading", { level: 1, name: words.signIn.title })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("gAAA");
});

// Answers that are not what was promised: the page lives on, says what is wrong, and never makes a number up.
import { expect, test } from "./console";
import type { Locator } from "@playwright/test";

const FIGURES = ["cap", "handedOut", "used"] as const;

/** Nothing that a program says when it has lost its way. */
async function sane(table: Locator): Promise<void> {
  await expect(table).not.toContainText(/NaN|undefined|\[object|Infinity|inf\b/);
}

/** Faults after which no number of the answer can be believed: each is shown as it came, with the word for it. */
for (const kind of ["string-numbers", "object-numbers", "wrong-types"]) {
  test(`${kind}: what came is shown, and called no number`, async ({ signIn, platform, departments, department, words, sandbox }) => {
    await sandbox.fault(`GET /v3/domain_* ${kind}`);
    await signIn.at("/quotas");
    for (const column of FIGURES) {
      await expect(await platform.cell(words.item.cores, words.quota[column])).toContainText(words.item.notANumber);
    }
    await expect(await platform.cell(words.item.cores, words.quota.free)).toHaveText("–");
    await sane(platform.table);
    await signIn.page.goto("/departments");
    await signIn.send();
    await expect(departments.row("研发部")).toContainText(words.quota.flawed);
    await departments.link("研发部").click();
    await expect(await department.cell(words.item.cores, words.quota.handedOut)).toContainText(words.item.notANumber);
    await expect(department.cap(words.item.cores)).toHaveValue("");
    await sane(department.table);
  });
}

test("huge-numbers: beyond a double it is no number; more digits than a double has are not cut into another number", async ({ signIn, platform, words, sandbox }) => {
  await sandbox.fault("GET /v3/domain_* huge-numbers");
  await signIn.at("/quotas");
  await platform.ready();
  await signIn.page.getByRole("button", { name: words.quota.unfold }).click();
  await expect(platform.table).toContainText("1e400");
  await expect(platform.table).toContainText(words.item.notANumber);
  await sane(platform.table);
  // 9007199254740993 is the first whole number that a double cannot hold; it would read as …992.
  await expect(platform.table).not.toContainText(/9,007,199,254,740,99[24]/);
  await expect(platform.table).toContainText(/740,?993/);
});

test("negative-usage: −1 used is no figure", async ({ signIn, platform, words, sandbox }) => {
  await sandbox.fault("GET /v3/domain_* negative-usage");
  await signIn.at("/quotas");
  await platform.ready();
  const flawed = platform.table.getByRole("cell").filter({ hasText: words.item.notANumber });
  await expect(flawed.first()).toContainText("-1");
  await sane(platform.table);
});

test("missing-keys: a missing figure is not reported, and never 0", async ({ signIn, platform, department, words, sandbox }) => {
  await sandbox.fault("GET /v3/domain_* missing-keys");
  await signIn.at("/quotas");
  await platform.ready();
  await signIn.page.getByRole("button", { name: words.quota.unfold }).click();
  // The row of an item is there although one map lacks it, and says so in that cell alone.
  const rows = platform.table.getByRole("row").filter({ has: signIn.page.getByRole("cell", { name: words.item.notReported, exact: true }) });
  expect(await rows.count()).toBeGreaterThan(20);
  await sane(platform.table);
  await signIn.at(await department.address());
  await expect(department.table.getByText(words.item.notReported).first()).toBeVisible();
});

test("extra-keys: what nobody documented is kept under its own name", async ({ signIn, platform, words, sandbox }) => {
  await sandbox.fault("GET /v3/domain_* extra-keys");
  await signIn.at("/quotas");
  expect(await platform.figure("vgpu_profiles", words.quota.cap)).toBe(7);
  await expect(await platform.cell("文件存储", words.quota.cap)).toHaveText(words.item.unlimited);
  await sane(platform.table);
});

test("region-not-object: the region says what came, the others are shown", async ({ signIn, platform, page, words, sandbox }) => {
  await sandbox.fault("GET /v3/domain_* region-not-object");
  await signIn.at("/quotas");
  await expect(page.getByText(words.quota.problemRegion)).toContainText("temporarily unavailable");
  await platform.region("上海二区").check();
  await expect(platform.row(words.item.cores)).toBeVisible();
  await expect(page.getByText(words.quota.problemRegion)).toBeHidden();
});

test("empty-domain: no region is said, not an empty table", async ({ signIn, platform, page, words, sandbox, department }) => {
  await sandbox.fault("GET /v3/domain_* empty-domain");
  await signIn.at("/quotas");
  await expect(page.getByText(words.quota.noRegion, { exact: true })).toBeVisible();
  await expect(platform.table).toBeHidden();
  await signIn.at(await department.address());
  await expect(page.getByText(words.quota.noRegion, { exact: true })).toBeVisible();
});

/** Answers that are none: a failure with a way to try again. */
for (const [kind, said, detail] of [
  ["html", "unreadable", /<!doctype html>.*Sign in to the network/],
  ["truncated", "unreadable", /\{"domain"/],
  ["huge=30", "tooLarge", undefined],
  ["error-in-200=409", "conflict", /The request was refused/],
] as const) {
  test(`${kind}: said, with the server's words, and a way to try again`, async ({ page, signIn, platform, departments, department, words, sandbox }) => {
    await sandbox.fault(`GET /v3/domain_* ${kind}`);
    await signIn.at("/quotas");
    const notice = page.getByRole("alert").filter({ hasText: words.failure[said] });
    await expect(notice).toBeVisible();
    await expect(platform.table).toBeHidden();
    if (detail) {
      await notice.getByText(words.failure.details).click();
      await expect(notice).toContainText(detail);
    }
    await sandbox.clearFaults();
    await page.getByRole("button", { name: words.failure.retry }).click();
    await expect(platform.row(words.item.cores)).toBeVisible();
    await sandbox.fault(`GET /v3/domain_quotas* ${kind}`);
    await signIn.at("/departments");
    await expect(departments.row("财务部")).toContainText(words.failure[said], { timeout: 15_000 });
    await departments.link("财务部").click();
    await expect(page.getByRole("alert").filter({ hasText: words.failure[said] })).toBeVisible();
    await expect(department.table).toBeHidden();
  });
}

for (const kind of ["html", "truncated", "wrong-types"]) {
  test(`the list of departments as ${kind}: said, not an empty list`, async ({ page, signIn, words, sandbox }) => {
    await sandbox.fault(`GET /v3/domains ${kind}`);
    await signIn.at("/departments");
    const wrong = page.getByText(words.failure.unreadable).or(page.getByText(words.quota.unreadableDepartments));
    await expect(wrong).toBeVisible();
    await expect(page.getByText(words.quota.noDepartments)).toBeHidden();
  });

  test(`a sign-in answered with ${kind}: nobody is let in, and it is said`, async ({ page, signIn, words, sandbox }) => {
    await sandbox.fault(`POST /v3/auth/tokens ${kind}`);
    await page.goto("/quotas");
    await signIn.send();
    await expect(page.getByRole("alert").first()).not.toBeEmpty();
    await expect(signIn.heading).toBeVisible();
    await expect(page.getByRole("button", { name: words.signIn.submit })).toBeEnabled();
  });
}

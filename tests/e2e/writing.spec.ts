// What becomes of a write: conflicts, refusals, answers that never come. It is sent once, and nothing is claimed that
// was not seen.
import { expect, LOCALES, test } from "./console";

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("somebody changed it meanwhile: base, theirs, mine; mine is kept", async ({ signIn, department, words, sandbox }) => {
      const id = await sandbox.department("研发部");
      await signIn.at(await department.address());
      const { review } = department;
      const base = await department.raise(words.item.cores, 5);
      await sandbox.setQuota(id, "cores", base + 40);
      await review.apply().click();
      await expect(review.sheet).toContainText(words.edit.conflict);
      expect(await review.figure(words.item.cores, words.edit.base)).toBe(base);
      expect(await review.figure(words.item.cores, words.edit.theirs)).toBe(base + 40);
      expect(await review.figure(words.item.cores, words.edit.mine)).toBe(base + 5);
      expect(await sandbox.calls("PATCH")).toEqual([]);
      await review.button(words.edit.keepMine).click();
      expect(await review.figure(words.item.cores, words.edit.before)).toBe(base + 40);
      expect(await review.figure(words.item.cores, words.edit.after)).toBe(base + 5);
      await review.apply().click();
      await expect(review.sheet).toBeHidden();
      expect(await sandbox.cap(id, "cores")).toBe(base + 5);
    });
  });
}

test("somebody changed it meanwhile: theirs is taken", async ({ signIn, department, words, sandbox }) => {
  const id = await sandbox.department("研发部");
  await signIn.at(await department.address());
  const { review } = department;
  const base = await department.raise(words.item.cores);
  await sandbox.setQuota(id, "cores", base + 40);
  await review.apply().click();
  await review.button(words.edit.takeTheirs).click();
  await expect(review.sheet).toContainText(words.edit.nothingLeft);
  await review.back.click();
  await expect(department.cap(words.item.cores)).toHaveValue(String(base + 40));
  await expect(department.bar).toBeHidden();
  expect(await sandbox.calls("PATCH")).toEqual([]);
});

test("a manager may not: refused, written down, and the draft stays", async ({ frame, signIn, department, trail, words, sandbox }) => {
  sandbox.provoked = true;
  await signIn.at(await department.address(), { user: "user02", password: "Passw0rd-1", domain: "研发部", scope: { domain: "研发部" } });
  const { review } = department;
  const before = await department.raise(words.item.cores);
  await review.apply().click();
  await expect(review.sheet).toContainText(words.edit.notApplied);
  await expect(review.sheet).toContainText(words.failure.forbidden);
  await review.done.click();
  await expect(department.cap(words.item.cores)).toHaveValue(String(before + 5));
  await frame.link(words.frame.trail).click();
  await expect(trail.entries.first()).toContainText(words.trail.refused);
  await expect(trail.entries.first()).toContainText("403");
});

test("a member may not even look, and is told so", async ({ page, signIn, department, words, sandbox }) => {
  sandbox.provoked = true;
  await signIn.at(await department.address(), { user: "user01", password: "Passw0rd-1", scope: { project: "web", domain: "Default" } });
  await expect(page.getByText(words.failure.forbidden)).toBeVisible();
  await expect(department.table).toBeHidden();
});

for (const [fault, said] of [
  ["status=409", "conflict"],
  ["status=500", "stays"],
  ["status=503", "stays"],
  ["error-in-200=409", "conflict"],
  ["drop-before", "stays"],
  ["not-applied", "stays"],
  ["html", "stays"],
] as const) {
  test(`a PATCH that meets ${fault} is not claimed to be applied, and can be sent again`, async ({ signIn, department, words, sandbox }) => {
    const id = await sandbox.department("研发部");
    await signIn.at(await department.address());
    const { review } = department;
    const before = await department.raise(words.item.cores);
    await sandbox.fault(`PATCH /v3/domain_quotas* ${fault} times=1`);
    await review.apply().click();
    await expect(review.sheet).toContainText(words.edit.notApplied);
    const more = { conflict: words.failure.conflict, stays: words.edit.notAppliedItems(words.item.cores) }[said];
    await expect(review.sheet).toContainText(more);
    expect(await sandbox.calls("PATCH")).toHaveLength(1);
    expect(await sandbox.cap(id, "cores")).toBe(before);
    await review.retryRest.click();
    await review.apply().click();
    await expect(review.sheet).toBeHidden();
    expect(await sandbox.cap(id, "cores")).toBe(before + 5);
  });
}

test("a reply with old values is not believed; the next reading finds it done", async ({ signIn, department, words, sandbox }) => {
  await sandbox.fault("PATCH /v3/domain_quotas* stale-reply times=1");
  await signIn.at(await department.address());
  const { review } = department;
  await department.raise(words.item.cores);
  await review.apply().click();
  await expect(review.sheet).toContainText(words.edit.notAppliedItems(words.item.cores));
  await review.retryRest.click();
  await review.apply().click();
  await expect(review.sheet).toContainText(words.edit.nothingLeft);
  expect(await sandbox.calls("PATCH")).toHaveLength(1);
});

test("a connection lost after the write took effect: found applied by reading", async ({ frame, signIn, department, trail, words, sandbox }) => {
  await sandbox.fault("PATCH /v3/domain_quotas* drop-after times=1");
  await signIn.at(await department.address());
  const before = await department.raise(words.item.cores);
  await department.review.apply().click();
  await expect(department.review.sheet).toContainText(words.edit.found);
  await department.review.done.click();
  await expect(department.cap(words.item.cores)).toHaveValue(String(before + 5));
  await expect(department.bar).toBeHidden();
  await frame.link(words.frame.trail).click();
  await expect(trail.entries.first()).toContainText(words.trail.found);
  expect(await sandbox.calls("PATCH")).toHaveLength(1);
});

test.describe("with a time limit of two seconds", () => {
  test.use({ play: { settings: { timeout_seconds: 2 } } });

  test("no answer, but the effect: found applied by reading, sent once", async ({ signIn, department, words, sandbox }) => {
    await sandbox.fault("PATCH /v3/domain_quotas* timeout-after times=1");
    await signIn.at(await department.address());
    await department.raise(words.item.cores);
    await department.review.apply().click();
    await expect(department.review.sheet).toContainText(words.edit.found);
    expect(await sandbox.calls("PATCH")).toHaveLength(1);
  });

  test("no answer and no effect: not applied, sent once", async ({ signIn, department, words, sandbox }) => {
    await sandbox.fault("PATCH /v3/domain_quotas* timeout-before times=1");
    await signIn.at(await department.address());
    await department.raise(words.item.cores);
    await department.review.apply().click();
    await expect(department.review.sheet).toContainText(words.edit.notAppliedItems(words.item.cores));
    expect(await sandbox.calls("PATCH")).toHaveLength(1);
  });
});

for (const [place, settledBy] of [["the sheet", "sheet"], ["the trail", "trail"]] as const) {
  test(`no answer and no reading: unknown until it is settled in ${place}`, async ({ page, frame, signIn, department, trail, words, sandbox }) => {
    await signIn.at(await department.address());
    const { review } = department;
    const before = await department.raise(words.item.cores);
    await sandbox.fault("PATCH /v3/domain_quotas* latency=700");
    await sandbox.fault("PATCH /v3/domain_quotas* drop-after");
    await review.apply().click();
    await expect.poll(() => sandbox.calls("PATCH")).toHaveLength(1);
    await sandbox.fault("GET /v3/domain_quotas* status=403");
    await expect(review.sheet).toContainText(words.edit.unknown);
    expect(await sandbox.calls("PATCH")).toHaveLength(1);
    // Settling fails as long as nothing can be read, and says nothing else.
    await review.button(words.edit.settle).click();
    await expect(review.sheet).toContainText(words.edit.unknown);
    if (settledBy === "sheet") {
      await sandbox.clearFaults();
      await review.button(words.edit.settle).click();
      await expect(review.sheet).toContainText(words.edit.found);
      await review.done.click();
      await frame.link(words.frame.trail).click();
    } else {
      await review.done.click();
      await frame.link(words.frame.trail).click();
      await expect(trail.entries.first()).toContainText(words.trail.unknown);
      await sandbox.clearFaults();
      await trail.button(trail.entries.first(), words.trail.settle).click();
    }
    await expect(trail.entries.first()).toContainText(words.trail.found);
    await expect(trail.button(trail.entries.first(), words.trail.settle)).toBeHidden();
    await page.goBack();
    await expect(department.cap(words.item.cores)).toHaveValue(String(before + 5));
    expect(await sandbox.calls("PATCH")).toHaveLength(1);
  });
}

test("pressing Apply twice sends once", async ({ signIn, department, words, sandbox }) => {
  await signIn.at(await department.address());
  await department.raise(words.item.cores);
  await sandbox.fault("* /v3/domain_quotas* latency=300");
  await department.review.apply().dblclick();
  await expect(department.review.sheet).toBeHidden();
  expect(await sandbox.calls("PATCH")).toHaveLength(1);
});

test("when the values cannot be read before sending, nothing is sent", async ({ signIn, department, words, sandbox }) => {
  await signIn.at(await department.address());
  await department.raise(words.item.cores);
  await sandbox.fault("GET /v3/domain_quotas* status=403 times=1");
  await department.review.apply().click();
  await expect(department.review.sheet).toContainText(words.edit.rereadFailed);
  expect(await sandbox.calls("PATCH")).toEqual([]);
  await department.review.apply().click();
  await expect(department.review.sheet).toBeHidden();
});

test("an item that is not offered any more falls out, and is named", async ({ signIn, department, words, sandbox }) => {
  await signIn.at(await department.address());
  const cores = await department.capNow(words.item.cores);
  await department.cap(words.item.cores).fill(String(cores + 1));
  await department.reviewButton.click();
  await sandbox.fault("GET /v3/domain_quotas* empty-domain times=1");
  await department.review.apply().click();
  await expect(department.review.sheet).toContainText(words.item.cores);
  await expect(department.review.apply()).toBeHidden();
  expect(await sandbox.calls("PATCH")).toEqual([]);
});

test("both spellings of the vendor: the one that was read is written back", async ({ signIn, department, words, sandbox }) => {
  await sandbox.fault("plural");
  await signIn.at(await department.address());
  const before = await department.raise(words.item.networks);
  await department.review.apply().click();
  await expect(department.review.sheet).toBeHidden();
  const [patch] = await sandbox.calls("PATCH");
  expect(patch.body).toEqual({ domain: { region: "RegionOne", networks: before + 5 } });
  await expect(department.cap(words.item.networks)).toHaveValue(String(before + 5));
});

// Editing a department's caps in place: what is wrong is said at the field, nothing is sent, nothing is lost.
import { expect, LOCALES, test } from "./console";
import { figure, written } from "./pages/table";
import { ZH } from "./words";

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("what cannot be sent is said at its field, and stays", async ({ page, signIn, department, departments, words, sandbox }) => {
      await signIn.at(await department.address());
      const field = department.cap(words.item.cores);
      const before = await department.capNow(words.item.cores);
      const bad: [typed: string, said: string, use?: string][] = [
        ["1e400", words.edit.tooLarge, "2,147,483,647"],
        ["-5", words.edit.negative, "0"],
        ["3.7", words.edit.notWhole, "4"],
        ["", words.edit.empty],
        ["-1", words.edit.minusOne],
        ["１２０", words.edit.spelling, "120"],
      ];
      for (const [typed, said, use] of bad) {
        await field.fill(typed);
        await expect(field).toHaveAttribute("aria-invalid", "true");
        await expect(field).toHaveAccessibleDescription(new RegExp(said.replace(".", "\\.")));
        await expect(department.bar).toContainText(words.edit.faults(1));
        await expect(department.reviewButton).toBeDisabled();
        await expect(department.reviewButton).toHaveAccessibleDescription(words.edit.faults(1));
        await department.reviewButton.click({ force: true });
        await expect(department.review.sheet).toBeHidden();
        if (use) await expect(department.row(words.item.cores).getByRole("button", { name: words.edit.use(use) })).toBeVisible();
      }
      // Another region and back, another page and back.
      await department.region("上海二区").check();
      await expect(field).not.toHaveValue("１２０");
      await department.region("RegionOne").check();
      await expect(field).toHaveValue("１２０");
      await page.getByRole("link", { name: words.quota.allDepartments }).click();
      await departments.link("研发部").click();
      await expect(field).toHaveValue("１２０");
      await expect(department.bar).toContainText(words.edit.faults(1));
      // The nearest value, then what stood there.
      await department.row(words.item.cores).getByRole("button", { name: words.edit.use("120") }).click();
      await expect(field).toHaveValue("120");
      await expect(field).toBeFocused();
      await expect(department.reviewButton).toBeEnabled();
      await expect(department.row(words.item.cores)).toContainText(`${words.edit.was} ${written(before)}`);
      await department.undo(words.item.cores).click();
      await expect(field).toHaveValue(String(before));
      await expect(department.bar).toBeHidden();
      expect(await sandbox.calls("PATCH")).toEqual([]);
    });
  });
}

test("what is typed stays when the language changes", async ({ signIn, department, frame, words }) => {
  await signIn.at(await department.address());
  await department.cap(words.item.cores).fill("3.7");
  await frame.look(words.other);
  const field = department.page.getByRole("textbox", { name: ZH.edit.newCap(ZH.item.cores), exact: true });
  await expect(field).toHaveValue("3.7");
  await expect(field).toHaveAccessibleDescription(new RegExp(`^${ZH.edit.notWhole}`));
});

test("unlimited is a control of its own, and sent as such", async ({ signIn, department, words, sandbox }) => {
  await signIn.at(await department.address());
  const before = await department.capNow(words.item.cores);
  await department.unlimited(words.item.cores).check();
  await expect(department.cap(words.item.cores)).toBeHidden();
  await department.unlimited(words.item.cores).uncheck();
  await expect(department.cap(words.item.cores)).toHaveValue(String(before));
  await expect(department.bar).toBeHidden();
  await department.unlimited(words.item.cores).check();
  await department.reviewButton.click();
  await expect(await department.review.cell(words.item.cores, words.edit.before)).toHaveText(written(before));
  await expect(await department.review.cell(words.item.cores, words.edit.after)).toHaveText(words.item.unlimited);
  await department.review.apply().click();
  await expect(department.review.sheet).toBeHidden();
  await expect(department.unlimited(words.item.cores)).toBeChecked();
  const [patch] = await sandbox.calls("PATCH");
  expect(patch.body).toEqual({ domain: { region: "RegionOne", cores: -1 } });
});

test("only what changed is sent, one request per region, all at once in the review", async ({ signIn, department, words, sandbox }) => {
  await signIn.at(await department.address());
  const cores = await department.capNow(words.item.cores);
  await department.cap(words.item.cores).fill(String(cores + 5));
  await department.region("上海二区").check();
  await expect(department.cap(words.item.cores)).not.toHaveValue(String(cores + 5));
  const servers = await department.capNow(words.item.instances);
  await department.cap(words.item.instances).fill(String(servers + 2));
  await expect(department.bar).toContainText(words.edit.changes(2));
  await department.reviewButton.click();
  await department.review.apply(2).click();
  await expect(department.review.sheet).toBeHidden();
  const sent = (await sandbox.calls("PATCH")).map((call) => call.body);
  expect(sent).toEqual([
    { domain: { region: "RegionOne", cores: cores + 5 } },
    { domain: { region: "上海二区", instances: servers + 2 } },
  ]);
});

test("below what is handed out, by half, and to nothing: warned, not stopped", async ({ signIn, department, words }) => {
  await signIn.at(await department.address());
  await department.cap(words.item.cores).fill("0");
  await expect(department.cap(words.item.cores)).not.toHaveAttribute("aria-invalid", "true");
  await expect(department.row(words.item.cores)).toContainText(words.edit.below);
  await department.reviewButton.click();
  await expect(department.review.row(words.item.cores)).toContainText(words.edit.below);
});

test("discarding asks nobody and leaves nothing", async ({ signIn, department, words }) => {
  await signIn.at(await department.address());
  const before = await department.capNow(words.item.cores);
  await department.cap(words.item.cores).fill("1");
  await department.bar.getByRole("button", { name: words.edit.discard }).click();
  await expect(department.cap(words.item.cores)).toHaveValue(String(before));
  await expect(department.bar).toBeHidden();
});

test("a command to copy blanks the token", async ({ signIn, department, words }) => {
  await signIn.at(await department.address());
  await department.raise(words.item.cores);
  await department.review.sheet.getByText(words.edit.asCurl).first().click();
  const command = department.review.sheet.getByText(/curl/).last();
  await expect(command).toBeVisible();
  await expect(command).toContainText("PATCH");
  await expect(department.review.sheet).not.toContainText("gAAA");
});

test("the platform's own caps are changed behind a confirmation", async ({ page, signIn, platform, department, words, sandbox }) => {
  await signIn.at("/quotas");
  await platform.ready();
  await page.getByRole("button", { name: words.quota.editPlatform }).click();
  await page.getByRole("dialog").getByRole("button", { name: words.quota.editPlatformGo }).click();
  await expect(page).toHaveURL(/\/departments\/default$/);
  const before = await department.raise(words.item.cores);
  await expect(department.review.apply()).toBeDisabled();
  await department.review.apply().click({ force: true });
  await department.review.sheet.getByRole("checkbox", { name: words.edit.confirmPlatform }).check();
  await department.review.apply().click();
  await expect(department.review.sheet).toBeHidden();
  expect((await sandbox.calls("PATCH")).map((call) => call.body)).toEqual([{ domain: { region: "RegionOne", cores: before + 5 } }]);
});

test.describe("with a highest cap", () => {
  test.use({ play: { flags: ["--limits"] } });

  test("above it, and unlimited, is refused at the field", async ({ signIn, department, words, sandbox }) => {
    await signIn.at(await department.address());
    await department.capNow(words.item.cores);
    const limit = figure(await department.row(words.item.cores).getByRole("cell").last().innerText());
    await department.cap(words.item.cores).fill(String(limit + 1));
    await expect(department.cap(words.item.cores)).toHaveAccessibleDescription(new RegExp(words.edit.aboveLimit(written(limit))));
    await department.row(words.item.cores).getByRole("button", { name: words.edit.use(written(limit)) }).click();
    await expect(department.reviewButton).toBeEnabled();
    await department.unlimited(words.item.cores).check();
    await expect(department.row(words.item.cores)).toContainText(words.edit.unlimitedAbove(written(limit)));
    await expect(department.reviewButton).toBeDisabled();
    expect(await sandbox.calls("PATCH")).toEqual([]);
  });
});

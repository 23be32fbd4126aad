// A new password for a user: made or typed, reviewed, set, handed over, and gone.
import type { Page } from "@playwright/test";
import { wrong } from "./axe";
import { expect, LOCALES, test } from "./console";
import { idOf, signsIn } from "./pages/users";

/** Everything that outlives a card: the page, its address, its storage, the clipboard. */
async function leftBehind(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: string[] = [document.documentElement.outerHTML, location.href, document.title];
    document.querySelectorAll("input").forEach((input) => kept.push(input.value));
    for (const storage of [localStorage, sessionStorage]) kept.push(JSON.stringify({ ...storage }));
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(name!);
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        kept.push(JSON.stringify(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)))));
      }
      database.close();
    }
    kept.push(await navigator.clipboard.readText());
    return kept.join("\n");
  });
}

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a user is found, gets a generated password, and signs in with it; the old one is refused", async ({ page, signIn, users, trail, words, sandbox }) => {
      await signIn.at("/users");
      await users.open("user05");
      const id = idOf(page);
      await users.reset("user05");
      const secret = await users.secret("user05");
      expect(secret).toMatch(/^\S{16}$/);
      await expect(users.card("user05").getByText(words.reset.countdown)).toBeVisible();
      expect(await signsIn(sandbox.backends, id, secret)).toBe(201);
      expect(await signsIn(sandbox.backends, id, "Passw0rd-1")).toBe(401);
      expect((await sandbox.calls("PATCH")).map((call) => call.path)).toEqual([`/v3/users/${id}`]);
      await users.card("user05").getByRole("button", { name: words.reset.qr, exact: true }).click();
      await expect(users.card("user05").getByRole("img", { name: words.reset.qrLabel })).toBeVisible();
      expect(await wrong(page, "card")).toEqual([]);
      await users.card("user05").getByRole("button", { name: words.reset.clear }).click();
      await page.goto("/trail");
      await signIn.send();
      await expect(trail.entries.first()).toContainText(words.reset.trail);
      await expect(trail.entries.first()).toContainText("user05");
    });

    test("a typed password: both fields, what is weak, what the server demands; nothing of it blocks", async ({ page, signIn, users, words, sandbox }) => {
      await signIn.at("/users");
      await users.open("user06");
      const { reset } = words;
      await users.resetButton.click();
      const sheet = users.sheet("user06");
      await sheet.getByRole("radio", { name: reset.typed }).check();
      await sheet.getByRole("button", { name: reset.review, exact: true }).click();
      await expect(sheet.getByText(reset.empty)).toBeVisible();
      await sheet.getByLabel(new RegExp(`^${reset.password}`)).fill("user06");
      await expect(sheet.getByText(reset.weak)).toBeVisible();
      await expect(sheet.getByText(reset.short)).toBeVisible();
      await expect(sheet.getByText(reset.named)).toBeVisible();
      await expect(sheet.getByText(reset.rule)).toBeVisible();
      await sheet.getByLabel(new RegExp(`^${reset.again}`)).fill("user07");
      await sheet.getByLabel(new RegExp(`^${reset.again}`)).press("Enter");
      await expect(sheet.getByText(reset.differs)).toBeVisible();
      expect(await wrong(page, "typed password")).toEqual([]);
      expect(await sandbox.calls("PATCH")).toEqual([]);
      await sheet.getByLabel(new RegExp(`^${reset.again}`)).fill("user06");
      await sheet.getByLabel(new RegExp(`^${reset.again}`)).press("Enter");
      await expect(sheet.getByRole("button", { name: reset.go, exact: true })).toBeVisible();
      expect(await wrong(page, "review of a password")).toEqual([]);
      await sheet.getByRole("button", { name: reset.go, exact: true }).click();
      expect(await users.secret("user06")).toBe("user06");
      expect(await signsIn(sandbox.backends, idOf(page), "user06")).toBe(201);
    });

    for (const status of [400, 403, 404, 409, 501] as const) {
      test(`a reset refused with ${status} says why in its own words, and keeps what was chosen`, async ({ signIn, users, words, sandbox }) => {
        await signIn.at("/users");
        await users.open("user05");
        await sandbox.fault(`PATCH /v3/users* status=${status} times=1`);
        await users.reset("user05", "K7m-wq2Rvx");
        const sheet = users.sheet("user05");
        await expect(sheet.getByText(words.reset.failed)).toBeVisible();
        await expect(sheet.getByText(words.reset.said[status])).toBeVisible();
        await sheet.getByRole("button", { name: words.reset.back, exact: true }).click();
        await expect(sheet.getByLabel(new RegExp(`^${words.reset.password}`))).toHaveValue("K7m-wq2Rvx");
        expect(await sandbox.calls("PATCH")).toHaveLength(1);
      });
    }
  });
}

test("no secret outlives its card: not in the page, its address, its storage, the trail, the clipboard, the console", async ({ page, context, signIn, users, words }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const heard: string[] = [];
  page.on("console", (message) => heard.push(message.text()));
  await signIn.at("/users", { keep: true });
  await users.open("user05");
  const { reset } = words;
  for (const typed of ["T7ped-secret-Qx", undefined]) {
    await users.resetButton.click();
    const sheet = users.sheet("user05");
    if (typed) {
      await sheet.getByRole("radio", { name: reset.typed }).check();
      await sheet.getByLabel(new RegExp(`^${reset.password}`)).fill(typed);
      await sheet.getByLabel(new RegExp(`^${reset.again}`)).fill(typed);
    }
    await sheet.getByRole("button", { name: reset.review, exact: true }).click();
    await sheet.getByText(words.edit.asCurl).click();
    const command = await sheet.getByRole("region", { name: words.edit.asCurl }).innerText();
    expect(command).toContain("$PASSWORD");
    await sheet.getByRole("button", { name: reset.go, exact: true }).click();
    const secret = await users.secret("user05");
    expect(secret).toBe(typed ?? secret);
    expect(command).not.toContain(secret);
    const card = users.card("user05");
    await card.getByRole("button", { name: reset.copy, exact: true }).click();
    await expect(card.getByRole("button", { name: reset.copied })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
    await card.getByRole("button", { name: reset.clear }).click();
    await expect(card).toBeHidden();
    await expect.poll(() => leftBehind(page)).not.toContain(secret);
    expect(heard.join("\n")).not.toContain(secret);
  }
});

test("the card clears itself, and asks before it is closed with nothing taken from it", async ({ page, signIn, users, words }) => {
  await signIn.at("/users");
  await users.open("user05");
  await users.reset("user05");
  const secret = await users.secret("user05");
  await page.keyboard.press("Escape");
  await expect(users.card("user05").getByText(words.reset.unsaved)).toBeVisible();
  await users.card("user05").getByRole("button", { name: words.reset.stay }).click();
  // Two minutes later, by the clock of this machine.
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 125_000;
  });
  await expect(users.card("user05")).toBeHidden();
  await expect(page.getByText(words.reset.cleared)).toBeVisible();
  expect(await page.content()).not.toContain(secret);
});

test("leaving the page clears the card", async ({ page, signIn, users }) => {
  await signIn.at("/users");
  await users.open("user05");
  await users.reset("user05");
  const secret = await users.secret("user05");
  await page.goBack();
  await expect(users.heading).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.goForward();
  await expect(users.resetButton).toBeVisible();
  expect(await page.content()).not.toContain(secret);
});

test.describe("with a time limit of two seconds", () => {
  test.use({ play: { settings: { timeout_seconds: 2 } } });

  for (const kind of ["timeout-after", "timeout-before"] as const) {
    test(`a reset without an answer (${kind}): nobody knows, until it is tried`, async ({ page, signIn, users, words, sandbox }) => {
      await signIn.at("/users");
      await users.open("user05");
      const id = idOf(page);
      await sandbox.fault(`PATCH /v3/users* ${kind} times=1`);
      await users.reset("user05");
      const card = users.card("user05");
      await expect(card.getByText(words.reset.unknown)).toBeVisible();
      expect(await sandbox.calls("PATCH")).toHaveLength(1);
      const secret = await users.secret("user05");
      await card.getByRole("button", { name: words.reset.tryIt }).click();
      if (kind === "timeout-after") {
        await expect(card.getByText(words.reset.works)).toBeVisible();
        expect(await signsIn(sandbox.backends, id, secret)).toBe(201);
      } else {
        await expect(card.getByText(words.reset.refused)).toBeVisible();
        await card.getByRole("button", { name: words.reset.sendAgain }).click();
        await expect(card.getByText(words.reset.refused)).toBeHidden();
        await expect.poll(() => signsIn(sandbox.backends, id, secret)).toBe(201);
        expect(await users.secret("user05")).toBe(secret);
      }
    });
  }
});

test("one's own password: warned before, signed out after, and in again with the new one", async ({ page, signIn, users, words, sandbox }) => {
  sandbox.provoked = true;
  await signIn.at("/users");
  await users.open("admin");
  await users.resetButton.click();
  await expect(users.sheet("admin").getByText(words.reset.own)).toBeVisible();
  await page.keyboard.press("Escape");
  await users.reset("admin", "An0ther-devstack");
  await expect(users.card("admin")).toBeVisible();
  await users.card("admin").getByRole("button", { name: words.reset.clear }).click();
  await page.getByRole("button", { name: words.quota.reload }).click();
  await expect(signIn.panel).toBeVisible();
  await signIn.send({ password: "An0ther-devstack" });
  await expect(signIn.panel).toBeHidden();
});

// The calendar of renewals: what ends in which month and what it costs, renewed in one go, saved for a calendar.
import { wrong } from "./axe";
import { expect, LOCALES, test } from "./console";
import { dues, forget, renewed, yuan, type Due } from "./due";
import { Calendar } from "./pages/calendar";

/** The sum of a part, as its heading has it. */
function total(due: Due): string {
  return yuan(due.renewable.reduce((sum, { fen }) => sum + fen, 0));
}

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("months and sums are those of the engine's own list, by every term", async ({ page, signIn, sandbox, words }) => {
      const calendar = new Calendar(page, words);
      await signIn.at("/servers/calendar?show=terms", { keep: true });
      await calendar.enter();
      for (const months of [1, 12]) {
        await calendar.term.selectOption(String(months));
        const expected = await dues(sandbox.backends, months);
        await expect(calendar.headings()).toHaveText(expected.map(({ when }) => calendar.named(when)));
        expect(expected[0].when).toBe("overdue");
        for (const due of expected) {
          const part = calendar.part(due.when);
          await expect(part).toContainText(words.calendar.counted(due.machines.length));
          if (due.renewable.length) await expect(part).toContainText(words.calendar.toRenew(total(due), due.renewable.length));
          const shut = due.machines.length - due.renewable.length;
          if (shut) await expect(part).toContainText(words.calendar.notRenewable(shut));
        }
        // The first two are open: every server in them is there, and has a box if it can be renewed.
        for (const due of expected.slice(0, 2)) {
          await expect(calendar.rows(due.when)).toHaveCount(due.machines.length);
          const open = new Set(due.renewable.map(({ machine }) => machine.name));
          for (const { name } of due.machines) await expect(calendar.box(name)).toHaveCount(open.has(name) ? 1 : 0);
        }
      }
      await expect(page).toHaveURL((url) => url.searchParams.get("term") === "12");
      await page.reload();
      await calendar.read();
      await expect(calendar.term).toHaveValue("12");
      await expect(calendar.opener("overdue")).toHaveAttribute("aria-expanded", "true");
    });

    test("two are ticked and renewed through the sheet, once each", async ({ page, signIn, sandbox, words }) => {
      const calendar = new Calendar(page, words);
      await forget(sandbox.console);
      await signIn.at("/servers/calendar?show=terms&term=3");
      await calendar.enter();
      const [due] = (await dues(sandbox.backends, 3)).filter(({ when, renewable }) => when !== "overdue" && renewable.length > 2);
      await calendar.opener("overdue").click();
      const opener = calendar.opener(due.when);
      if ((await opener.getAttribute("aria-expanded")) === "false") await opener.click();
      const two = due.renewable.slice(0, 2);
      const sum = yuan(two.reduce((sum, { fen }) => sum + fen, 0));
      for (const { machine } of two) await calendar.box(machine.name).check();
      await expect(calendar.bar).toContainText(words.calendar.toRenew(sum, 2));
      await expect(calendar.choosePart(due.when)).not.toBeChecked();
      await calendar.renew.click();
      const sheet = page.getByRole("dialog", { name: words.calendar.sheet(2) });
      await expect(sheet.getByRole("combobox")).toHaveValue("3");
      await expect(sheet).toContainText(sum);
      await sheet.getByRole("button", { name: words.calendar.sheet(2), exact: true }).dblclick();
      await expect(sheet.getByText(words.calendar.accepted, { exact: true })).toHaveCount(2);
      await page.keyboard.press("Escape");
      await expect(sheet).toBeHidden();
      const done = await renewed(sandbox.console);
      expect(done.map(({ guid }) => guid).sort()).toEqual(two.map(({ machine }) => String(machine.guid)).sort());
      expect(done.map(({ amount }) => amount).sort()).toEqual(two.map(({ fen }) => (fen / 100).toFixed(2)).sort());
      // A renewed term takes its tick along, and stands three months later.
      await expect(calendar.bar).toHaveCount(0);
      const now = await dues(sandbox.backends, 3);
      await expect(calendar.headings()).toHaveText(now.map(({ when }) => calendar.named(when)));
    });

    test("what is shown is saved as a file for calendars", async ({ page, signIn, sandbox, words }) => {
      const calendar = new Calendar(page, words);
      await signIn.at("/servers/calendar?show=terms");
      await calendar.enter();
      const all = (await dues(sandbox.backends, 1)).flatMap(({ machines }) => machines);
      const file = await calendar.save();
      const lines = file.split("\r\n");
      expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
      expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(all.length);
      expect(lines.filter((line) => line === "TRIGGER:-P3D")).toHaveLength(all.length);
      expect(lines.filter((line) => Buffer.byteLength(line) > 75 || line.includes("\n"))).toEqual([]);
      const uids = lines.filter((line) => line.startsWith("UID:"));
      expect(new Set(uids).size).toBe(all.length);
      const [first] = all;
      const start = new Date(`${first.end_time.replace(" ", "T")}+08:00`).toISOString().replace(/[-:]|\.000/g, "");
      expect(file).toContain(`DTSTART:${start}`);
      expect(file.replaceAll("\r\n ", "")).toContain(`SUMMARY:${first.name} · ${words.calendar.ended}`);
      await calendar.filter.fill(first.name);
      await expect(calendar.headings()).toHaveCount(1);
      expect((await calendar.save()).match(/BEGIN:VEVENT/g)).toHaveLength(1);
    });

    test("the page has no fault, in both themes, wide and narrow", async ({ page, signIn, words }) => {
      test.slow();
      const calendar = new Calendar(page, words);
      await signIn.at("/servers/calendar", { keep: true });
      await calendar.enter();
      const faults: string[] = [];
      for (const scheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        for (const width of [1280, 390, 360]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto("/servers/calendar");
          await calendar.read();
          await calendar.chooseParts().first().check();
          await expect(calendar.bar).toBeVisible();
          faults.push(...(await wrong(page, `renewals, ${scheme}, ${width}`)));
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect(over, `pixels wider than the window of ${width}`).toBeLessThanOrEqual(0);
        }
      }
      expect(faults).toEqual([]);
    });
  });
}

test("only downgrades, filters and the next thirty days", async ({ page, signIn, words, sandbox }) => {
  const calendar = new Calendar(page, words);
  await signIn.at("/servers/calendar", { keep: true });
  await calendar.enter();
  await page.getByRole("button", { name: words.calendar.soon, exact: true }).click();
  const soon = (await dues(sandbox.backends, 1)).flatMap(({ renewable }) => renewable).filter(({ machine }) => {
    const ends = Date.parse(`${machine.end_time.replace(" ", "T")}+08:00`);
    // Days are those of the engine's calendar.
    const day = (at: number) => Math.floor((at + 8 * 3_600_000) / 86_400_000);
    return ends >= Date.now() && day(ends) - day(Date.now()) <= 30;
  });
  const sum = yuan(soon.reduce((sum, { fen }) => sum + fen, 0));
  await expect(calendar.bar).toContainText(words.calendar.toRenew(sum, soon.length));
  await calendar.only(words.calendar.onlyDowngrades);
  await expect(page.getByRole("cell", { name: words.calendar.downgrade }).first()).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page).toHaveURL(/show=downgrades/);
  await calendar.filter.fill("no such server");
  await expect(page.getByText(words.calendar.noMatch)).toBeVisible();
  await page.getByRole("button", { name: words.calendar.clear }).last().click();
  await expect(calendar.opener("overdue")).toBeVisible();
  await expect(page).not.toHaveURL(/show=|q=/);
});

test("the engine refuses the list: it is said, and nothing is made up", async ({ page, signIn, sandbox, words }) => {
  test.slow();
  const calendar = new Calendar(page, words);
  await signIn.at("/servers/calendar");
  await calendar.enter();
  await sandbox.fault("POST /api/sync_baremetal status=500");
  const before = await calendar.headings().allTextContents();
  await page.getByRole("button", { name: words.calendar.reload, exact: true }).click();
  await expect(page.getByText(words.calendar.stale).first()).toBeVisible({ timeout: 20_000 });
  await expect(calendar.headings()).toHaveText(before);
});

test.describe("five thousand servers", () => {
  test.use({ play: { flags: ["--servers", "5000"] } });

  test("few rows are drawn, and a month of hundreds is ticked at once", async ({ page, signIn, words }) => {
    test.slow();
    const calendar = new Calendar(page, words);
    await signIn.at("/servers/calendar?show=terms");
    await calendar.enter();
    expect(await page.getByRole("row").count()).toBeLessThan(200);
    await calendar.chooseParts().nth(1).check();
    await expect(calendar.bar).toContainText(words.calendar.chosen);
    await calendar.filter.fill("5123");
    await expect(page.getByRole("link", { name: /-5123$/ })).toBeVisible();
  });
});

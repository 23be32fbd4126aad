// Who buys is sent with the order and kept nowhere: in no storage of the browser, in no address, and not in what the review and
// the trail say.
import type { Page } from "@playwright/test";
import { expect, LOCALES, test } from "./console";
import { Order } from "./pages/order";

const BUYER = { name: "欧阳明月", mobile: "13800138000", card: "11010519491231002X" };

/** Everything that the browser keeps for the page, and its address. */
async function kept(page: Page): Promise<string> {
  const all = await page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const databases: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name ?? ""));
      for (const each of Array.from(database.objectStoreNames)) {
        const store = database.transaction(each).objectStore(each);
        databases.push(name, each, await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]));
      }
      database.close();
    }
    return [{ ...sessionStorage }, { ...localStorage }, databases, location.href, history.state, document.cookie, document.title];
  });
  return `${JSON.stringify(all)} ${decodeURIComponent(page.url())}`;
}

/** Nothing of the buyer is kept; something of the order is, so that it is known where to look. */
async function nothingOfTheBuyer(page: Page, ofTheOrder: string): Promise<void> {
  await expect.poll(() => kept(page)).toContain(ofTheOrder);
  const found = await kept(page);
  for (const part of Object.values(BUYER)) expect(found).not.toContain(part);
}

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("name, mobile number and identity card leave with the order and stay nowhere", async ({ page, signIn, trail, words, sandbox }) => {
      test.slow();
      const w = words.order;
      const order = new Order(page, words);
      const field = (name: string) => page.getByRole("textbox", { name, exact: true });
      const fill = async () => {
        await order.password.fill("Kupfer-17-Nagel");
        await order.again.fill("Kupfer-17-Nagel");
        await field(w.buyerName).fill(BUYER.name);
        await field(w.mobile).fill(BUYER.mobile);
        await field(w.idNumber).fill(BUYER.card);
      };
      await signIn.at("/order", { keep: true });
      await order.enter(true);
      await order.choice("中国内蒙").check();
      await order.machine("均衡型Gold-6230-67").check();
      await order.system.selectOption({ label: "CentOS 7.9 64位" });
      await order.remarks.fill("for the archive");
      await fill();
      await nothingOfTheBuyer(page, "for the archive");
      // Neither are they there after a reload, where the draft is.
      await page.reload();
      await expect(order.remarks).toHaveValue("for the archive");
      for (const name of [w.buyerName, w.mobile, w.idNumber]) await expect(field(name)).toHaveValue("");

      await fill();
      await order.toReview.click();
      const number = await order.numberOf();
      const nowhereIn = async (text: string) => {
        for (const part of Object.values(BUYER)) expect(text).not.toContain(part);
      };
      // The review says what is told of the buyer, not what it is; neither does the command.
      await expect(order.sheet).toContainText([w.buyerName, w.mobile, w.idNumber].join(", "));
      await nowhereIn((await order.sheet.textContent()) ?? "");
      await nothingOfTheBuyer(page, number);

      // Written down as a question, and settled.
      await sandbox.fault("POST /api/sync_baremetal status=403 after=/api/create");
      await sandbox.fault("POST /api/create drop-after times=1");
      await order.send().click();
      await expect(order.sheet).toContainText(w.unknown);
      const calls = (await sandbox.calls("POST")).filter(({ path }) => path === "/api/create");
      const sent = { auth_name: BUYER.name, auth_mobile: BUYER.mobile, auth_idnum: BUYER.card };
      expect(calls.map(({ body }) => body)).toMatchObject([sent]);
      await nothingOfTheBuyer(page, number);
      await sandbox.clearFaults();
      await page.goto("/trail");
      await trail.button(trail.entries.first(), words.trail.settle).click();
      await expect(trail.entries.first()).toContainText(words.trail.found);
      await nowhereIn((await page.getByRole("main").textContent()) ?? "");
      await nothingOfTheBuyer(page, number);

      // And bought with an answer.
      await page.goto("/order");
      await fill();
      await order.toReview.click();
      const another = await order.numberOf();
      await order.send().click();
      await expect(page).toHaveURL(/\/servers\/\d+$/);
      await nothingOfTheBuyer(page, another);
      await nowhereIn((await page.locator("body").textContent()) ?? "");
      expect((await sandbox.ledger("create")).map((one) => one.agent_order_no)).toEqual([number, another]);
    });
  });
}

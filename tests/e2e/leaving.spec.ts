// A page that is being left: it stays until the next one has arrived, and nothing that is pressed on it meanwhile does harm.
// A person who has left: nothing of theirs is anybody else's.
import type { Page } from "@playwright/test";
import { behind } from "./behind";
import { expect, test } from "./console";
import { Order } from "./pages/order";

const storage = (page: Page) => page.evaluate(() => JSON.stringify(sessionStorage));

behind("a page that is being left is deaf, and the next one comes", async ({ page, frame, signIn, users, servers, words, gateway }) => {
  await signIn.at(`${gateway.address}/users`);
  await expect(users.link("admin")).toBeVisible();
  gateway.holds = (path) => path.endsWith(".wasm");
  await frame.link(words.servers.title).click();
  await expect(page).toHaveURL(/\/servers$/);
  await expect.poll(() => gateway.waiting).toBeGreaterThan(0);
  // What belongs to the old page hears nothing any more; what is everybody's changes it no more.
  await users.table.getByRole("columnheader").getByRole("button").first().click();
  await users.filter.fill("x");
  await users.state().selectOption({ index: 1 });
  await frame.look(words.frame.dark);
  await page.setViewportSize({ width: 700, height: 700 });
  await expect(users.heading).toBeVisible();
  gateway.release();
  await expect(servers.heading).toBeVisible();
  await expect(users.heading).toBeHidden();
});

test("a draft is nobody's after its person has left, also where the order was not looked at again", async ({ page, frame, signIn, words }) => {
  const order = new Order(page, words);
  const begin = async () => {
    await signIn.at("/order");
    await order.enter();
    await order.configure("zhzy4.0", "Kupfer-17-Nagel", /^裸4\.0ZH/);
    await order.remarks.fill("for the archive");
    await expect.poll(() => storage(page)).toContain("for the archive");
    await page.goto("/trail");
  };
  await begin();
  await signIn.send();
  await expect(signIn.heading).toBeHidden();
  expect(await storage(page)).toContain("for the archive");
  await frame.signOut();
  await expect(signIn.heading).toBeVisible();
  expect(await storage(page)).not.toContain("for the archive");
  await begin();
  await signIn.send({ user: "user01", password: "Passw0rd-1", scope: { project: "web", domain: "Default" } });
  await expect(signIn.heading).toBeHidden();
  expect(await storage(page)).not.toContain("for the archive");
});

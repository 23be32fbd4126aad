// The weight of first loads, as a browser fetches them.
import { expect, test } from "./console";
import { firstLoad, total } from "./first_load";
import { SAMPLE } from "./pages/servers";

const MOST_BYTES = 200_000;
const MOST_BYTES_OF_SERVERS = 220_000;
const MOST_REQUESTS = 12;

test("the first load of the quota page stays inside its budget", async ({ page, signIn, platform, sandbox }) => {
  await signIn.at("/quotas", { keep: true });
  await platform.ready();
  const all = await firstLoad(page, sandbox, () => platform.ready());
  expect(all.map((load) => load.url)).toContain("/quotas");
  expect(total(all)).toBeGreaterThan(50_000);
  expect(total(all), "bytes as sent (of the release build)").toBeLessThanOrEqual(MOST_BYTES);
  expect(all.length).toBeLessThanOrEqual(MOST_REQUESTS);
  expect(new Set(all.map((load) => load.url)).size, "nothing is fetched twice").toBe(all.length);
});

test("the first load of the users stays inside its budget", async ({ page, signIn, users, sandbox }) => {
  const seen = () => expect(users.link("admin")).toBeVisible();
  await signIn.at("/users", { keep: true });
  await seen();
  const all = await firstLoad(page, sandbox, seen);
  expect(total(all)).toBeGreaterThan(50_000);
  expect(total(all), "bytes as sent (of the release build)").toBeLessThanOrEqual(MOST_BYTES);
  expect(all.length).toBeLessThanOrEqual(MOST_REQUESTS);
});

test("a page opened by its address looks as one that was come to", async ({ page, signIn, platform, frame, users, words }) => {
  const looks = async () => {
    await expect(users.link("admin")).toBeVisible();
    return page.evaluate(() =>
      [...document.querySelectorAll("main button, main input, main th, main td, main a")].map((element) => {
        const { borderTop, padding, backgroundColor, minHeight } = getComputedStyle(element);
        return `${element.tagName} ${borderTop} ${padding} ${backgroundColor} ${minHeight}`;
      }),
    );
  };
  await signIn.at("/quotas", { keep: true });
  await page.reload();
  await platform.ready();
  await frame.link(words.users.title).click();
  const cameTo = await looks();
  await page.goto("/users");
  expect(await looks()).toEqual(cameTo);
});

test("the first load of the servers stays inside its budget", async ({ page, signIn, servers, sandbox }) => {
  const seen = () => expect(servers.row(SAMPLE.name)).toBeVisible();
  await signIn.at("/servers", { keep: true });
  await servers.enter(undefined, true);
  await seen();
  const all = await firstLoad(page, sandbox, seen);
  expect(total(all)).toBeGreaterThan(50_000);
  expect(total(all), "bytes as sent (of the release build)").toBeLessThanOrEqual(MOST_BYTES_OF_SERVERS);
});

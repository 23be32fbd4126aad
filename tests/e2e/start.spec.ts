// The release build starts, and says readably when it cannot.
import { chromium, expect, test, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { StaticHost } from "./static_host";

const DIST = process.env.DIST ?? "dist";
const HTML = readFileSync(`${DIST}/index.html`, "utf8");
type Opening = [name: string, hash: string, plain: number];
const PAGES: Record<string, Opening> = JSON.parse(/data-pages='([^']+)'/.exec(HTML)![1]);
/** The file with the chunks of a page, for whoever opens the console there. */
const opening = (page: string) => {
  const [name, hash] = PAGES[page];
  return `${name}-${Buffer.from(hash, "base64").toString("hex").slice(0, 12)}.wasm`;
};
const FAILED = /could not start/;
const MISSING = /program could not be downloaded/;

let host: StaticHost;
let address: string;

test.beforeEach(async () => {
  host = new StaticHost(DIST);
  address = await host.start();
});
test.afterEach(() => host.stop());

/** Everything the page complains about: broken policy, uncaught faults, warnings. */
function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && heard.push(message.text()));
  page.on("pageerror", (fault) => heard.push(String(fault)));
  return heard;
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("it starts under the strict policy, fetches each file once, and complains about nothing", async ({ page }) => {
  const heard = complaints(page);
  await page.goto(`${address}/quotas`);
  await expect(heading(page)).toBeVisible();
  await page.waitForLoadState("networkidle");
  const ours = heard.filter((text) => !text.includes("127.0.0.1:8081")); // no back end runs here
  expect(ours).toEqual([]);
  expect(host.asked.length).toBe(new Set(host.asked).size);
  expect(host.asked.length).toBeLessThanOrEqual(12);
});

test("the chunks of the page are asked for before the main module runs, in one file", async ({ page }) => {
  host.fate = (name) => (/^gantry-.*\.wasm$/.test(name) ? "refused" : "whole");
  await page.goto(`${address}/quotas`);
  await expect(page.getByText(FAILED)).toBeVisible();
  expect(host.asked).toContain(opening("/sign-in")); // nobody is signed in
  await page.addInitScript(() => sessionStorage.setItem("gantry.session", "[]"));
  await page.reload();
  await expect(page.getByText(FAILED)).toBeVisible();
  expect(host.asked).toContain(opening("/quotas"));
  expect(host.asked.filter((name) => /^(shared|platform|sign_in)-/.test(name))).toEqual([]);
});

for (const fate of ["tampered", "refused"] as const) {
  test(`main module ${fate}: nothing runs, and the page says so in the reader's language`, async ({ browser }) => {
    host.fate = (name) => (/^gantry-.*\.wasm$/.test(name) ? fate : "whole");
    for (const [locale, words] of [["en-GB", FAILED], ["zh-CN", /控制台未能启动/]] as const) {
      const page = await browser.newPage({ locale });
      await page.goto(`${address}/quotas`);
      await expect(page.getByText(words)).toBeVisible();
      await expect(heading(page)).toHaveCount(0);
      await page.close();
    }
  });

  test(`script ${fate}: nothing runs, and after a while the page says so in both languages`, async ({ page }) => {
    host.fate = (name) => (/^gantry-.*\.js$/.test(name) ? fate : "whole");
    await page.goto(`${address}/quotas`);
    const said = [page.getByText(/has not started yet/), page.getByText(/控制台仍未启动/)];
    for (const words of said) await expect(words).toBeHidden();
    // The patience of the style sheet, over at once.
    await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
    for (const words of said) await expect(words).toBeVisible();
    await expect(heading(page)).toHaveCount(0);
  });
}

for (const fate of ["tampered", "refused"] as const) {
  test(`a page's chunk ${fate}: the console stays alive, and a second try brings the page`, async ({ page }) => {
    host.fate = (name) => (name === opening("/sign-in") ? fate : "whole");
    await page.goto(`${address}/quotas`);
    await expect(page.getByText(MISSING)).toBeVisible({ timeout: 10_000 });
    host.fate = () => "whole";
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(heading(page)).toBeVisible();
    await expect(page.getByText(MISSING)).toBeHidden();
  });
}

test("a tampered style sheet is not applied", async ({ page }) => {
  host.fate = (name) => (name.endsWith(".css") ? "tampered" : "whole");
  await page.goto(`${address}/quotas`);
  await expect(heading(page)).toBeVisible();
  expect(await page.evaluate(() => document.styleSheets.length)).toBe(0);
});

test("without script there is a text in both languages", async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(address);
  const text = page.locator("noscript p"); // not by text: such a search leaves noscript out
  await expect(text).toHaveText([/Gantry 需要 JavaScript 和 WebAssembly/, /Gantry needs JavaScript and WebAssembly/]);
  for (const paragraph of await text.all()) await expect(paragraph).toBeVisible();
  await page.close();
});

test("without WebAssembly the page says so and fetches no chunk", async ({ launchOptions }) => {
  const browser = await chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), "--js-flags=--jitless"] });
  const page = await browser.newPage({ locale: "en" });
  await page.goto(`${address}/quotas`);
  await expect(page.getByText("This browser has no WebAssembly")).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(host.asked).not.toContain(opening("/sign-in"));
  await browser.close();
});

test("theme, density and language stand on the page before its first paint", async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem("gantry.theme", "dark");
    localStorage.setItem("gantry.density", "compact");
    localStorage.setItem("gantry.language", "zh-CN");
  });
  host.fate = (name) => (name.endsWith(".wasm") ? "refused" : "whole"); // the script alone
  await page.goto(address);
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(html).toHaveAttribute("data-density", "compact");
  await expect(html).toHaveAttribute("lang", "zh-CN");
});

test("script that comes as markup or as an address is refused", async ({ page }) => {
  await page.goto(`${address}/quotas`);
  await expect(heading(page)).toBeVisible();
  const outcome = await page.evaluate(() => {
    const attempt = (action: () => unknown) => {
      try {
        action();
        return "done";
      } catch (fault) {
        return (fault as Error).name;
      }
    };
    return {
      plain: attempt(() => (document.createElement("div").innerHTML = "<p>plain</p>")),
      handler: attempt(() => (document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>")),
      address: attempt(() => (document.createElement("script").src = "/evil.js")),
    };
  });
  expect(outcome).toEqual({ plain: "TypeError", handler: "TypeError", address: "TypeError" });
});

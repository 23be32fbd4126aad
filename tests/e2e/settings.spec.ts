// The settings file: a wrong one gives a readable page, a wrong address a readable refusal.
import { test as base } from "@playwright/test";
import { complaints, expect, LOCALES } from "./console";
import { SignIn } from "./pages/sign_in";
import { DIST } from "./sandbox";
import { StaticHost } from "./static_host";
import { EN, ZH } from "./words";

const test = base.extend<{ host: StaticHost; words: typeof EN }>({
  words: async ({ locale }, use) => use(locale?.startsWith("zh") ? ZH : EN),
  host: async ({}, use) => {
    const host = new StaticHost(DIST);
    await host.start();
    await use(host);
    await host.stop();
  },
  baseURL: async ({ host }, use) => use(host.address),
});

/** The files that cannot be used, and what the page must name. */
const WRONG: [what: string, text: string, named: RegExp][] = [
  ["no JSON", '{\n  "keystone": {,\n}', /2/],
  ["no keystone.url", '{"keystone":{}}', /keystone\.url/],
  ["a misspelled key", '{"keystone":{"ulr":"http://127.0.0.1:1/v3"}}', /keystone\.ulr/],
  ["a relative address", '{"keystone":{"url":"cloud.example:5000"}}', /keystone\.url/],
  ["no text", '{"keystone":{"url":7}}', /keystone\.url/],
  ["a strange language", '{"language":"de","keystone":{"url":"/v3"}}', /language/],
  ["no seconds", '{"timeout_seconds":0,"keystone":{"url":"/v3"}}', /timeout_seconds/],
];

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });
    for (const [what, text, named] of WRONG) {
      test(`${what}: the page names the key and the mistake`, async ({ page, context, host, words }) => {
        const heard = await complaints(context, () => false);
        host.settings = text;
        await page.goto("/quotas");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.failure.settings);
        await expect(page.getByRole("alert")).toContainText(named);
        expect(heard).toEqual([]);
      });
    }
  });
}

test("a settings file that is not there is said", async ({ page, host }) => {
  host.fate = (name) => (name === "settings.json" ? "refused" : "whole");
  await page.goto("/quotas");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(EN.failure.settings);
  await expect(page.getByRole("alert")).toContainText("503");
});

test("a base URL where nobody answers is said", async ({ page, host }) => {
  host.connect = "http://127.0.0.1:1";
  host.settings = '{"keystone":{"url":"http://127.0.0.1:1/v3"}}';
  await page.goto("/quotas");
  await new SignIn(page, EN).send();
  await expect(page.getByText(EN.signIn.silent)).toBeVisible();
});

test("a base URL that is only a web server is said", async ({ page, host }) => {
  host.settings = '{"keystone":{"url":"/nowhere/v3"}}';
  host.answers = (_, path) => (path.startsWith("/nowhere") ? { status: 404, body: "" } : undefined);
  await page.goto("/quotas");
  await new SignIn(page, EN).send();
  await expect(page.getByRole("alert")).toContainText(EN.signIn.nothingThere);
});

test("a base URL that answers with a list of versions is said, with a better one", async ({ page, host }) => {
  const versions = { versions: { values: [{ id: "v3.14", status: "stable", links: [{ rel: "self", href: `${host.address}/identity/v3/` }] }] } };
  host.answers = (_, path) => (path.startsWith("/wrong") ? { status: 300, body: JSON.stringify(versions) } : undefined);
  host.settings = '{"keystone":{"url":"/wrong"}}';
  await page.goto("/quotas");
  await new SignIn(page, EN).send();
  await expect(page.getByRole("alert")).toContainText(EN.signIn.versionList);
  await expect(page.getByRole("alert")).toContainText(" /identity/v3 ");
});

// What a browser really fetches for the first sight of the quota page, by somebody whose session was kept.
import type { Request } from "@playwright/test";
import { expect, test } from "./console";

const MOST_BYTES = 200_000;
const MOST_REQUESTS = 12;

test("the first load of the quota page stays inside its budget", async ({ page, signIn, platform, sandbox }) => {
  await signIn.at("/quotas", { keep: true });
  await platform.ready();
  const browser = await page.context().newCDPSession(page);
  await browser.send("Network.clearBrowserCache");
  await page.waitForLoadState("networkidle");

  const loads: Request[] = [];
  page.on("requestfinished", (request) => {
    if (request.url().startsWith(sandbox.console)) loads.push(request);
  });
  await page.reload();
  await platform.ready();
  await page.waitForLoadState("networkidle");

  // Bodies as they came over the wire, encoded.
  const all = await Promise.all(
    loads.map(async (request) => ({
      url: request.url().slice(sandbox.console.length),
      bytes: (await request.sizes()).responseBodySize,
    })),
  );
  const bytes = all.reduce((sum, load) => sum + load.bytes, 0);
  test.info().annotations.push({ type: "first load", description: `${bytes} bytes in ${all.length} requests` });
  console.log(`first load of /quotas: ${bytes} bytes in ${all.length} requests\n${all.map((load) => `${load.bytes}\t${load.url}`).join("\n")}`);
  expect(all.map((load) => load.url)).toContain("/quotas");
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes, "bytes as sent (of the release build)").toBeLessThanOrEqual(MOST_BYTES);
  expect(all.length).toBeLessThanOrEqual(MOST_REQUESTS);
  expect(new Set(all.map((load) => load.url)).size, "nothing is fetched twice").toBe(all.length);
});

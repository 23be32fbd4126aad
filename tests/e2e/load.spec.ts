// What a browser really fetches for the first sight of the quota page, by somebody whose session was kept.
import { expect, test } from "./console";

const MOST_BYTES = 200_000;
const MOST_REQUESTS = 12;

test("the first load of the quota page stays inside its budget", async ({ page, signIn, platform, sandbox }) => {
  await signIn.at("/quotas", { keep: true });
  await platform.ready();
  const browser = await page.context().newCDPSession(page);
  await browser.send("Network.enable");
  await browser.send("Network.clearBrowserCache");
  await page.waitForLoadState("networkidle");

  const loads = new Map<string, { url: string; bytes: number }>();
  browser.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.url.startsWith(sandbox.console)) loads.set(requestId, { url: response.url.slice(sandbox.console.length), bytes: 0 });
  });
  // As it came over the wire, heads of the answers included.
  browser.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const load = loads.get(requestId);
    if (load) load.bytes = encodedDataLength;
  });
  await page.reload();
  await platform.ready();
  await page.waitForLoadState("networkidle");

  const all = [...loads.values()];
  const bytes = all.reduce((sum, load) => sum + load.bytes, 0);
  test.info().annotations.push({ type: "first load", description: `${bytes} bytes in ${all.length} requests` });
  console.log(`first load of /quotas: ${bytes} bytes in ${all.length} requests\n${all.map((load) => `${load.bytes}\t${load.url}`).join("\n")}`);
  expect(all.map((load) => load.url)).toContain("/quotas");
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes, "bytes as sent (of the release build)").toBeLessThanOrEqual(MOST_BYTES);
  expect(all.length).toBeLessThanOrEqual(MOST_REQUESTS);
  expect(new Set(all.map((load) => load.url)).size, "nothing is fetched twice").toBe(all.length);
});

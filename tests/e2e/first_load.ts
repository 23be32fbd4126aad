// What a browser really fetches for the first sight of a page, by somebody whose session was kept.
import type { Page, Request } from "@playwright/test";
import type { Sandbox } from "./sandbox";

/** A file as it came over the wire: its address at the console, and its bytes, encoded. */
export interface Load {
  url: string;
  bytes: number;
}

/** Loads the page anew with an empty cache; `seen` waits for what it is opened for. */
export async function firstLoad(page: Page, sandbox: Sandbox, seen: () => Promise<void>): Promise<Load[]> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Network.clearBrowserCache");
  await page.waitForLoadState("networkidle");
  const loads: Request[] = [];
  page.on("requestfinished", (request) => {
    if (request.url().startsWith(sandbox.console)) loads.push(request);
  });
  await page.reload();
  await seen();
  await page.waitForLoadState("networkidle");
  const all = await Promise.all(
    loads.map(async (request) => ({
      url: request.url().slice(sandbox.console.length),
      bytes: (await request.sizes()).responseBodySize,
    })),
  );
  const lines = all.map((load) => `${load.bytes}\t${load.url}`).join("\n");
  console.log(`first load: ${total(all)} bytes in ${all.length} requests\n${lines}`);
  return all;
}

/** The bytes of all of them. */
export function total(loads: Load[]): number {
  return loads.reduce((sum, load) => sum + load.bytes, 0);
}

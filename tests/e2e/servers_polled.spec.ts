// After a write the one server is read, rarer and rarer, until nothing is being done to it (contract baremetal §8).
import { expect, test } from "./console";
import { SAMPLE, type Servers } from "./pages/servers";
import type { Sandbox } from "./sandbox";
import type { Words } from "./words";

/** Longer than any of these tests looks: what is being done to a server is over when a test says so. */
const LONG_MS = 600_000;

/** When the restart was asked for, and when the server was read after that, in milliseconds. */
async function readings(sandbox: Sandbox): Promise<number[]> {
  const calls = await sandbox.calls("POST");
  const sent = calls.findIndex(({ path }) => path === "/api/restart");
  const after = calls.slice(sent).filter(({ path }, at) => at === 0 || path === "/api/sync_baremetal");
  return sent < 0 ? [] : after.map(({ time }) => Date.parse(time));
}

const count = (sandbox: Sandbox) => () => readings(sandbox).then((times) => times.length - 1);

/** Opens the sheet of a restart that will take long. */
async function reviewed(servers: Servers, words: Words, sandbox: Sandbox): Promise<void> {
  await sandbox.engine({ pace_ms: LONG_MS });
  await servers.begin(words.servers.deeds.restart);
}

test("a server is read after a write, rarer and rarer, and no more once it is idle", async ({ page, signIn, servers, words, sandbox }) => {
  test.slow();
  const { deeds } = words.servers;
  await signIn.at(`/servers/${SAMPLE.guid}`);
  await servers.enter();
  await reviewed(servers, words, sandbox);
  await servers.go(deeds.restart);
  const steps = page.getByRole("region", { name: deeds.steps });
  await expect(steps.getByText(words.servers.restarting, { exact: true })).toBeVisible();
  await expect.poll(count(sandbox), { timeout: 40_000 }).toBe(4);
  const times = await readings(sandbox);
  const pauses = times.slice(1).map((time, at) => time - times[at]);
  // A second, then 5 s, and each of the next a quarter longer; a timer may be late, and is never early.
  for (const [at, least] of [1_000, 5_000, 6_250, 7_800].entries()) {
    expect(pauses[at], `pause ${at + 1} of ${pauses}`).toBeGreaterThan(least - 100);
    expect(pauses[at], `pause ${at + 1} of ${pauses}`).toBeLessThan(least + 4_000);
  }
  await sandbox.engine({ advance_seconds: LONG_MS / 1_000 });
  await expect(steps.getByText(deeds.over, { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(servers.state(words.servers.restarting)).toBeHidden();
  expect(await count(sandbox)()).toBe(5);
});

test("a page that nobody looks at reads rarely, and whoever comes back sees what has become of it", async ({ page, signIn, servers, words, sandbox }) => {
  test.slow();
  const { deeds } = words.servers;
  // A browser tells a page that it is hidden; a headless one never does.
  await page.addInitScript(() => {
    let hidden = false;
    Object.defineProperty(document, "hidden", { get: () => hidden, set: (now: boolean) => { hidden = now; } });
  });
  const hide = (hidden: boolean) => page.evaluate((hidden) => Object.assign(document, { hidden }), hidden);
  await signIn.at(`/servers/${SAMPLE.guid}`);
  await servers.enter();
  await reviewed(servers, words, sandbox);
  await hide(true);
  await servers.go(deeds.restart);
  await expect.poll(count(sandbox), { timeout: 40_000 }).toBe(1);
  const [sent, first] = await readings(sandbox);
  expect(first - sent).toBeGreaterThan(29_000);
  await hide(false);
  await sandbox.engine({ advance_seconds: LONG_MS / 1_000 });
  const steps = page.getByRole("region", { name: deeds.steps });
  await expect(steps.getByText(deeds.over, { exact: true })).toBeVisible({ timeout: 40_000 });
});

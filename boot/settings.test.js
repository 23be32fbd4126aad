import assert from "node:assert/strict";
import test from "node:test";
import { askForSettings } from "./settings.js";

const page = (fetch) => ({ AbortSignal, fetch });

test("status and text are left for the console, whatever the status", async () => {
  const it = page(async (address) => ({ status: 404, text: async () => `nothing at ${address}` }));
  askForSettings(it);
  assert.deepEqual(await it.gantrySettings, [404, "nothing at /settings.json"]);
});

test("no cookie goes with it, and a changed file is seen", async () => {
  const it = page(async (_, options) => ({ status: 200, text: async () => `${options.credentials} ${options.cache}` }));
  askForSettings(it);
  assert.deepEqual(await it.gantrySettings, [200, "omit no-cache"]);
});

test("a file that does not come at all rejects", async () => {
  const it = page(() => Promise.reject(new TypeError("Failed to fetch")));
  askForSettings(it);
  await assert.rejects(it.gantrySettings, TypeError);
});

import assert from "node:assert/strict";
import test from "node:test";
import { address, chunk } from "./fetch_chunk.js";

/** A browser whose fetches end as told, one after the other; `asked` counts how often the person was asked. */
function browser(...ends) {
  const it = { tried: [], paused: [], asked: 0 };
  it.fetch = async (...request) => {
    it.tried.push(request);
    const end = ends.shift();
    if (end instanceof Error) throw end;
    return end;
  };
  it.pause = async (ms) => it.paused.push(ms);
  it.ask = async () => void it.asked++;
  return it;
}
const GOOD = { ok: true };
const LOST = new TypeError("Failed to fetch");

test("a chunk is fetched with its hash, once", async () => {
  const it = browser(GOOD);
  assert.equal(await chunk("/a.wasm", "sha384-a", it), GOOD);
  assert.deepEqual(it.tried, [["/a.wasm", { integrity: "sha384-a" }]]);
});

test("a lost connection and a server's refusal are tried again without asking", async () => {
  const it = browser(LOST, { ok: false, status: 503 }, GOOD);
  assert.equal(await chunk("/a.wasm", "x", it), GOOD);
  assert.deepEqual([it.paused, it.asked], [[300, 1500], 0]);
});

test("after three failures the person decides, and nothing rejects", async () => {
  const it = browser(LOST, LOST, LOST, LOST, GOOD);
  assert.equal(await chunk("/a.wasm", "x", it), GOOD);
  assert.deepEqual([it.tried.length, it.asked], [5, 1]);
});

test("a file is found by the beginning of its hash", () => {
  assert.equal(address(["shared", "AQIDBAX/aaaa"]), "/shared-0102030405ff.wasm");
});

import assert from "node:assert/strict";
import test from "node:test";
import { start } from "./start.js";

/** An empty WebAssembly file. */
const wasmFile = async () => new Response(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));

/** A page with the three elements of index.html that start-up touches. */
function page({ wasm = { instantiate() {} }, fetch = wasmFile } = {}) {
  const output = { textContent: "" };
  const elements = {
    shell: { remove: () => delete elements.shell },
    "start-failed": { hidden: true, querySelector: () => output },
    "start-unsupported": { hidden: true, querySelector: () => null },
  };
  return {
    WebAssembly: wasm,
    fetch,
    console: { error() {} },
    document: { readyState: "complete", getElementById: (id) => elements[id] ?? null },
    elements,
    output,
  };
}
const PARTS = { wasm: "/g.wasm", integrity: "sha384-x" };

test("the WebAssembly is fetched with its hash, and given to the glue", async () => {
  const asked = [];
  const given = [];
  const it = page({ fetch: async (...request) => (asked.push(request), wasmFile()) });
  await start(it, PARTS, Promise.resolve(async ({ module_or_path }) => given.push(await module_or_path)));
  assert.deepEqual(asked, [["/g.wasm", { integrity: "sha384-x" }]]);
  assert.ok(given[0] instanceof WebAssembly.Module);
  assert.equal(it.elements["start-failed"].hidden, true);
});

test("WebAssembly that does not load: the page says so and shows the reason", async () => {
  const it = page({ fetch: () => Promise.reject(new TypeError("Failed to fetch")) });
  await start(it, PARTS, Promise.resolve(({ module_or_path }) => module_or_path));
  assert.equal(it.elements["start-failed"].hidden, false);
  assert.match(it.output.textContent, /Failed to fetch/);
  assert.equal(it.elements.shell, undefined);
});

test("glue that does not load: the page says so too", async () => {
  const it = page();
  await start(it, PARTS, Promise.reject(new Error("not loaded: /g.js")));
  assert.equal(it.elements["start-failed"].hidden, false);
  assert.match(it.output.textContent, /g\.js/);
});

test("without WebAssembly nothing is downloaded and the page says why", async () => {
  const it = page({ wasm: null, fetch: () => assert.fail("fetched") });
  await start(it, PARTS, new Promise(() => {}));
  assert.equal(it.elements["start-unsupported"].hidden, false);
  assert.equal(it.elements["start-failed"].hidden, true);
});

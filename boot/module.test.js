import assert from "node:assert/strict";
import test from "node:test";
import { compiled } from "./module.js";

const EMPTY = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

for (const type of ["application/wasm", "application/octet-stream", undefined]) {
  test(`an answer of type ${type} becomes a module`, async () => {
    const answer = new Response(EMPTY, { headers: type ? { "content-type": type } : {} });
    assert.ok((await compiled(answer)) instanceof WebAssembly.Module);
  });
}

test("what is no WebAssembly is a failure", async () => {
  const page = () => new Response("<p>", { headers: { "content-type": "text/html" } });
  await assert.rejects(compiled(page()), WebAssembly.CompileError);
});

import assert from "node:assert/strict";
import test from "node:test";
import { glue } from "./glue.js";

/** A page that remembers who listens for errors. */
function page() {
  const it = { document: { addEventListener: (name, listener) => (it[name] = listener) } };
  return it;
}
const init = () => {};
const never = () => assert.fail("imported");

test("the release's module hands init over", async () => {
  const it = page();
  const got = glue(it, undefined, never);
  it.gantryGlue(init);
  assert.equal(await got, init);
});

test("a module that is missing or changed is a failure; other things are not its business", async () => {
  const it = page();
  const got = glue(it, undefined, never);
  it.error({ target: { type: "image/svg+xml", href: "/icon.svg" } });
  it.error({ target: { type: "module", src: "/g.js" } });
  await assert.rejects(got, /\/g\.js/);
});

test("a Trunk build imports its module", async () => {
  assert.equal(await glue(page(), "/g.js", async (address) => ({ default: address === "/g.js" && init })), init);
});

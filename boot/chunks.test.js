import assert from "node:assert/strict";
import test from "node:test";
import { chunksOf, matches, preloadChunks } from "./chunks.js";

test("a pattern is matched segment by segment", () => {
  assert.ok(matches("/quotas", "/quotas"));
  assert.ok(matches("/quotas", "/quotas/"));
  assert.ok(matches("/departments/:id", "/departments/ab%20c"));
  assert.ok(matches("/", "/"));
  assert.ok(!matches("/departments/:id", "/departments"));
  assert.ok(!matches("/quotas", "/quotas/x"));
  assert.ok(!matches("/", "/quotas"));
});

test("an address that is no page needs no chunk", () => {
  assert.deepEqual(chunksOf({ "/quotas": ["/a.wasm"] }, "/nowhere"), []);
});

test("each chunk of the page becomes one preload that fetch can use", () => {
  const added = [];
  const page = {
    location: { pathname: "/quotas" },
    document: { createElement: (name) => ({ name }), head: { append: (link) => added.push(link) } },
  };
  preloadChunks(page, { "/quotas": ["/a.wasm"], "/trail": ["/b.wasm"] });
  assert.deepEqual(added, [
    { name: "link", rel: "preload", as: "fetch", crossOrigin: "anonymous", href: "/a.wasm" },
  ]);
});

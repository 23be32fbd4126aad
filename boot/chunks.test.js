import assert from "node:assert/strict";
import test from "node:test";
import { chunksOf, matches, shownFirst } from "./chunks.js";

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
  assert.deepEqual(chunksOf({ "/quotas": [0] }, "/nowhere"), []);
});

test("a page needs the chunks of its address", () => {
  const routes = { "/trail": [1], "/departments/:id": [0, 2] };
  assert.deepEqual(chunksOf(routes, "/departments/x"), [0, 2]);
});

test("an address that is spelled out comes before one with any segment", () => {
  const routes = { "/servers/:id": [1], "/servers/calendar": [2] };
  assert.deepEqual(chunksOf(routes, "/servers/calendar"), [2]);
  assert.deepEqual(chunksOf(routes, "/servers/1"), [1]);
});

test("without a kept session the sign-in is shown first", () => {
  const page = (sessionStorage) => ({ sessionStorage, location: { pathname: "/trail" } });
  assert.equal(shownFirst(page({ getItem: (key) => (key === "gantry.session" ? "[]" : null) })), "/trail");
  assert.equal(shownFirst(page({ getItem: () => null })), "/sign-in");
  assert.equal(shownFirst({ get sessionStorage() { throw new Error("blocked"); } }), "/sign-in");
});

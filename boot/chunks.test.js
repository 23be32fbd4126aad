import assert from "node:assert/strict";
import test from "node:test";
import { matches, pageAt, shownFirst } from "./chunks.js";

test("a pattern is matched segment by segment", () => {
  assert.ok(matches("/quotas", "/quotas"));
  assert.ok(matches("/quotas", "/quotas/"));
  assert.ok(matches("/departments/:id", "/departments/ab%20c"));
  assert.ok(matches("/", "/"));
  assert.ok(!matches("/departments/:id", "/departments"));
  assert.ok(!matches("/quotas", "/quotas/x"));
  assert.ok(!matches("/", "/quotas"));
});

test("an address that is no page has nothing", () => {
  assert.equal(pageAt({ "/quotas": "quotas" }, "/nowhere"), undefined);
});

test("a page is found by its address", () => {
  const pages = { "/trail": "trail", "/departments/:id": "department" };
  assert.equal(pageAt(pages, "/departments/x"), "department");
});

test("an address that is spelled out comes before one with any segment", () => {
  const pages = { "/servers/:id": "server", "/servers/calendar": "calendar" };
  assert.equal(pageAt(pages, "/servers/calendar"), "calendar");
  assert.equal(pageAt(pages, "/servers/1"), "server");
});

test("without a kept session the sign-in is shown first", () => {
  const page = (sessionStorage) => ({ sessionStorage, location: { pathname: "/trail" } });
  assert.equal(shownFirst(page({ getItem: (key) => (key === "gantry.session" ? "[]" : null) })), "/trail");
  assert.equal(shownFirst(page({ getItem: () => null })), "/sign-in");
  assert.equal(shownFirst({ get sessionStorage() { throw new Error("blocked"); } }), "/sign-in");
});

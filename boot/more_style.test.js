import assert from "node:assert/strict";
import test from "node:test";
import { moreStyle, sheet } from "./more_style.js";

test("the sheet is asked for once, with its hash, and one that fails holds nothing up", async () => {
  const made = [];
  const document = { createElement: () => ({}), head: { append: (link) => made.push(link) } };
  await moreStyle(document);
  assert.equal(made.length, 0, "a build in one piece has no second sheet");
  Object.assign(sheet, { href: "/more-1.css", integrity: "sha256-x" });
  const both = [moreStyle(document), moreStyle(document)];
  assert.equal(made.length, 1);
  const { rel, href, integrity } = made[0];
  assert.deepEqual([rel, href, integrity], ["stylesheet", "/more-1.css", "sha256-x"]);
  made[0].onerror();
  await Promise.all(both);
});

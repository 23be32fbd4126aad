import assert from "node:assert/strict";
import test from "node:test";
import { applyLook, lookOf } from "./look.js";

const look = (stored, languages) => lookOf((key) => stored[key] ?? null, languages);

test("nothing remembered: the browser's language, the system's theme", () => {
  assert.deepEqual(look({}, ["fr", "zh-TW", "en"]), {
    lang: "zh-CN",
    "data-theme": "system",
    "data-density": "comfortable",
  });
  assert.equal(look({}, ["en-GB", "zh"]).lang, "en");
  assert.equal(look({}, ["fr"]).lang, "en");
  assert.equal(look({}, []).lang, "en");
});

test("what is remembered wins", () => {
  const stored = { "gantry.language": "en", "gantry.theme": "dark", "gantry.density": "compact" };
  assert.deepEqual(look(stored, ["zh-CN"]), { lang: "en", "data-theme": "dark", "data-density": "compact" });
});

test("a remembered value that nobody offers is ignored", () => {
  const stored = { "gantry.language": "xx", "gantry.theme": "\"><script>", "gantry.density": "" };
  assert.deepEqual(look(stored, ["zh"]), { lang: "zh-CN", "data-theme": "system", "data-density": "comfortable" });
});

test("storage that throws counts as empty", () => {
  const set = {};
  const page = {
    get localStorage() {
      throw new Error("denied");
    },
    navigator: { languages: ["zh"] },
    document: { documentElement: { setAttribute: (name, value) => (set[name] = value) } },
  };
  applyLook(page);
  assert.equal(set.lang, "zh-CN");
  assert.equal(set["data-theme"], "system");
});

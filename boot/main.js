// The start of the page, in the order that matters. Everything it needs to know stands in the attributes of its script.
import { pageAt, shownFirst } from "./chunks.js";
import { openWith } from "./fetch_chunk.js";
import { applyLook } from "./look.js";
import { moreStyle } from "./more_style.js";
import { askForSettings } from "./settings.js";
import { start } from "./start.js";

/**
 * Starts the console. In a release this is one classic script together with the glue: a module would wait for the first
 * paint, and only a script's `integrity` is surely checked.
 * @param {Promise<Function>} glue wasm-bindgen's `init`
 */
export function boot(page, glue) {
  const { wasm, wasmIntegrity, pages } = page.document.querySelector("script[data-wasm]").dataset;
  applyLook(page);
  askForSettings(page);
  start(page, { wasm, integrity: wasmIntegrity }, glue);
  if (!page.WebAssembly) return; // the page says so, and fetches no more
  const opened = JSON.parse(pages ?? "{}");
  const shown = pageAt(opened, shownFirst(page));
  if (shown) openWith(shown);
  // An address of no page of its own: it may show anything.
  if (!pageAt(opened, page.location.pathname)) moreStyle(page.document);
}

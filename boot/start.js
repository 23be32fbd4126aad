// Brings the WebAssembly to life, or says readably that it could not.

import { compiled } from "./module.js";

/** Resolves when the whole of index.html has been read. */
function parsed(document) {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

/** Replaces the static shell by the message of index.html that names the trouble: `unsupported` or `failed`. */
async function tell(page, trouble, detail) {
  await parsed(page.document);
  page.document.getElementById("shell")?.remove();
  const message = page.document.getElementById(`start-${trouble}`);
  const slot = message?.querySelector("output");
  if (slot) slot.textContent = detail;
  if (message) message.hidden = false;
}

/**
 * Fetches and checks the WebAssembly, and starts the console, which takes the static shell away when it draws itself.
 * @param {{wasm: string, integrity?: string}} parts its address and hash
 * @param {Promise<Function>} glue wasm-bindgen's `init`
 */
export async function start(page, { wasm, integrity }, glue) {
  glue.catch(() => {}); // awaited below; until then a failure must not count as unhandled
  if (typeof page.WebAssembly?.instantiate !== "function") return tell(page, "unsupported", "");
  try {
    const module = page.fetch(wasm, integrity ? { integrity } : {}).then(compiled);
    module.catch(() => {});
    const init = await glue;
    await parsed(page.document);
    await init({ module_or_path: module });
  } catch (fault) {
    page.console.error(fault);
    await tell(page, "failed", String(fault));
  }
}

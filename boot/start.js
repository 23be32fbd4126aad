// Brings the WebAssembly to life, or says readably that it could not.

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
 * Loads glue and WebAssembly side by side, checks the latter, and starts the console.
 * @param {{js: string, wasm: string, integrity?: string}} parts addresses of both, and the hash of the WebAssembly
 * @param {(address: string) => Promise<{default: Function}>} load how a module is imported
 */
export async function start(page, parts, load) {
  if (typeof page.WebAssembly?.instantiate !== "function") return tell(page, "unsupported", "");
  try {
    const bytes = page.fetch(parts.wasm, parts.integrity ? { integrity: parts.integrity } : {});
    bytes.catch(() => {}); // awaited below; until then a failure must not count as unhandled
    const glue = await load(parts.js);
    await parsed(page.document);
    await glue.default({ module_or_path: bytes });
    page.document.getElementById("shell")?.remove();
  } catch (fault) {
    page.console.error(fault);
    await tell(page, "failed", String(fault));
  }
}

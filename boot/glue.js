// Where wasm-bindgen's `init` function comes from.

/** The name under which the release build's module hands over `init`. */
const HAND_OVER = "gantryGlue";

/**
 * Resolves with `init`.
 *
 * In a release the module is an element of index.html, because only an element's `integrity` is surely checked: an
 * `import()` may fetch again, unchecked, what a preload with integrity has just refused. It calls `gantryGlue(init)`.
 * @param {string | undefined} address in a Trunk build, the module to import instead
 * @param {(address: string) => Promise<{default: Function}>} load how a module is imported
 */
export async function glue(page, address, load) {
  if (address) return (await load(address)).default;
  return new Promise((resolve, reject) => {
    page[HAND_OVER] = resolve;
    const watch = ({ target }) => {
      if (target?.type === "module") reject(new Error(`not loaded, or not what was published: ${target.src}`));
    };
    page.document.addEventListener("error", watch, true); // such events do not bubble
  });
}

// The settings file, asked for while the WebAssembly is still on its way.
const PATIENCE = 30_000; // milliseconds

/**
 * Leaves a promise at `gantrySettings` for the console (`src/actions/start.rs`): status and text of the answer; it
 * rejects when there was none.
 */
export function askForSettings(page) {
  const signal = page.AbortSignal.timeout(PATIENCE);
  const asked = page.fetch("/settings.json", { cache: "no-cache", credentials: "omit", signal });
  page.gantrySettings = asked.then(async (answer) => [answer.status, await answer.text()]);
  page.gantrySettings.catch(() => {}); // the console awaits it later; until then it must not count as unhandled
}

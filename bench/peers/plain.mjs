// The page in plain JavaScript, for the harness: its own adapter, and one mistake of the page put right.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { default: plain } = await import(pathToFileURL(join(process.env.PEERS, "bench/adapters/vanilla.mjs")));

export default {
  ...plain,
  page: {
    ...plain.page,
    // The order page's click handler answers false for a press on a radio button itself, which takes the choice back, so no
    // machine can be chosen. What chooses and prices hears of it by "input"; the press is kept from that one handler.
    radios: `document.addEventListener("click", (event) => {
      if (event.target.matches?.("tbody input[type=radio]")) event.stopPropagation();
    }, true)`,
  },
};

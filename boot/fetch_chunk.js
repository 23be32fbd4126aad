// How a page's WebAssembly chunk is fetched: with patience, because a failure inside the split program cannot be mended.
//
// The splitter's loader turns a rejected fetch into a panic that ends the whole console, with every draft in it. So a
// chunk that does not arrive is asked for again by itself twice, then by the person; the promise never rejects.
import { compiled } from "./module.js";
import { moreStyle } from "./more_style.js";

const PAUSES = [300, 1500]; // milliseconds before the second and third try

/**
 * The answer with the chunk, once there is one.
 * @param {string} href the chunk's address
 * @param {string} integrity its hash; an answer that differs is a failure like any other
 * @param {{fetch: Function, pause: (ms: number) => Promise<void>, ask: () => Promise<void>}} by what it works with;
 *   `ask` resolves when the person wants another try
 */
export async function chunk(href, integrity, { fetch, pause, ask }) {
  for (;;) {
    for (const ms of [0, ...PAUSES]) {
      if (ms) await pause(ms);
      try {
        const answer = await fetch(href, { integrity });
        if (answer.ok) return answer;
      } catch (fault) {
        console.warn(`${href}: ${fault}`);
      }
    }
    await ask();
  }
}

/** Shows the message of index.html about a missing page, until its button is pressed. */
function askPerson() {
  const message = document.getElementById("chunk-missing");
  message.hidden = false;
  message.scrollIntoView();
  return new Promise((resolve) => {
    const again = () => {
      message.hidden = true;
      resolve();
    };
    message.querySelector("button").addEventListener("click", again, { once: true });
  });
}

/** The hash of each chunk by its address, in the order by which the page's routes count them; the build puts them in. */
export const hashes = {};
/** The chunks of the first page, which need no other style sheet; the build puts them in. */
export const first = new Set();
/** Chunks that were asked for, by address. */
const modules = new Map();

/** The module of a chunk, fetched and compiled once: for the page at hand at once, for others when they are opened. */
export function fetchChunk(href) {
  if (!modules.has(href)) {
    const answer = chunk(href, hashes[href], {
      fetch: (...request) => fetch(...request),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      ask: askPerson,
    });
    const style = first.has(href) ? null : moreStyle(document);
    modules.set(href, Promise.all([answer.then(compiled), style]).then(([module]) => module));
  }
  return modules.get(href);
}

// How a page's WebAssembly chunks are fetched: with patience, because a failure inside the split program cannot be mended.
//
// All chunks of the page that is opened come in one file, which is less to ask for and compresses better than each by
// itself; what a later page needs besides comes chunk by chunk. The splitter's loader turns a rejected fetch into a panic
// that ends the whole console, with every draft in it. So a chunk that does not arrive is asked for again by itself twice,
// then by the person; the promise never rejects.
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

/**
 * Where the list of the files with chunks is, its hash, and how many there are; the build puts them in. The list has
 * [name, SHA-256 in base64] in the order by which all others count. Hashes do not compress: the list is fetched with the
 * first chunk that the page which was opened did not bring.
 */
export const list = {};
let files;
/** Places of the chunks that need no other style sheet than the first; the build puts them in. */
export const plain = new Set();
/** The modules of the chunks that were asked for, by their places. */
const modules = new Map();
/** Resolves when the chunks of the page that was opened are there. */
let opened = Promise.resolve();

/** Where a file is: the build names it by the first six bytes of its hash. */
export function address([name, hash]) {
  const digits = [...atob(hash.slice(0, 8))].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0"));
  return `/${name}-${digits.join("")}.wasm`;
}

const patiently = (href, integrity) =>
  chunk(href, integrity, {
    fetch: (...request) => fetch(...request),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    ask: askPerson,
  });

const fetched = (file) => patiently(address(file), `sha256-${file[1]}`).then(compiled);

const fileAt = async (place) => (await (files ??= patiently(list.href, list.integrity).then((answer) => answer.json())))[place];

/**
 * Fetches all chunks of the page that is opened: a module around them, each in a section called by its place.
 * @param {[name: string, hash: string, plain: 0 | 1]} page its file, and whether the first style sheet is enough for it
 */
export function openWith(page) {
  const whole = Promise.all([fetched(page), page[2] ? null : moreStyle(document)]).then(([around]) => {
    for (let place = 0; place < list.count; place++) {
      for (const inside of WebAssembly.Module.customSections(around, String(place))) {
        const module = WebAssembly.compile(inside);
        module.catch(() => {}); // whoever wants it hears of it
        modules.set(place, module);
      }
    }
  });
  opened = whole.catch((fault) => console.warn(fault)); // the chunks then come one by one
}

/** The module of a chunk, fetched and compiled once: for the page at hand at once, for others when they are opened. */
async function fetchChunk(place) {
  await opened;
  if (!modules.has(place)) {
    const style = plain.has(place) ? null : moreStyle(document);
    modules.set(place, Promise.all([fileAt(place).then(fetched), style]).then(([module]) => module));
  }
  return modules.get(place);
}

/** What the splitter's loader of a chunk does: begins to fetch it, and gives what makes it part of the program. */
export const chunkAt = (place) => () => {
  const module = fetchChunk(place);
  module.catch(() => {}); // awaited below; until then a failure must not count as unhandled
  return async (imports) => WebAssembly.instantiate(await module, imports);
};

// How a page's WebAssembly chunk is fetched: with patience, because a failure inside the split program cannot be mended.
//
// The splitter's loader turns a rejected fetch into a panic that ends the whole console, with every draft in it. So a
// chunk that does not arrive is asked for again by itself twice, then by the person; the promise never rejects.
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

/** Files with several chunks in them, or on their way. */
const packs = new Map();

/** Bytes `begin` to `end` of a file, as an answer that holds nothing else. */
async function slice(href, begin, end, fetched) {
  if (!packs.has(href)) packs.set(href, fetched().then((answer) => answer.arrayBuffer()));
  const bytes = (await packs.get(href)).slice(begin, end);
  return new Response(bytes, { headers: { "content-type": "application/wasm" } });
}

/**
 * The answer with a chunk; the splitter's link file calls it.
 * @param {number} [begin] where the chunk begins in its file, when it shares the file with others
 * @param {number} [end] where it ends
 */
export function fetchChunk(href, integrity, begin, end) {
  const fetched = () =>
    chunk(href, integrity, {
      fetch: (...request) => fetch(...request),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      ask: askPerson,
    });
  return begin === undefined ? fetched() : slice(href, begin, end, fetched);
}

// How the peers' harness finds things in Gantry. It is given to the harness by bench/compare.mjs, which sets
// $PEERS (the peers' folder) and $DIST (the console, set up for the harness's own server).
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const inPeers = (path) => import(pathToFileURL(join(process.env.PEERS, path)));
const { default: aria } = await inPeers("bench/adapters/aria.mjs");
const fixtures = await inPeers("server/fixtures.mjs");

const named = ["default", "Default"];
/** A session as "keep for this tab" writes it (src/domain/account/kept.rs): the peers have no sign-in, Gantry has. */
const session = [
  "bench", "bench", ...named, // the user and its department
  "project", ...named, ...named, // the scope
  "1", "admin", "admin", // its roles
  "0", // no endpoint: the settings name both
  "0", // no method
  null, null, "0", // expiry, issue, the server's clock
  "token",
];
/** A member's id and key as the same tick writes them (src/actions/servers.rs); Gantry signs with them, nobody checks it. */
const member = ["1100134", "bench"].join("\n");
const keep = (key, text) => `sessionStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(text)})`;

/** The peers' order page starts with the first machine of the first line; Gantry starts with none, but for an address. */
const [{ guid: line }] = fixtures.lines();
const machine = fixtures.products().find((product) => product.line_guid === line).guid;

export default {
  ...aria,
  name: "gantry",
  dist: process.env.DIST,
  paths: {
    // Volume types are folded; the peers show every row at once, so Gantry has to.
    quotas: "/quotas?open=*",
    // The peers' ten columns. Gantry has a column of boxes to tick besides.
    instances: "/servers?columns=name,guid,line,ip,cpu,memory,bandwidth,run,order,ends",
    order: `/order?product=${machine}`,
  },
  page: {
    ...aria.page,
    // Evaluated when the harness writes its adapter into the page, before any script of the console.
    session: keep("gantry.session", JSON.stringify(session)),
    member: keep("gantry.zkeys", member),
    // Gantry reads 100,000 servers in 200 pages, and the browser keeps 250 timings unless it is told otherwise.
    timings: "performance.setResourceTimingBufferSize(2000)",
    quotaRows: () => document.querySelectorAll("main tbody tr:not(.group, .family, .filling, [aria-hidden])").length,
    rows: () => document.querySelectorAll("main .scroller.tall tbody tr[aria-rowindex]"),
    top: () => document.querySelector("main .scroller.tall thead th").getBoundingClientRect().bottom,
    grid: () => document.querySelector("main .scroller.tall"),
    filter: () => document.querySelector("main input[type=search]"),
    header: (title) => {
      const heads = [...document.querySelectorAll("main .scroller.tall thead button")];
      return heads.find((head) => new RegExp(title, "i").test(head.textContent));
    },
    // The first output of the document is where short messages appear.
    price: () => document.querySelector("main output")?.textContent.replaceAll(",", "").trim(),
  },
};

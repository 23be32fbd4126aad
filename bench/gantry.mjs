// How the peers' harness finds things in Gantry. It is given to the harness by bench/compare.mjs, which sets
// $PEERS (the peers' folder) and $DIST (the console, set up for the harness's own server).
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { default: aria } = await import(pathToFileURL(join(process.env.PEERS, "bench/adapters/aria.mjs")));

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

export default {
  ...aria,
  name: "gantry",
  dist: process.env.DIST,
  // Volume types are folded; the peers show every row at once, so Gantry has to.
  paths: { ...aria.paths, quotas: "/quotas?open=*" },
  page: {
    ...aria.page,
    // Evaluated when the harness writes its adapter into the page, before any script of the console.
    session: `sessionStorage.setItem("gantry.session", ${JSON.stringify(JSON.stringify(session))})`,
    quotaRows: () => document.querySelectorAll("main tbody tr:not(.group, .family, .filling, [aria-hidden])").length,
  },
};

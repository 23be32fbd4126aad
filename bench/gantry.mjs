// How the peers' harness finds things in Gantry. It is given to the harness by bench/compare.mjs, which sets
// $PEERS (the peers' folder) and $DIST (the console, set up for the harness's own server).
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { default: aria } = await import(pathToFileURL(join(process.env.PEERS, "bench/adapters/aria.mjs")));

const named = { id: "default", name: "Default" };
/** A session as "keep for this tab" writes it: the peers have no sign-in, so Gantry starts behind its own. */
const session = {
  token: "bench",
  about: {
    user: { id: "bench", name: "bench", domain: named },
    scope: { Project: { project: named, domain: named } },
    roles: [{ id: "admin", name: "admin" }],
    endpoints: [],
    expires_at: null,
    issued_at: null,
    methods: ["password"],
    server_ahead_ms: 0,
  },
};

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

// Times the built console beside the peers in one run:
//   node bench/compare.mjs PEERS_FOLDER [--pages …] [--rows …] [--rounds 5] [--dist dist] [--out FILE]
// bench/README.md says what the options and the figures mean.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { standing, table } from "./budgets.mjs";

const here = dirname(fileURLToPath(import.meta.url));
/** What the harness calls a page; the list of servers is one workload for each number of rows. */
const ROWS = { 10000: "list", 100000: "long" };
const PAGES = { quotas: () => ["load"], servers: (rows) => rows.map((rows) => ROWS[rows]), order: () => ["order"] };

const USAGE = `usage: node bench/compare.mjs PEERS_FOLDER [--pages ${Object.keys(PAGES)}] [--rows ${Object.keys(ROWS)}]
         [--rounds 5] [--dist dist] [--out FILE]`;

function refuse(why) {
  console.error(`${why}\n${USAGE}`);
  process.exit(2);
}

function asked() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        pages: { type: "string", default: Object.keys(PAGES).join() },
        rows: { type: "string", default: Object.keys(ROWS).join() },
        rounds: { type: "string", default: "5" },
        dist: { type: "string", default: join(dirname(here), "dist") },
        out: { type: "string" },
      },
    });
    const pages = values.pages.split(","), rows = values.rows.split(",");
    const unknown = [...pages.filter((page) => !PAGES[page]), ...rows.filter((rows) => !ROWS[rows])];
    if (unknown.length) refuse(`not known: ${unknown}`);
    if (!/^[1-9]\d*$/.test(values.rounds)) refuse("--rounds wants a whole number from 1 up");
    return { ...values, folder: positionals[0], only: pages.flatMap((page) => PAGES[page](rows)).join() };
  } catch (error) {
    return refuse(error.message);
  }
}

const { folder, only, rounds, ...wanted } = asked();
if (!folder || !existsSync(join(folder, "bench/bench.mjs"))) refuse("the folder of the peers holds bench/bench.mjs");
if (!existsSync(join(wanted.dist, "index.html"))) refuse(`${wanted.dist}/index.html is missing: make dist`);

// The same files as deployed, but for the settings: the harness's server is console and back ends in one.
const scratch = mkdtempSync(join(tmpdir(), "gantry-bench-"));
const dist = join(scratch, "dist"), results = resolve(wanted.out ?? join(scratch, "results.json"));
cpSync(wanted.dist, dist, { recursive: true });
for (const ending of ["", ".br", ".gz"]) rmSync(join(dist, `settings.json${ending}`), { force: true });
const settings = { keystone: { url: "/v3" }, easystack: { url: "/v3" }, zkeys: { url: "/api" } };
writeFileSync(join(dist, "settings.json"), JSON.stringify(settings));

const peers = ["plain", "react"].map((peer) => join(here, `peers/${peer}.mjs`)).join();
const harness = [
  "--import", join(here, "disks.mjs"), "bench/bench.mjs", "--only", only, "--rounds", rounds,
  "--peers", peers, "--app", join(here, "gantry.mjs"), "--out", results,
];
const environment = { ...process.env, PEERS: resolve(folder), DIST: dist };
const { status } = spawnSync(process.execPath, harness, { cwd: folder, env: environment, stdio: "inherit" });
if (status === 0) {
  const { summary, apps } = JSON.parse(readFileSync(results, "utf8"));
  console.log(`\n${table(standing(summary, apps))}`);
}
rmSync(scratch, { recursive: true });
process.exit(status ?? 1);

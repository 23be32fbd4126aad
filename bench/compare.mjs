// Times the built console beside the peers in one run: node bench/compare.mjs PEERS_FOLDER [--rounds 5] […]
// What follows the folder goes to the peers' harness.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [folder, ...rest] = process.argv.slice(2);
if (!folder || !existsSync(join(folder, "bench/bench.mjs"))) {
  console.error("usage: node bench/compare.mjs PEERS_FOLDER [--rounds 5]; the folder holds bench/bench.mjs");
  process.exit(2);
}
if (!existsSync(join(root, "dist/index.html"))) {
  console.error("dist/ is missing: make dist");
  process.exit(2);
}

// The same files as deployed, but for the settings: the harness's server is console and back end in one.
const dist = mkdtempSync(join(tmpdir(), "gantry-bench-"));
cpSync(join(root, "dist"), dist, { recursive: true });
for (const ending of ["", ".br", ".gz"]) rmSync(join(dist, `settings.json${ending}`), { force: true });
writeFileSync(join(dist, "settings.json"), JSON.stringify({ keystone: { url: "/v3" }, easystack: { url: "/v3" } }));

const environment = { ...process.env, PEERS: resolve(folder), DIST: dist };
const asked = ["--only", "load", "--app", join(root, "bench/gantry.mjs"), ...rest];
const { status } = spawnSync("node", ["bench/bench.mjs", ...asked], { cwd: folder, env: environment, stdio: "inherit" });
rmSync(dist, { recursive: true });
process.exit(status ?? 1);

// A web server over the built console that can be made to misbehave: what a broken or hostile host does to its files.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
const policy = (connect: string) =>
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
  `connect-src 'self' ${connect}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; ` +
  "require-trusted-types-for 'script'; trusted-types 'none'";

/** What becomes of a file: sent as it is, changed by one byte, or refused. */
export type Fate = "whole" | "tampered" | "refused";

export class StaticHost {
  /** The fate of each file by its name; whole unless told otherwise. */
  fate: (name: string) => Fate = () => "whole";
  /** The settings file in place of the built one. */
  settings?: string;
  /** The origin that the page may call besides its own. */
  connect = "http://127.0.0.1:8081";
  /** What is answered in place of a file. */
  answers: (method: string, path: string) => { status: number; body: string } | undefined = () => undefined;
  /** Where it serves, once it has begun. */
  address = "";
  /** Names of the files that were asked for, in order. */
  asked: string[] = [];
  #server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    const name = extname(path) ? path.slice(1) : "index.html";
    const file = join(this.dist, name);
    this.asked.push(name);
    const fate = this.fate(name);
    const answer = this.answers(request.method ?? "", path);
    if (answer) return response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
    if (fate === "refused" || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(503).end();
    if (request.method !== "GET") return response.writeHead(405).end();
    const content = name === "settings.json" && this.settings !== undefined ? Buffer.from(this.settings) : readFileSync(file);
    const body = fate === "tampered" ? Buffer.concat([content, Buffer.from("\n")]) : content;
    const headers = { "content-type": TYPES[extname(name)], "content-security-policy": policy(this.connect), "cache-control": "no-store" };
    response.writeHead(200, headers).end(body);
  });

  constructor(private dist: string) {}

  /** Begins to serve on a free port and gives the address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.address = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this.address;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

// A gateway before a sandbox: everything on one origin, and the calls of the engine of servers signed on the way, as a
// deployment has it whose browsers must not hold a key.
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { KEY, MEMBER } from "./due";
import type { Sandbox } from "./sandbox";

/** Headers that belong to one connection, or to the other origin. */
const OWN = new Set(["host", "connection", "content-length", "content-encoding", "transfer-encoding", "keep-alive", "origin", "referer"]);

export class Gateway {
  /** Where it serves, once it has begun. */
  address = "";
  /** What the browser itself sent to the engine. */
  sent: URLSearchParams[] = [];
  /** Which paths wait until they are released. */
  holds: (path: string) => boolean = () => false;
  #held: (() => void)[] = [];
  #server = createServer((request, response) => {
    this.#pass(request, response).catch(() => response.writeHead(502).end());
  });

  constructor(private sandbox: Sandbox) {}

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.address = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this.address;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** How many calls wait. */
  get waiting(): number {
    return this.#held.length;
  }

  /** Lets what waits pass, and holds nothing more. */
  release(): void {
    this.holds = () => false;
    for (const pass of this.#held.splice(0)) pass();
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    let body = Buffer.concat(pieces).toString();
    const path = request.url ?? "/";
    if (this.holds(path)) await new Promise<void>((pass) => this.#held.push(pass));
    let target = this.sandbox.console + path;
    if (path === "/engine") [target, body] = [`${this.sandbox.backends}/api`, this.#signed(body)];
    if (path.startsWith("/v3")) target = this.sandbox.backends + path;
    const headers = Object.entries(request.headers).filter(([name]) => !OWN.has(name)) as [string, string][];
    const method = request.method ?? "GET";
    const answer = await fetch(target, { method, headers, body: method === "GET" ? undefined : body, redirect: "manual" });
    const content = Buffer.from(await answer.arrayBuffer());
    const shown = [...answer.headers].filter(([name]) => !OWN.has(name));
    response.writeHead(answer.status, Object.fromEntries(shown)).end(path === "/settings.json" ? this.#settings(content) : content);
  }

  #settings(content: Buffer): string {
    const keystone = { url: "/v3", domain: "Default" };
    const here = { keystone, easystack: { url: "/v3" }, zkeys: { url: "/engine", signer: "gateway", client_id: MEMBER } };
    return JSON.stringify({ ...JSON.parse(content.toString()), ...here, platform: { url: null } });
  }

  /** The member and the signature, which the browser does not know. */
  #signed(body: string): string {
    const fields = new URLSearchParams(body);
    this.sent.push(new URLSearchParams(body));
    const signed = `${fields.get("module")}zkeys.api@2019${fields.get("action")}${MEMBER}${KEY}${fields.get("time")}`;
    fields.set("userid", MEMBER);
    fields.set("sign", createHash("md5").update(signed).digest("hex"));
    return fields.toString();
  }
}

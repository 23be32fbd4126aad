// The sandbox as a test sees it: its switches, what it was really asked, and how to start one with flags of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = process.env.SANDBOX ?? "target/debug/sandbox";
export const DIST = process.env.DIST ?? "dist";

/** A back-end call as the sandbox logged it; `status` is null when it was never answered. */
export interface Call {
  /** When it came: an ISO 8601 time. */
  time: string;
  method: string;
  path: string;
  status: number | null;
  body: { domain?: Record<string, unknown> } | null;
}

/** One effect that a call had at the engine of servers. */
export interface Effect {
  action: string;
  /** Whose key the call was signed with. */
  member: string;
  guid: string;
  agent_order_no: string | null;
  amount: string;
}

export class Sandbox {
  /** Whether something was made to go wrong; from then on the browser may complain about the network. */
  provoked = false;
  /** Base URL of Keystone. */
  identity: string;
  #departments?: Map<string, string>;

  constructor(
    readonly console: string,
    readonly backends: string,
  ) {
    this.identity = `${backends}/v3`;
  }

  /** Puts the seed back and forgets faults, calls and policy reports. */
  async reset(): Promise<void> {
    await this.#ask("POST", "/sandbox/reset", { tokens: true });
    await this.#ask("DELETE", "/sandbox/calls");
    await this.#ask("DELETE", "/sandbox/csp-reports");
    this.provoked = false;
  }

  /** Makes calls go wrong: `PATCH /v3/domain_quotas* status=409 times=1`. */
  async fault(rule: string): Promise<void> {
    this.provoked = true;
    await this.#ask("POST", "/sandbox/faults", { rule });
  }

  async clearFaults(): Promise<void> {
    await this.#ask("DELETE", "/sandbox/faults");
  }

  /** Ends every token now. */
  async expire(): Promise<void> {
    this.provoked = true;
    await this.#ask("POST", "/sandbox/expire");
  }

  /** Changes a quota behind the console's back. */
  async setQuota(department: string, item: string, value: number, region = "RegionOne"): Promise<void> {
    await this.#ask("POST", "/sandbox/quotas", { department, region, item, value });
  }

  /** The calls of a method, oldest first. */
  async calls(method: string): Promise<Call[]> {
    return (await this.#ask("GET", `/sandbox/calls?method=${method}`)) as Call[];
  }

  /** Forgets the calls so far; only the last few hundred are kept anyway. */
  async forgetCalls(): Promise<void> {
    await this.#ask("DELETE", "/sandbox/calls");
  }

  /** What the browser reported about the policy. */
  async reports(): Promise<unknown[]> {
    return (await this.#ask("GET", "/sandbox/csp-reports")) as unknown[];
  }

  /** A token of the administrator, obtained beside the console. */
  async token(): Promise<string> {
    const domain = { name: "Default" };
    const user = { name: "admin", domain, password: "devstacker" };
    const scope = { project: { name: "admin", domain } };
    const identity = { methods: ["password"], password: { user } };
    const reply = await fetch(`${this.identity}/auth/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ auth: { identity, scope } }),
    });
    return reply.headers.get("x-subject-token") ?? "";
  }

  /** The id of the department of a name. */
  async department(name: string): Promise<string> {
    if (!this.#departments) {
      const headers = { "x-auth-token": await this.token() };
      const reply = await fetch(`${this.identity}/domains`, { headers });
      const { domains } = (await reply.json()) as { domains: { id: string; name: string }[] };
      this.#departments = new Map(domains.map((domain) => [domain.name, domain.id]));
      await this.#ask("DELETE", "/sandbox/calls");
    }
    const id = this.#departments.get(name);
    if (!id) throw new Error(`there is no department ${name}`);
    return id;
  }

  /** A cap as the back end has it. */
  async cap(department: string, item: string, region = "RegionOne"): Promise<number> {
    const headers = { "x-auth-token": await this.token() };
    const reply = await fetch(`${this.backends}/v3/domain_quotas/${department}`, { headers });
    const body = (await reply.json()) as { domain: Record<string, { quotas: Record<string, number> }> };
    return body.domain[region].quotas[item];
  }

  /** Turns the engine of servers: its clock, its pace, its oddities, one of its servers. */
  async engine(change: Record<string, unknown>): Promise<void> {
    await this.#ask("POST", "/sandbox/zkeys", change);
  }

  /** What really happened at the engine, newest last; of one action, or of all. */
  async ledger(action?: string): Promise<Effect[]> {
    return (await this.#ask("GET", `/sandbox/zkeys/ledger${action ? `?action=${action}` : ""}`)) as Effect[];
  }

  /** How often the engine was asked for an action, answered or not. */
  async asked(action: string): Promise<number> {
    return (await this.calls("POST")).filter(({ path }) => path === `/api/${action}`).length;
  }

  /** Whether a server has this password, as only the engine can tell. */
  async hasPassword(guid: string, password: string): Promise<boolean> {
    const { is } = (await this.#ask("POST", "/sandbox/zkeys/password", { guid, password })) as { is: boolean };
    return is;
  }

  async #ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const reply = await fetch(this.console + path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    const text = await reply.text();
    return text ? JSON.parse(text) : null;
  }
}

/** How a sandbox of its own differs from the usual one. */
export interface Play {
  /** More flags: `["--limits"]`. */
  flags?: string[];
  /** What stands otherwise in the settings file. */
  settings?: Record<string, unknown>;
}

/** A sandbox with flags or settings of its own, on free ports. */
export class OwnSandbox extends Sandbox {
  private constructor(
    console: string,
    backends: string,
    private process: ChildProcess,
    private folder: string,
  ) {
    super(console, backends);
  }

  static async start(play: Play): Promise<OwnSandbox> {
    const folder = mkdtempSync(join(tmpdir(), "gantry-e2e-"));
    cpSync(DIST, folder, { recursive: true });
    const file = join(folder, "settings.json");
    const settings = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...settings, ...play.settings }));
    const flags = ["--memory", "--console", "0", "--backends", "0", "--dist", folder, ...(play.flags ?? [])];
    const child = spawn(PROGRAM, flags, { stdio: ["ignore", "ignore", "pipe"] });
    const [console, backends] = await new Promise<string[]>((resolve, reject) => {
      let said = "";
      child.on("error", reject);
      child.on("exit", (code) => reject(new Error(`the sandbox ended (${code}): ${said}`)));
      child.stderr.on("data", (piece: Buffer) => {
        said += piece;
        const ready = /ready at (\S+)\s+\(back ends ([^\s,]+),/.exec(said);
        if (ready) resolve(ready.slice(1));
      });
    });
    return new OwnSandbox(console, backends, child, folder);
  }

  async stop(): Promise<void> {
    this.process.removeAllListeners("exit");
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGTERM");
    await ended;
    rmSync(this.folder, { recursive: true });
  }
}

// What the engine itself says is due, reckoned here once more from its own lists, without any of the console's code.
import { createHash } from "node:crypto";

export const MEMBER = "1100134";
export const KEY = "demo_key_0123456789abcdef";

export type Row = Record<string, string | number | null>;
export interface Machine extends Row {
  guid: string;
  name: string;
  end_time: string;
  upgrade: never;
}

/** What comes due in one month, or is overdue. */
export interface Due {
  /** `2026-12`, or `overdue`. */
  when: string;
  machines: Machine[];
  /** Those that can be renewed, and what it costs in fen. */
  renewable: { machine: Machine; fen: number }[];
}

/** Asks the engine, signed as its members sign. */
export async function ask(backends: string, action: string, more: Record<string, string> = {}): Promise<unknown> {
  const time = String(Math.floor(Date.now() / 1000));
  const sign = createHash("md5").update(`baremetalzkeys.api@2019${action}${MEMBER}${KEY}${time}`).digest("hex");
  const day = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10).replaceAll("-", "");
  const fields = { module: "baremetal", action, userid: MEMBER, time, sign, taskid: time, dataType: "json" };
  const body = new URLSearchParams({ ...fields, version: "9.9.9", system_type: "zkeys_web", vtime: day, ...more });
  const reply = (await (await fetch(`${backends}/api`, { method: "POST", body })).json()) as { code: number; data: unknown };
  if (reply.code !== 0) throw new Error(`${action}: ${JSON.stringify(reply)}`);
  return reply.data;
}

const fen = (yuan: unknown) => Math.round(Number(yuan) * 100);
const instant = (text: string) => Date.parse(`${text.replace(" ", "T")}+08:00`);

/** So many calendar months later, by the engine's clock; the last day of a shorter month. */
function later(text: string, months: number): number {
  const [year, month, day] = text.slice(0, 10).split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const date = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
  return instant(`${date} ${text.slice(11)}`);
}

/** What ends, by month, with the price of renewing it by a term of so many months. */
export async function dues(backends: string, months: number): Promise<Due[]> {
  const { baremetal } = (await ask(backends, "sync_baremetal", { page: "1", number: "1000" })) as { baremetal: Machine[] };
  const lines = new Map(((await ask(backends, "sync_line")) as Row[]).map((line) => [String(line.guid), line]));
  const products = new Map(((await ask(backends, "sync_product")) as Row[]).map((product) => [String(product.guid), product]));
  const found = new Map<string, Due>();
  for (const machine of baremetal.filter((machine) => Number(machine.order_status) !== -2)) {
    const over = Number(machine.order_status) === 3 || instant(machine.end_time) <= Date.now();
    const when = over ? "overdue" : machine.end_time.slice(0, 7);
    const due = found.get(when) ?? { when, machines: [], renewable: [] };
    found.set(when, due);
    due.machines.push(machine);
    const line = lines.get(String(machine.line_guid));
    const product = products.get(String(machine.product_guid));
    const life = Number(line?.life_time ?? 0);
    const open =
      line &&
      product &&
      Number(line.renew_status) === 1 &&
      [1, 3].includes(Number(machine.order_status)) &&
      Number(machine.act_status) === 0 &&
      String(line.months).split(",").map(Number).includes(months) &&
      (life === 0 || later(String(machine.start_time), life * 12) >= later(machine.end_time, months));
    if (open) due.renewable.push({ machine, fen: price(machine, line, product, months) });
  }
  return [...found.values()].sort((a, b) => (b.when === "overdue" ? 1 : a.when === "overdue" ? -1 : a.when < b.when ? -1 : 1));
}

function price(machine: Machine, line: Row, product: Row, months: number): number {
  const added = (...kinds: string[]) =>
    (machine.upgrade as unknown as Row[])
      .filter((upgrade) => kinds.includes(String(upgrade.type)) && Number(upgrade.status) === 1)
      .reduce((sum, upgrade) => sum + Number(upgrade.nums ?? upgrade.num), 0);
  const ips = Math.max(0, added("ip", "ipnum") - Number(line.ip_free_size));
  const monthly =
    fen(product.price) +
    added("bandwidth") * fen(line.bandwidth_price) +
    ips * fen(line.ip_price) +
    added("defense") * fen(line.defense_price);
  const factor = months >= 36 ? line.discount3 : months >= 24 ? line.discount2 : months >= 12 ? line.discount1 : 1;
  return Math.floor((monthly * months * Math.round(Number(factor) * 10_000) + 5_000) / 10_000);
}

/** What is really renewed, oldest first. */
export async function renewed(console: string): Promise<{ guid: string; amount: string }[]> {
  return (await fetch(`${console}/sandbox/zkeys/ledger?action=renew`)).json() as Promise<{ guid: string; amount: string }[]>;
}

/** Forgets what was renewed. */
export async function forget(console: string): Promise<void> {
  await fetch(`${console}/sandbox/zkeys/ledger`, { method: "DELETE" });
}

/** Fen as the console writes them. */
export function yuan(fen: number): string {
  return `¥${(fen / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

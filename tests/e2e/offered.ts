// What the engine itself offers on a line, from its own lists, without any of the console's code.
import { ask, type Row } from "./due";

/** A machine that is on offer. */
export interface Offer {
  name: string;
  addresses: number;
  defence: number;
  /** `SSD 480 GB` for each disk, `""` for one that no list has. */
  disks: string[];
}

/** What a line of a name offers, in the vendor's order. */
export async function offered(backends: string, line: string): Promise<Offer[]> {
  const [lines, disks, products] = await Promise.all(["sync_line", "sync_harddisk", "sync_product"].map((list) => ask(backends, list) as Promise<Row[]>));
  const guid = String(lines.find(({ name }) => name === line)?.guid);
  // HHD is how the vendor writes HDD.
  const models = new Map(disks.map((disk) => [String(disk.guid), `${disk.type === "HHD" ? "HDD" : disk.type} ${disk.size} GB`]));
  return products
    .filter((product) => String(product.line_guid) === guid && Number(product.status) === 1)
    .sort((a, b) => Number(a.sort_id) - Number(b.sort_id))
    .map((product) => ({
      name: String(product.name),
      addresses: Number(product.ipnum),
      defence: Number(product.defense),
      disks: String(product.harddisk_guid).split(",").map((disk) => models.get(disk) ?? ""),
    }));
}

/** How many of its disks begin so: a kind, or a whole model. */
export function disksOf(offer: Offer, beginning: string): number {
  return offer.disks.filter((disk) => disk.startsWith(beginning)).length;
}

//! Products (baremetal.md §4.5): the sample, and models that stand on several lines.

use serde_json::{Map, Value, json};

use super::lines::LINES;
use super::{SAMPLE_PRODUCT, flag, turn};
use crate::zkeys::money::yuan;

/// A product.
pub struct Product {
    id: i64,
    pub guid: i64,
    pub name: String,
    /// Guid of its line.
    pub line: i64,
    /// Cores.
    pub cores: i64,
    /// G.
    pub memory: i64,
    hardware: Hardware,
    /// Guids of its disks, with repeats.
    disks: String,
    /// What the price includes.
    pub bandwidth: i64,
    pub defense: i64,
    pub addresses: i64,
    /// GB.
    partition: i64,
    pub partitions: bool,
    sort: i64,
    /// A month, in fen.
    pub price_fen: i64,
    description: &'static str,
    /// 1 normal, 0 disabled, −1 deleted.
    pub status: i64,
    recommended: bool,
    /// Sold from stock; otherwise somebody delivers by hand.
    pub stocked: bool,
}

/// What is only shown.
#[derive(Clone, Copy)]
struct Hardware {
    cpu: &'static str,
    cpus: i64,
    cpus_most: i64,
    memory: &'static str,
    memory_most: i64,
    disks_most: i64,
    raid: &'static str,
    board: &'static str,
    units: i64,
}

/// Name, cores, memory in G, disks, monthly price in yuan, hardware.
type Model = (&'static str, i64, i64, &'static [i64], i64, Hardware);

const SSD_240: i64 = 1_640_071_203_551_904;
const SSD_480: i64 = 1_640_071_212_235_138;
const SSD_1200: i64 = 1_623_164_939_837_722;
const NVME_1920: i64 = 1_640_071_220_918_372;
const NVME_3840: i64 = 1_640_071_229_601_606;
const SATA_2000: i64 = 1_623_164_957_402_113;
const SAS_600: i64 = 1_623_164_966_085_347;
const HHD_4000: i64 = 1_623_164_948_719_896;
/// No list has it.
const UNKNOWN: i64 = 1_699_999_999_000_001;

const ENTRY: Hardware = Hardware {
    cpu: "Intel E3-1230 v6 3.5GHz",
    cpus: 1,
    cpus_most: 1,
    memory: "DDR4 ECC 2400",
    memory_most: 64,
    disks_most: 4,
    raid: "否",
    board: "Supermicro X11SSL-F",
    units: 1,
};

const DUAL: Hardware = Hardware {
    cpu: "Intel Xeon Silver 4210R 2.4GHz ×2",
    cpus: 2,
    cpus_most: 2,
    memory: "DDR4 ECC REG 2933",
    memory_most: 768,
    disks_most: 8,
    raid: "支持",
    board: "浪潮 NF5280M5",
    units: 2,
};

const AMD: Hardware = Hardware {
    cpu: "AMD EPYC 9654 2.4GHz ×2",
    cpus: 2,
    cpus_most: 2,
    memory: "DDR5 ECC REG 4800",
    memory_most: 3072,
    disks_most: 12,
    raid: "支持 RAID0/1/5/10",
    board: "超微 H13DSG-O-CPU",
    units: 2,
};

const MODELS: [Model; 8] = [
    ("入门型E3-1230", 4, 32, &[SSD_240], 500, ENTRY),
    ("标准型E5-2620", 16, 64, &[SSD_480, SSD_480], 899, Hardware { cpu: "Intel E5-2620 v4 2.1GHz ×2", ..DUAL }),
    ("存储型E5-2650", 24, 128, &[SSD_240, HHD_4000, HHD_4000, HHD_4000, HHD_4000], 1580, DUAL),
    ("计算型Silver-4210R", 20, 128, &[SSD_1200, SSD_1200], 1699, DUAL),
    ("均衡型Gold-6230", 40, 256, &[SAS_600, SAS_600, SSD_1200], 2680, DUAL),
    ("内存型Gold-6330", 56, 512, &[NVME_1920, NVME_1920], 3999, DUAL),
    ("高性能EPYC-7763", 128, 512, &[NVME_3840, NVME_3840, SATA_2000], 6400, AMD),
    ("旗舰型EPYC-9654", 192, 1024, &[NVME_3840, NVME_3840, NVME_3840, NVME_3840], 9000, AMD),
];

/// How many there are besides the sample.
const MORE: usize = 59;

/// All products.
pub fn all() -> Vec<Product> {
    let more = (0..MORE).filter_map(|n| {
        let line = LINES.get(n % LINES.len())?;
        let (name, cores, memory, disks, price, hardware) = MODELS.get((n / LINES.len() + n) % MODELS.len())?;
        let mut disks: Vec<String> = disks.iter().map(i64::to_string).collect();
        if n % 11 == 4 {
            disks.push(UNKNOWN.to_string());
        }
        let number = i64::try_from(n).unwrap_or(0);
        Some(Product {
            id: 56 + number,
            guid: SAMPLE_PRODUCT + 1_000_003 * (number + 1),
            name: format!("{name}-{}", 56 + n),
            line: line.guid,
            cores: *cores,
            memory: *memory,
            hardware: *hardware,
            disks: disks.join(","),
            bandwidth: turn(&[5, 10, 20, 50], n),
            defense: turn(&[0, 5, 20], n),
            addresses: 1,
            partition: turn(&[50, 100], n),
            partitions: n % 5 != 2,
            sort: 27 + number,
            price_fen: price * 100,
            description: if n % 4 == 0 { "新品上架，支持7天内升级配置" } else { "" },
            status: match (n % 13, n % 17) {
                (5, _) => 0,
                (_, 7) => -1,
                _ => 1,
            },
            recommended: n % 6 == 0,
            stocked: n % 7 != 3,
        })
    });
    std::iter::once(sample()).chain(more).collect()
}

/// The product of the vendor's document.
fn sample() -> Product {
    Product {
        id: 55,
        guid: SAMPLE_PRODUCT,
        name: "zhzy4.0".into(),
        line: 1_665_907_446_560_259,
        cores: 4,
        memory: 500,
        hardware: Hardware {
            cpu: "CPU型号-4",
            cpus: 8,
            cpus_most: 16,
            memory: "内存混合型号-max64",
            memory_most: 64,
            disks_most: 3,
            raid: "支持",
            board: "标准型主板型号1-1",
            units: 2,
        },
        disks: format!("{HHD_4000},{HHD_4000},{SSD_1200}"),
        bandwidth: 5,
        defense: 5,
        addresses: 1,
        partition: 50,
        partitions: true,
        sort: 26,
        price_fen: 50_000,
        description: "回归测试",
        status: 1,
        recommended: true,
        stocked: true,
    }
}

impl Product {
    /// The fields that a machine copies from its product.
    pub fn hardware(&self) -> Map<String, Value> {
        let hardware = &self.hardware;
        let shown = json!({
            "size": hardware.units.to_string(), "main_board": hardware.board, "cpu": hardware.cpu,
            "cpu_value": self.cores.to_string(), "cpu_num": hardware.cpus.to_string(),
            "cpu_max_num": hardware.cpus_most.to_string(), "memory": hardware.memory,
            "memory_num": self.memory.to_string(), "memory_max_num": hardware.memory_most.to_string(),
            "harddisk_guid": self.disks, "harddisk_max_num": hardware.disks_most.to_string(),
            "raid_tips": hardware.raid, "bandwidth": self.bandwidth.to_string(),
            "defense": self.defense.to_string(), "ipnum": self.addresses.to_string(),
        });
        match shown {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }

    /// As `sync_product` shows it.
    pub fn shown(&self) -> Value {
        let guid = self.guid.to_string();
        let mut shown = self.hardware();
        let more = json!({
            "id": self.id.to_string(), "product_type": "local", "guid": guid, "api_guid": guid, "name": self.name,
            "line_guid": self.line.to_string(), "line_guid_api": null,
            "system_partition_size": self.partition.to_string(), "system_partition_support": flag(self.partitions),
            "sort_id": self.sort.to_string(), "price": yuan(self.price_fen), "price_api": "0.00",
            "description": self.description, "status": self.status.to_string(), "upgrade_status": "1",
            "recommend_status": flag(self.recommended), "stock_type": flag(self.stocked),
            "cpu_ids": null, "memory_ids": null, "harddisk_ids": null, "cpu_threads": null,
        });
        if let Value::Object(more) = more {
            shown.extend(more);
        }
        Value::Object(shown)
    }
}

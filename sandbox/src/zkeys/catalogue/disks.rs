//! Models of disks (baremetal.md §4.4).

use serde_json::{Value, json};

/// A model.
pub struct Disk {
    id: i64,
    pub guid: i64,
    /// `HHD` is the vendor's spelling.
    kind: &'static str,
    /// GB, as far as anybody can tell: the vendor's samples say 1200 and 3.
    size: i64,
    /// 1 shown, 0 hidden, −1 deleted.
    status: i64,
}

const fn disk(id: i64, guid: i64, kind: &'static str, size: i64) -> Disk {
    Disk { id, guid, kind, size, status: 1 }
}

/// All models, also hidden and deleted ones.
pub const DISKS: [Disk; 12] = [
    disk(1, 1_623_164_939_837_722, "SSD", 1200),
    disk(54, 1_695_288_616_986_859, "SSD", 3),
    disk(2, 1_623_164_948_719_896, "HHD", 4000),
    disk(3, 1_623_164_957_402_113, "SATA", 2000),
    disk(4, 1_623_164_966_085_347, "SAS", 600),
    disk(5, 1_623_164_974_768_581, "SAS", 1800),
    disk(6, 1_640_071_203_551_904, "SSD", 240),
    disk(7, 1_640_071_212_235_138, "SSD", 480),
    disk(8, 1_640_071_220_918_372, "NVMe", 1920),
    disk(9, 1_640_071_229_601_606, "NVMe", 3840),
    Disk { status: 0, ..disk(10, 1_640_071_238_284_840, "HHD", 8000) },
    Disk { status: -1, ..disk(11, 1_609_459_200_118_274, "IDE", 80) },
];

impl Disk {
    /// As `sync_harddisk` shows it.
    pub fn shown(&self) -> Value {
        let guid = self.guid.to_string();
        json!({
            "id": self.id.to_string(), "line_type": "local", "guid": guid, "api_guid": guid, "type": self.kind,
            "size": self.size.to_string(), "status": self.status.to_string(),
        })
    }
}

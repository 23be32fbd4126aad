//! Zones (baremetal.md §4.1).

use serde_json::{Value, json};

use super::flag;

/// A zone.
pub struct Zone {
    pub guid: i64,
    name: &'static str,
    /// The most years a machine may be bought for.
    pub max_year: i64,
    /// Whoever buys must be known by name.
    identity: bool,
    /// Domains must be put on a list first.
    white_list: bool,
    icp: bool,
}

/// All zones.
pub const ZONES: [Zone; 3] = [
    Zone { guid: 1_625_139_389_577_044, name: "Hyper-V 2", max_year: 3, identity: true, white_list: false, icp: false },
    Zone {
        guid: 1_650_521_653_823_448, name: "中国内蒙", max_year: 3, identity: true, white_list: true, icp: true
    },
    Zone {
        guid: 1_665_906_481_931_673, name: "深圳一区", max_year: 5, identity: false, white_list: false, icp: true
    },
];

impl Zone {
    /// As `getzones` shows it.
    pub fn shown(&self) -> Value {
        json!({
            "guid": self.guid.to_string(), "name": self.name, "max_year": self.max_year.to_string(),
            "identityStatus": flag(self.identity), "whiteListStatus": flag(self.white_list),
            "icp_status": flag(self.icp),
        })
    }
}

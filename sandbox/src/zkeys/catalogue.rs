//! What can be bought: zones, lines, products, disks, systems. It is the same at every start; only the stock changes.

mod disks;
mod lines;
mod products;
mod systems;
mod zones;

use std::collections::HashMap;
use std::sync::OnceLock;

pub use disks::{DISKS, Disk};
pub use lines::{LINES, Line};
pub use products::Product;
pub use systems::System;
pub use zones::{ZONES, Zone};

/// The sample product of the vendor's document.
pub const SAMPLE_PRODUCT: i64 = 1_665_907_642_748_705;

/// The system of the sample machine.
pub const SAMPLE_SYSTEM: i64 = 1_633_652_801_461_868;

struct Made {
    products: Vec<Product>,
    systems: Vec<System>,
    product_at: HashMap<i64, usize>,
    system_at: HashMap<i64, usize>,
}

fn made() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| {
        let (products, systems) = (products::all(), systems::all());
        let product_at = products.iter().enumerate().map(|(n, product)| (product.guid, n)).collect();
        let system_at = systems.iter().enumerate().map(|(n, system)| (system.guid, n)).collect();
        Made { products, systems, product_at, system_at }
    })
}

/// All products, also those that are switched off or deleted.
pub fn products() -> &'static [Product] {
    &made().products
}

/// All systems.
pub fn systems() -> &'static [System] {
    &made().systems
}

/// The product of a guid.
pub fn product(guid: i64) -> Option<&'static Product> {
    made().product_at.get(&guid).and_then(|n| made().products.get(*n))
}

/// The system of a guid.
pub fn system(guid: i64) -> Option<&'static System> {
    made().system_at.get(&guid).and_then(|n| made().systems.get(*n))
}

/// The line of a guid, also a hidden or deleted one.
pub fn line(guid: i64) -> Option<&'static Line> {
    LINES.iter().find(|line| line.guid == guid)
}

/// The zone of a line.
pub fn zone_of(line: &Line) -> Option<&'static Zone> {
    ZONES.iter().find(|zone| zone.guid == line.zone)
}

/// "1" or "0", as all yes and no is written.
fn flag(yes: bool) -> &'static str {
    if yes { "1" } else { "0" }
}

/// The n-th of a list, over and over.
fn turn<T: Copy + Default>(list: &[T], n: usize) -> T {
    list.get(n % list.len().max(1)).copied().unwrap_or_default()
}

//! What there are quotas for (eos.md §4).

/// A region, and what it offers.
pub struct Region {
    /// As EOS spells it.
    pub name: &'static str,
    /// Its volume types.
    pub types: &'static [&'static str],
    /// Whether the container product is installed.
    pub containers: bool,
}

/// All regions. The second has fewer volume types and no containers.
pub const REGIONS: [Region; 2] = [
    Region { name: "RegionOne", types: &["hdd", "ssd", "test", "高性能", "arcus-ceph.01"], containers: true },
    Region { name: "上海二区", types: &["hdd", "ssd", "高性能"], containers: false },
];

/// The volume type that only the platform reports (eos.md §4: it is missing from `domain_quotas`).
pub const PLATFORM_TYPE: &str = "test";

const COMPUTE: [&str; 3] = ["instances", "cores", "ram"];
const FAMILIES: [&str; 3] = ["volumes", "gigabytes", "snapshots"];
const BACKUP: [&str; 2] = ["backup_gigabytes", "backups"];
const NETWORK: [&str; 8] =
    ["network", "subnet", "floatingip", "router", "security_group", "security_group_rule", "port", "loadbalancer"];
const CONTAINERS: [&str; 6] = ["cpu", "pods", "memory", "gpu", "alcub_storage", "general_storage"];

/// Items whose table name is plural while the wire says singular (eos.md §4).
pub const SPELLINGS: [(&str, &str); 3] =
    [("network", "networks"), ("subnet", "subnets"), ("security_group_rule", "security_group_rules")];

/// The items of a region; for the platform with the type that only it reports.
pub fn items(region: &Region, platform: bool) -> Vec<String> {
    let types = region.types.iter().filter(|name| platform || **name != PLATFORM_TYPE);
    let storage = types.flat_map(|name| FAMILIES.iter().map(move |family| format!("{family}_{name}")));
    let containers = CONTAINERS.iter().filter(|_| region.containers);
    let plain = COMPUTE.iter().chain(&BACKUP).chain(&NETWORK).chain(containers);
    plain.map(|name| (*name).to_owned()).chain(storage).collect()
}

/// Whether an item belongs to the container product.
pub fn is_container(item: &str) -> bool {
    CONTAINERS.contains(&item)
}

/// Whether an item is storage, which is what `quota_fake` has figures for.
pub fn is_storage(item: &str) -> bool {
    BACKUP.contains(&item) || family(item).is_some()
}

/// Family and volume type of a per-type item; the type is everything after the first `_`.
pub fn family(item: &str) -> Option<(&str, &str)> {
    item.split_once('_').filter(|(family, _)| FAMILIES.contains(family))
}

/// Whether an item may have decimals: capacities in GiB, and memory, which EOS writes as a float.
pub fn is_fraction(item: &str) -> bool {
    item == "ram" || item == "backup_gigabytes" || item.starts_with("gigabytes_")
}

/// The name of an item on the wire.
pub fn spelled(item: &str, plural: bool) -> &str {
    let found = SPELLINGS.iter().find(|(singular, _)| plural && *singular == item);
    found.map_or(item, |(_, plural)| plural)
}

/// The item of a name on the wire, when that spelling is in use.
pub fn read(name: &str, plural: bool) -> Option<&str> {
    if !plural {
        return Some(name);
    }
    match SPELLINGS.iter().find(|(_, plural)| *plural == name) {
        Some((singular, _)) => Some(singular),
        None => SPELLINGS.iter().all(|(singular, _)| *singular != name).then_some(name),
    }
}

//! What a quota counts: the documented items, the families per volume type, and whatever else a server sends
//! (contract `eos` §4).

/// The product an item belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Servers and what they are made of.
    Compute,
    /// Volumes, snapshots, backups.
    Storage,
    /// Networks and what hangs on them.
    Network,
    /// Secure container instances.
    Container,
    /// Keys that the contract does not know.
    Other,
}

impl Group {
    /// All groups, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Compute, Self::Storage, Self::Network, Self::Container, Self::Other];
}

/// What an amount is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Pieces.
    Count,
    /// Mebibytes; shown as GiB too.
    Mebibyte,
    /// Gibibytes.
    Gibibyte,
}

/// The three quotas that exist once per volume type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// How many volumes of the type.
    Volumes,
    /// Their capacity.
    Gigabytes,
    /// How many snapshots of them.
    Snapshots,
}

impl Family {
    fn prefix(self) -> &'static str {
        Self::ALL.iter().find(|(family, _)| *family == self).map_or("", |(_, prefix)| prefix)
    }

    const ALL: [(Self, &'static str); 3] =
        [(Self::Volumes, "volumes"), (Self::Gigabytes, "gigabytes"), (Self::Snapshots, "snapshots")];
}

/// A documented item that exists once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each name is the vendor's own key")]
pub enum Single {
    Instances,
    Cores,
    Ram,
    BackupGigabytes,
    Backups,
    Network,
    Subnet,
    Floatingip,
    Router,
    SecurityGroup,
    SecurityGroupRule,
    Port,
    Loadbalancer,
    Cpu,
    Pods,
    Memory,
    Gpu,
    AlcubStorage,
    GeneralStorage,
}

/// Key as on the wire, plural spelling if one is read as an alias, product, unit.
type Row = (Single, &'static str, &'static str, Group, Unit);

impl Single {
    fn row(self) -> Option<&'static Row> {
        SINGLES.get(self as usize)
    }
}

/// The documented items in the order of the page, which is the order of `Single`.
const SINGLES: [Row; 19] = {
    use Group::{Compute, Container, Network, Storage};
    use Unit::{Count, Gibibyte, Mebibyte};
    [
        (Single::Instances, "instances", "", Compute, Count),
        (Single::Cores, "cores", "", Compute, Count),
        (Single::Ram, "ram", "", Compute, Mebibyte),
        (Single::BackupGigabytes, "backup_gigabytes", "", Storage, Gibibyte),
        (Single::Backups, "backups", "", Storage, Count),
        (Single::Network, "network", "networks", Network, Count),
        (Single::Subnet, "subnet", "subnets", Network, Count),
        (Single::Floatingip, "floatingip", "floatingips", Network, Count),
        (Single::Router, "router", "routers", Network, Count),
        (Single::SecurityGroup, "security_group", "security_groups", Network, Count),
        (Single::SecurityGroupRule, "security_group_rule", "security_group_rules", Network, Count),
        (Single::Port, "port", "ports", Network, Count),
        (Single::Loadbalancer, "loadbalancer", "loadbalancers", Network, Count),
        (Single::Cpu, "cpu", "", Container, Count),
        (Single::Pods, "pods", "", Container, Count),
        (Single::Memory, "memory", "", Container, Mebibyte),
        (Single::Gpu, "gpu", "", Container, Count),
        (Single::AlcubStorage, "alcub_storage", "", Container, Gibibyte),
        (Single::GeneralStorage, "general_storage", "", Container, Gibibyte),
    ]
};

/// One thing that has a quota.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// A documented item that exists once.
    Single(Single),
    /// A family for one volume type; an empty type stands for all types together.
    PerType(Family, Box<str>),
    /// A key the contract does not know, kept as it is.
    Unknown(Box<str>),
}

impl Item {
    /// Reads a key of the wire, in its singular or plural spelling.
    #[must_use]
    pub fn of_key(key: &str) -> Self {
        let documented =
            SINGLES.iter().find(|(_, name, alias, ..)| key == *name || (!alias.is_empty() && key == *alias));
        if let Some((single, ..)) = documented {
            return Self::Single(*single);
        }
        for (family, prefix) in Family::ALL {
            // Anchored at the start: `backup_gigabytes` is no family member. All after the first `_` is the type.
            match key.strip_prefix(prefix).map(|rest| (rest, rest.strip_prefix('_'))) {
                Some(("", _)) => return Self::PerType(family, "".into()),
                Some((_, Some(volume_type))) if !volume_type.is_empty() => {
                    return Self::PerType(family, volume_type.into());
                }
                _ => {}
            }
        }
        Self::Unknown(key.into())
    }

    /// Its one name whatever the spelling on the wire; used in addresses, drafts and the trail.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Single(single) => single.row().map_or_else(String::new, |row| row.1.to_owned()),
            Self::PerType(family, volume_type) if volume_type.is_empty() => family.prefix().to_owned(),
            Self::PerType(family, volume_type) => [family.prefix(), volume_type].join("_"),
            Self::Unknown(key) => key.to_string(),
        }
    }

    /// The product it belongs to.
    #[must_use]
    pub fn group(&self) -> Group {
        match self {
            Self::Single(single) => single.row().map_or(Group::Other, |row| row.3),
            Self::PerType(..) => Group::Storage,
            Self::Unknown(_) => Group::Other,
        }
    }

    /// What its amounts are measured in.
    #[must_use]
    pub fn unit(&self) -> Unit {
        match self {
            Self::Single(single) => single.row().map_or(Unit::Count, |row| row.4),
            Self::PerType(Family::Gigabytes, _) => Unit::Gibibyte,
            Self::PerType(..) | Self::Unknown(_) => Unit::Count,
        }
    }

    /// Whether amounts may have decimals: capacities of volumes and backups, in steps of 0.01 (contract `eos` §5).
    #[must_use]
    pub fn takes_decimals(&self) -> bool {
        matches!(self, Self::PerType(Family::Gigabytes, _) | Self::Single(Single::BackupGigabytes))
    }

    /// The volume type it belongs to, if it is one of a family; empty for "all types".
    #[must_use]
    pub fn volume_type(&self) -> Option<&str> {
        match self {
            Self::PerType(_, volume_type) => Some(volume_type),
            Self::Single(_) | Self::Unknown(_) => None,
        }
    }

    /// What the order of the page goes by: product, volume type, documented place, key. Families come before backups.
    #[must_use]
    pub fn order(&self) -> (Group, bool, &str, u8) {
        match self {
            Self::Single(single) => (self.group(), true, "", *single as u8),
            Self::PerType(family, volume_type) => (self.group(), false, volume_type, *family as u8),
            Self::Unknown(key) => (self.group(), true, key, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Family, Group, Item, SINGLES, Unit};

    #[test]
    fn singles_stand_at_their_own_place() {
        for (at, row) in SINGLES.iter().enumerate() {
            assert_eq!(row.0 as usize, at);
            assert_eq!(Item::of_key(row.1).key(), row.1);
        }
    }

    #[test]
    fn plural_spellings_are_the_same_item() {
        assert_eq!(Item::of_key("networks"), Item::of_key("network"));
        assert_eq!(Item::of_key("security_group_rules").key(), "security_group_rule");
    }

    #[test]
    fn families_go_by_prefix_and_keep_the_whole_type() {
        for (key, family, volume_type) in [
            ("volumes_hdd.1", Family::Volumes, "hdd.1"),
            ("gigabytes_arcus-staging-ceph01-rbd", Family::Gigabytes, "arcus-staging-ceph01-rbd"),
            ("snapshots_高性能_a", Family::Snapshots, "高性能_a"),
            ("gigabytes", Family::Gigabytes, ""),
        ] {
            assert_eq!(Item::of_key(key), Item::PerType(family, volume_type.into()));
            assert_eq!(Item::of_key(key).key(), key);
        }
        assert_eq!(Item::of_key("backup_gigabytes").unit(), Unit::Gibibyte);
        assert!(matches!(Item::of_key("backup_gigabytes"), Item::Single(_)));
        assert!(matches!(Item::of_key("volumes_"), Item::Unknown(_)));
    }

    #[test]
    fn unknown_keys_are_kept_apart() {
        let item = Item::of_key("quantum_links");
        assert_eq!((item.group(), item.unit(), item.key().as_str()), (Group::Other, Unit::Count, "quantum_links"));
    }
}

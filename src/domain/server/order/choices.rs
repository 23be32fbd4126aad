//! What can be chosen for an order.
use crate::domain::server::catalogue::{Line, Product, System, Zone};
use crate::domain::server::finding::nearest;
use crate::domain::server::record::Partition;
use crate::domain::server::terms::terms;

/// The terms that can be chosen, in months, in the vendor's order.
#[must_use]
pub fn months(line: &Line, zone: Option<&Zone>) -> Vec<u32> {
    terms(line, zone).iter().filter(|term| term.shut.is_none()).map(|term| term.months).collect()
}

/// How many servers can be bought at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// The fewest.
    pub least: u32,
    /// The most; `None` = not known. Below [`Counts::least`] when the line sells none.
    pub most: Option<u32>,
}

impl Counts {
    /// The count nearest to a wish; `None` when the line sells none.
    #[must_use]
    pub fn nearest(self, wish: u32) -> Option<u32> {
        let most = self.most.unwrap_or(u32::MAX);
        (self.least <= most).then(|| wish.clamp(self.least, most))
    }
}

/// How many servers of a line can be bought at once. A most of 0 is taken as it is said: none.
#[must_use]
pub fn counts(line: &Line) -> Counts {
    Counts { least: 1, most: line.max_per_order }
}

/// Which first partitions can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Partitions {
    /// Whether a size may be chosen besides the whole disk; `None` = not known.
    pub sizes: Option<bool>,
    /// The smallest size in GB: what the system needs, at least one.
    pub least: u32,
    /// Whether it is known what the system needs.
    pub need_known: bool,
    /// The product's usual size in GB, to begin with.
    pub usual: Option<u32>,
}

impl Partitions {
    /// The partition nearest to a wish: itself where it can be chosen. That of an existing disk cannot: there is none yet.
    #[must_use]
    pub fn nearest(self, wish: Partition) -> Partition {
        match wish {
            Partition::Gb(size) if self.sizes != Some(false) => Partition::Gb(size.max(self.least)),
            Partition::Gb(_) | Partition::Whole | Partition::First => Partition::Whole,
        }
    }
}

/// Which first partitions a product and a system allow. The room a system needs counts as a least size \[I\]; there is no most.
#[must_use]
pub fn partitions(product: &Product, system: Option<&System>) -> Partitions {
    let need = system.and_then(|system| system.disk_gb);
    let least = need.unwrap_or(0).max(1);
    Partitions {
        sizes: product.may_partition,
        least,
        need_known: need.is_some(),
        usual: product.partition_gb.filter(|usual| *usual >= least),
    }
}

/// The term nearest to a wish; of two equally near ones the shorter.
pub(super) fn nearest_term(line: &Line, zone: Option<&Zone>, wish: u32) -> Option<u32> {
    nearest(&months(line, zone), wish)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{line, product, system, zone};

    #[test]
    fn choices_follow_line_product_and_system() {
        let (mut line, mut product, mut system) = (line(), product(), system());
        line.life_years = Some(1);
        assert_eq!(months(&line, Some(&zone())), [1, 2, 3, 4, 5, 6, 12]);
        assert_eq!(nearest_term(&line, None, 9), Some(6));
        assert_eq!(counts(&line), Counts { least: 1, most: Some(10) });
        assert_eq!([0, 3, 11].map(|wish| counts(&line).nearest(wish)), [Some(1), Some(3), Some(10)]);
        line.max_per_order = Some(0);
        assert_eq!(counts(&line).nearest(1), None);
        let found = partitions(&product, Some(&system));
        assert_eq!(found, Partitions { sizes: Some(true), least: 30, need_known: true, usual: Some(50) });
        assert_eq!(found.nearest(Partition::Gb(10)), Partition::Gb(30));
        assert_eq!(found.nearest(Partition::First), Partition::Whole);
        (product.may_partition, system.disk_gb) = (Some(false), None);
        let found = partitions(&product, Some(&system));
        assert_eq!((found.least, found.need_known), (1, false));
        assert_eq!(found.nearest(Partition::Gb(10)), Partition::Whole);
        system.disk_gb = Some(60);
        assert_eq!(partitions(&product, Some(&system)).usual, None);
    }
}

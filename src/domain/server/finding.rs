//! What a check says about one field of a draft (contract `baremetal.md` §8). The words for it are elsewhere.
use super::catalogue::IpKind;
use super::record::Partition;
use crate::domain::moment::Moment;
use crate::domain::severity::Severity;

/// A value that could stand in a field instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A count, or a figure in the field's unit.
    Number(u32),
    /// A first partition.
    Partition(Partition),
    /// A way to add addresses.
    Kind(IpKind),
    /// A day and time.
    At(Moment),
    /// A text.
    Text(String),
}

/// One finding: the field it belongs to, and the rule with the figures that its words need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<Field, Rule> {
    /// How serious it is.
    pub severity: Severity,
    /// Where it is shown.
    pub field: Field,
    /// What it is about.
    pub rule: Rule,
    /// The nearest value that passes, where there is one.
    pub nearest: Option<Value>,
}

impl<Field, Rule> Finding<Field, Rule> {
    /// It cannot be sent like this.
    #[must_use]
    pub fn stop(field: Field, rule: Rule, nearest: Option<Value>) -> Self {
        Finding { severity: Severity::Stop, field, rule, nearest }
    }

    /// It can be sent like this, but should be seen.
    #[must_use]
    pub fn warn(field: Field, rule: Rule) -> Self {
        Finding { severity: Severity::Warn, field, rule, nearest: None }
    }

    /// Whether it keeps the draft from being sent.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.severity == Severity::Stop
    }
}

/// The value of `legal` that is nearest to a wish; of two equally near ones the smaller, which costs less.
#[must_use]
pub fn nearest(legal: &[u32], wish: u32) -> Option<u32> {
    legal.iter().copied().min_by_key(|value| (value.abs_diff(wish), *value))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_is_near_and_rather_small() {
        assert_eq!(nearest(&[1, 8, 16], 11), Some(8));
        assert_eq!(nearest(&[16, 8], 12), Some(8));
        assert_eq!(nearest(&[1, 8, 16], 1000), Some(16));
        assert_eq!(nearest(&[], 3), None);
    }
}

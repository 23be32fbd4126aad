//! What can be chosen for an upgrade.
use crate::domain::server::catalogue::{IpKind, Line};
use crate::domain::server::totals::{Total, Totals};

/// What can still be added below a line's most; `None` when that is not known.
pub(super) fn room(most: Option<u32>, total: &Total) -> Option<u32> {
    Some(most?.saturating_sub(total.now?))
}

/// Figures from 0 on, in steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps {
    /// The step; never 0.
    pub step: u32,
    /// The highest figure, itself a step; `None` = not known.
    pub most: Option<u32>,
}

impl Steps {
    /// The step nearest to a wish; of two equally near ones the smaller.
    #[must_use]
    pub fn nearest(self, wish: u32) -> u32 {
        let below = wish.checked_div(self.step).unwrap_or(0).saturating_mul(self.step);
        let above = below.checked_add(self.step).filter(|above| above.abs_diff(wish) < below.abs_diff(wish));
        above.unwrap_or(below).min(self.most.unwrap_or(u32::MAX))
    }
}

/// What can be chosen for a server that has so much already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The most Mbit/s that can be added; `None` = not known.
    pub bandwidth: Option<u32>,
    /// Numbers of single addresses, 0 first.
    pub singles: Vec<u32>,
    /// Numbers of addresses of a block, 0 first.
    pub blocks: Vec<u32>,
    /// Ways to add addresses, as the line names them.
    pub kinds: Vec<IpKind>,
    /// Gbit/s of defence that can be added.
    pub defence: Steps,
}

/// What can be chosen. The least bandwidth for each address depends on two fields at once, and is left to [`super::check`].
#[must_use]
pub fn choices(line: &Line, totals: &Totals) -> Choices {
    Choices {
        bandwidth: room(line.bandwidth_max, &totals.bandwidth),
        singles: counts(line, &totals.ips, IpKind::Single),
        blocks: counts(line, &totals.ips, IpKind::Subnet),
        kinds: line.ip_kinds.clone(),
        defence: defence_steps(line, &totals.defence),
    }
}

/// The numbers in which addresses can be added below the line's most (§6 row 34), 0 first, each once.
pub(super) fn counts(line: &Line, total: &Total, kind: IpKind) -> Vec<u32> {
    let room = room(line.ip_max, total).unwrap_or(u32::MAX);
    let least = if kind == IpKind::Subnet { 4 } else { 1 };
    let mut counts = vec![0];
    for count in all_counts(line) {
        if (least..=room).contains(count) && !counts.contains(count) {
            counts.push(*count);
        }
    }
    counts
}

pub(super) fn defence_steps(line: &Line, total: &Total) -> Steps {
    let step = line.defence_step.unwrap_or(1).max(1);
    let most = if line.defence_open == Some(false) { Some(0) } else { room(line.defence_max, total) };
    Steps { step, most: most.map(|most| most.saturating_sub(most.checked_rem(step).unwrap_or(0))) }
}

/// The numbers in which a line adds addresses; one where it names none.
pub(super) fn all_counts(line: &Line) -> &[u32] {
    if line.ip_counts.is_empty() { &[1] } else { &line.ip_counts }
}

//! What is wrong, or worth a look, about an upgrade before it is sent.
use super::Draft;
use super::choices::{all_counts, counts, defence_steps, room};
use super::first_kind;
use crate::domain::server::catalogue::{IpKind, Line};
use crate::domain::server::finding::{Finding, Value, nearest};
use crate::domain::server::totals::{Total, Totals};

/// Where a finding belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The whole draft.
    All,
    /// Bandwidth.
    Bandwidth,
    /// How many addresses.
    Ips,
    /// How addresses are added.
    Kind,
    /// Defence.
    Defence,
}

/// What is wrong, or worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Nothing would be added.
    Nothing,
    /// The total would be above the most that the line allows.
    AboveMost {
        /// The total it would be, in the field's unit.
        total: u32,
        /// The most.
        most: u32,
    },
    /// The total or the line's most is not known, so the vendor decides.
    MostNotKnown,
    /// Addresses are not added in this number.
    NotACount(u32),
    /// A block needs at least four addresses.
    BlockTooSmall(u32),
    /// Blocks usually have 8, 16, 32 … addresses.
    BlockUnusual(u32),
    /// The line does not add addresses in this way.
    NotAKind(IpKind),
    /// The line does not say in which ways it adds addresses.
    KindsNotKnown,
    /// The line does not add defence.
    DefenceShut,
    /// The line does not say whether it adds defence.
    DefenceNotKnown,
    /// Defence is added in steps of so many Gbit/s.
    NotAStep(u32),
    /// The total of defence would not be a multiple of its step.
    TotalOffStep {
        /// The total it would be.
        total: u32,
        /// The step.
        step: u32,
    },
    /// There would be too little bandwidth for so many addresses.
    Ratio {
        /// The total of bandwidth it would be, in Mbit/s.
        bandwidth: u32,
        /// The total of addresses it would be.
        ips: u32,
        /// The least for each address, in thousandths of a Mbit/s.
        ratio: u32,
    },
    /// The least bandwidth for each address could not be weighed.
    RatioNotKnown,
}

/// What is found at a field.
pub type Found = Finding<Field, Rule>;

/// What is wrong with a draft, for a server that has so much already; fields in the order of the form. A draft with nothing
/// that stops can be sent.
#[must_use]
pub fn check(draft: &Draft, line: &Line, totals: &Totals) -> Vec<Found> {
    let mut found = Vec::new();
    if draft.is_empty() {
        found.push(Finding::stop(Field::All, Rule::Nothing, None));
    }
    bandwidth(draft, line, totals, &mut found);
    ips(draft, line, &totals.ips, &mut found);
    kind(draft, line, &mut found);
    defence(draft, line, &totals.defence, &mut found);
    found
}

fn bandwidth(draft: &Draft, line: &Line, totals: &Totals, found: &mut Vec<Found>) {
    let (now, most) = (totals.bandwidth.now, room(line.bandwidth_max, &totals.bandwidth));
    let needed = needed(draft, line, totals);
    let legal = needed.unwrap_or(0)..=most.unwrap_or(u32::MAX);
    let near = if legal.is_empty() { None } else { Some(draft.bandwidth.clamp(*legal.start(), *legal.end())) };
    let near = near.map(Value::Number);
    above_most(Field::Bandwidth, draft.bandwidth, line.bandwidth_max, now, near.as_ref(), found);
    match (line.ratio, needed) {
        (Some(0), _) => {}
        (Some(ratio), Some(needed)) if draft.bandwidth < needed => {
            let bandwidth = now.unwrap_or(0).saturating_add(draft.bandwidth);
            let ips = totals.ips.now.unwrap_or(0).saturating_add(draft.ips);
            found.push(Finding::stop(Field::Bandwidth, Rule::Ratio { bandwidth, ips, ratio }, near));
        }
        (Some(_), Some(_)) => {}
        (None, _) | (_, None) => found.push(Finding::warn(Field::Bandwidth, Rule::RatioNotKnown)),
    }
}

/// The least bandwidth to add so that all addresses have their part, in whole numbers: total × 1000 ≥ ratio × addresses. It is
/// demanded of every upgrade, also of one that adds only defence, as the contract says. `None` when something is not known.
fn needed(draft: &Draft, line: &Line, totals: &Totals) -> Option<u32> {
    let ratio = line.ratio?;
    if ratio == 0 {
        return Some(0);
    }
    let ips = u64::from(totals.ips.now?) + u64::from(draft.ips);
    let least = ips.saturating_mul(u64::from(ratio)).div_ceil(1000);
    // More than can be written can never be reached.
    Some(u32::try_from(least.saturating_sub(u64::from(totals.bandwidth.now?))).unwrap_or(u32::MAX))
}

fn ips(draft: &Draft, line: &Line, total: &Total, found: &mut Vec<Found>) {
    if draft.ips == 0 {
        return;
    }
    let counts = counts(line, total, draft.kind);
    let near = nearest(&counts, draft.ips).map(Value::Number);
    if draft.kind == IpKind::Subnet {
        if draft.ips < 4 {
            found.push(Finding::stop(Field::Ips, Rule::BlockTooSmall(draft.ips), near.clone()));
        } else if draft.ips < 8 || !draft.ips.is_power_of_two() {
            found.push(Finding::warn(Field::Ips, Rule::BlockUnusual(draft.ips)));
        }
    }
    if !all_counts(line).contains(&draft.ips) {
        found.push(Finding::stop(Field::Ips, Rule::NotACount(draft.ips), near.clone()));
    }
    above_most(Field::Ips, draft.ips, line.ip_max, total.now, near.as_ref(), found);
}

/// The way is sent also when no address is added, and the vendor refuses one that the line does not have.
fn kind(draft: &Draft, line: &Line, found: &mut Vec<Found>) {
    if line.ip_kinds.is_empty() {
        if draft.ips == 0 {
            return;
        }
        found.push(Finding::warn(Field::Kind, Rule::KindsNotKnown));
    } else if !line.ip_kinds.contains(&draft.kind) {
        let near = Some(Value::Kind(first_kind(line)));
        found.push(Finding::stop(Field::Kind, Rule::NotAKind(draft.kind), near));
    }
}

fn defence(draft: &Draft, line: &Line, total: &Total, found: &mut Vec<Found>) {
    if draft.defence == 0 {
        return;
    }
    match line.defence_open {
        Some(true) => {}
        Some(false) => {
            found.push(Finding::stop(Field::Defence, Rule::DefenceShut, Some(Value::Number(0))));
            return;
        }
        None => found.push(Finding::warn(Field::Defence, Rule::DefenceNotKnown)),
    }
    let steps = defence_steps(line, total);
    let near = Some(Value::Number(steps.nearest(draft.defence)));
    if !draft.defence.is_multiple_of(steps.step) {
        found.push(Finding::stop(Field::Defence, Rule::NotAStep(steps.step), near.clone()));
    }
    above_most(Field::Defence, draft.defence, line.defence_max, total.now, near.as_ref(), found);
    let after = total.now.and_then(|now| now.checked_add(draft.defence));
    if let Some(total) = after.filter(|after| !after.is_multiple_of(steps.step)) {
        found.push(Finding::warn(Field::Defence, Rule::TotalOffStep { total, step: steps.step }));
    }
}

/// The rule of the line's most, for what is really added: a server that is above it already may stay so.
fn above_most(
    field: Field,
    more: u32,
    most: Option<u32>,
    now: Option<u32>,
    near: Option<&Value>,
    found: &mut Vec<Found>,
) {
    if more == 0 {
        return;
    }
    match now.zip(most) {
        None => found.push(Finding::warn(field, Rule::MostNotKnown)),
        Some((now, most)) => {
            let total = now.saturating_add(more);
            if more > most.saturating_sub(now) {
                found.push(Finding::stop(field, Rule::AboveMost { total, most }, near.cloned()));
            }
        }
    }
}

#[cfg(test)]
mod tests;

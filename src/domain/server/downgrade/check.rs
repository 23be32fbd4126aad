//! What is wrong, or worth a look, about a booking before it is sent.
use super::choices::{Unclear, added_these, amounts, free, is_main, matching, usual};
use super::{Draft, find};
use crate::domain::moment::Moment;
use crate::domain::server::addresses::count;
use crate::domain::server::catalogue::Line;
use crate::domain::server::finding::{Finding, Value, nearest};
use crate::domain::server::record::{Address, BookingState, Extra, Server};
use crate::domain::server::totals::{Totals, pending, total, totals};
use crate::domain::server::upgrade::enough;

/// Where a finding belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The whole draft.
    All,
    /// Bandwidth.
    Bandwidth,
    /// Addresses.
    Ips,
    /// Defence.
    Defence,
    /// The day.
    At,
}

/// What is wrong, or worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Nothing would be taken away.
    Nothing,
    /// A booking of this extra is pending already; its id.
    Booked(String),
    /// A booking of this extra stands somewhere the contract does not know.
    BookingUnclear,
    /// No free upgrade added exactly so much.
    NoUpgrade(u32),
    /// The upgrade may not be free.
    Unclear(Unclear),
    /// Less than what the product includes would be left.
    BelowBase {
        /// What would be left.
        left: u32,
        /// What the product includes.
        base: u32,
    },
    /// It is not known what would be left, or what the product includes: it cannot be asked for.
    BaseNotKnown,
    /// This is the main address, or holds it.
    MainAddress(String),
    /// This is not an entry of the list; a part of a range is none.
    NotListed(String),
    /// This is chosen twice.
    Twice(String),
    /// This cannot be counted.
    Uncountable(String),
    /// These are as many as an upgrade added, but it added other ones.
    OtherAddresses,
    /// Too little bandwidth would be left for the addresses, once all bookings have taken effect.
    Ratio {
        /// Mbit/s that would be left.
        bandwidth: u32,
        /// Addresses that would be left.
        ips: u32,
        /// The least for each address, in thousandths of a Mbit/s.
        ratio: u32,
    },
    /// The least bandwidth for each address could not be weighed.
    RatioNotKnown,
    /// No day is chosen.
    NoDay,
    /// The day is not in the future.
    Past,
    /// The day is after the end of the term, which is then.
    AfterEnd(Moment),
    /// It is not known when the term ends.
    EndNotKnown,
    /// The day is earlier than the usual one, which is then.
    Early(Moment),
}

/// What is found at a field.
pub type Found = Finding<Field, Rule>;

/// What is wrong with a draft. `listed` is what the vendor says can be released.
#[must_use]
pub fn check(draft: &Draft, server: &Server, line: &Line, listed: &[Address], now: Moment) -> Vec<Found> {
    let mut found = Vec::new();
    if draft.is_empty() {
        found.push(Finding::stop(Field::All, Rule::Nothing, None));
    }
    amount(Field::Bandwidth, &Extra::Bandwidth, draft.bandwidth, draft, server, &mut found);
    amount(Field::Defence, &Extra::Defence, draft.defence, draft, server, &mut found);
    ips(draft, server, listed, &mut found);
    ratio(draft, line, &totals(server), draft.ip_count(listed), &mut found);
    day(draft.at, line, now, server.ends, &mut found);
    found
}

/// Bandwidth or defence: exactly what one free upgrade added.
fn amount(field: Field, extra: &Extra, amount: u32, draft: &Draft, server: &Server, found: &mut Vec<Found>) {
    if amount == 0 || booked(field, extra, server, found) {
        return;
    }
    let near = Some(Value::Number(nearest(&amounts(server, extra), amount).unwrap_or(0)));
    match matching(draft, server, extra, amount) {
        None => found.push(Finding::stop(field, Rule::NoUpgrade(amount), near.clone())),
        Some(free) => found.extend(free.unclear.map(|unclear| Finding::warn(field, Rule::Unclear(unclear)))),
    }
    base(field, extra, amount, server, near, found);
}

/// Says what bookings of this extra there are; whether one is pending.
fn booked(field: Field, extra: &Extra, server: &Server, found: &mut Vec<Found>) -> bool {
    let unclear = |state: &BookingState| matches!(state, BookingState::Other(_));
    if server.bookings.iter().any(|booking| booking.extra == *extra && unclear(&booking.state)) {
        found.push(Finding::warn(field, Rule::BookingUnclear));
    }
    let Some(booking) = pending(server, extra).next() else {
        return false;
    };
    let near = (field != Field::Ips).then_some(Value::Number(0));
    found.push(Finding::stop(field, Rule::Booked(booking.guid.clone()), near));
    true
}

/// What the product includes must be left.
fn base(field: Field, extra: &Extra, amount: u32, server: &Server, near: Option<Value>, found: &mut Vec<Found>) {
    let total = total(server, extra);
    match total.now.zip(total.base) {
        // The totals are a part of what is sent.
        None => found.push(Finding::stop(field, Rule::BaseNotKnown, near)),
        Some((now, base)) => {
            let left = now.saturating_sub(amount);
            if now.checked_sub(amount) < Some(base) {
                found.push(Finding::stop(field, Rule::BelowBase { left, base }, near));
            }
        }
    }
}

/// Addresses: whole entries of the list, never the main one, together as many as one free upgrade added.
fn ips(draft: &Draft, server: &Server, listed: &[Address], found: &mut Vec<Found>) {
    if draft.ips.is_empty() || booked(Field::Ips, &Extra::Ip, server, found) {
        return;
    }
    let before = found.len();
    for (at, ip) in draft.ips.iter().enumerate() {
        let rule = match find(listed, ip) {
            None => Rule::NotListed(ip.clone()),
            Some(_) if draft.ips.iter().take(at).any(|other| other == ip) => Rule::Twice(ip.clone()),
            Some(address) if is_main(server, address) => Rule::MainAddress(ip.clone()),
            Some(address) if count(address).is_none() => Rule::Uncountable(ip.clone()),
            Some(_) => continue,
        };
        found.push(Finding::stop(Field::Ips, rule, None));
    }
    let Some(released) = draft.ip_count(listed).filter(|_| found.len() == before) else {
        return;
    };
    match matching(draft, server, &Extra::Ip, released) {
        None => {
            let counts: Vec<u32> = free(server, &Extra::Ip).iter().map(|free| free.amount).collect();
            let near = nearest(&counts, released).map(Value::Number);
            found.push(Finding::stop(Field::Ips, Rule::NoUpgrade(released), near));
        }
        Some(free) => {
            found.extend(free.unclear.map(|unclear| Finding::warn(Field::Ips, Rule::Unclear(unclear))));
            if added_these(free.upgrade, &draft.ips) == Some(false) {
                found.push(Finding::warn(Field::Ips, Rule::OtherAddresses));
            }
        }
    }
    base(Field::Ips, &Extra::Ip, released, server, None, found);
}

/// What is left after this and all pending bookings, in whole numbers; no addresses need no bandwidth. It is demanded of every
/// booking, also of one that takes only defence, as the contract says.
fn ratio(draft: &Draft, line: &Line, totals: &Totals, released: Option<u32>, found: &mut Vec<Found>) {
    if draft.is_empty() || line.ratio == Some(0) {
        return;
    }
    let bandwidth = totals.bandwidth.later.map(|now| now.saturating_sub(draft.bandwidth));
    let ips = totals.ips.later.zip(released).map(|(now, released)| now.saturating_sub(released));
    let field = if draft.bandwidth > 0 { Field::Bandwidth } else { Field::All };
    match (bandwidth, ips, line.ratio) {
        (Some(bandwidth), Some(ips), Some(ratio)) => {
            if !enough(bandwidth, ips, ratio) {
                found.push(Finding::stop(field, Rule::Ratio { bandwidth, ips, ratio }, None));
            }
        }
        _ => found.push(Finding::warn(field, Rule::RatioNotKnown)),
    }
}

/// The day: in the future, within the term; earlier than usual is unusual. The nearest value is the usual day.
fn day(at: Option<Moment>, line: &Line, now: Moment, ends: Option<Moment>, found: &mut Vec<Found>) {
    let usual = usual(line, now, ends);
    let near = usual.map(Value::At);
    if ends.is_none() {
        found.push(Finding::warn(Field::At, Rule::EndNotKnown));
    }
    match at {
        None => found.push(Finding::stop(Field::At, Rule::NoDay, near)),
        Some(at) if at <= now => found.push(Finding::stop(Field::At, Rule::Past, near)),
        Some(at) => match ends {
            Some(ends) if at > ends => found.push(Finding::stop(Field::At, Rule::AfterEnd(ends), near)),
            _ => {
                let early = usual.filter(|usual| line.downgrade_days.is_some() && at < *usual);
                found.extend(early.map(|usual| Finding::warn(Field::At, Rule::Early(usual))));
            }
        },
    }
}

#[cfg(test)]
mod tests;

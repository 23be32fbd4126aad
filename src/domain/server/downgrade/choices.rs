//! What can be booked to end: the upgrades that are free, the addresses that may go, and the usual day.
use std::net::Ipv4Addr;

use super::Draft;
use crate::domain::moment::Moment;
use crate::domain::server::addresses::{Range, count};
use crate::domain::server::catalogue::Line;
use crate::domain::server::record::{Address, BookingState, Extra, Server, Upgrade};
use crate::domain::server::totals::{pending, total};
use crate::domain::table::order::sorted;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Why a record may not be what it seems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// It is not said whether it is in effect.
    Active,
    /// It is linked to a booking that was cancelled; the contract does not say whether that sets it free.
    Cancelled,
}

/// An upgrade that a booking can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Free<'a> {
    /// The record.
    pub upgrade: &'a Upgrade,
    /// How much it added.
    pub amount: u32,
    /// Why it may not be free.
    pub unclear: Option<Unclear>,
}

/// The upgrades of an extra that a booking can end; none while another booking of that extra is pending.
#[must_use]
pub fn free<'a>(server: &'a Server, extra: &Extra) -> Vec<Free<'a>> {
    if pending(server, extra).next().is_some() {
        return Vec::new();
    }
    server
        .upgrades
        .iter()
        .filter(|upgrade| upgrade.extra == *extra)
        .filter_map(|upgrade| one(server, upgrade))
        .collect()
}

fn one<'a>(server: &Server, upgrade: &'a Upgrade) -> Option<Free<'a>> {
    let amount = upgrade.amount.filter(|amount| *amount > 0)?;
    let linked = upgrade.downgrade_guid.as_deref().filter(|guid| !guid.is_empty());
    let mut unclear = match upgrade.active {
        Some(true) => None,
        Some(false) => return None,
        None => Some(Unclear::Active),
    };
    if let Some(guid) = linked {
        let booking = server.bookings.iter().find(|booking| booking.guid == guid)?;
        if booking.state != BookingState::Cancelled {
            return None;
        }
        unclear = Some(Unclear::Cancelled);
    }
    Some(Free { upgrade, amount, unclear })
}

/// The amounts of bandwidth or defence that can be taken away: those of free upgrades after which the base is left, each once,
/// in the order of the records. None while it is not known what would be left.
#[must_use]
pub fn amounts(server: &Server, extra: &Extra) -> Vec<u32> {
    let total = total(server, extra);
    let mut amounts = Vec::new();
    for free in free(server, extra) {
        let left = total.now.zip(total.base).is_some_and(|(now, base)| now.checked_sub(free.amount) >= Some(base));
        if left && !amounts.contains(&free.amount) {
            amounts.push(free.amount);
        }
    }
    amounts
}

/// Why an address cannot be released.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is the server's main address, or holds it; the vendor lists it nevertheless (§6 row 15).
    Main,
    /// It cannot be read.
    Unreadable,
    /// No free upgrade added so many addresses or more.
    NoUpgrade,
}

/// An address or a range that the vendor lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<'a> {
    /// As it is listed.
    pub address: &'a Address,
    /// How many addresses it is.
    pub count: Option<u32>,
    /// Why it cannot be released.
    pub kept: Option<Kept>,
}

/// The listed addresses, each with why it is kept. Which of them go together is said by [`super::check`]: as many as one upgrade
/// added.
#[must_use]
pub fn addresses<'a>(server: &Server, listed: &'a [Address]) -> Vec<Choice<'a>> {
    let most = free(server, &Extra::Ip).iter().map(|free| free.amount).max().unwrap_or(0);
    let choice = |address| {
        let count = count(address);
        let kept = match (Range::parse(&address.ip), count) {
            _ if is_main(server, address) => Some(Kept::Main),
            (None, _) | (_, None) => Some(Kept::Unreadable),
            (_, Some(count)) => (count > most).then_some(Kept::NoUpgrade),
        };
        Choice { address, count, kept }
    };
    listed.iter().map(choice).collect()
}

/// Whether it is the server's main address, or a range that holds it.
pub(super) fn is_main(server: &Server, address: &Address) -> bool {
    let main = server.main_address().and_then(|main| main.ip.trim().parse().ok());
    address.main || main.is_some_and(|main| Range::parse(&address.ip).is_some_and(|range| range.holds(main)))
}

/// The usual day: so many days from now as the line says, but not after the term. The end of the term where the line says
/// nothing. `None` when neither is known, or the term is over.
#[must_use]
pub fn usual(line: &Line, now: Moment, ends: Option<Moment>) -> Option<Moment> {
    let days = line.downgrade_days.map(|days| now.plus_ms(i64::from(days).saturating_mul(DAY)));
    let usual = match (days, ends) {
        (Some(day), Some(ends)) => Some(day.min(ends)),
        (day, ends) => day.or(ends),
    };
    usual.filter(|usual| *usual > now)
}

/// What a booking takes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone<'a> {
    /// What.
    pub extra: Extra,
    /// How much; addresses are counted.
    pub amount: u32,
    /// The total before, as far as it is known.
    pub before: Option<u32>,
    /// The total after.
    pub after: Option<u32>,
    /// The upgrade that ends.
    pub upgrade: &'a Upgrade,
}

/// The upgrades that a draft would end. Of several with one amount it is the first that added the same addresses, else the
/// first; which one the vendor takes is not said.
#[must_use]
pub fn undone<'a>(draft: &Draft, server: &'a Server, listed: &[Address]) -> Vec<Undone<'a>> {
    let mut all = Vec::new();
    for extra in [Extra::Bandwidth, Extra::Ip, Extra::Defence] {
        let amount = draft.amount(&extra, listed).filter(|amount| *amount > 0);
        let Some((amount, found)) = amount.and_then(|amount| Some((amount, matching(draft, server, &extra, amount)?)))
        else {
            continue;
        };
        let before = total(server, &extra).now;
        let after = before.and_then(|before| before.checked_sub(amount));
        all.push(Undone { extra, amount, before, after, upgrade: found.upgrade });
    }
    all
}

/// The free upgrade that a draft means.
pub(super) fn matching<'a>(draft: &Draft, server: &'a Server, extra: &Extra, amount: u32) -> Option<Free<'a>> {
    let same: Vec<Free<'a>> = free(server, extra).into_iter().filter(|free| free.amount == amount).collect();
    let exact = same.iter().find(|free| *extra != Extra::Ip || added_these(free.upgrade, &draft.ips) == Some(true));
    exact.or(same.first()).copied()
}

/// Whether an upgrade added exactly these addresses; `None` when its record does not name them.
pub(super) fn added_these(upgrade: &Upgrade, ips: &[String]) -> Option<bool> {
    let all = |ranges: Vec<Range>| {
        let addresses: Vec<Ipv4Addr> = ranges.into_iter().flat_map(Range::list).collect();
        sorted(addresses, |a, b| a.cmp(b))
    };
    let added = Range::parse_all(&upgrade.value)?;
    let chosen = ips.iter().map(|ip| Range::parse(ip)).collect::<Option<Vec<_>>>()?;
    Some(all(added) == all(chosen))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{address, at, booking, line, server, upgrade};

    #[test]
    fn upgrades_are_free_until_something_speaks_against_it() {
        let mut server = server();
        server.upgrades =
            vec![upgrade(Extra::Bandwidth, 1), upgrade(Extra::Bandwidth, 2), upgrade(Extra::Bandwidth, 2)];
        assert_eq!(amounts(&server, &Extra::Bandwidth), [1, 2]);
        server.upgrades[0].active = Some(false);
        assert_eq!(amounts(&server, &Extra::Bandwidth), [2]);
        server.upgrades[0].active = None;
        assert_eq!(free(&server, &Extra::Bandwidth)[0].unclear, Some(Unclear::Active));
        server.upgrades[0].active = Some(true);
        server.upgrades[0].downgrade_guid = Some("gone".into());
        assert_eq!(amounts(&server, &Extra::Bandwidth), [2]);
        server.upgrades[0].downgrade_guid = Some("booking".into());
        server.bookings = vec![booking(Extra::Bandwidth, "1", None, None)];
        assert!(amounts(&server, &Extra::Bandwidth).is_empty());
        server.bookings[0].state = BookingState::Done;
        assert_eq!(amounts(&server, &Extra::Bandwidth), [2]);
        server.bookings[0].state = BookingState::Cancelled;
        assert_eq!(free(&server, &Extra::Bandwidth)[0].unclear, Some(Unclear::Cancelled));
        server.upgrades[0].downgrade_guid = Some(String::new());
        assert_eq!(free(&server, &Extra::Bandwidth)[0].unclear, None);
    }

    #[test]
    fn the_main_address_stays() {
        let mut server = server();
        server.upgrades = vec![upgrade(Extra::Ip, 8)];
        let listed = [
            address("114.114.7.9", false),
            address("114.114.7.8-15", false),
            address("114.114.8.16-23", false),
            address("114.114.9.0-15", false),
            address("many", false),
            address("1.1.1.1", true),
        ];
        let kept: Vec<_> = addresses(&server, &listed).into_iter().map(|choice| (choice.count, choice.kept)).collect();
        assert_eq!(
            kept,
            [
                (Some(1), Some(Kept::Main)),
                (Some(8), Some(Kept::Main)),
                (Some(8), None),
                (Some(16), Some(Kept::NoUpgrade)),
                (None, Some(Kept::Unreadable)),
                (Some(1), Some(Kept::Main)),
            ]
        );
    }

    #[test]
    fn the_usual_day_is_within_the_term() {
        let (mut line, now) = (line(), at("2021-08-18 11:03:00"));
        assert_eq!(usual(&line, now, server().ends), Some(at("2021-09-02 11:03:00")));
        assert_eq!(usual(&line, now, Some(at("2021-08-20 00:00:00"))), Some(at("2021-08-20 00:00:00")));
        assert_eq!(usual(&line, now, None), Some(at("2021-09-02 11:03:00")));
        assert_eq!(usual(&line, now, Some(now)), None);
        line.downgrade_days = None;
        assert_eq!(usual(&line, now, server().ends), server().ends);
        assert_eq!(usual(&line, now, None), None);
    }

    #[test]
    fn what_ends_is_named() {
        let mut server = server();
        let mut other = upgrade(Extra::Ip, 8);
        other.value = "114.114.9.0-7".into();
        let mut meant = upgrade(Extra::Ip, 8);
        meant.value = "114.114.8.16-23".into();
        server.upgrades = vec![other, upgrade(Extra::Bandwidth, 1), meant];
        let draft = Draft { bandwidth: 1, ips: vec!["114.114.8.16-23".into()], ..Draft::default() };
        let listed = [address("114.114.8.16-23", false)];
        let undone = undone(&draft, &server, &listed);
        let totals: Vec<_> = undone.iter().map(|undone| (undone.amount, undone.before, undone.after)).collect();
        assert_eq!(totals, [(1, Some(6), Some(5)), (8, Some(17), Some(9))]);
        assert_eq!(undone[1].upgrade.value, "114.114.8.16-23");
    }
}

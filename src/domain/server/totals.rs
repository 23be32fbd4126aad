//! How much of each extra a server has (contract `baremetal.md` §4.6, §6 row 11). A figure that depends on something the
//! vendor did not say is not known, never 0.
use super::addresses::Range;
use super::record::{Booking, BookingState, Extra, Server};

/// How much of one extra a server has, and where it comes from; in the extra's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Total {
    /// What the product includes.
    pub base: Option<u32>,
    /// What upgrades in effect have added.
    pub added: Option<u32>,
    /// What a booking counts beyond base and upgrades: it is there, but no record says since when. 0 when all is accounted for.
    pub unexplained: Option<u32>,
    /// What there is now.
    pub now: Option<u32>,
    /// What there will be once every pending booking has taken effect.
    pub later: Option<u32>,
}

/// The three extras of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Mbit/s.
    pub bandwidth: Total,
    /// Addresses.
    pub ips: Total,
    /// Gbit/s of defence.
    pub defence: Total,
}

/// What a server has of everything.
#[must_use]
pub fn totals(server: &Server) -> Totals {
    Totals {
        bandwidth: total(server, &Extra::Bandwidth),
        ips: total(server, &Extra::Ip),
        defence: total(server, &Extra::Defence),
    }
}

/// What a server has of one extra. The sum of base and upgrades can fall short of what a pending booking calls the total
/// before it; the larger of the two holds.
#[must_use]
pub fn total(server: &Server, extra: &Extra) -> Total {
    let base = match extra {
        Extra::Bandwidth => server.base_bandwidth,
        Extra::Ip => server.base_ips,
        Extra::Defence => server.base_defence,
        Extra::Other(_) => None,
    };
    let added = added(server, extra);
    let explained = base.zip(added).and_then(|(base, added)| base.checked_add(added));
    let booked = pending(server, extra).filter_map(|booking| booking.before).max();
    let now = explained.map(|explained| explained.max(booked.unwrap_or(0)));
    let unexplained = now.zip(explained).map(|(now, explained)| now.saturating_sub(explained));
    Total { base, added, unexplained, now, later: later(server, extra, now) }
}

/// The pending bookings of one extra.
pub fn pending<'a>(server: &'a Server, extra: &'a Extra) -> impl Iterator<Item = &'a Booking> {
    server.bookings.iter().filter(move |booking| booking.extra == *extra && booking.state == BookingState::Pending)
}

/// How much a booking takes away. Addresses are counted, for the vendor's own example names the released count where the
/// count that is left belongs (§6 row 12); for the others the difference of the totals serves when the value is unreadable.
#[must_use]
pub fn taken(booking: &Booking) -> Option<u32> {
    if let Ok(amount) = booking.value.trim().parse::<u32>() {
        return Some(amount);
    }
    if booking.extra == Extra::Ip {
        let ranges = Range::parse_all(&booking.value)?;
        return Some(ranges.iter().fold(0, |sum: u32, range| sum.saturating_add(range.count())));
    }
    booking.before?.checked_sub(booking.after?)
}

/// The sum of all upgrades in effect; not known as soon as one of them does not say how much, or whether it is in effect.
fn added(server: &Server, extra: &Extra) -> Option<u32> {
    let mut sum = 0_u32;
    for upgrade in server.upgrades.iter().filter(|upgrade| upgrade.extra == *extra) {
        if upgrade.active? {
            sum = sum.checked_add(upgrade.amount?)?;
        }
    }
    Some(sum)
}

/// What is left when all that is booked is taken; not known while a booking's state is not.
fn later(server: &Server, extra: &Extra, now: Option<u32>) -> Option<u32> {
    let mut left = now?;
    for booking in server.bookings.iter().filter(|booking| booking.extra == *extra) {
        match booking.state {
            BookingState::Pending => left = left.checked_sub(taken(booking)?)?,
            BookingState::Done | BookingState::Cancelled => {}
            BookingState::Other(_) => return None,
        }
    }
    Some(left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples;

    #[test]
    fn base_and_upgrades_make_the_total() {
        let mut server = samples::server();
        server.upgrades = vec![samples::upgrade(Extra::Ip, 8), samples::upgrade(Extra::Bandwidth, 1)];
        let mut void = samples::upgrade(Extra::Ip, 16);
        void.active = Some(false);
        server.upgrades.push(void);
        let totals = totals(&server);
        let all = |total: Total| (total.base, total.added, total.unexplained, total.now, total.later);
        assert_eq!(all(totals.ips), (Some(1), Some(8), Some(0), Some(9), Some(9)));
        assert_eq!(all(totals.bandwidth), (Some(5), Some(1), Some(0), Some(6), Some(6)));
        assert_eq!(all(totals.defence), (Some(5), Some(0), Some(0), Some(5), Some(5)));
    }

    #[test]
    fn a_booking_can_tell_of_more_than_the_records_do() {
        let mut server = samples::server();
        server.bookings = vec![samples::booking(Extra::Bandwidth, "1", Some(6), Some(5))];
        let total = total(&server, &Extra::Bandwidth);
        assert_eq!((total.now, total.unexplained, total.later), (Some(6), Some(1), Some(5)));
        server.bookings[0].state = BookingState::Cancelled;
        assert_eq!(super::total(&server, &Extra::Bandwidth).now, Some(5));
        server.bookings[0].state = BookingState::Other("7".into());
        let unclear = super::total(&server, &Extra::Bandwidth);
        assert_eq!((unclear.now, unclear.later), (Some(5), None));
    }

    #[test]
    fn what_is_not_said_is_not_known() {
        let mut server = samples::server();
        server.upgrades = vec![samples::upgrade(Extra::Ip, 8)];
        server.upgrades[0].amount = None;
        assert_eq!(total(&server, &Extra::Ip).now, None);
        server.upgrades[0].amount = Some(8);
        server.upgrades[0].active = None;
        assert_eq!(total(&server, &Extra::Ip).added, None);
        server.upgrades.clear();
        server.base_ips = None;
        server.bookings = vec![samples::booking(Extra::Ip, "10.0.0.8-15", Some(9), None)];
        assert_eq!(total(&server, &Extra::Ip).now, None);
        assert_eq!(total(&server, &Extra::Other("x".into())).now, None);
    }

    #[test]
    fn booked_addresses_are_counted_not_believed() {
        let taken = |extra, value, before, after| taken(&samples::booking(extra, value, before, after));
        assert_eq!(taken(Extra::Ip, "114.114.8.16-23", None, Some(8)), Some(8));
        assert_eq!(taken(Extra::Ip, "8", None, None), Some(8));
        assert_eq!(taken(Extra::Ip, "", Some(9), Some(1)), None);
        assert_eq!(taken(Extra::Bandwidth, "", Some(6), Some(5)), Some(1));
        assert_eq!(taken(Extra::Bandwidth, "", None, Some(5)), None);
    }
}

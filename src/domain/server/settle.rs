//! Finding out by reading what became of a write of which nobody knows (DESIGN §5).
use std::sync::Arc;

use super::record::{BookingState, Server};
use super::state::{ActState, OrderState, RunState};
use crate::domain::moment::Moment;
use crate::domain::trail::server::ServerDeed;

/// What a reading tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It took effect, or is about to.
    Applied,
    /// It did not.
    NotApplied,
    /// It cannot be told, or not yet.
    Open,
}

/// How long after sending a server may still be working on a request whose answer did not come, in milliseconds: nothing is
/// called "not done" before.
pub const LATE: i64 = 120_000;
/// How far the vendor's clock may be behind this one, in milliseconds.
const CLOCKS: i64 = 120_000;

/// What a later reading of a server tells of a deed that was sent at `sent`. `None` = the vendor has none of this id.
#[must_use]
pub fn one(deed: &ServerDeed, sent: Moment, server: Option<&Server>, now: Moment) -> Verdict {
    use Verdict::{Applied, NotApplied, Open};
    let Some(server) = server else {
        // A server that is gone was given back; of everything else nothing follows.
        return if *deed == ServerDeed::Refund { Applied } else { Open };
    };
    let seen = |seen: bool| if seen { Applied } else { NotApplied };
    let idle = server.act == ActState::Idle;
    let verdict = match deed {
        ServerDeed::Start => match server.run {
            RunState::Running => Applied,
            _ if server.act == ActState::Starting => Applied,
            RunState::Off if idle => NotApplied,
            _ => Open,
        },
        ServerDeed::Stop => match server.run {
            RunState::Off => Applied,
            _ if server.act == ActState::Stopping => Applied,
            RunState::Running if idle => NotApplied,
            _ => Open,
        },
        ServerDeed::Restart if server.act == ActState::Restarting => Applied,
        ServerDeed::SetPassword if server.act == ActState::SettingPassword => Applied,
        ServerDeed::Reinstall { .. } if server.act == ActState::Reinstalling => Applied,
        ServerDeed::Reinstall { system, before } if system.id != *before => {
            if server.system_guid == system.id {
                Applied
            } else {
                Open
            }
        }
        // A running server may have restarted already, and passwords cannot be read.
        ServerDeed::Restart | ServerDeed::SetPassword | ServerDeed::Reinstall { .. } => Open,
        ServerDeed::Renew { ends: Some(before), .. } => match server.ends {
            Some(ends) => seen(ends > *before),
            None => Open,
        },
        ServerDeed::Upgrade { records, .. } => {
            seen(server.act == ActState::Upgrading || server.upgrades.len() > *records as usize)
        }
        ServerDeed::Downgrade { bookings, .. } => seen(server.bookings.len() > *bookings as usize),
        ServerDeed::CancelDowngrade { booking } => {
            match server.bookings.iter().find(|known| known.guid == *booking).map(|known| &known.state) {
                Some(BookingState::Cancelled) => Applied,
                Some(BookingState::Pending) => NotApplied,
                _ => Open,
            }
        }
        ServerDeed::Refund if server.order == OrderState::Deleted => Applied,
        ServerDeed::Renew { ends: None, .. } | ServerDeed::Refund | ServerDeed::Create { .. } => Open,
    };
    if verdict == NotApplied && now.ms_since(sent) < LATE { Open } else { verdict }
}

/// What a list of all servers tells of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bought {
    /// These are the order's: they carry its number.
    These(Vec<String>),
    /// Some of these may be: a person has to say.
    Maybe(Vec<String>),
    /// There are none.
    None,
}

/// The mark that an order leaves in its servers' remarks, by which a list tells whose they are.
#[must_use]
pub fn mark(order: &str) -> String {
    ["#", order].concat()
}

/// Looks for the servers of an order. `claimed` are those that other orders brought.
#[must_use]
pub fn bought(deed: &ServerDeed, sent: Moment, servers: &[Arc<Server>], claimed: &dyn Fn(&str) -> bool) -> Bought {
    let ServerDeed::Create { line, product, order, .. } = deed else { return Bought::None };
    let mark = mark(order);
    let carries = |server: &Server| server.remarks.as_deref().is_some_and(|remarks| remarks.contains(&mark));
    let guids = |test: &dyn Fn(&Server) -> bool| -> Vec<String> {
        servers.iter().filter(|server| test(server)).map(|server| server.guid.clone()).collect()
    };
    let marked = guids(&carries);
    if !marked.is_empty() {
        return Bought::These(marked);
    }
    let since = sent.plus_ms(-CLOCKS);
    let alike = guids(&|server| {
        let kind = server.line_guid == line.id && server.product_guid == product.id;
        // Every order leaves a mark in its remarks: where they are there without it, they and the server are another's.
        let unmarked = server.remarks.as_deref().is_none_or(|remarks| remarks.trim().is_empty());
        kind && unmarked && server.bought.is_some_and(|bought| bought >= since) && !claimed(&server.guid)
    });
    match alike.is_empty() {
        true => Bought::None,
        // Kind and time are no proof: somebody else may have bought the same meanwhile. A person has to say.
        false => Bought::Maybe(alike),
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict::{Applied, NotApplied, Open};
    use super::*;
    use crate::domain::server::record::{Booking, Extra, Upgrade};
    use crate::domain::server::samples;
    use crate::domain::trail::Place;

    fn place(id: &str) -> Place {
        Place { id: id.into(), name: String::new() }
    }

    const SENT: Moment = Moment::from_unix_ms(1_000_000_000);

    fn later(deed: &ServerDeed, server: &Server) -> Verdict {
        one(deed, SENT, Some(server), SENT.plus_ms(LATE))
    }

    #[test]
    fn nothing_is_called_not_done_while_it_may_still_be_under_way() {
        let server = samples::server();
        assert_eq!(one(&ServerDeed::Stop, SENT, Some(&server), SENT.plus_ms(LATE - 1)), Open);
        assert_eq!(later(&ServerDeed::Stop, &server), NotApplied);
    }

    #[test]
    fn power_is_read_from_the_states() {
        let running = samples::server();
        let off = Server { run: RunState::Off, ..running.clone() };
        let starting = Server { act: ActState::Starting, ..off.clone() };
        let restarting = Server { act: ActState::Restarting, ..running.clone() };
        assert_eq!(later(&ServerDeed::Start, &running), Applied);
        assert_eq!(later(&ServerDeed::Start, &starting), Applied);
        assert_eq!(later(&ServerDeed::Start, &off), NotApplied);
        assert_eq!(later(&ServerDeed::Stop, &off), Applied);
        assert_eq!(later(&ServerDeed::Stop, &restarting), Open);
        assert_eq!(later(&ServerDeed::Restart, &restarting), Applied);
        assert_eq!(later(&ServerDeed::Restart, &running), Open);
        assert_eq!(later(&ServerDeed::SetPassword, &off), Open);
    }

    #[test]
    fn orders_are_read_from_what_they_leave() {
        let server = samples::server();
        let ends = server.ends;
        let renew = ServerDeed::Renew { months: 1, ends, order: "1".into() };
        assert_eq!(later(&renew, &server), NotApplied);
        let renewed = Server { ends: ends.map(|ends| ends.plus_ms(1)), ..server.clone() };
        assert_eq!(later(&renew, &renewed), Applied);
        let records = u32::try_from(server.upgrades.len()).unwrap();
        let upgrade = ServerDeed::Upgrade { bandwidth: 1, ips: 0, defence: 0, records, order: "1".into() };
        assert_eq!(later(&upgrade, &server), NotApplied);
        let mut more = server.clone();
        more.upgrades.push(Upgrade {
            extra: Extra::Bandwidth,
            amount: Some(1),
            value: "1".into(),
            active: Some(true),
            downgrade_guid: None,
            order: None,
            created: None,
        });
        assert_eq!(later(&upgrade, &more), Applied);
        assert_eq!(later(&upgrade, &Server { act: ActState::Upgrading, ..server.clone() }), Applied);
        assert_eq!(one(&ServerDeed::Refund, SENT, None, SENT), Applied);
        assert_eq!(later(&ServerDeed::Refund, &server), Open);
    }

    #[test]
    fn bookings_are_read_from_their_states() {
        let mut server = samples::server();
        server.bookings = Vec::new();
        let book = ServerDeed::Downgrade { at: SENT, bandwidth: 1, ips: 0, defence: 0, bookings: 0 };
        let cancel = ServerDeed::CancelDowngrade { booking: "7".into() };
        assert_eq!((later(&book, &server), later(&cancel, &server)), (NotApplied, Open));
        let booking = |state| Booking {
            guid: "7".into(),
            extra: Extra::Bandwidth,
            state,
            reason: String::new(),
            at: None,
            created: None,
            finished: None,
            value: "1".into(),
            before: None,
            after: None,
        };
        server.bookings = vec![booking(BookingState::Pending)];
        assert_eq!((later(&book, &server), later(&cancel, &server)), (Applied, NotApplied));
        server.bookings = vec![booking(BookingState::Cancelled)];
        assert_eq!(later(&cancel, &server), Applied);
    }

    #[test]
    fn an_orders_servers_are_found_by_its_number_and_kind_and_time_are_no_proof() {
        let base = samples::server();
        let deed = ServerDeed::Create {
            line: place(&base.line_guid),
            product: place(&base.product_guid),
            system: place("s"),
            months: 1,
            count: 1,
            total: None,
            order: "123".into(),
        };
        let server = |guid: &str, at: i64, remarks: &str| {
            let remarks = Some(remarks.to_owned()).filter(|remarks| !remarks.is_empty());
            Arc::new(Server { guid: guid.into(), bought: Some(SENT.plus_ms(at)), remarks, ..base.clone() })
        };
        let none = |_: &str| false;
        let find = |servers: &[Arc<Server>]| bought(&deed, SENT, servers, &none);
        let these = |guids: &[&str]| Bought::These(guids.iter().map(|guid| (*guid).to_owned()).collect());
        // By the number, whatever else was bought.
        let all = [server("a", 0, "x #123"), server("b", 0, ""), server("c", 0, "#124")];
        assert_eq!(find(&all), these(&["a"]));
        // By kind and time, when remarks were dropped.
        let all = [server("a", 5, ""), server("b", -CLOCKS - 1, ""), server("c", 5, "#124")];
        assert_eq!(find(&all), Bought::Maybe(vec!["a".into()]));
        assert_eq!(find(&all[1..]), Bought::None);
        // What somebody else bought meanwhile, with remarks of their own.
        assert_eq!(find(&[server("a", 5, "backup")]), Bought::None);
        assert_eq!(bought(&deed, SENT, &all, &|guid| guid == "a"), Bought::None);
        let two = [server("a", 5, ""), server("d", 6, "")];
        assert_eq!(find(&two), Bought::Maybe(vec!["a".into(), "d".into()]));
    }
}

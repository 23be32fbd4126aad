//! Finding out by reading what became of a write of which nobody knows (DESIGN §5).
mod purchase;

use super::record::{BookingState, Server};
use super::state::{ActState, OrderState, RunState};
use crate::domain::moment::Moment;
use crate::domain::trail::server::ServerDeed;

pub use purchase::{Bought, bought, carries, mark};

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

/// For how long from `now` on a write that was sent at `sent` may still take effect, in milliseconds: its call may last as long
/// as `longest`, and the vendor may work on it for a while after that. 0 = it is over.
#[must_use]
pub fn may_come_for(sent: Moment, longest: i64, now: Moment) -> i64 {
    (longest + LATE - now.ms_since(sent)).max(0)
}

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

#[cfg(test)]
mod tests {
    use super::Verdict::{Applied, NotApplied, Open};
    use super::*;
    use crate::domain::server::record::{Booking, Extra, Upgrade};
    use crate::domain::server::samples;

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
    fn a_write_may_come_for_as_long_as_its_call_and_the_vendors_work_last() {
        let rest = |ms: i64| may_come_for(SENT, 30_000, SENT.plus_ms(ms));
        assert_eq!((rest(0), rest(LATE)), (LATE + 30_000, 30_000));
        assert_eq!((rest(LATE + 29_999), rest(LATE + 30_000), rest(LATE * 9)), (1, 0, 0));
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
}

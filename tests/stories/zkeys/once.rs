//! Exactly once: whatever goes wrong on the way of a write, it takes effect once or not at all, and what the console finds
//! out by reading is what the engine's own ledger says.
mod lost;

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::executor::block_on;
use gantry::domain::moment::Moment;
use gantry::domain::server::catalogue::IpKind;
use gantry::domain::server::deed::Deed;
use gantry::domain::server::permit::permit;
use gantry::domain::server::record::Server;
use gantry::domain::server::settle::{self, Bought, LATE, Verdict};
use gantry::domain::trail::Place;
use gantry::domain::trail::server::ServerDeed;
use gantry::vendors::zkeys::ZkeysFailure;
use serde_json::json;

use super::{
    BOOKING, Client, Desk, LINE, PATIENT, SERVER, SYSTEM, cancel, dialect, downgrade, now, order, plain, reinstall,
    renew, set_password, upgrade,
};

/// A fault of one call, whether the engine does what was asked nevertheless, and whether the answer leaves that open.
type Fault = (&'static str, bool, bool);

const FAULTS: [Fault; 13] = [
    ("timeout-before", false, true),
    ("timeout-after", true, true),
    ("drop-before", false, true),
    ("drop-after", true, true),
    ("status=502", false, true),
    ("status=500", false, true),
    ("status-after=502", true, true),
    ("html", false, true),
    ("html-after", true, true),
    ("truncated", true, true),
    ("wrong-types", true, true),
    ("error-in-200", false, false),
    // More than the client reads of an answer.
    ("huge=17", true, true),
];

/// What the console says of a write.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    /// It was done; for new machines which those are.
    Done(Vec<String>),
    /// It was not done.
    NotDone,
    /// Nobody knows: the trail keeps the question, and for an order no other is sent.
    Open,
}

/// What was intended, as it is sent and as it is written down.
struct Intent {
    deed: Deed,
    record: ServerDeed,
}

fn place(id: &str) -> Place {
    Place { id: id.to_owned(), name: String::new() }
}

/// What the trail keeps of a deed for a server as it is now.
fn intent(desk: &Desk, deed: Deed) -> Intent {
    let number = || deed.order().unwrap().agent.clone();
    let server = || desk.server(SERVER);
    let many = |count: usize| u32::try_from(count).unwrap();
    let record = match &deed {
        Deed::Create(it) => ServerDeed::Create {
            line: place(&it.line),
            product: place(&it.product),
            system: place(&it.system),
            months: it.months,
            count: it.count,
            total: None,
            order: number(),
        },
        Deed::Upgrade(it) => ServerDeed::Upgrade {
            bandwidth: it.bandwidth,
            ips: it.ips,
            defence: it.defence,
            records: many(server().upgrades.len()),
            order: number(),
        },
        Deed::Renew { months, .. } => ServerDeed::Renew { months: *months, ends: server().ends, order: number() },
        Deed::Downgrade(it) => ServerDeed::Downgrade {
            at: it.at,
            bandwidth: 0,
            ips: it.ips.as_ref().map_or(0, |(taken, _)| taken.amount),
            defence: 0,
            bookings: many(server().bookings.len()),
        },
        Deed::CancelDowngrade { booking, .. } => ServerDeed::CancelDowngrade { booking: booking.clone() },
        Deed::Reinstall(it) => ServerDeed::Reinstall { system: place(&it.system), before: server().system_guid },
        Deed::Start { .. } => ServerDeed::Start,
        Deed::Stop { .. } => ServerDeed::Stop,
        Deed::Restart { .. } => ServerDeed::Restart,
        Deed::SetPassword { .. } => ServerDeed::SetPassword,
        Deed::Refund { .. } => ServerDeed::Refund,
    };
    Intent { deed, record }
}

/// What a reading at `at` says of a write of which nobody knows.
fn found_out(client: &Client, record: &ServerDeed, sent: Moment, at: Moment) -> Said {
    if matches!(record, ServerDeed::Create { .. }) {
        let page = block_on(client.servers(1, 200)).unwrap();
        let servers: Vec<Arc<Server>> = page.servers.into_iter().map(Arc::new).collect();
        return match settle::bought(record, sent, &servers, &|_| false) {
            Bought::These(guids) => Said::Done(guids),
            Bought::Maybe(_) | Bought::None => Said::Open,
        };
    }
    let server = block_on(client.server(SERVER)).unwrap().map(|read| read.value);
    match settle::one(record, sent, server.as_ref(), at) {
        Verdict::Applied => Said::Done(Vec::new()),
        Verdict::NotApplied => Said::NotDone,
        Verdict::Open => Said::Open,
    }
}

/// Waits until an effect is in the ledger: an engine may still be at work when its caller has given up.
fn until_done(desk: &Desk, effects: usize) {
    let begun = Instant::now();
    while desk.effects().len() < effects {
        assert!(begun.elapsed() < PATIENT, "the fault says that it takes effect");
        std::thread::yield_now();
    }
}

/// Sends a write once into a fault and settles it, as the console does; checks everything that is said against the ledger. With
/// `told`, a reading tells both that it was done and that it was not; without, it may stay an open question.
fn once(desk: &Desk, deed: Deed, (fault, applies, ambiguous): Fault, told: bool) {
    let client = desk.client();
    let Intent { deed, record } = intent(desk, deed);
    let action = match &deed {
        Deed::Create(_) => "create",
        Deed::Upgrade(_) => "upgrade",
        Deed::Renew { .. } => "renew",
        Deed::Downgrade(_) => "degrade",
        Deed::CancelDowngrade { .. } => "degrade_cancel",
        Deed::Reinstall(_) => "install",
        Deed::Start { .. } => "start",
        Deed::Stop { .. } => "stop",
        Deed::Restart { .. } => "restart",
        Deed::SetPassword { .. } => "setpass",
        Deed::Refund { .. } => "refund",
    };
    let cell = format!("{action} × {fault}");
    // Just before it is sent the server is read once more, and must be as it was reviewed.
    if let Some(asked) = deed.action() {
        let server = desk.server(SERVER);
        assert!(permit(asked, &server, desk.line(LINE).as_ref(), now()).is_open(), "{cell}");
    }
    desk.sandbox.fault(&format!("POST /api/{action} {fault} times=1")).unwrap();
    let patience = if fault.starts_with("timeout") { Duration::from_millis(600) } else { PATIENT };
    let sent = now();
    let sender = desk.client_of("1100134", "demo_key_0123456789abcdef", dialect(), patience);
    let outcome = block_on(sender.carry_out(&deed));

    let expected = match (&deed, applies) {
        (Deed::Create(it), true) => it.count as usize,
        (_, applies) => usize::from(applies),
    };
    until_done(desk, expected);
    let failure = outcome.expect_err(&cell);
    assert_eq!(failure.ambiguous_for_write(), ambiguous, "{cell}: {failure:?}");
    assert!(ambiguous || matches!(failure, ZkeysFailure::Refused { .. }), "{cell}: {failure:?}");

    let check = |at: Moment, late: bool| {
        let said = if ambiguous { found_out(&client, &record, sent, at) } else { Said::NotDone };
        let effects = desk.effects();
        assert_eq!(effects.len(), expected, "{cell}: once or not at all: {effects:?}");
        let number = deed.order().map(|order| order.agent.clone()).unwrap_or_default();
        assert!(effects.iter().all(|effect| effect.0 == action && effect.2 == number), "{cell}: {effects:?}");
        match &said {
            Said::Done(guids) => {
                assert!(applies, "{cell}: called done without an effect");
                if matches!(deed, Deed::Create(_)) {
                    let mut of_ledger: Vec<_> = effects.iter().map(|effect| effect.1.clone()).collect();
                    let mut found = guids.clone();
                    of_ledger.sort();
                    found.sort();
                    assert_eq!(found, of_ledger, "{cell}");
                }
            }
            Said::NotDone => assert!(!applies, "{cell}: called not done, and it was"),
            Said::Open => assert!(!told || !applies, "{cell}: a reading could have told"),
        }
        // Nothing is called not done too early; but then it is, except for new machines, of which only a person can say it.
        if ambiguous && told && !applies {
            let creates = matches!(deed, Deed::Create(_));
            assert_eq!(said, if late && !creates { Said::NotDone } else { Said::Open }, "{cell}");
        }
    };
    check(sent.plus_ms(1), false);
    check(sent.plus_ms(LATE), true);
    // And when the engine has finished.
    desk.finish();
    check(sent.plus_ms(LATE), true);
    assert_eq!(desk.asked(action), 1, "{cell}: it was sent once");
    assert!(
        desk.sandbox.calls().iter().filter(|call| call["path"] != format!("/api/{action}")).all(|call| {
            let path = call["path"].as_str().unwrap();
            path == "/api/sync_baremetal" || path == "/api/sync_line"
        }),
        "{cell}: everything else reads"
    );
}

#[test]
fn machines_are_bought_once_whatever_happens() {
    for fault in FAULTS {
        once(&Desk::new(), order(1, |_| {}), fault, true);
    }
}

#[test]
fn three_machines_of_one_order_are_bought_once_together() {
    for fault in FAULTS {
        once(&Desk::new(), order(3, |_| {}), fault, true);
    }
}

#[test]
fn a_renewal_is_paid_once_whatever_happens() {
    for fault in FAULTS {
        once(&Desk::new(), renew(1), fault, true);
    }
}

#[test]
fn an_upgrade_is_bought_once_whatever_happens() {
    for fault in FAULTS {
        let deed = upgrade(|more| (more.bandwidth, more.ips, more.ip_kind, more.defence) = (10, 8, IpKind::Subnet, 5));
        once(&Desk::new(), deed, fault, true);
    }
}

#[test]
fn a_downgrade_is_booked_or_cancelled_once_whatever_happens() {
    for fault in FAULTS {
        once(&Desk::new(), downgrade(|_| {}), fault, true);
        once(&Desk::new(), cancel(BOOKING), fault, true);
    }
}

#[test]
fn power_goes_on_and_off_once_whatever_happens() {
    for fault in FAULTS {
        once(&Desk::new(), plain(|guid| Deed::Stop { guid }), fault, true);
        let desk = Desk::new();
        desk.set(&json!({"run_status": "-1"}));
        once(&desk, plain(|guid| Deed::Start { guid }), fault, true);
    }
}

/// Of these a reading cannot always tell; then nothing is claimed.
#[test]
fn what_no_reading_tells_stays_a_question() {
    for fault in FAULTS {
        once(&Desk::new(), plain(|guid| Deed::Restart { guid }), fault, false);
        once(&Desk::new(), reinstall(|it| it.system = SYSTEM.to_owned()), fault, false);
        once(&Desk::new(), plain(|guid| Deed::Refund { guid }), fault, false);
        let desk = Desk::new();
        desk.set(&json!({"run_status": "-1"}));
        once(&desk, set_password("Another-Pass-7"), fault, false);
    }
}

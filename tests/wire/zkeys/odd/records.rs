//! Servers' records: what the vendor writes in two ways, in no way, or wrongly.
use super::{changed, page, server};
use crate::zkeys::engine::Engine;
use crate::zkeys::{LIST, SINGLE, at, dialect, sent};
use futures::executor::block_on;
use gantry::domain::moment::{Moment, Zone};
use gantry::domain::server::oddity::Oddity;
use gantry::domain::server::permit::{Reason, permit};
use gantry::domain::server::record::{Extra, NetType, Partition};
use gantry::domain::server::reply::Done;
use gantry::domain::server::state::{ActState, Action, OrderState, RunState};
use gantry::domain::server::totals::totals;
use serde_json::{Value, json};

/// Rows 8 and 9: `net` and `net_type`, `num` and `nums` are read alike. The table loses a word on the way to `create_time`, and
/// shows an order's number there: that is no time, and named.
#[test]
fn rows_8_and_9_table_and_sample_spell_differently() {
    let address = |address: Value| server("ip", json!([address])).servers[0].addresses[0].net.clone();
    assert_eq!(address(json!({ "ip": "1.2.3.4", "net": "gateway" })), NetType::Gateway);
    assert_eq!(address(json!({ "ip": "1.2.3.4", "net": "", "net_type": "ip" })), NetType::Host);
    assert_eq!(address(json!({ "ip": "1.2.3.4" })), NetType::Other(String::new()));
    let upgrade =
        server("upgrade", json!([{ "type": "bandwidth", "num": "4", "status": "0" }])).servers[0].upgrades[0].clone();
    assert_eq!((upgrade.amount, upgrade.active), (Some(4), Some(false)));
    let both = server("upgrade", json!([{ "type": "ip", "nums": "8", "num": "4" }])).servers[0].upgrades[0].amount;
    assert_eq!(both, Some(8), "what the sample spells counts");
    let page = server("upgrade", json!([{ "type": "ip", "nums": "8", "create_time": "160682598814128134" }]));
    assert_eq!(page.servers[0].upgrades[0].created, None);
    assert_eq!(page.odd.first, [Oddity::new("server", "1708330228791024", "create_time", "160682598814128134")]);
}

/// Row 10: `ip` and `ipnum` are one thing; what nobody knows stays as it came.
#[test]
fn row_10_addresses_are_one_thing_under_two_names() {
    for (kind, extra) in [("ip", Extra::Ip), ("ipnum", Extra::Ip), ("ddos", Extra::Other("ddos".into()))] {
        assert_eq!(server("upgrade", json!([{ "type": kind }])).servers[0].upgrades[0].extra, extra);
    }
}

/// Row 11: the reservation tells of 6 Mbit/s where base and records make 5: the greater holds, and is told as unexplained.
#[test]
fn row_11_a_reservation_tells_of_more_than_the_records() {
    let totals = totals(&page(LIST).servers[0]);
    let bandwidth = totals.bandwidth;
    assert_eq!((bandwidth.base, bandwidth.added, bandwidth.now), (Some(5), Some(0), Some(6)));
    assert_eq!((bandwidth.unexplained, bandwidth.later), (Some(1), Some(5)));
    assert_eq!((totals.ips.now, totals.ips.unexplained), (Some(9), Some(0)));
}

/// Row 21: ids are texts, whether they come as texts or as numbers.
#[test]
fn row_21_ids_are_texts_however_they_come() {
    let body = LIST
        .replace("\"160682598814128134\"", "160682598814128134")
        .replace("\"1708330228791024\"", "1708330228791024");
    let page = page(&body);
    assert_eq!(page.servers[0].guid, "1708330228791024");
    // As a double this would end in 128.
    assert_eq!(page.servers[0].upgrades[0].order.as_deref(), Some("160682598814128134"));
}

/// Row 30: a record says the partition in GB, in MB, or repeats the request; what is none of it is not known, and named.
#[test]
fn row_30_partitions_are_read_in_gb_and_mb_and_never_rounded() {
    let read = |value: Value| {
        let page = server("system_partition_size", value);
        let partition = page.servers[0].order_only.as_ref().and_then(|only| only.partition);
        (partition, page.odd)
    };
    for (value, partition) in [
        (json!("-1"), Partition::Whole),
        (json!(-1), Partition::Whole),
        (json!("0"), Partition::First),
        (json!("50"), Partition::Gb(50)),
        (json!(51200), Partition::Gb(50)),
    ] {
        let (found, odd) = read(value);
        assert_eq!((found, odd.count), (Some(partition), 0));
    }
    for value in ["1025", "51201", "-2", "50G", "5.5"] {
        let (found, odd) = read(json!(value));
        assert_eq!(found, None, "{value}");
        assert_eq!(odd.first, [Oddity::new("server", "1708330228791024", "system_partition_size", value)]);
    }
    assert_eq!(read(Value::Null).1.count, 0, "nothing said is nothing odd");
}

/// Row 45: the sample's id looks like a day in 2024, its times are of 2021: an id carries no time.
#[test]
fn row_45_no_time_is_taken_from_an_id() {
    let usual = page(LIST).servers.remove(0);
    assert_eq!(usual.bought, at("2021-08-17 16:57:43"));
    let guids = json!(["1262304000000000", "1893456000000000", "7"]);
    for guid in guids.as_array().unwrap() {
        let body = changed(|whole| {
            whole["data"]["baremetal"][0]["guid"] = guid.clone();
            whole["data"]["baremetal"][0]["degrades"][0]["guid"] = guid.clone();
        });
        let mut other = page(&body).servers.remove(0);
        assert_eq!(other.guid, guid.as_str().unwrap());
        other.guid.clone_from(&usual.guid);
        other.bookings[0].guid.clone_from(&usual.bookings[0].guid);
        assert_eq!(other, usual);
    }
    // Without times of their own, server and booking have none.
    let body = changed(|whole| {
        let one = whole["data"]["baremetal"][0].as_object_mut().unwrap();
        one.retain(|key, _| !key.ends_with("_time"));
        one["degrades"][0].as_object_mut().unwrap().retain(|key, _| !key.ends_with("_time"));
    });
    let silent = page(&body).servers.remove(0);
    assert_eq!((silent.bought, silent.started, silent.ends), (None, None, None));
    assert_eq!((silent.bookings[0].at, silent.bookings[0].created), (None, None));
}

fn now() -> Moment {
    Moment::parse_in("2021-08-18 12:00:00", Zone(480)).unwrap()
}

/// Why the one server of a page may not be stopped.
fn shut(fields: &Value) -> Vec<Reason> {
    let body = changed(|whole| {
        let one = whole["data"]["baremetal"][0].as_object_mut().unwrap();
        one.extend(fields.as_object().unwrap().clone());
    });
    permit(Action::Stop, &page(&body).servers[0], None, now()).reasons
}

/// Row 46: a lock is `run_status` −2 or `lock_status` 1; that of an ended term is told as the ended term.
#[test]
fn row_46_three_ways_to_be_locked() {
    assert_eq!(shut(&json!({})), []);
    assert_eq!(shut(&json!({ "run_status": "-2" })), [Reason::Locked(None)]);
    assert_eq!(shut(&json!({ "lock_status": "0" })), []);
    assert_eq!(shut(&json!({ "lock_status": "1", "lock_reason": "欠费" })), [Reason::Locked(Some("欠费".into()))]);
    assert_eq!(shut(&json!({ "order_status": "3", "run_status": "-2" })), [Reason::Expired]);
    assert_eq!(
        shut(&json!({ "order_status": "3", "run_status": "-2", "lock_status": "1" })),
        [Reason::Expired, Reason::Locked(None)]
    );
}

/// Row 47: the most disks are said on the record, wherever the table draws them.
#[test]
fn row_47_what_the_table_draws_outside_is_on_the_record() {
    assert_eq!(page(LIST).servers[0].hardware.max_disks, Some(3));
    let body = changed(|whole| whole["data"]["harddisk_max_num"] = json!("9"));
    assert_eq!(page(&body).servers[0].hardware.max_disks, Some(3));
    let body = changed(|whole| {
        whole["data"]["harddisk_max_num"] = json!("9");
        whole["data"]["baremetal"][0].as_object_mut().unwrap().remove("harddisk_max_num");
    });
    assert_eq!(page(&body).servers[0].hardware.max_disks, None);
}

#[test]
fn unknown_states_are_kept_as_they_came() {
    assert_eq!(server("act_status", json!(9)).servers[0].act, ActState::Other("9".into()));
    assert_eq!(server("run_status", json!(null)).servers[0].run, RunState::Other(String::new()));
    assert_eq!(server("order_status", json!("x")).servers[0].order, OrderState::Other("x".into()));
}

/// What the contract does not know of any state shuts every write.
#[test]
fn an_unknown_value_of_any_state_is_busy_for_every_write() {
    for key in ["order_status", "run_status", "act_status", "push_status", "lock_status"] {
        for value in ["2", "7", "-9", "x"] {
            if (key, value) == ("act_status", "2") {
                continue; // It reinstalls.
            }
            let read = server(key, json!(value)).servers.remove(0);
            for action in Action::ALL {
                let permit = permit(action, &read, None, now());
                let unknown = permit.reasons.iter().any(|reason| match reason {
                    Reason::UnknownAct(raw) | Reason::UnknownOrder(raw) | Reason::UnknownRun(raw) => raw == value,
                    _ => false,
                });
                assert!(!permit.is_open() && unknown, "{key} {value} {action:?}: {permit:?}");
            }
        }
    }
}

/// Row 6: also an order's answer of one server comes as an object.
#[test]
fn row_6_one_bought_server_comes_as_an_object() {
    let mut whole: Value = serde_json::from_str(include_str!("../create.reply.json")).unwrap();
    whole["data"] = whole["data"][0].take();
    let engine = Engine::new([whole.to_string()]);
    let done = block_on(engine.client(dialect()).carry_out(&sent::create())).unwrap();
    let Done::Created(servers) = done else { panic!() };
    assert_eq!(servers[0].guid, "1708330228791024");
    let engine = Engine::new([SINGLE]);
    assert!(block_on(engine.client(dialect()).server("1708330228791024")).unwrap().is_some());
}

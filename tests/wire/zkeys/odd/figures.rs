//! Figures, times and texts, read strictly and made up never.
use super::{changed, page, server};
use crate::zkeys::engine::Engine;
use crate::zkeys::{LIST, dialect};
use futures::executor::block_on;
use gantry::domain::server::catalogue::IpKind;
use gantry::domain::server::oddity::Oddity;
use serde_json::{Value, json};

/// Rows 19 and 20: a figure may come as a text or as a number; one that cannot be read is not known, and named.
#[test]
fn rows_19_and_20_bad_figures_are_named_and_nothing_is_made_up() {
    let page = server("bandwidth", json!("很多"));
    assert_eq!(page.servers[0].base_bandwidth, None);
    assert_eq!(page.odd.first, [Oddity::new("server", "1708330228791024", "bandwidth", "很多")]);
    for (value, read, odd) in [
        (json!("6"), Some(6), 0),
        (json!(6), Some(6), 0),
        (json!("6.00"), Some(6), 0),
        (json!("0"), Some(0), 0),
        (json!(""), None, 0),
        (json!(null), None, 0),
        (json!(-1), None, 1),
        (json!(6.5), None, 1),
        (json!("1e3"), None, 1),
        (json!([6]), None, 1),
        (json!("99999999999"), None, 1),
    ] {
        let page = server("bandwidth", value.clone());
        assert_eq!((page.servers[0].base_bandwidth, page.odd.count), (read, odd), "{value}");
    }
    let dates = [("", None), ("0000-00-00 00:00:00", None), ("0000-00-00", None)];
    for (text, read) in dates {
        let page = server("end_time", json!(text));
        assert_eq!((page.servers[0].ends, page.odd.count), (read, 0));
    }
    let page = server("end_time", json!("bald"));
    assert_eq!((page.servers[0].ends, page.odd.count), (None, 1));
}

/// Row 20: nothing is said in three ways, and `0` is something.
#[test]
fn row_20_null_and_empty_say_nothing_and_nought_says_something() {
    let remarks = |value: Value| server("buy_remarks", value).servers[0].remarks.clone();
    assert_eq!((remarks(json!(null)), remarks(json!("")), remarks(json!("  "))), (None, None, None));
    assert_eq!((remarks(json!("0")), remarks(json!(0))), (Some("0".to_owned()), Some("0".to_owned())));
    let usual = &page(LIST).servers[0];
    assert_eq!((usual.upgrades[0].downgrade_guid.as_ref(), usual.bookings[0].finished), (None, None));
}

/// Row 40: separators that the document lost are not guessed; full-width ones are read. A reason is opaque.
#[test]
fn row_40_lost_separators_are_not_guessed() {
    let body = r#"{"code":0,"data":[{"guid":"1","months":"1,2,x","ip_upgrade_type":"1,3","status":"2"}]}"#;
    let read = block_on(Engine::new([body]).client(dialect()).lines()).unwrap();
    assert_eq!((read.value[0].months.len(), read.value[0].ip_kinds.len(), read.odd.count), (0, 1, 1));
    for (months, terms) in [("1，2, 3", 3), ("1 2 3", 0), ("1|2", 0), ("123", 1)] {
        let body = json!({ "code": 0, "data": [{ "guid": "1", "months": months }] }).to_string();
        let read = block_on(Engine::new([body]).client(dialect()).lines()).unwrap();
        assert_eq!((read.value[0].months.len(), read.odd.count), (terms, usize::from(terms == 0)), "{months}");
    }
    for (kinds, read, odd) in [
        ("1，2", &[IpKind::Single, IpKind::Subnet][..], 0),
        ("2|1", &[IpKind::Subnet, IpKind::Single], 0),
        ("2,9", &[IpKind::Subnet], 0),
        ("12", &[], 1),
        ("单IP子网", &[], 1),
        ("", &[], 0),
    ] {
        let body = json!({ "code": 0, "data": [{ "guid": "1", "ip_upgrade_type": kinds }] }).to_string();
        let lines = block_on(Engine::new([body]).client(dialect()).lines()).unwrap();
        assert_eq!((&*lines.value[0].ip_kinds, lines.odd.count), (read, odd), "{kinds}");
    }
    for (kinds, support, read, odd) in [
        ("create，install", "server|baremetal", (true, true, true), 0),
        ("createinstall", "baremetal", (false, false, true), 1),
        ("create", "serverbaremetal", (true, false, false), 1),
        ("create", "idc", (true, false, false), 0),
    ] {
        let system = json!({ "guid": "1", "type": kinds, "support": support });
        let body = json!({ "code": 0, "data": { "systems": [system] } }).to_string();
        let systems = block_on(Engine::new([body]).client(dialect()).systems()).unwrap();
        let system = &systems.value[0];
        let found = (system.for_create, system.for_install, system.for_bare_metal);
        assert_eq!((found, systems.odd.count), (read, odd), "{kinds} {support}");
    }
    for reason in ["预约降配吚带宽", "预约降配命带宽", "<b>"] {
        let body = changed(|whole| whole["data"]["baremetal"][0]["degrades"][0]["reason"] = json!(reason));
        assert_eq!(page(&body).servers[0].bookings[0].reason, reason);
    }
    // An empty list of counts is one address at a time.
    assert_eq!(read.value[0].ip_counts, [1]);
}

use serde_json::{Value, json};

use crate::domain::trail::Entry;

/// Entries of every kind as they are kept, with what must not be missing.
fn kept() -> Vec<(Value, &'static [&'static str])> {
    let place = json!({ "id": "1", "name": "web" });
    vec![
        (
            json!({ "kind": "quotas", "book": "of-project", "department": place, "region": "RegionOne",
                "lines": [{ "key": "cores", "before": null, "after": "-1" }] }),
            &["department", "region", "lines"],
        ),
        (json!({ "kind": "password", "user": place }), &["user"]),
        (json!({ "kind": "enabled", "user": place, "before": null, "after": true }), &["user", "after"]),
        (json!({ "kind": "account", "account": place }), &["account"]),
        (
            json!({ "kind": "server", "member": "1", "server": place, "deed": { "deed": "start" }, "brought": ["2"] }),
            &["member", "server", "deed"],
        ),
    ]
}

fn deeds() -> Vec<(Value, &'static [&'static str])> {
    let place = json!({ "id": "1", "name": "web" });
    let order = "590682534662098123";
    vec![
        (
            json!({ "deed": "create", "line": place, "product": place, "system": place, "months": 12, "count": 2,
                "total": "6000.00", "order": order }),
            &["line", "product", "system", "months", "count", "order"],
        ),
        (
            json!({ "deed": "upgrade", "bandwidth": 1, "ips": 8, "defence": 5, "records": 3, "order": order }),
            &["bandwidth", "ips", "defence", "records", "order"],
        ),
        (json!({ "deed": "renew", "months": 1, "ends": 1, "order": order }), &["months", "order"]),
        (
            json!({ "deed": "downgrade", "at": 1, "bandwidth": 1, "ips": 8, "defence": 0, "bookings": 2 }),
            &["at", "bandwidth", "ips", "defence", "bookings"],
        ),
        (json!({ "deed": "cancel-downgrade", "booking": "1" }), &["booking"]),
        (json!({ "deed": "reinstall", "system": place, "before": "6.8" }), &["system", "before"]),
        (json!({ "deed": "start" }), &[]),
        (json!({ "deed": "stop" }), &[]),
        (json!({ "deed": "restart" }), &[]),
        (json!({ "deed": "set-password" }), &[]),
        (json!({ "deed": "refund" }), &[]),
    ]
}

fn outcomes() -> Vec<(Value, &'static [&'static str])> {
    vec![
        (json!({ "state": "sending" }), &[]),
        (json!({ "state": "applied" }), &[]),
        (json!({ "state": "not-applied", "keys": ["cores"] }), &["keys"]),
        (json!({ "state": "refused", "status": 403, "text": "no" }), &["text"]),
        (json!({ "state": "unknown" }), &[]),
        (json!({ "state": "found-applied" }), &[]),
        (json!({ "state": "found-not-applied", "keys": [] }), &["keys"]),
        (json!({ "state": "told", "applied": false }), &["applied"]),
    ]
}

fn entry(what: &Value, outcome: &Value) -> Value {
    json!({ "id": "0001", "at": 1_629_256_049_000_i64, "by": "admin", "what": what, "request_id": "req-1",
        "outcome": outcome })
}

fn reads(entry: &Value) -> Option<Entry> {
    serde_json::from_str(&entry.to_string()).ok()
}

#[test]
fn every_kind_is_read_as_it_was_written_and_not_without_what_it_needs() {
    let place = json!({ "id": "1", "name": "" });
    let sent = json!({ "state": "sending" });
    let by_what = |what: Value| entry(&what, &sent);
    let by_deed =
        |deed: Value| by_what(json!({ "kind": "server", "member": "1", "server": place, "deed": deed, "brought": [] }));
    let by_outcome = |outcome: Value| entry(&json!({ "kind": "password", "user": place }), &outcome);
    let ways: [(&dyn Fn(Value) -> Value, _); 3] = [(&by_what, kept()), (&by_deed, deeds()), (&by_outcome, outcomes())];
    let mut read = 0;
    for (whole, (part, needs)) in
        ways.into_iter().flat_map(|(whole, parts)| parts.into_iter().map(move |part| (whole, part)))
    {
        let text = whole(part.clone());
        let entry = reads(&text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(serde_json::to_value(&entry).unwrap(), text);
        for need in needs {
            let mut lacking = part.clone();
            lacking.as_object_mut().unwrap().remove(*need).unwrap();
            assert_eq!(reads(&whole(lacking)), None, "{part} without {need}");
        }
        read += 1;
    }
    assert_eq!(read, 24);
}

#[test]
fn what_older_entries_do_not_say() {
    let mut quotas = kept().remove(0).0;
    quotas.as_object_mut().unwrap().remove("book");
    let text = serde_json::to_value(reads(&entry(&quotas, &json!({ "state": "applied" }))).unwrap()).unwrap();
    assert_eq!(text["what"]["book"], "eos");
    assert_eq!(reads(&entry(&json!({ "kind": "something-new" }), &json!({ "state": "applied" }))), None);
}

//! What switches do to whole answers: their envelope, their pages, the shapes of lists and of nothing.

use serde_json::{Value, json};

use super::{PAGE, Proof, SERVER, SINGLE, SYSTEMS, any, data, listed};
use crate::zkeys::{Desk, order, sample};

pub const PROOFS: &[Proof] = &[
    (1, "missing-systems", |desk| {
        let data = data(desk, "getsystems", &SYSTEMS);
        data.get("systems").is_none() && data["zones"].is_array()
    }),
    (2, "one-page", |desk| {
        let data = data(desk, "getsystems", &SYSTEMS);
        (&data["pages"], &data["items"]) == (&json!(1), &json!(116)) && data["systems"].as_array().unwrap().len() == 50
    }),
    (2, "systems-first-page", |desk| {
        let second = data(desk, "getsystems", &[("page_mode", "2"), ("page_length", "50")]);
        second == data(desk, "getsystems", &SYSTEMS)
    }),
    (3, "swapped-totals", |desk| totals(desk) == (json!(12), json!("60"))),
    (3, "one-page", |desk| totals(desk) == (json!("60"), json!(1))),
    (6, "single-as-list", |desk| data(desk, "sync_baremetal", &SINGLE)["baremetal"][0]["guid"] == SERVER),
    (6, "list-as-single", |desk| {
        let one = data(desk, "sync_baremetal", &[("page", "1"), ("number", "1")]);
        one["baremetal"]["guid"] == SERVER && one["total_number"] == "60" && listed(desk).is_array()
    }),
    (7, "table-names", |desk| data(desk, "create", &order(&[])).is_object()),
    (7, "index-keyed", |desk| {
        let lines = data(desk, "sync_line", &[]);
        lines["9"]["guid"].is_string() && lines["1"]["guid"].is_string()
    }),
    (7, "null-lists", |desk| beyond(desk).is_null() && any(&listed(desk), |row| row["upgrade"].is_null())),
    (7, "blank-lists", |desk| beyond(desk) == "" && any(&listed(desk), |row| row["upgrade"] == "")),
    (14, "flat-degrade", |desk| {
        let data = reserved(desk);
        data["ip"].is_string() && data.get("result").is_none()
    }),
    (14, "result-false", |desk| {
        let answer = crate::zkeys::reservation(desk);
        answer["code"] == 0 && answer["data"]["result"] == false && desk.effects().is_empty()
    }),
    (19, "plain-numbers", |desk| {
        let products = data(desk, "sync_product", &[]);
        (&products[0]["cpu_value"], &products[0]["price"]) == (&json!(4), &json!(500.0))
    }),
    (20, "null-texts", |desk| desk.server(SERVER)["buy_remarks"].is_null()),
    (20, "blank-nulls", |desk| {
        data(desk, "sync_line", &[])[0]["code"] == "" && desk.server(SERVER)["degrades"][0]["finish_time"] == ""
    }),
    (21, "plain-numbers", |desk| desk.server(SERVER)["guid"] == 1_708_330_228_791_024_i64),
    (21, "quoted-numbers", |desk| {
        let pages = data(desk, "sync_baremetal", &PAGE)["total_page"].clone();
        desk.server(SERVER)["client_user_id"] == "1601638" && pages == "2"
    }),
    (36, "unknown-fields", |desk| {
        let sample = sample!("../sync_line.reply.json");
        let known = sample["data"][0].as_object().unwrap();
        let lines = data(desk, "sync_line", &[]);
        lines[0].as_object().unwrap().keys().any(|key| !known.contains_key(key))
    }),
    (41, "broken-json", |desk| {
        let is_json = |action: &str, pairs: crate::zkeys::Pairs| {
            serde_json::from_str::<Value>(&desk.form(action, pairs).text).is_ok()
        };
        let guid = [("guid", SERVER)];
        let broken: [(&str, crate::zkeys::Pairs); 8] = [
            ("sync_line", &[]),
            ("getsystems", &SYSTEMS),
            ("sync_harddisk", &[]),
            ("sync_product", &[]),
            ("sync_baremetal", &PAGE),
            ("sync_baremetal", &SINGLE),
            ("degrade_ip_list", &guid),
            ("create", &order(&[])),
        ];
        let mut all = broken.iter().all(|(action, pairs)| !is_json(action, pairs));
        all &= desk.form("sync_baremetal", &PAGE).text.contains(r#""buy_remarks":","#);
        all &= !is_json("restart", &guid);
        desk.sandbox.advance(super::super::STEP).unwrap();
        // What the document prints whole stays whole, and so does a refusal.
        all & is_json("getzones", &[]) & is_json("stop", &guid) & is_json("start", &guid)
    }),
    (43, "empty-arrays", |desk| stopped(desk) == json!([])),
    (43, "empty-nulls", |desk| stopped(desk) == Value::Null),
    (43, "empty-texts", |desk| stopped(desk) == ""),
    (44, "string-code", |desk| desk.form("getzones", &[]).json()["code"] == "0"),
    (44, "missing-code", |desk| {
        let body = desk.form("getzones", &[]).json();
        body.get("code").is_none() && body["data"]["zones"].is_array()
    }),
    (0, "no-paging", |desk| {
        let page = |page| data(desk, "sync_baremetal", &[("page", page), ("number", "5")]);
        page("1") == page("2")
    }),
];

/// total_number and total_page of a list of which a page has five of sixty.
fn totals(desk: &Desk) -> (Value, Value) {
    let data = data(desk, "sync_baremetal", &[("page", "1"), ("number", "5")]);
    (data["total_number"].clone(), data["total_page"].clone())
}

/// The machines of a page that is not there.
fn beyond(desk: &Desk) -> Value {
    data(desk, "sync_baremetal", &[("page", "99"), ("number", "50")])["baremetal"].clone()
}

fn stopped(desk: &Desk) -> Value {
    data(desk, "stop", &[("guid", SERVER)])
}

pub fn reserved(desk: &Desk) -> Value {
    crate::zkeys::reservation(desk)["data"].clone()
}

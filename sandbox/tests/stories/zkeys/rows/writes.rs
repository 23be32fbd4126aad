//! What switches do to what is done, and to its answers.

use serde_json::json;

use super::{Proof, SERVER, bought, data};
use crate::zkeys::order;

pub const PROOFS: &[Proof] = &[
    (22, "setpass-end-time", |desk| {
        desk.set(json!({"run_status": "-1"}));
        let ends = desk.server(SERVER)["end_time"].clone();
        data(desk, "setpass", &[("guid", SERVER), ("loginPassword", "YTUzNTAyOTI3OSE=")]) == json!({"end_time": ends})
    }),
    (23, "renew-only-off", |desk| {
        let refused = desk.form("renew", &RENEW).json()["message"] == "服务器未关机，不能执行该操作";
        desk.set(json!({"run_status": "-1"}));
        refused && desk.form("renew", &RENEW).json()["code"] == 0
    }),
    (23, "renew-bare", |desk| {
        let before = desk.server(SERVER)["end_time"].clone();
        data(desk, "renew", &RENEW) == json!({}) && desk.server(SERVER)["end_time"].as_str() > before.as_str()
    }),
    (29, "password-echoed", |desk| bought(desk, &[])["login_password"] == "QWE1MzUwMjkyNzkh"),
    (32, "gateway-network", |desk| {
        let given = data(desk, "upgrade", &UPGRADE)["ip"].as_array().unwrap().clone();
        let network = given.iter().find(|row| row["net_type"] == "network").unwrap()["ip"].clone();
        given.len() == 8 && given.iter().all(|row| row["gateway"] == network)
    }),
    (0, "create-fewer", |desk| {
        let named = desk.form("create", &order(&[("num", "3")])).json();
        named["data"].as_array().is_some_and(|made| made.len() == 1) && desk.effects().len() == 3
    }),
    (0, "no-balance", |desk| {
        let answer = desk.form("create", &order(&[])).json();
        (&answer["code"], &answer["message"]) == (&json!(1), &json!("余额不足")) && desk.effects().is_empty()
    }),
];

/// As the vendor's sample: the same number twice.
pub const RENEW: [(&str, &str); 4] = [
    ("guid", SERVER),
    ("months", "1"),
    ("clientOrderNo", "440682612532605123"),
    ("agent_order_no", "440682612532605123"),
];

/// A subnet of eight.
pub const UPGRADE: [(&str, &str); 8] = [
    ("guid", SERVER),
    ("defense", ""),
    ("bandwidth", "10"),
    ("ip_type", "2"),
    ("ipnum", "8"),
    ("clientOrderNo", "18370"),
    ("clientUserId", "1601639"),
    ("agent_order_no", "160682598814128135"),
];

//! A booked downgrade, as it is sent and as it is answered.
use super::{downgrade, pairs, sent};
use crate::zkeys::dialect;
use crate::zkeys::engine::Engine;
use futures::executor::block_on;
use gantry::domain::server::record::Extra;
use gantry::domain::server::reply::Done;
use gantry::transport::watch::as_curl;
use gantry::vendors::zkeys::{Dialect, IpDowngrade, Nested, ZkeysFailure};

/// Rows 12 and 13: the vendor's own shape – addresses with the number that goes and no total before – and texts only, whatever the
/// encoding.
#[test]
fn a_downgrade_travels_in_three_encodings() {
    let param = "param%5B0%5D%5Bitem%5D=bandwidth&param%5B0%5D%5Bvalue%5D=1\
        &param%5B0%5D%5Bdate%5D=2021-09-02+11%3A03%3A00&param%5B0%5D%5Bold_value%5D=6&param%5B0%5D%5Bnew_value%5D=5\
        &param%5B1%5D%5Bitem%5D=ip&param%5B1%5D%5Bvalue%5D%5B0%5D=114.114.8.16-23\
        &param%5B1%5D%5Bdate%5D=2021-09-02+11%3A03%3A00&param%5B1%5D%5Bnew_value%5D=8";
    let reply = include_str!("../degrade.reply.json");
    let engine = Engine::new([reply]);
    let done = block_on(engine.client(dialect()).carry_out(&downgrade())).unwrap();
    assert!(engine.asked.borrow()[0].0.contains(param), "{}", engine.asked.borrow()[0].0);
    let booked = [
        (Extra::Bandwidth, "1708398791975293".to_owned()),
        (Extra::Ip, "1708398791979180".to_owned()),
        (Extra::Defence, "1708398791985048".to_owned()),
    ];
    assert_eq!(done, Done::Booked(booked.to_vec()));

    let json = serde_json::json!([
        { "item": "bandwidth", "value": "1", "date": "2021-09-02 11:03:00", "old_value": "6", "new_value": "5" },
        { "item": "ip", "value": ["114.114.8.16-23"], "date": "2021-09-02 11:03:00", "new_value": "8" },
        { "item": "defense", "value": "5", "date": "2021-09-02 11:03:00", "old_value": "10", "new_value": "5" },
    ]);
    let engine = Engine::new([reply]);
    let text = Dialect { nested: Nested::JsonText, ..dialect() };
    block_on(engine.client(text).carry_out(&downgrade())).unwrap();
    let sent: serde_json::Value = serde_json::from_str(&engine.field(0, "param").unwrap()).unwrap();
    assert_eq!(sent, json);

    let engine = Engine::new([reply]);
    let body = Dialect { nested: Nested::JsonBody, ..dialect() };
    let client = engine.client(body);
    block_on(client.carry_out(&downgrade())).unwrap();
    let (sent, content_type) = engine.asked.borrow()[0].clone();
    let sent: serde_json::Value = serde_json::from_str(&sent).unwrap();
    assert_eq!((content_type, &sent["param"], &sent["bandwidth"]), ("application/json", &json, &"1".into()));
    assert_eq!(sent["sign"], "f1a6e410a40d9e56f5500a75bbb58e4c");
    let texts = sent.as_object().unwrap().iter().filter(|(key, _)| *key != "param");
    assert!(texts.clone().count() > 10 && texts.clone().all(|(_, value)| value.is_string()), "{sent}");
    let shown = as_curl(&client.preview(&downgrade()).unwrap());
    assert!(shown.contains(r#""sign":"$SIGN""#) && !shown.contains("f1a6e410"), "{shown}");
}

/// Row 12: the other setting sends the totals of addresses too.
#[test]
fn addresses_of_a_downgrade_by_the_other_setting_are_totals() {
    let totals = Dialect { ip_downgrade: IpDowngrade::Totals, ..dialect() };
    let (fields, _) = sent(&downgrade(), totals, include_str!("../degrade.reply.json"));
    let ip: Vec<_> = pairs(&fields).into_iter().filter(|(name, _)| name.starts_with("param[1]")).collect();
    let expected = [
        ("param[1][item]", "ip"),
        ("param[1][value][0]", "114.114.8.16-23"),
        ("param[1][date]", "2021-09-02 11:03:00"),
        ("param[1][old_value]", "9"),
        ("param[1][new_value]", "1"),
    ];
    assert_eq!(ip, expected);
}

/// Row 14: the answer nests data in data; `result` false is a no although the code says yes.
#[test]
fn a_no_inside_a_yes_is_a_no() {
    let reply = r#"{"code":0,"message":"success","data":{"result":false,"text":"带宽不足","data":{}}}"#;
    let (_, done) = sent(&downgrade(), dialect(), reply);
    assert_eq!(done, Err(ZkeysFailure::Refused { code: None, text: "带宽不足".to_owned() }));
    for no in ["false", "0", r#""0""#, r#""false""#] {
        let reply = format!(r#"{{"code":0,"data":{{"result":{no},"text":"x","data":{{"bandwidth":"1"}}}}}}"#);
        let (_, done) = sent(&downgrade(), dialect(), &reply);
        assert_eq!(done, Err(ZkeysFailure::Refused { code: None, text: "x".to_owned() }), "{no}");
    }
    // Data that is not nested twice is read as well; a yes without any names no bookings.
    let once = sent(&downgrade(), dialect(), r#"{"code":0,"data":{"bandwidth":"5","ip":7}}"#).1;
    assert_eq!(once, Ok(Done::Booked(vec![(Extra::Bandwidth, "5".to_owned()), (Extra::Ip, "7".to_owned())])));
    assert_eq!(
        sent(&downgrade(), dialect(), r#"{"code":0,"data":{"result":true,"text":"","data":[]}}"#).1,
        Ok(Done::Booked(Vec::new()))
    );
}

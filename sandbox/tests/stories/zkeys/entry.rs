//! Coming in: public parameters, signatures, times, bodies, CORS.

use serde_json::{Value, json};

use super::{FORM, desk, desk_with, refusal};
use crate::http::call;

fn encoded(pairs: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[test]
fn every_public_parameter_is_needed() {
    let desk = desk();
    let good = desk.signed("baremetal", "getzones");
    let send = |pairs: &[(String, String)]| desk.post(&[("Content-Type", FORM)], &encoded(pairs));
    assert_eq!(send(&good).json()["code"], 0);
    for name in ["module", "action", "userid", "time", "sign", "taskid", "version", "system_type", "vtime"] {
        let without: Vec<_> = good.iter().filter(|pair| pair.0 != name).cloned().collect();
        assert_eq!(refusal(&send(&without)), format!("缺少参数{name}"));
        let empty =
            |pair: &(String, String)| if pair.0 == name { (pair.0.clone(), String::new()) } else { pair.clone() };
        assert_eq!(refusal(&send(&good.iter().map(empty).collect::<Vec<_>>())), format!("缺少参数{name}"));
    }
    let without: Vec<_> = good.iter().filter(|pair| pair.0 != "dataType").cloned().collect();
    assert_eq!(send(&without).json()["code"], 0, "dataType may be left out");
    let with = |name: &str, value: &str| {
        let change = |pair: &(String, String)| {
            if pair.0 == name { (pair.0.clone(), value.to_owned()) } else { pair.clone() }
        };
        refusal(&send(&good.iter().map(change).collect::<Vec<_>>()))
    };
    assert_eq!(with("userid", "1100199"), "用户不存在或未开通API");
    assert_eq!(with("userid", "1100135"), "签名错误", "another member's key");
    assert_eq!(with("sign", "0123456789abcdef0123456789abcdef"), "签名错误");
    assert_eq!(with("time", "1471331587"), "签名错误", "the time is signed");
    assert_eq!(with("action", "sync_line"), "签名错误", "the action is signed");
    assert_eq!(with("module", "common"), "签名错误");
    assert_eq!(with("taskid", "twelve"), "参数taskid格式错误");
    assert_eq!(with("vtime", "2022-3-3"), "参数vtime格式错误");
    assert_eq!(with("dataType", "xml"), "暂不支持XML格式，请使用json");
    let upper = good.iter().find(|pair| pair.0 == "sign").unwrap().1.to_uppercase();
    assert_eq!(with("sign", &upper), "签名错误");
}

#[test]
fn the_three_vectors_are_signed_well_but_late() {
    let desk = desk();
    for (module, action, userid, time, sign) in [
        ("baremetal", "getzones", "1", "1471331587", "acc4116f68f7f0e0ebfd7cf19f055c21"),
        ("baremetal", "degrade", "1100134", "1629256049", "f1a6e410a40d9e56f5500a75bbb58e4c"),
        ("common", "refund", "1", "1471331587", "40eb86e6523b22f1a56183640f79c737"),
    ] {
        let with = |sign: &str| {
            let body = format!(
                "module={module}&action={action}&userid={userid}&time={time}&sign={sign}&taskid=1&version=6.0.1\
                 &system_type=zkeys_web&vtime=20220303"
            );
            refusal(&desk.post(&[("Content-Type", FORM)], &body))
        };
        assert_eq!(with(sign), "请求已过期，请检查本地时间", "{action}");
        assert_eq!(with(&sign.replace('1', "2")), "签名错误", "{action}");
    }
}

#[test]
fn the_time_may_be_ten_minutes_off() {
    let desk = desk();
    let with = |skew: i64| {
        desk.sandbox.clear_faults();
        desk.sandbox.fault(&format!("POST /api/getzones clock-skew={skew}")).unwrap();
        desk.form("getzones", &[])
    };
    assert_eq!(with(590).json()["code"], 0);
    assert_eq!(with(-590).json()["code"], 0);
    for skew in [610, -610] {
        let answer = with(skew);
        assert_eq!(refusal(&answer), "请求已过期，请检查本地时间");
        let date = jiff::fmt::rfc2822::parse(answer.header("date")).unwrap().timestamp();
        let off = date.as_second() - jiff::Timestamp::now().as_second();
        assert!((off - skew).abs() < 60, "the date tells it: {off}");
    }
    desk.sandbox.clear_faults();
    desk.sandbox.advance(400 * super::DAY).unwrap();
    assert_eq!(desk.form("getzones", &[]).json()["code"], 0, "callers need not follow the engine's own clock");
}

#[test]
fn modules_actions_methods_and_bodies() {
    let desk = desk();
    let send = |module: &str, action: &str| {
        refusal(&desk.post(&[("Content-Type", FORM)], &encoded(&desk.signed(module, action))))
    };
    assert_eq!(send("server", "getzones"), "模块不存在");
    assert_eq!(send("baremetal", "getprice"), "接口不存在");
    assert_eq!(send("baremetal", "refund"), "接口不存在", "a refund is the module common's");
    assert_eq!(send("common", "create"), "接口不存在");

    let form = encoded(&desk.signed("baremetal", "getzones"));
    assert_eq!(refusal(&desk.post(&[("Content-Type", "text/plain")], &form)), "缺少参数module");
    let map: serde_json::Map<String, Value> =
        desk.signed("baremetal", "getzones").into_iter().map(|(name, value)| (name, json!(value))).collect();
    let mut json = Value::Object(map);
    json["taskid"] = json!(12);
    let media = [("Content-Type", "application/json; charset=utf-8")];
    assert_eq!(desk.post(&media, &json.to_string()).json()["code"], 0);
    assert_eq!(refusal(&desk.post(&media, "[]")), "缺少参数module");
    assert_eq!(refusal(&desk.post(&media, "{")), "缺少参数module");
    let url = format!("{}/api", desk.sandbox.backends());
    assert_eq!(refusal(&call("GET", &format!("{url}?{form}"), &[], None).unwrap()), "请求方式错误，仅支持POST");
    let answer = desk.form("getzones", &[]);
    assert!(answer.header("content-type").starts_with("application/json"));
    assert!(answer.text.is_ascii(), "PHP escapes the rest");
    let neighbour = call("GET", &format!("{}/api/v1/platform/ping", desk.sandbox.backends()), &[], None).unwrap();
    assert_eq!(neighbour.text, "ping", "the platform service keeps its paths");
}

#[test]
fn pages_of_the_console_may_read_it_and_others_not() {
    let desk = desk();
    let (console, url) = (desk.sandbox.console().to_owned(), format!("{}/api", desk.sandbox.backends()));
    let body = desk.body("getzones", &[]);
    let read = |origin: &str| desk.post(&[("Content-Type", FORM), ("Origin", origin)], &body);
    let good = read(&console);
    assert_eq!(good.header("access-control-allow-origin"), console);
    assert_eq!((good.header("access-control-expose-headers"), good.header("vary")), ("Date", "Origin"));
    assert!(!good.header("date").is_empty());
    assert_eq!((good.header("x-openstack-request-id"), good.header("www-authenticate")), ("", ""), "not Keystone");
    let foreign = read("http://elsewhere.example");
    assert_eq!((foreign.status, foreign.header("access-control-allow-origin")), (200, ""), "it is served all the same");
    let preflight = |origin: &str| {
        let headers = [
            ("Origin", origin),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "content-type"),
        ];
        call("OPTIONS", &url, &headers, None).unwrap()
    };
    let allowed = preflight(&console);
    assert_eq!(allowed.header("access-control-allow-origin"), console);
    assert_eq!(
        (allowed.header("access-control-allow-methods"), allowed.header("access-control-allow-headers")),
        ("POST", "Content-Type")
    );
    assert_eq!(preflight("http://elsewhere.example").header("access-control-allow-origin"), "");
    desk.sandbox.fault("POST /api* no-expose").unwrap();
    assert_eq!(read(&console).header("access-control-expose-headers"), "");
    desk.sandbox.fault("POST /api* no-cors").unwrap();
    assert_eq!(read(&console).header("access-control-allow-origin"), "");
    assert_eq!(preflight(&console).header("access-control-allow-origin"), "");
}

#[test]
fn members_see_and_touch_only_their_own() {
    let mut desk = desk_with(5);
    let page = [("page", "1"), ("number", "50")];
    let guids = |list: &Value| -> Vec<String> {
        list["baremetal"].as_array().unwrap().iter().map(|row| row["guid"].as_str().unwrap().to_owned()).collect()
    };
    let mine = guids(&desk.ok("sync_baremetal", &page));
    (desk.userid, desk.key) = ("1100135", "demo_key_fedcba9876543210");
    let list = desk.ok("sync_baremetal", &page);
    let theirs = guids(&list);
    assert_eq!((mine.len(), theirs.len(), &list["total_number"]), (5, 3, &json!("3")));
    assert!(mine.iter().all(|guid| !theirs.contains(guid)));
    for (action, more) in [
        ("sync_baremetal", vec![("page", "1"), ("page_size", "10")]),
        ("stop", vec![]),
        ("degrade_ip_list", vec![]),
        ("renew", vec![("months", "1"), ("clientOrderNo", "1"), ("agent_order_no", "1")]),
        ("refund", vec![("productType", "baremetal")]),
    ] {
        let mut pairs = vec![("guid", mine[0].as_str())];
        pairs.extend(more);
        assert_eq!(desk.refused(action, &pairs), "服务器不存在", "{action}");
    }
    assert!(desk.effects().is_empty());
    desk.ok("stop", &[("guid", &theirs[0])]);
    assert_eq!(desk.sandbox.zkeys_ledger()[0]["member"], "1100135");
    (desk.userid, desk.key) = ("1", "demo_key_0123456789abcdef");
    assert_eq!(desk.ok("sync_baremetal", &page), json!({"total_number": "0", "total_page": 0, "baremetal": []}));
}

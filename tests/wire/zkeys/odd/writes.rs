//! Writes and their answers: what the vendor's document says wrongly, or not at all.
use super::{changed, page};
use crate::zkeys::engine::Engine;
use crate::zkeys::{LIST, at, dialect, sent};
use futures::executor::block_on;
use gantry::domain::account::Secret;
use gantry::domain::moment::Moment;
use gantry::domain::server::addresses::{Range, count};
use gantry::domain::server::deed::Deed;
use gantry::domain::server::downgrade::choices::{Kept, addresses};
use gantry::domain::server::identity::{Fault, Identity, Part, faults};
use gantry::domain::server::permit::{Warning, permit};
use gantry::domain::server::reply::Done;
use gantry::domain::server::settle::{LATE, Verdict, one};
use gantry::domain::server::state::{Action, OrderState, RunState};
use gantry::domain::trail::server::ServerDeed;
use gantry::transport::Failure;
use gantry::vendors::zkeys::ZkeysFailure;
use serde_json::{Value, json};

const GUID: &str = "1708330228791024";
/// What an empty answer looks like (row 43).
const EMPTY: [&str; 5] = ["{}", "[]", "null", "\"\"", "{ }"];

/// What a write was answered, by what the vendor put into its data.
fn answered(deed: &Deed, data: &str) -> Result<Done, ZkeysFailure> {
    let engine = Engine::new([format!(r#"{{"code":0,"message":"success","data":{data}}}"#)]);
    block_on(engine.client(dialect()).carry_out(deed))
}

/// Row 7: also the addresses that can go, and a bought server, come in many shapes.
#[test]
fn row_7_answers_come_in_many_shapes() {
    let address = json!({ "ip": "1.2.3.4", "mask": "255.255.255.0", "gateway": "1.2.3.1" });
    let server = json!({ "guid": "1" });
    for (shape, expected) in [
        (&(|one: &Value| json!([one])) as &dyn Fn(&Value) -> Value, 1),
        (&|one| one.clone(), 1),
        (&|one| json!({ "0": one, "1": one }), 2),
        (&|_| json!([]), 0),
        (&|_| json!(""), 0),
        (&|_| Value::Null, 0),
    ] {
        let body = json!({ "code": 0, "data": shape(&address) }).to_string();
        let found = block_on(Engine::new([body]).client(dialect()).removable_addresses(GUID)).unwrap();
        assert_eq!(found.len(), expected);
        let done = answered(&sent::create(), &shape(&server).to_string());
        let Ok(Done::Created(made)) = done else { panic!("{done:?}") };
        assert_eq!(made.len(), expected);
    }
}

/// Rows 15 and 16: the list has the main address, which stays, and ranges within the last part, which are counted.
#[test]
fn rows_15_and_16_removable_addresses_may_be_ranges() {
    let engine = Engine::new([include_str!("../degrade_ip_list.reply.json")]);
    let found = block_on(engine.client(dialect()).removable_addresses("1708330228791024")).unwrap();
    let texts: Vec<_> = found.iter().map(|address| (&*address.ip, &*address.mask, &*address.gateway)).collect();
    let expected =
        [("192.168.12.48", "255.255.255.0", "192.168.12.254"), ("114.114.8.16-23", "255.255.255.248", "114.114.8.17")];
    assert_eq!(texts, expected);
    let server = page(LIST).servers.remove(0);
    let kept: Vec<_> = addresses(&server, &found).into_iter().map(|choice| (choice.count, choice.kept)).collect();
    assert_eq!(kept, [(Some(1), Some(Kept::Main)), (Some(8), None)]);
    let ends = Range::parse(&found[1].ip).map(|range| [range.list()[0], range.list()[7]].map(|ip| ip.to_string()));
    assert_eq!((count(&found[1]), ends), (Some(8), Some(["114.114.8.16".to_owned(), "114.114.8.23".to_owned()])));
    // Where the list says itself which is the main one, it is believed.
    let body = json!({ "code": 0, "data": [{ "ip": "114.114.8.16-23", "is_default": "1" }] }).to_string();
    let found = block_on(Engine::new([body]).client(dialect()).removable_addresses(GUID)).unwrap();
    assert_eq!(addresses(&server, &found)[0].kept, Some(Kept::Main));
}

/// Row 22: a new password is answered with nothing, or with a renewal's end of term, which means nothing here.
#[test]
fn row_22_the_end_of_a_term_means_nothing_after_a_new_password() {
    let deed = Deed::SetPassword { guid: GUID.to_owned(), password: Secret::new("a535029279!".to_owned()) };
    let engine = Engine::new([include_str!("../setpass.reply.json")]);
    assert_eq!(block_on(engine.client(dialect()).carry_out(&deed)), Ok(Done::Plain));
    for data in [r#"{"end_time":"2021-10-17 16:57:43"}"#, r#"{"end_time":"bald"}"#, r#"{"end_time":null}"#, "7"] {
        assert_eq!(answered(&deed, data), Ok(Done::Plain), "{data}");
    }
}

/// Row 23: that a server must be off to be renewed is said and not demanded.
#[test]
fn row_23_a_running_server_is_renewed_with_a_warning() {
    let line = block_on(Engine::new([include_str!("../sync_line.reply.json")]).client(dialect()).lines()).unwrap();
    let line = &line.value[0];
    let now = at("2021-08-18 12:00:00").unwrap();
    let ask = |run: &str| {
        let body = changed(|whole| whole["data"]["baremetal"][0]["run_status"] = json!(run));
        let server = page(&body).servers.remove(0);
        permit(Action::Renew, &server, Some(line), now)
    };
    assert!(["1", "-1", "-2"].iter().all(|run| ask(run).is_open()));
    assert_eq!(ask("1").warnings, [Warning::NotOff]);
    assert_eq!(ask("-1").warnings, []);
    assert_eq!(page(LIST).servers[0].run, RunState::Running);
}

/// Row 24: a refund goes to the other module and is answered with nothing; what became of it tells a reading.
#[test]
fn row_24_a_refund_is_answered_with_nothing_and_read_again() {
    let deed = Deed::Refund { guid: GUID.to_owned() };
    let engine = Engine::new([include_str!("../refund.reply.json")]);
    assert_eq!(block_on(engine.client(dialect()).carry_out(&deed)), Ok(Done::Plain));
    let of = |name: &str| engine.field(0, name).unwrap();
    assert_eq!([of("module"), of("action"), of("productType")], ["common", "refund", "baremetal"]);
    // The module is signed: this is the contract's own vector, for this member and time.
    assert_ne!(of("sign"), {
        let other = Engine::new([include_str!("../stop.reply.json")]);
        block_on(other.client(dialect()).carry_out(&Deed::Stop { guid: GUID.to_owned() })).unwrap();
        other.field(0, "sign").unwrap()
    });
    for data in EMPTY {
        assert_eq!(answered(&deed, data), Ok(Done::Plain), "{data}");
    }

    let gone = changed(|whole| whole["data"]["baremetal"][0]["order_status"] = json!("-2"));
    let engine = Engine::new([include_str!("../refund.reply.json").to_owned(), LIST.to_owned(), gone]);
    let client = engine.client(dialect());
    block_on(client.carry_out(&deed)).unwrap();
    let read = || block_on(client.server(GUID)).unwrap().map(|read| read.value);
    let sent = Moment::from_unix_ms(engine.now.get());
    let told = |server: Option<&gantry::domain::server::record::Server>| {
        one(&ServerDeed::Refund, sent, server, sent.plus_ms(LATE))
    };
    let (first, second) = (read(), read());
    assert_eq!(
        (told(first.as_ref()), told(second.as_ref()), told(None)),
        (Verdict::Open, Verdict::Applied, Verdict::Applied)
    );
    assert_eq!(second.map(|server| server.order), Some(OrderState::Deleted));
}

/// Row 27: who orders from where is an address; the card number that the document shows there is none.
#[test]
fn row_27_a_card_number_is_no_address() {
    let card = "11010519491231002X";
    let who = |from_ip: &str| Identity {
        name: "张三".to_owned(),
        mobile: "13800138000".to_owned(),
        id_number: card.to_owned(),
        from_ip: from_ip.to_owned(),
        qq: String::new(),
    };
    for wrong in [card, "110105194912310021", "1.2.3", "localhost"] {
        assert_eq!(faults(&who(wrong), true), [(Part::FromIp, Fault::Malformed)], "{wrong}");
    }
    for right in ["203.0.113.7", "2001:db8::7"] {
        assert_eq!(faults(&who(right), true), []);
        let Deed::Create(mut order) = sent::create() else { panic!() };
        order.identity = Some(who(right));
        let engine = Engine::new([include_str!("../create.reply.json")]);
        block_on(engine.client(dialect()).carry_out(&Deed::Create(order))).unwrap();
        let of = |name: &str| engine.field(0, name).unwrap();
        assert_eq!([of("auth_from_ip"), of("auth_idnum")], [right, card]);
    }
}

/// Row 43: nothing is said in many shapes.
#[test]
fn row_43_empty_data_has_many_shapes() {
    for data in EMPTY {
        assert_eq!(answered(&Deed::Stop { guid: "1".into() }, data), Ok(Done::Plain), "{data}");
        let renew = Deed::Renew { guid: "1".into(), months: 1, order: sent::order() };
        assert_eq!(answered(&renew, data), Ok(Done::Renewed(None)), "{data}");
        assert_eq!(answered(&sent::create(), data), Ok(Done::Created(Vec::new())), "{data}");
    }
}

/// Row 44: a code of 0 is a yes, as a number or as a text; none at all is neither yes nor no.
#[test]
fn row_44_only_the_code_zero_is_a_yes() {
    let stop = Deed::Stop { guid: "1".into() };
    let answer = |status: u16, body: &str| {
        let engine = Engine::of([Ok((status, body.to_owned()))]);
        block_on(engine.client(dialect()).carry_out(&stop))
    };
    assert_eq!(answer(200, r#"{"code":"0"}"#), Ok(Done::Plain));
    let refused = |code: Option<&str>, text: &str| {
        Err(ZkeysFailure::Refused { code: code.map(str::to_owned), text: text.to_owned() })
    };
    assert_eq!(answer(200, r#"{"code":1,"message":"余额不足"}"#), refused(None, "余额不足"));
    assert_eq!(answer(200, r#"{"code":"-9","message":"x"}"#), refused(Some("-9"), "x"));
    for body in [
        "{}",
        r#"{"message":"success","data":{}}"#,
        r#"{"code":null}"#,
        r#"{"code":"n/a","message":"success","data":{}}"#,
        r#"{"code":{"value":0}}"#,
        "[]",
        "<html>",
        "<?xml version=\"1.0\"?>",
        "",
        "null",
    ] {
        let Err(ZkeysFailure::Failed(failure @ Failure::Unreadable { .. })) = answer(200, body) else {
            panic!("{body}")
        };
        assert!(failure.ambiguous_for_write());
    }
    let Err(ZkeysFailure::Failed(failure)) = answer(502, "<h1>Bad Gateway</h1>") else { panic!() };
    assert!(failure.ambiguous_for_write());
    let Err(ZkeysFailure::Failed(failure)) = answer(403, "<h1>Forbidden</h1>") else { panic!() };
    assert!(!failure.ambiguous_for_write());
}

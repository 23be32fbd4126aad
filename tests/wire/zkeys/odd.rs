//! The vendor's inconsistencies (contract §6), by their numbers: each is read as the contract says.
mod catalogue;
mod figures;
mod named;
mod printed;
mod records;
mod writes;

use super::engine::{Engine, SAMPLE_TIME};
use super::{LIST, SINGLE, dialect, sent};
use futures::executor::block_on;
use gantry::domain::moment::Moment;
use gantry::domain::server::oddity::Oddity;
use gantry::transport::Failure;
use gantry::vendors::zkeys::Page;
use serde_json::{Value, json};

fn page(body: &str) -> Page {
    block_on(Engine::new([body]).client(dialect()).servers(1, 10)).unwrap()
}

/// The list's sample with something changed.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut whole: Value = serde_json::from_str(LIST).unwrap();
    change(&mut whole);
    whole.to_string()
}

/// A page of which the one server was changed.
fn server(key: &str, value: Value) -> Page {
    page(&changed(|whole| whole["data"]["baremetal"][0][key] = value))
}

/// Row 1: the answer for systems that the document prints is that for zones: no systems, and a warning.
#[test]
fn row_1_systems_that_are_a_copy_of_zones_are_none() {
    let engine = Engine::new([include_str!("getsystems.reply.as_printed.json")]);
    let read = block_on(engine.client(dialect()).systems()).unwrap();
    assert!(read.value.is_empty());
    let [odd] = &*read.odd.first else { panic!("{:?}", read.odd) };
    assert_eq!((odd.kind, &*odd.guid, odd.key, read.odd.count), ("system", "", "systems", 1));
    assert!(odd.said.starts_with('{'), "{odd:?}");
    // A list without any is no reason to warn.
    let none = r#"{"code":0,"data":{"pages":0,"items":0,"systems":[]}}"#;
    assert_eq!(block_on(Engine::new([none]).client(dialect()).systems()).unwrap().odd.count, 0);
}

fn systems_page(from: usize, to: usize, items: Value) -> String {
    let systems: Vec<_> = (from..to).map(|n| json!({ "guid": format!("{n}"), "name": "x" })).collect();
    json!({ "code": 0, "data": { "pages": 1, "items": items, "systems": systems } }).to_string()
}

/// Row 2: systems are read until a page is short, brings nothing new, or as many came as there are; each once.
#[test]
fn row_2_systems_are_read_until_nothing_new_comes() {
    let engine = Engine::new([
        systems_page(0, 50, json!(116)),
        systems_page(50, 100, json!(116)),
        systems_page(100, 116, json!(116)),
    ]);
    let systems = block_on(engine.client(dialect()).systems()).unwrap().value;
    assert_eq!((systems.len(), engine.asked.borrow().len()), (116, 3));
    assert_eq!(
        (engine.field(2, "page_mode").unwrap(), engine.field(2, "page_length").unwrap()),
        ("3".into(), "50".into())
    );
    // A vendor that ignores the page number answers with the first page again.
    let engine = Engine::new([systems_page(0, 50, json!("116"))]);
    let read = block_on(engine.client(dialect()).systems()).unwrap();
    assert_eq!((read.value.len(), engine.asked.borrow().len()), (50, 2));
    // That more were promised is told.
    assert_eq!((read.odd.count, &*read.odd.first), (1, &[Oddity::new("system", "", "items", "116")][..]));
    // A short page is the last one, whatever is counted.
    let engine = Engine::new([systems_page(0, 49, json!("116"))]);
    let read = block_on(engine.client(dialect()).systems()).unwrap();
    assert_eq!((read.value.len(), engine.asked.borrow().len(), read.odd.count), (49, 1, 0));
    // As many as there are: no third page is asked for. Pages that overlap bring nothing twice.
    let engine = Engine::new([systems_page(0, 50, json!("100")), systems_page(50, 100, json!("100"))]);
    let systems = block_on(engine.client(dialect()).systems()).unwrap().value;
    assert_eq!((systems.len(), engine.asked.borrow().len()), (100, 2));
    let engine = Engine::new([
        systems_page(0, 50, json!(null)),
        systems_page(40, 90, json!(null)),
        systems_page(80, 95, json!(null)),
    ]);
    let systems = block_on(engine.client(dialect()).systems()).unwrap().value;
    assert_eq!((systems.len(), engine.asked.borrow().len()), (95, 3));
}

/// Row 3: of two figures that table and sample swap the greater is the total, and never less than came.
#[test]
fn row_3_the_total_is_the_greater_of_two_swapped_figures() {
    for (number, pages, total) in [
        (json!("77"), json!(1), Some(77)),
        (json!(1), json!("77"), Some(77)),
        (json!(null), json!(8), Some(8)),
        (json!("many"), json!(null), None),
        (json!("0"), json!(0), Some(1)),
    ] {
        let body = changed(|whole| {
            whole["data"]["total_number"] = number;
            whole["data"]["total_page"] = pages;
        });
        assert_eq!(page(&body).total, total);
    }
}

/// Rows 4 and 5: each reading names its page in its own way; one server has a page too.
#[test]
fn rows_4_and_5_each_reading_names_its_page_in_its_own_way() {
    let engine = Engine::new([LIST]);
    block_on(engine.client(dialect()).servers(3, 200)).unwrap();
    assert_eq!((engine.field(0, "page").unwrap(), engine.field(0, "number").unwrap()), ("3".into(), "200".into()));
    let engine = Engine::new([SINGLE]);
    block_on(engine.client(dialect()).server("1708330228791024")).unwrap();
    assert_eq!((engine.field(0, "page").unwrap(), engine.field(0, "page_size").unwrap()), ("1".into(), "10".into()));
}

/// Row 6: one server comes as an object or as a list, and by its id.
#[test]
fn row_6_one_server_comes_as_an_object_or_as_a_list() {
    let engine = Engine::new([LIST]);
    let read = block_on(engine.client(dialect()).server("1708330228791024")).unwrap();
    assert_eq!(read.unwrap().value.guid, "1708330228791024");
    let body = changed(|whole| whole["data"]["baremetal"] = whole["data"]["baremetal"][0].take());
    assert_eq!(page(&body).servers.len(), 1);
}

/// Row 7: lists come as lists, as one object, by indices, or as nothing.
#[test]
fn row_7_lists_come_in_many_shapes() {
    let disk = json!({ "guid": "1", "type": "SSD", "size": "3", "status": "1" });
    for (data, count) in [
        (json!([disk]), 1),
        (disk.clone(), 1),
        (json!({ "0": disk, "1": { "guid": "2" } }), 2),
        (Value::Null, 0),
        (json!(""), 0),
        (json!([]), 0),
        (json!({}), 0),
        (json!(7), 0),
    ] {
        let engine = Engine::new([json!({ "code": 0, "data": data }).to_string()]);
        assert_eq!(block_on(engine.client(dialect()).disks()).unwrap().value.len(), count, "{data}");
        let engine = Engine::new([json!({ "code": 0, "data": { "total_number": 1, "baremetal": data } }).to_string()]);
        assert_eq!(block_on(engine.client(dialect()).servers(1, 1)).unwrap().servers.len(), count, "{data}");
    }
    let engine = Engine::new([r#"{"code":0}"#]);
    assert_eq!(block_on(engine.client(dialect()).products()).unwrap().value, []);
}

#[test]
fn rows_without_an_id_are_counted_and_left_out() {
    let page = page(&changed(|whole| whole["data"]["baremetal"] = json!([{ "name": "x" }, 7, null, { "guid": "5" }])));
    assert_eq!((page.servers.len(), page.rows, page.odd.count), (1, 4, 3));
}

#[test]
fn a_reading_is_asked_again_with_a_signature_of_its_own_and_a_write_is_not() {
    let engine = Engine::of([Err(Failure::TimedOut), Ok((503, String::new())), Ok((200, LIST.to_owned()))]);
    let client = engine.client(dialect());
    let started = engine.now.get();
    assert_eq!(block_on(client.servers(1, 10)).unwrap().rows, 1);
    let times: Vec<_> = (0..3).map(|call| engine.field(call, "taskid").unwrap()).collect();
    assert!(times[0] < times[1] && times[1] < times[2], "{times:?}");
    assert!(engine.now.get() > started);
    let engine = Engine::of([Err(Failure::TimedOut)]);
    let failed = block_on(engine.client(dialect()).carry_out(&sent::create()));
    assert_eq!((failed, engine.asked.borrow().len()), (Err(Failure::TimedOut.into()), 1));
    // A no is no reason to ask again.
    let engine = Engine::new([r#"{"code":1,"message":"x"}"#]);
    assert!(block_on(engine.client(dialect()).zones()).is_err());
    assert_eq!(engine.asked.borrow().len(), 1);
}

#[test]
fn the_vendors_clock_is_compared_and_can_be_followed() {
    let engine = Engine::new([LIST]).with_header("Date", "Wed, 18 Aug 2021 03:12:29 GMT");
    let client = engine.client(dialect());
    block_on(client.servers(1, 10)).unwrap();
    assert_eq!(client.skew_ms(), 300_500);
    client.set_offset_ms(300_000);
    block_on(client.servers(1, 10)).unwrap();
    let later = Moment::from_unix_ms(SAMPLE_TIME + 300_000).unix_ms() / 1000;
    assert_eq!(engine.field(1, "time").unwrap(), later.to_string());
}

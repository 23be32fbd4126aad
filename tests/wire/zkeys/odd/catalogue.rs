//! Zones, lines, products and systems, where table and sample contradict one another.
use crate::zkeys::engine::Engine;
use crate::zkeys::{LIST, dialect};
use futures::executor::block_on;
use gantry::domain::money::Money;
use gantry::domain::server::catalogue::{Catalogue, Line, Product, System};
use gantry::domain::server::identity::Identity;
use gantry::domain::server::oddity::Oddity;
use gantry::domain::server::order::Order;
use gantry::domain::server::order::check::{Field, Rule, check};
use gantry::domain::server::order::draft::Draft;
use gantry::domain::server::permit::permit;
use gantry::domain::server::state::Action;
use gantry::domain::server::systems::{Purpose, fit};
use gantry::domain::server::terms::{CLOCK, renewals, terms};
use gantry::domain::server::totals::totals;
use gantry::domain::server::upgrade::check::Rule as DefenceRule;
use gantry::domain::server::upgrade::choices::choices;
use gantry::vendors::zkeys::Read;
use serde_json::{Value, json};

const ZONES: &str = include_str!("../getzones.reply.json");
const LINES: &str = include_str!("../sync_line.reply.json");
const PRODUCTS: &str = include_str!("../sync_product.reply.json");
const SYSTEMS: &str = include_str!("../getsystems.reply.json");

/// A sample with something changed in its first row.
fn first(sample: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut whole: Value = serde_json::from_str(sample).unwrap();
    let row = if whole["data"].is_array() { &mut whole["data"][0] } else { &mut whole["data"]["systems"][0] };
    change(row);
    whole.to_string()
}

fn lines(body: &str) -> Read<Vec<Line>> {
    block_on(Engine::new([body]).client(dialect()).lines()).unwrap()
}

fn products(body: &str) -> Read<Vec<Product>> {
    block_on(Engine::new([body]).client(dialect()).products()).unwrap()
}

fn systems(body: &str) -> Read<Vec<System>> {
    block_on(Engine::new([body]).client(dialect()).systems()).unwrap()
}

/// All the samples together.
fn catalogue() -> Catalogue {
    Catalogue {
        zones: block_on(Engine::new([ZONES]).client(dialect()).zones()).unwrap().value,
        lines: lines(LINES).value,
        products: products(PRODUCTS).value,
        disks: Vec::new(),
        systems: systems(SYSTEMS).value,
    }
}

/// Row 17: of two prices the first is the member's, the second the upstream supplier's.
#[test]
fn row_17_the_second_price_is_the_suppliers() {
    let read = products(&first(PRODUCTS, |row| row["price_api"] = json!("480.00")));
    let product = &read.value[0];
    assert_eq!((product.price, product.upstream_price), (Money::parse("500"), Money::parse("480")));
}

/// Row 17: where both are called `price`, as the table has it, the second is the supplier's, and never what a member pays.
#[test]
fn row_17_of_two_prices_under_one_name_the_second_is_the_suppliers() {
    let twice = |prices: &str| {
        let body = format!(r#"{{"code":0,"data":[{{"guid":"1","status":"1",{prices}}}]}}"#);
        let read = products(&body);
        let product = &read.value[0];
        (product.price, product.upstream_price, read.odd.count)
    };
    let (first, second) = (Money::parse("500"), Money::parse("480"));
    assert_eq!(twice(r#""price":"500.00","price":"480.00""#), (first, second, 0));
    assert_eq!(twice(r#""price":"500.00","name":"x","price":"0.00""#), (first, Money::parse("0"), 0));
    assert_eq!(twice(r#""price":"500.00","price":"1","price_api":"480.00""#), (first, second, 0));
    assert_eq!(twice(r#""price":"一千","price":"480.00""#), (None, second, 1));
    assert_eq!(twice(r#""price":"500.00""#), (first, None, 0));
}

/// Row 18: figures that contradict one another are shown as given; 否 is a word where words stand, and no figure.
#[test]
fn row_18_what_contradicts_itself_is_shown_as_given() {
    let read = products(&first(PRODUCTS, |row| {
        row["raid_tips"] = json!("否");
        row["ipnum"] = json!("否");
    }));
    let (product, hardware) = (&read.value[0], &read.value[0].hardware);
    assert_eq!((hardware.cores, hardware.cpus, hardware.memory_gb), (Some(4), Some(8), Some(500)));
    assert_eq!((&*hardware.raid, product.ips), ("否", None));
    assert_eq!(read.odd.first, [Oddity::new("product", "1665907642748705", "ipnum", "否")]);
}

/// Row 28: the name to sign in with is the system's user, not the system's name.
#[test]
fn row_28_one_signs_in_as_the_system_says() {
    let all = catalogue();
    let (line, system) = (&all.lines[0], &all.systems[0]);
    let draft = Draft { system: system.guid.clone(), months: 1, count: "1".into(), ..Draft::default() };
    let mut order = draft.order(Some(line), &all.products[0].guid, &all, Identity::default());
    assert_eq!(order.login, "root");
    let of_login = |order: &Order| {
        check(order, "Aa535029279!", "Aa535029279!", &all).into_iter().find(|it| it.field == Field::Login)
    };
    assert_eq!(of_login(&order), None);
    order.login.clone_from(&system.name);
    assert!(of_login(&order).is_some_and(|found| found.stops() && found.rule == Rule::OtherLogin));
}

/// Row 33: the terms are those of the line, also those that the text leaves out.
#[test]
fn row_33_terms_are_those_of_the_line() {
    let line = &lines(LINES).value[0];
    let server = block_on(Engine::new([LIST]).client(dialect()).servers(1, 10)).unwrap().servers.remove(0);
    let months: Vec<u32> = terms(line, None).iter().map(|term| term.months).collect();
    assert_eq!(months, [1, 2, 3, 4, 5, 6, 12, 24, 36]);
    let renewed = |line| renewals(&server, line, CLOCK).iter().map(|renewal| renewal.term.months).collect::<Vec<_>>();
    assert_eq!(renewed(line), months);
    // Another line has others, and nothing is added to them.
    let other = &lines(&first(LINES, |row| row["months"] = json!("4,5"))).value[0];
    assert_eq!(terms(other, None).iter().map(|term| term.months).collect::<Vec<_>>(), [4, 5]);
    assert_eq!(renewed(other), [4, 5]);
}

/// Row 34: of the numbers of addresses only those are offered that stay below the line's most.
#[test]
fn row_34_numbers_of_addresses_beyond_the_most_are_not_offered() {
    let server = block_on(Engine::new([LIST]).client(dialect()).servers(1, 10)).unwrap().servers.remove(0);
    let line = &lines(LINES).value[0];
    assert!(line.ip_counts.contains(&256) && line.ip_max == Some(200));
    assert_eq!(choices(line, &totals(&server)).singles, [0, 1, 8, 16, 32, 64, 128]);
    let little = &lines(&first(LINES, |row| row["ip_max_size"] = json!("25"))).value[0];
    assert_eq!(choices(little, &totals(&server)).singles, [0, 1, 8, 16], "it has nine");
}

/// Row 35: `line_guid` is the zone on a line, and the line on a product.
#[test]
fn row_35_one_name_for_two_things() {
    let mut all = catalogue();
    assert_eq!(all.products[0].line_guid, all.lines[0].guid);
    assert!(all.zone(&all.lines[0].zone_guid).is_none(), "the samples' zone is on no list");
    all.lines = lines(&first(LINES, |row| row["line_guid"] = json!("1625139389577044"))).value;
    assert_eq!(all.zone(&all.lines[0].zone_guid).map(|zone| &*zone.name), Some("Hyper-V 2"));
}

/// Row 36: keys that no document explains do no harm.
#[test]
fn row_36_unexplained_keys_do_no_harm() {
    let usual = lines(LINES);
    assert!(LINES.contains("bandwidth_in_value") && usual.odd.count == 0);
    for value in [json!(null), json!("很多"), json!({ "x": [1] }), json!([[]])] {
        let body = first(LINES, |row| (row["bandwidth_in_value"], row["new_key"]) = (value.clone(), value));
        assert_eq!(lines(&body), usual);
    }
}

/// Rows 36 and 37: HHD is a hard disk; names are free text.
#[test]
fn rows_36_and_37_free_texts_and_misspelled_disks() {
    let engine =
        Engine::new([r#"{"code":0,"data":[{"guid":"1","type":"HHD","size":"3","status":"1","more":{"x":[1]}}]}"#]);
    assert_eq!(block_on(engine.client(dialect()).disks()).unwrap().value[0].kind, "HDD");
    for name in ["APIzhzy4.0", "zhzy4.0", "sring", "<b>4</b>"] {
        assert_eq!(products(&first(PRODUCTS, |row| row["name"] = json!(name))).value[0].name, name);
    }
}

/// Row 38: whatever a header calls the rows, they are read by their keys.
#[test]
fn row_38_headers_say_nothing_about_rows() {
    let headed = |sample: &str| {
        let body = first(sample, |row| {
            for header in ["区域结构", "硬盘型号id", "zone", "data"] {
                row[header] = json!({ "guid": "1", "name": "zone structure" });
            }
        });
        body.replace("\"success\"", "\"zone structure\"")
    };
    assert_eq!(lines(&headed(LINES)), lines(LINES));
    assert_eq!(products(&headed(PRODUCTS)), products(PRODUCTS));
    assert_eq!(systems(&headed(SYSTEMS)), systems(SYSTEMS));
    let disks = |body: &str| block_on(Engine::new([body]).client(dialect()).disks()).unwrap();
    let sample = include_str!("../sync_harddisk.reply.json");
    assert_eq!(disks(&headed(sample)), disks(sample));
}

/// Row 39: a limit of 0 is none.
#[test]
fn row_39_a_limit_of_nought_is_none() {
    let hardware = &products(PRODUCTS).value[0].hardware;
    let lacks = |cores: Value, memory: Value| {
        let read = systems(&first(SYSTEMS, |row| (row["cpu_limit"], row["ram_limit"]) = (cores, memory)));
        let fit = fit(&read.value[0], Purpose::Order, "1683665299911682", hardware);
        let of_hardware = |body: &str| body.contains("Cores") || body.contains("Memory") || body.contains("Needs");
        (of_hardware(&format!("{:?} {:?}", fit.misfits, fit.doubts)), read.odd.count)
    };
    assert_eq!(lacks(json!("0"), json!("0")), (false, 0));
    assert_eq!(lacks(json!(0), json!("4")), (false, 0));
    assert_eq!(lacks(json!("5"), json!("0")), (true, 0), "there are four cores");
    assert_eq!(lacks(json!("0 限制"), json!("0")), (true, 1), "a text is no figure, and named");
}

/// A switch of a line that is neither on nor off opens nothing, and is named; one that is not said is for the vendor to decide.
#[test]
fn an_unknown_switch_of_a_line_opens_nothing() {
    let mut all = catalogue();
    let server = block_on(Engine::new([LIST]).client(dialect()).servers(1, 10)).unwrap().servers.remove(0);
    let now = crate::zkeys::at("2021-08-18 12:00:00").unwrap();
    for (value, shut) in
        [(json!("2"), true), (json!("x"), true), (json!("0"), true), (json!("1"), false), (json!(null), false)]
    {
        let body = first(LINES, |row| {
            for key in ["buy", "renew", "upgrade", "defense", "reservation_degrade"] {
                row[[key, "_status"].concat()] = value.clone();
            }
        });
        let read = lines(&body);
        assert_eq!(read.odd.count, if ["2", "x"].contains(&value.as_str().unwrap_or("")) { 5 } else { 0 }, "{value}");
        let line = &read.value[0];
        for action in [Action::Renew, Action::Upgrade, Action::Downgrade] {
            assert_eq!(!permit(action, &server, Some(line), now).is_open(), shut, "{action:?} {value}");
        }
        let more =
            gantry::domain::server::upgrade::Draft { defence: 5, ..gantry::domain::server::upgrade::Draft::new(line) };
        let defence = gantry::domain::server::upgrade::check::check(&more, line, &totals(&server));
        assert_eq!(defence.iter().any(|found| found.rule == DefenceRule::DefenceShut), shut, "{value}");
        all.lines.clone_from(&read.value);
        let order = Draft { months: 1, count: "1".into(), ..Draft::default() };
        let order = order.order(Some(line), "", &all, Identity::default());
        let found = check(&order, "Aa535029279!", "Aa535029279!", &all);
        assert_eq!(found.iter().any(|found| found.rule == Rule::BuyClosed), shut, "{value}");
    }
}

//! Every sample of EOS's quota calls: decoded, mapped, and what was received sent back unchanged (contract `eos` §4, §5).
use std::collections::BTreeMap;

use futures::executor::block_on;
use gantry::domain::account::Secret;
use gantry::domain::quota::change::{Book, Owner, Plan};
use gantry::domain::quota::entry::Entry;
use gantry::domain::quota::item::{Group, Item};
use gantry::domain::quota::reading::{Cap, Reading};
use gantry::domain::quota::row::Row;
use gantry::domain::quota::sheet::{Region, Sheet};
use gantry::transport::{Base, Failure};
use gantry::vendors::easystack::client::EasyStack;
use serde_json::Value;
use std::time::Duration;

use crate::recorder::Recorder;

const DEPARTMENT: &str = include_str!("eos/domain_quotas.get.json");
const PATCHED: &str = include_str!("eos/domain_quotas.patch.reply.json");
const PATCH: &str = include_str!("eos/domain_quotas.patch.request.json");
const PLATFORM: &str = include_str!("eos/domain_usage.get.json");

fn eos(recorder: &Recorder) -> EasyStack<&Recorder> {
    let base = Base::parse_v3("http://eos.example:5000").unwrap();
    EasyStack::new(recorder, base, Secret::new("gAAAA".into()), Duration::from_secs(1))
}

fn department() -> Sheet {
    block_on(eos(&Recorder::new(200, &[], DEPARTMENT)).department("d1")).unwrap()
}

fn platform() -> Sheet {
    block_on(eos(&Recorder::new(200, &[], PLATFORM)).platform()).unwrap()
}

fn row<'a>(region: &'a Region, key: &str) -> &'a Row {
    region.row(key).unwrap_or_else(|| panic!("no row {key}"))
}

fn literal(reading: &Reading<Cap>) -> &str {
    reading.known().unwrap().literal()
}

/// The numbers of one map of a sample, as written there.
fn written(sample: &str, map: &str) -> BTreeMap<String, String> {
    let value: Value = serde_json::from_str(sample).unwrap();
    let numbers = value["domain"]["RegionOne"][map].as_object().unwrap();
    numbers.iter().map(|(key, number)| (key.clone(), number.to_string())).collect()
}

#[test]
fn the_department_sample_says_what_was_handed_out() {
    let sheet = department();
    assert_eq!(sheet.regions.len(), 1);
    let region = sheet.region("RegionOne").unwrap();
    assert_eq!((region.rows.len(), region.problems.len()), (22, 0));
    let network = row(region, "network");
    assert_eq!(network.handed_out.known().unwrap().value(), 500.0);
    assert!(region.rows.iter().all(|row| row.used == Reading::Missing), "a department's real use is not reported");
    assert_eq!(literal(&row(region, "ram").cap), "31146.0");
    assert_eq!(row(region, "cpu").cap, Reading::Known(Cap::Unlimited));
    assert!(region.rows.iter().all(|row| row.limit == Reading::Known(Cap::Unlimited)));
}

#[test]
fn the_platform_sample_says_what_is_really_used() {
    let sheet = platform();
    let region = sheet.region("RegionOne").unwrap();
    assert_eq!(region.rows.len(), 25, "quota_fake adds no row");
    let network = row(region, "network");
    assert_eq!((network.handed_out.known().unwrap().value(), network.used.known().unwrap().value()), (5.0, 2.0));
    for container in ["cpu", "pods", "memory", "gpu", "alcub_storage", "general_storage"] {
        let row = row(region, container);
        assert_eq!((row.item.group(), &row.used), (Group::Container, &Reading::Missing), "missing is not 0");
    }
    let test = row(region, "gigabytes_test");
    assert_eq!((literal(&test.cap), test.ratio()), ("0", None), "a cap of 0 is no percentage");
    assert_eq!(literal(&row(region, "backup_gigabytes").cap), "114.38");
}

#[test]
fn every_cap_keeps_its_spelling() {
    for (sheet, sample) in [(department(), DEPARTMENT), (platform(), PLATFORM)] {
        let region = sheet.region("RegionOne").unwrap();
        let written = written(sample, "quotas");
        assert_eq!(region.rows.len(), written.len());
        for row in &region.rows {
            assert_eq!(literal(&row.cap), written[&*row.wire_key], "{}", row.wire_key);
        }
    }
}

#[test]
fn the_documented_change_is_sent_as_documented_and_found_not_applied() {
    let sheet = department();
    let entries = [("router", "3000"), ("cores", "100")]
        .map(|(key, typed)| ("RegionOne".to_owned(), key.to_owned(), Entry::Typed(typed.to_owned())));
    let owner = Owner { book: Book::Eos, id: "d1".into(), name: "研发部".into() };
    let plan = Plan::draw(owner, &sheet, &entries).unwrap();
    let reviewed = plan.confirm(&sheet).unwrap();
    let batch = &reviewed.plan().batches[0];

    let recorder = Recorder::new(200, &[], PATCHED);
    let written = block_on(eos(&recorder).set("d1", batch)).unwrap();

    let documented: Value = serde_json::from_str(PATCH).unwrap();
    let call = ("PATCH http://eos.example:5000/v3/domain_quotas/d1".to_owned(), documented);
    assert_eq!(*recorder.calls.borrow(), [call]);
    // The sample's answer still has the old values: 72 cores and 300 routers.
    let region = written.sheet.region("RegionOne").unwrap();
    assert_eq!(batch.not_shown_in(region), [Item::of_key("cores"), Item::of_key("router")]);
}

#[test]
fn an_error_wrapped_in_a_good_status_is_a_failure() {
    let body = r#"{"error":{"message":"quota exceeded","code":403,"title":"Forbidden"}}"#;
    let failure = block_on(eos(&Recorder::new(200, &[], body)).department("d1")).unwrap_err();
    assert!(matches!(failure, Failure::Http { status: 403, .. }), "{failure:?}");
}

#[test]
fn an_answer_without_regions_is_unreadable_and_says_what_came() {
    for body in ["<html>proxy</html>", "{}", r#"{"domain":[]}"#, ""] {
        let failure = block_on(eos(&Recorder::new(200, &[], body)).platform()).unwrap_err();
        assert!(matches!(&failure, Failure::Unreadable { excerpt, .. } if excerpt == body), "{failure:?}");
    }
}

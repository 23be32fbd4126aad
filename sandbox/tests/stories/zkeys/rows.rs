//! Every row of the contract's table of inconsistencies (baremetal.md §6) is played as the sandbox's own table says: a row's
//! switch makes the engine answer or do what the row says, and without the switch it does not; what is always so shows
//! without any switch.

mod always;
mod answers;
mod records;
mod writes;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use sandbox::{Oddity, Options, Played, start};
use serde_json::Value;

use super::{Desk, Pairs, SERVER, desk_with, order};

/// What shows that a row is played: its number (0 = beyond the table), the switch (empty = none is needed), and whether it is
/// to be seen at a desk.
type Proof = (u8, &'static str, fn(&Desk) -> bool);

fn proofs() -> Vec<Proof> {
    [always::PROOFS, answers::PROOFS, records::PROOFS, writes::PROOFS].concat()
}

fn shows(row: u8, switch: &str) -> fn(&Desk) -> bool {
    let mut of = proofs().into_iter().filter(|proof| (proof.0, proof.1) == (row, switch)).map(|proof| proof.2);
    let found = of.next().unwrap_or_else(|| panic!("nothing proves row {row} by '{switch}'"));
    assert!(of.next().is_none(), "row {row} by '{switch}' is proven twice");
    found
}

/// The data of a call, whatever its code.
fn data(desk: &Desk, action: &str, pairs: Pairs) -> Value {
    desk.form(action, pairs).json()["data"].clone()
}

const PAGE: [(&str, &str); 2] = [("page", "1"), ("number", "50")];
const SINGLE: [(&str, &str); 3] = [("guid", SERVER), ("page", "1"), ("page_size", "10")];
const SYSTEMS: [(&str, &str); 2] = [("page_mode", "1"), ("page_length", "50")];

/// A page of machines, in which the sample machine is the first.
fn listed(desk: &Desk) -> Value {
    data(desk, "sync_baremetal", &PAGE)["baremetal"].clone()
}

/// The first machine of an order.
fn bought(desk: &Desk, changes: Pairs) -> Value {
    let made = data(desk, "create", &order(changes));
    made.get(0).unwrap_or(&made).clone()
}

/// Whether any of the rows does.
fn any(rows: &Value, test: impl Fn(&Value) -> bool) -> bool {
    rows.as_array().is_some_and(|rows| rows.iter().any(test))
}

#[test]
fn every_row_is_played_as_the_table_says() {
    let desk = desk_with(60);
    let mut wrong = Vec::new();
    let mut hold = |row: u8, switch: &str, on: bool| {
        desk.sandbox.reset().unwrap();
        desk.sandbox
            .set_zkeys_switches(if on && !switch.is_empty() { std::slice::from_ref(&switch) } else { &[] })
            .unwrap();
        if shows(row, switch)(&desk) != on {
            wrong.push((row, switch.to_owned(), on));
        }
    };
    let beyond = Oddity::beyond().iter().map(|(oddity, _)| (0, Played::By(*oddity)));
    for (row, played) in Oddity::rows().iter().flat_map(|(row, all)| all.iter().map(|one| (*row, *one))).chain(beyond) {
        match played {
            Played::By(oddity) => [false, true].into_iter().for_each(|on| hold(row, oddity.name(), on)),
            Played::Always(_) => hold(row, "", true),
            Played::Never(_) => assert!(proofs().iter().all(|proof| proof.0 != row), "row {row} is played, and proven"),
        }
    }
    assert!(wrong.is_empty(), "row, switch, whether it ought to show: {wrong:?}");
}

/// Each of them can fail: none holds by itself.
#[test]
fn nothing_is_proven_where_there_is_no_engine() {
    let options = Options { departments: 1, users: 0, zkeys: false, ..Options::default() };
    let desk = Desk { sandbox: start(options).unwrap(), userid: "1100134", key: "demo_key_0123456789abcdef" };
    for (row, switch, shows) in proofs() {
        let held = catch_unwind(AssertUnwindSafe(|| shows(&desk))).unwrap_or(false);
        assert!(!held, "row {row} by '{switch}' is proven without an engine");
    }
}

#[test]
fn the_table_has_every_row_once_and_every_switch() {
    let numbers: Vec<u8> = Oddity::rows().iter().map(|row| row.0).collect();
    assert_eq!(numbers, (1..=47).collect::<Vec<_>>());
    let mut said = BTreeSet::new();
    for (row, played) in Oddity::rows() {
        assert!(!played.is_empty(), "row {row} is not played");
        for one in *played {
            if let Played::Always(said) | Played::Never(said) = one {
                assert!(!said.is_empty(), "row {row} says nothing");
            }
            let name = if let Played::By(oddity) = one { oddity.name() } else { "" };
            assert!(said.insert((*row, name)), "row {row} has '{name}' twice");
        }
    }
    assert!(Oddity::beyond().iter().all(|(_, section)| section.starts_with('§')));
    said.extend(Oddity::beyond().iter().map(|(oddity, _)| (0, oddity.name())));
    let switches: BTreeSet<&str> = said.iter().map(|said| said.1).filter(|name| !name.is_empty()).collect();
    assert_eq!(switches, Oddity::table().map(|row| row.1).collect(), "each switch has a row, or a section");
    let proven: BTreeSet<(u8, &str)> = proofs().into_iter().map(|proof| (proof.0, proof.1)).collect();
    assert!(proven.is_subset(&said), "{:?}", proven.difference(&said));
    for (oddity, name, about) in Oddity::table() {
        assert_eq!((Oddity::named(name), oddity.name()), (Some(oddity), name));
        assert!(!about.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'2')));
    }
}

//! An order whose answer was lost: what a list of all machines tells of it later, and what only a person can tell.
use std::sync::Arc;

use futures::executor::block_on;
use gantry::domain::moment::Moment;
use gantry::domain::server::reply::Done;
use gantry::domain::server::settle::{self, Bought, LATE};
use gantry::domain::trail::server::ServerDeed;
use serde_json::json;

use super::super::{Desk, PRODUCT, now, order};
use super::{Intent, Said, found_out, intent};

/// An order that was lost, and the question that is left of it.
fn lost(desk: &Desk, fault: &str) -> (ServerDeed, Moment) {
    lost_of(desk, 1, fault)
}

/// The same of an order of so many machines.
fn lost_of(desk: &Desk, count: u32, fault: &str) -> (ServerDeed, Moment) {
    let Intent { deed, record } = intent(desk, order(count, |_| {}));
    desk.sandbox.fault(&format!("POST /api/create {fault} times=1")).unwrap();
    let sent = now();
    assert!(desk.send(&deed).unwrap_err().ambiguous_for_write());
    (record, sent)
}

fn bought_by_somebody_else(desk: &Desk, remarks: &str) -> String {
    let Ok(Done::Created(made)) = desk.send(&order(1, |create| create.remarks = remarks.to_owned())) else { panic!() };
    made[0].guid.clone()
}

#[test]
fn a_strangers_machine_with_other_remarks_is_not_taken_for_a_lost_orders() {
    for remarks in ["数据库主库", "别人的 #162925604912312345", "1"] {
        let desk = Desk::new();
        let (record, sent) = lost(&desk, "drop-before");
        bought_by_somebody_else(&desk, remarks);
        let said = found_out(&desk.client(), &record, sent, sent.plus_ms(LATE));
        assert_eq!(said, Said::Open, "{remarks}: it is another's, for ours would have kept its own remarks");
    }
}

#[test]
fn a_vendor_who_drops_remarks_leaves_the_question_to_a_person() {
    let desk = Desk::new();
    let (record, sent) = lost(&desk, "drop-after");
    let guid = desk.effects()[0].1.clone();
    desk.sandbox.set_server(&guid, &json!({"buy_remarks": ""})).unwrap();
    assert_eq!(found_out(&desk.client(), &record, sent, sent.plus_ms(LATE)), Said::Open);
    // Two, where one was ordered: a person has to say.
    let other = bought_by_somebody_else(&desk, "");
    assert_eq!(found_out(&desk.client(), &record, sent, sent.plus_ms(LATE)), Said::Open);
    // Not of the same kind, or bought before: none of them is.
    desk.sandbox.set_server(&other, &json!({"buy_time": "2021-08-17 16:57:43"})).unwrap();
    assert_eq!(found_out(&desk.client(), &record, sent, sent.plus_ms(LATE)), Said::Open);
}

/// A list whose remarks come back empty, or cut within the mark, proves nothing; but it shows a person what may be the order's.
#[test]
fn a_list_without_whole_remarks_asks_a_person_about_the_orders_machines() {
    for (name, remains) in [("remarks-dropped", None), ("remarks-cut", Some("官网 #"))] {
        let desk = Desk::with(20);
        desk.sandbox.set_zkeys_switches(&[name]).unwrap();
        let (record, sent) = lost_of(&desk, 2, "drop-after");
        let mut made: Vec<_> = desk.effects().into_iter().map(|effect| effect.1).collect();
        let page = block_on(desk.client().servers(1, 200)).unwrap();
        let remarks = desk.server(&made[0]).remarks;
        assert!(
            remarks.as_deref().is_none_or(|text| remains.is_some_and(|remains| text.starts_with(remains))),
            "{remarks:?}"
        );
        let servers: Vec<_> = page.servers.into_iter().map(Arc::new).collect();
        let Bought::Maybe(mut asked) = settle::bought(&record, sent, &servers, &|_| false) else { panic!("{name}") };
        made.sort();
        asked.sort();
        assert_eq!(asked, made, "{name}: these two, and nobody else's");
        assert_eq!(found_out(&desk.client(), &record, sent, sent.plus_ms(LATE)), Said::Open, "{name}");
        // Where they are whole again, they prove it.
        desk.sandbox.set_zkeys_switches(&[]).unwrap();
        let Said::Done(mut found) = found_out(&desk.client(), &record, sent, sent.plus_ms(LATE)) else {
            panic!("{name}")
        };
        found.sort();
        assert_eq!(found, made);
    }
}

/// An answer that is no JSON, or has no code, is settled by the list, once that can be read again.
#[test]
fn an_order_whose_answer_cannot_be_read_is_found_in_the_list() {
    for name in ["broken-json", "missing-code"] {
        let desk = Desk::new();
        desk.sandbox.set_zkeys_switches(&[name]).unwrap();
        let Intent { deed, record } = intent(&desk, order(1, |_| {}));
        let sent = now();
        assert!(desk.send(&deed).unwrap_err().ambiguous_for_write());
        assert!(
            block_on(desk.client().servers(1, 200)).is_err(),
            "{name}: the list tells nothing, and nothing of it is taken"
        );
        desk.sandbox.set_zkeys_switches(&[]).unwrap();
        let made = desk.effects()[0].1.clone();
        assert_eq!(found_out(&desk.client(), &record, sent, sent.plus_ms(1)), Said::Done(vec![made]), "{name}");
    }
}

/// Kind and time alone do not tell whose a machine is.
#[test]
fn a_strangers_machine_without_remarks_is_not_taken_for_a_lost_orders() {
    let desk = Desk::new();
    let (record, sent) = lost(&desk, "drop-before");
    bought_by_somebody_else(&desk, "");
    assert_eq!(found_out(&desk.client(), &record, sent, sent.plus_ms(LATE)), Said::Open);
}

/// The mark of one order is not found in another's.
#[test]
fn two_open_orders_are_told_apart_by_their_marks() {
    let desk = Desk::new();
    let first = lost(&desk, "drop-after");
    let second = lost(&desk, "truncated");
    let third = lost(&desk, "drop-before");
    let effects = desk.effects();
    assert_eq!(effects.len(), 2);
    let said = |(record, sent): &(ServerDeed, Moment)| found_out(&desk.client(), record, *sent, sent.plus_ms(LATE));
    assert_eq!(said(&first), Said::Done(vec![effects[0].1.clone()]));
    assert_eq!(said(&second), Said::Done(vec![effects[1].1.clone()]));
    assert_eq!(said(&third), Said::Open);
    assert!(effects.iter().all(|effect| desk.server(&effect.1).product_guid == PRODUCT));
}

/// As long as some of an order's machines are not in the list, it is not called done: they may still come, or lost their
/// remarks.
#[test]
fn an_order_of_three_is_not_done_while_two_are_seen() {
    let desk = Desk::new();
    let (record, sent) = lost_of(&desk, 3, "status-after=502");
    let said = || found_out(&desk.client(), &record, sent, sent.plus_ms(LATE));
    let mut made: Vec<_> = desk.effects().into_iter().map(|effect| effect.1).collect();
    made.sort();
    let third = made.last().unwrap();
    let remarks = desk.server(third).remarks.unwrap();
    for other in ["", "数据库主库"] {
        desk.sandbox.set_server(third, &json!({ "buy_remarks": other })).unwrap();
        assert_eq!(said(), Said::Open, "{other}");
    }
    desk.sandbox.set_server(third, &json!({ "buy_remarks": remarks })).unwrap();
    let Said::Done(mut found) = said() else { panic!("all three are seen") };
    found.sort();
    assert_eq!(found, made);
}

/// Remarks can be copied, and the order's number with them.
#[test]
fn more_machines_with_an_orders_number_than_were_ordered_are_left_to_a_person() {
    let desk = Desk::new();
    let (record, sent) = lost(&desk, "html-after");
    let made = desk.effects()[0].1.clone();
    let said = || found_out(&desk.client(), &record, sent, sent.plus_ms(LATE));
    assert_eq!(said(), Said::Done(vec![made.clone()]));
    bought_by_somebody_else(&desk, &desk.server(&made).remarks.unwrap());
    assert_eq!(said(), Said::Open);
}

//! Clocks that differ: a signature holds within ten minutes, the answer's date tells how far they are apart, and an offset mends
//! it.
use futures::executor::block_on;
use gantry::vendors::zkeys::ZkeysFailure;

use super::{Desk, STEP, renew, words};

const LATE: &str = "请求已过期，请检查本地时间";

#[test]
fn a_clock_that_is_far_off_is_refused_told_and_mended() {
    for seconds in [700_i64, -700, 7200] {
        let desk = Desk::new();
        let client = desk.client();
        assert_eq!(client.skew_ms(), 0, "nothing is known before an answer");
        desk.sandbox.fault(&format!("POST /api/* clock-skew={seconds}")).unwrap();
        let refused = Err(ZkeysFailure::Refused { code: None, text: LATE.to_owned() });
        assert_eq!(block_on(client.zones()), refused);
        assert_eq!(words(block_on(client.carry_out(&renew(1)))), LATE);
        assert!(desk.effects().is_empty());
        let off = client.skew_ms() - seconds * 1000;
        assert!(off.abs() < 5_000, "{seconds}: {off} ms beside it");
        client.set_offset_ms(client.skew_ms());
        assert_eq!(block_on(client.zones()).unwrap().value.len(), 3);
        block_on(client.carry_out(&renew(1))).unwrap();
        assert_eq!(desk.effects().len(), 1);
        // What is told is by how much the clocks differ, not what is left of it.
        assert!((client.skew_ms() - seconds * 1000).abs() < 5_000);
        client.set_offset_ms(0);
        assert_eq!(block_on(client.zones()), refused);
    }
}

#[test]
fn a_clock_that_is_near_is_good_enough() {
    for seconds in [500_i64, -500, 0] {
        let desk = Desk::new();
        let client = desk.client();
        desk.sandbox.fault(&format!("POST /api/* clock-skew={seconds}")).unwrap();
        assert_eq!(block_on(client.zones()).unwrap().value.len(), 3);
        let off = client.skew_ms() - seconds * 1000;
        assert!(off.abs() < 5_000, "{seconds}: {off} ms beside it");
        // A clone signs with the same offset.
        let clone = client.clone();
        clone.set_offset_ms(700_000 + seconds * 1000);
        assert!(block_on(client.zones()).is_err());
    }
}

#[test]
fn the_engines_own_time_is_not_that_of_signatures() {
    let desk = Desk::new();
    let client = desk.client();
    desk.sandbox.advance(STEP * 100).unwrap();
    assert!(block_on(client.zones()).is_ok() && client.skew_ms().abs() < 5_000);
}

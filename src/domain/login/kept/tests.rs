use super::*;
use crate::domain::login::flow::{Event, NOW, PLACES, after, name, place};
use proptest::prelude::*;

fn kept(at: &str) -> String {
    keep(&place(at), NOW).unwrap()
}

/// Where a flow is after a reload, so many milliseconds later.
fn reloaded(at: &str, later: i64) -> Flow {
    restore(&kept(at), Way::Password, NOW.plus_ms(later)).unwrap()
}

#[test]
fn each_place_comes_back_as_near_as_it_can() {
    let send = || Some(Notice::Unknown(CallKind::SendCode));
    let again = |kind| Some(Notice::Restarted(kind));
    for (at, back, told) in [
        ("P", "P", None),
        ("P*", "P", None),
        ("W", "W", None),
        ("W*", "W", None),
        ("S0", "S0", None),
        ("S1", "S0", None),
        ("S2*", "S0", send()),
        ("S3", "S3", None),
        ("S4*", "S3", Some(Notice::Unknown(CallKind::SignInBySms))),
        ("R3", "R3", None),
        ("R4*", "R3", Some(Notice::Unknown(CallKind::Register))),
        ("F3", "F3", None),
        ("F4*", "F3", Some(Notice::Unknown(CallKind::ReplaceForgotten))),
        ("B0", "W", again(StepKind::Bind)),
        ("B3", "W", again(StepKind::Bind)),
        ("B2*", "W", send()),
        ("B4*", "W", Some(Notice::Unknown(CallKind::Bind))),
        ("A3", "W", again(StepKind::RegisterBind)),
        ("N0", "W", again(StepKind::RegisterBind)),
        ("M?*", "P", again(StepKind::SecondFactor)),
        ("M3", "P", again(StepKind::SecondFactor)),
        ("M4*", "P", again(StepKind::SecondFactor)),
        ("H0", "P", again(StepKind::SecondFactor)),
        ("H3", "P", again(StepKind::SecondFactor)),
        ("w", "P", again(StepKind::PasswordWarn)),
        ("w*", "P", again(StepKind::PasswordWarn)),
        ("x", "P", again(StepKind::PasswordExpired)),
        ("x*", "P", Some(Notice::Unknown(CallKind::ChangeExpired))),
        ("D", "P", None),
        ("U", "P", None),
        ("E", "P", None),
    ] {
        let flow = reloaded(at, 1000);
        assert_eq!((name(&flow).as_str(), flow.notice()), (back, told.as_ref()), "at {at}");
        assert_eq!(flow.way(), place(at).way(), "at {at}");
    }
    assert!(keep(&place("Y"), NOW).is_none());
}

#[test]
fn a_message_comes_back_whole() {
    let progress = |flow: &Flow| flow.step().progress().cloned();
    assert_eq!(progress(&reloaded("S3", 1000)), progress(&place("S3")));
    let puzzle = after(&place("S3"), Event::CodeWanted);
    let text = keep(&puzzle, NOW).unwrap();
    assert_eq!(
        progress(&restore(&text, Way::Password, NOW).unwrap()),
        progress(&place("S3")),
        "the code before is good"
    );
}

#[test]
fn an_old_message_and_its_number_are_forgotten() {
    assert_eq!(name(&reloaded("S3", LONGEST_MS - 1)), "S3");
    for later in [LONGEST_MS, i64::MAX, -1] {
        let flow = reloaded("S3", later);
        assert_eq!(name(&flow), "S0", "{later}");
        assert!(flow.step().progress().unwrap().number().is_none());
    }
}

#[test]
fn a_number_goes_when_its_time_is_over() {
    let flow = place("S3");
    let until = number_until(&flow).unwrap();
    assert_eq!(until, NOW.plus_ms(30 * 60_000));
    for (now, over) in [
        (NOW, false),
        (until.plus_ms(-1), false),
        (until, true),
        (until.plus_ms(86_400_000), true),
        // The clock was set back since.
        (NOW.plus_ms(-1), true),
        (Moment::from_unix_ms(i64::MIN), true),
        (Moment::from_unix_ms(i64::MAX), true),
    ] {
        assert_eq!(is_over(until, now), over, "{now}");
        let text = keep(&flow, now).unwrap();
        assert_eq!(text.contains("13800000001"), !over, "{now}: {text}");
        assert_eq!(restore(&text, Way::Password, now).unwrap().way(), Way::Sms, "the way stays");
    }
    for at in ["P", "S0", "S1", "S2*", "B3", "M3", "H3", "Y"] {
        assert_eq!(number_until(&place(at)), None, "no number is written at {at}");
    }
}

#[test]
fn no_secret_is_written_and_no_number_without_a_message() {
    for at in PLACES.into_iter().filter(|at| *at != "Y") {
        let text = kept(at);
        for secret in ["state", "session", "proof", "\"code\""] {
            assert!(!text.contains(secret), "{at}: {text}");
        }
        let has_number = text.contains("13800000001") || text.contains("13900000002");
        assert_eq!(has_number, ["S3", "S4*", "R3", "R4*", "F3", "F4*"].contains(&at), "{at}: {text}");
        assert!(text.len() <= MOST_BYTES);
    }
    assert_eq!(kept("P"), r#"["1","password",null,null,null,null,null,null]"#);
    assert_eq!(kept("S3"), r#"["1","sms",null,"13800000001","1700000000000","true","1",null]"#);
}

#[test]
fn what_was_not_written_so_is_not_read() {
    let read = |text: &str| restore(text, Way::Password, NOW);
    let long = format!(r#"["1","{}",null,null,null,null,null,null]"#, "x".repeat(MOST_BYTES));
    for text in [
        "",
        "null",
        "{}",
        "[]",
        r#"["1"]"#,
        r#"["2","password",null,null,null,null,null,null]"#,
        r#"[1,"password",null,null,null,null,null,null]"#,
        r#"[null,"password",null,null,null,null,null,null]"#,
        r#"["1",null,null,null,null,null,null,null]"#,
        r#"["1","telepathy",null,null,null,null,null,null]"#,
        r#"["1","password","password",null,null,null,null,null]"#,
        r#"["1","password",null,null,null,null,null,"sign-in"]"#,
        r#"["1","password",null,null,null,null,null,null,null]"#,
        r#"["1","sms",null,"13800000001",null,"true","1",null]"#,
        r#"["1","sms",null,"13800000001","x","true","1",null]"#,
        r#"["1","sms",null,"13800000001","1","yes","1",null]"#,
        r#"["1","sms",null,"13800000001","1","true","-1",null]"#,
        r#"["1","sms",null,"<b>","1","true","1",null]"#,
        r#"["1","sms","bind","13800000001","1","true","1",null]"#,
        &long,
    ] {
        assert!(read(text).is_none(), "{text}");
    }
    assert!(read(&kept("S3")).is_some());
}

proptest! {
    #[test]
    fn any_text_is_borne(text in ".*", at in 0..PLACES.len(), cut in 0_usize..80, with in "[a-z0-9\",\\[\\]]{0,2}") {
        let _read = restore(&text, Way::Sms, NOW);
        if let Some(mut text) = keep(&place(PLACES[at]), NOW) {
            let cut = cut.min(text.len());
            text.replace_range(cut..(cut + 1).min(text.len()), &with);
            if let Some(flow) = restore(&text, Way::Sms, NOW) {
                prop_assert!(!flow.step().kind().needs_token() && flow.waiting_for().is_none());
            }
        }
    }

    /// What comes back is written the same.
    #[test]
    fn a_second_reload_changes_nothing(at in 0..PLACES.len(), later in 0_i64..10_000_000) {
        let first = keep(&place(PLACES[at]), NOW).and_then(|text| restore(&text, Way::Password, NOW.plus_ms(later)));
        if let Some(first) = first {
            let again = keep(&first, NOW.plus_ms(later)).unwrap();
            let second = restore(&again, Way::Password, NOW.plus_ms(later)).unwrap();
            prop_assert_eq!((second.step(), second.way()), (first.step(), first.way()));
        }
    }
}

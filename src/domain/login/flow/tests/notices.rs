//! What is told, and what of a step is remembered.
use super::*;

fn told(at: &str, event: impl Fn(&Flow) -> Event) -> Option<Notice> {
    let flow = place(at);
    after(&flow, event(&flow)).notice().cloned()
}

#[test]
fn a_call_that_was_left_is_told_where_it_leaves_a_trace() {
    for (at, expected) in [
        ("P*", None),
        ("W*", None),
        ("S4*", Some(Notice::Unknown(CallKind::SignInBySms))),
        ("M4*", None),
        ("M?*", None),
        ("w*", None),
        ("S2*", Some(Notice::Unknown(CallKind::SendCode))),
        ("R4*", Some(Notice::Unknown(CallKind::Register))),
        ("F4*", Some(Notice::Unknown(CallKind::ReplaceForgotten))),
        ("B4*", Some(Notice::Unknown(CallKind::Bind))),
        ("A4*", Some(Notice::Unknown(CallKind::RegisterBind))),
        ("x*", Some(Notice::Unknown(CallKind::ChangeExpired))),
    ] {
        for leave in [Event::Back, Event::StartOver, Event::Choose(Way::Sms)] {
            assert_eq!(told(at, |_| leave.clone()), expected, "at {at}");
        }
    }
}

#[test]
fn a_no_and_a_silence_are_told() {
    let wrong = Kind::WrongPassword { left: Some(3) };
    let told_wrong = Some(Notice::Refused(CallKind::SignIn, no(wrong)));
    assert_eq!(told("P*", |flow| reply(flow, refused(wrong))), told_wrong, "in the service's words");
    let lost = |unknown| move |flow: &Flow| reply(flow, Reply::Failed { unknown });
    assert_eq!(told("x*", lost(true)), Some(Notice::Unknown(CallKind::ChangeExpired)));
    assert_eq!(told("x*", lost(false)), Some(Notice::NotReached(CallKind::ChangeExpired)));
    assert_eq!(told("F4*", lost(true)), Some(Notice::Unknown(CallKind::ReplaceForgotten)));
    assert_eq!(told("M?*", |flow| reply(flow, Reply::Taken)), Some(Notice::NoNumber));
    assert_eq!(told("F4*", |flow| reply(flow, Reply::Taken)), Some(Notice::PasswordReplaced));
    assert_eq!(told("Y", |_| Event::SessionEnded), Some(Notice::SessionEnded));
    assert_eq!(told("Y", |_| Event::SignedOut), None);
    assert_eq!(told("W", |_| Event::SocialCancelled), Some(Notice::SocialCancelled));
    assert_eq!(told("S1", failed), Some(Notice::PuzzleFailed(Some(no(Kind::CaptchaWrong)))));
    let not_had = |flow: &Flow| Event::PuzzleFailed { serial: serial(flow), refusal: None };
    assert_eq!(told("S1", not_had), Some(Notice::PuzzleFailed(None)));
    let ended = Kind::Ended { sure: true };
    let end = |flow: &Flow| reply(flow, refused(ended));
    assert_eq!(told("M4*", end), Some(Notice::StepEnded(StepKind::SecondFactor, no(ended))));
    assert_eq!(told("S4*", end), Some(Notice::Refused(CallKind::SignInBySms, no(ended))));
    let other = |_: &Flow| Event::NumberGiven(number("13800000002"));
    assert_eq!(told("H0", other), Some(Notice::OtherNumber));
    let often = Refusal { wait: Some(42), ..no(Kind::TooOften) };
    let told_often = Some(Notice::Refused(CallKind::SendCode, often.clone()));
    assert_eq!(told("S2*", |flow| reply(flow, Reply::Refused(often.clone()))), told_often, "with how long to wait");
}

#[test]
fn a_social_code_counts_only_where_one_was_asked_for() {
    let returned = |provider| Event::SocialReturned { provider, code: secret("code") };
    for at in PLACES.into_iter().filter(|at| *at != "W") {
        let (before, next) = (place(at), next(place(at), returned(Provider::WeChat), NOW));
        assert!(next.flow == before && next.order.is_none(), "at {at}");
    }
    let asked = place("W");
    let other = next(asked.clone(), returned(Provider::Alipay), NOW);
    assert!(other.flow == asked && other.order.is_none(), "the other one was not asked");
    let order = next(asked, returned(Provider::WeChat), NOW).order.unwrap();
    assert!(order.call == Call::SignInBySocial { provider: Provider::WeChat, code: secret("code") });
}

#[test]
fn what_was_told_is_told_once() {
    let open = place("S1");
    let flow = after(&open, failed(&open));
    assert_eq!(after(&flow, solved(&flow)).notice(), None);
    let flow = after_reply(&place("P*"), refused(Kind::Other));
    assert_eq!(after(&flow, Event::Submitted).notice(), None);
    assert_eq!(after(&flow, Event::Later).notice(), flow.notice(), "what means nothing here changes nothing");
}

#[test]
fn what_an_answer_lacks_is_told() {
    let lacks = |reply| match after_reply(&place("P*"), reply).step() {
        Step::Unreadable(lacks) => Some(*lacks),
        _ => None,
    };
    let without = |word: &str| Reply::Answer(Answer { session_token: None, ..answer(word, None) });
    assert_eq!(lacks(without("SUCCESS")), Some(Unreadable::NoSession));
    assert_eq!(lacks(Reply::Taken), Some(Unreadable::NoSession));
    for (word, kind) in [
        ("SOCIAL_BIND", StepKind::Bind),
        ("USER_REGISTER", StepKind::RegisterBind),
        ("MFA_AUTH", StepKind::SecondFactor),
        ("PASSWORD_WARN", StepKind::PasswordWarn),
        ("PASSWORD_EXPIRED", StepKind::PasswordExpired),
    ] {
        assert_eq!(lacks(without(word)), Some(Unreadable::NoStateToken(kind)), "{word}");
    }
}

#[test]
fn the_services_own_words_reach_the_person() {
    let step = |word: &str, data: Option<&str>| {
        let answer = Answer { data: data.map(str::to_owned), ..answer(word, Some("state")) };
        after_reply(&place("P*"), Reply::Answer(answer)).step
    };
    assert_eq!(step("access_denied", Some("网络")), Step::Denied { note: Some("网络".into()) });
    assert_eq!(step("ACCESS_DENIED", Some(" ")), Step::Denied { note: None });
    let (word, note) = ("RISK_AUTH".to_owned(), Some("?".to_owned()));
    assert_eq!(step("RISK_AUTH", Some("?")), Step::UnknownStatus { word, note });
    for word in ["PASSWORD_WARN", "PASSWORD_EXPIRED"] {
        match step(word, Some(r#"{"minLength":"8"}"#)) {
            Step::PasswordWarn { rules, .. } | Step::PasswordExpired { rules, .. } => {
                assert_eq!(rules.shortest, Some(8));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_session_lasts_as_long_as_is_said() {
    let ends = |expire| {
        let answer = Answer { expire, ..answer("SUCCESS", None) };
        match after_reply(&place("P*"), Reply::Answer(answer)).step {
            Step::SignedIn(signed_in) => signed_in.ends,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(ends(Some(43_200)), Some(NOW.plus_ms(43_200_000)));
    assert_eq!(ends(None), None);
    assert_eq!(ends(Some(u64::MAX)), Some(Moment::from_unix_ms(i64::MAX)));
}

#[test]
fn messages_are_counted_and_the_one_before_stays_good() {
    let sent = |flow: &Flow| flow.step().progress().and_then(Progress::sent).unwrap();
    let first = place("S3");
    assert_eq!((sent(&first).times, sent(&first).sure), (1, true));
    let puzzle = after(&first, Event::CodeWanted);
    assert_eq!(name(&after(&puzzle, Event::Back)), "S3", "without a further message");
    let sending = after(&puzzle, solved(&puzzle));
    let refused = after_reply(&sending, refused(Kind::NotSent { none_left: false }));
    assert_eq!((name(&refused).as_str(), sent(&refused)), ("S3", sent(&first)));
    let lost = after_reply(&sending, Reply::Failed { unknown: true });
    assert_eq!((name(&lost).as_str(), sent(&lost).times, sent(&lost).sure), ("S3", 2, false));

    let number_again = after(&first, Event::Back);
    let same = after(&number_again, Event::NumberGiven(typed()));
    assert_eq!(sent(&same), sent(&first));
    let other = after(&number_again, Event::NumberGiven(number("13700000003")));
    assert_eq!(other.step().progress().and_then(Progress::sent), None, "messages to another number do not count");
}

#[test]
fn who_has_registered_does_not_register_again() {
    let ended = after(&after_reply(&place("R4*"), answered("SUCCESS")), Event::SessionEnded);
    assert_eq!((name(&ended).as_str(), ended.notice()), ("P", Some(&Notice::SessionEnded)));
    let mut register_only = Flow::new(Way::Register);
    register_only = after(&to_code(&register_only), Event::Submitted);
    let ended = after(&after_reply(&register_only, answered("SUCCESS")), Event::SessionEnded);
    assert_eq!(name(&ended), "P");
    let by_social = after(&after_reply(&place("W*"), answered("SUCCESS")), Event::SessionEnded);
    assert_eq!(name(&by_social), "W");
}

#[test]
fn the_steps_behind_are_remembered_in_order() {
    let warned = place("w*");
    assert_eq!(warned.passed(), [StepKind::Password]);
    let second = after_reply(&warned, answered("MFA_AUTH"));
    assert_eq!(second.passed(), [StepKind::Password, StepKind::PasswordWarn]);
    let numbered = after_reply(&second, by_service("13800000001"));
    let checking = after(&to_code(&numbered), Event::Submitted);
    let warned_again = after_reply(&checking, answered("PASSWORD_WARN"));
    assert_eq!(warned_again.passed(), [StepKind::Password, StepKind::SecondFactor]);
    assert_eq!(after_reply(&place("F4*"), Reply::Taken).passed(), [StepKind::Forgot]);
}

#[test]
fn no_token_and_no_session_shows_in_what_is_printed() {
    for at in PLACES {
        let shown = format!("{:?}", place(at));
        assert!(!shown.contains("\"state\"") && !shown.contains("\"session\""), "{shown}");
    }
}

#[test]
fn a_number_goes_along_where_a_stranger_decides_otherwise() {
    let as_new = after(&place("B3"), Event::AsNew);
    let progress = as_new.step().progress().unwrap();
    assert_eq!((progress.number(), progress.sent()), (Some(&typed()), None), "its code is good for the binding alone");
    let back = after(&after(&as_new, Event::CodeWanted), Event::Back);
    let bind = after(&back, Event::Back);
    assert_eq!((name(&bind).as_str(), bind.step().progress().unwrap().number()), ("B0", Some(&typed())));
}

#[test]
fn a_second_factor_whose_number_is_not_told_whole_reaches_an_end() {
    for unsaid in [by_service("138****0001"), Reply::Taken, Reply::Failed { unknown: true }, refused(Kind::Other)] {
        let asked = after_reply(&place("M?*"), unsaid);
        let open = after(&asked, Event::NumberGiven(typed()));
        let order = next(open.clone(), solved(&open), NOW).order.unwrap();
        let Call::SendCode { proof, .. } = order.call else { panic!("{asked:?}") };
        assert_eq!(proof.sender, typed(), "the message goes to the whole number");
        let sent = after_reply(&after(&open, solved(&open)), Reply::Taken);
        let order = next(sent.clone(), Event::Submitted, NOW).order.unwrap();
        let Call::SecondFactor { number, .. } = order.call else { panic!("{sent:?}") };
        assert_eq!(number, typed());
        let end = after_reply(&after(&sent, Event::Submitted), answered("SUCCESS"));
        assert_eq!(name(&end), "Y");
    }
}

#[test]
fn the_number_of_a_second_factor_is_the_services_where_it_tells_it() {
    let whole = place("M0");
    assert_eq!(after(&whole, Event::NumberGiven(typed())), whole);
    let mistyped = after(&place("H0"), Event::NumberGiven(number("13800000002")));
    assert_eq!(name(&mistyped), "H0", "nothing is sent to another number");
    assert_eq!(name(&after(&mistyped, Event::NumberGiven(typed()))), "H1");
    let again = after(&after(&place("H1"), Event::Back), Event::NumberGiven(number("+86-13800000001")));
    assert_eq!(name(&again), "H1", "another one with this end may be tried");
}

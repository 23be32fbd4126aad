use super::*;
use proptest::prelude::*;

const ANY: Settings = Settings { digits: None, resend_seconds: 60 };
const SIX: Settings = Settings { digits: Some(6), ..ANY };

fn read(settings: Settings, typed: &str) -> Result<String, Fault> {
    settings.read(typed).map(|code| code.expose().to_owned())
}

fn pasted(settings: Settings, text: &str) -> Option<String> {
    settings.pasted(text).map(|code| code.expose().to_owned())
}

#[test]
fn codes_are_read_in_any_dress() {
    for typed in ["123456", " 123 456 ", "123-456", "１２３４５６", "1 2 3 4 5 6", "123\u{a0}456", "\u{200b}123–456\n"]
    {
        assert_eq!(read(SIX, typed).as_deref(), Ok("123456"), "{typed:?}");
    }
}

#[test]
fn what_is_no_code_says_why() {
    for (typed, fault) in [
        ("", Fault::Empty),
        (" - ", Fault::Empty),
        ("12345", Fault::TooFew),
        ("1234567", Fault::TooMany),
        ("12345a", Fault::NotDigits),
        ("١٢٣٤٥٦", Fault::NotDigits),
    ] {
        assert_eq!(read(SIX, typed), Err(fault), "{typed:?}");
    }
    for (typed, expected) in [
        ("123", Err(Fault::TooFew)),
        ("1234", Ok("1234".to_owned())),
        ("12345678", Ok("12345678".to_owned())),
        ("123456789", Err(Fault::TooMany)),
    ] {
        assert_eq!(read(ANY, typed), expected);
    }
    let odd = Settings { digits: Some(99), ..ANY };
    assert_eq!((odd.fewest(), odd.most()), (MOST, MOST), "a setting beyond all codes shuts nobody out");
}

#[test]
fn no_length_is_assumed_that_nobody_promised() {
    let usual = Settings::default();
    assert_eq!((usual.fewest(), usual.most()), (FEWEST, MOST));
    for typed in ["1234", "123 456", "12345678"] {
        assert_eq!(read(usual, typed), Ok(typed.replace(' ', "")));
    }
    for code in ["1234", "123456"] {
        assert_eq!(pasted(usual, &format!("验证码：{code}，5分钟内有效。")).as_deref(), Some(code));
    }
}

#[test]
fn a_whole_message_can_be_pasted() {
    for (text, code) in [
        ("【华为云】验证码：123456，5分钟内有效。", Some("123456")),
        ("Your code is 123 456. Valid until 18:39.", Some("123456")),
        ("验证码１２３４５６", Some("123456")),
        ("验证码 123456 5分钟内有效", Some("123456")),
        ("code 123-456, valid 5 min", Some("123456")),
        ("123456 (again: 123456)", Some("123456")),
        ("123456 or 654321", None),
        ("call 13800000001", None),
        ("A123456", None),
        ("123456x", None),
        ("no code", None),
        ("123456\n654321", None),
    ] {
        assert_eq!(pasted(SIX, text).as_deref(), code, "{text}");
    }
    assert_eq!(pasted(Settings { digits: Some(4), ..ANY }, "code 1234, order 123456").as_deref(), Some("1234"));
    assert_eq!(pasted(ANY, "code 1234, order 123456"), None);
}

#[test]
fn the_countdown_runs_down_once() {
    let sent = |at| Sent { at: Moment::from_unix_ms(at), sure: true, times: 1 };
    for (now, expected) in [
        (100_000, 60),
        (100_001, 60),
        (101_000, 59),
        (159_000, 1),
        (159_999, 1),
        (160_000, 0),
        (900_000, 0),
        (0, 60),
        (i64::MIN, 60),
        (i64::MAX, 0),
    ] {
        assert_eq!(ANY.resend_in(sent(100_000), Moment::from_unix_ms(now)), expected, "{now}");
    }
    let free = Settings { resend_seconds: 0, ..ANY };
    assert_eq!(free.resend_in(sent(5), Moment::from_unix_ms(5)), 0);
}

#[test]
fn the_newest_code_is_named_only_where_there_are_more() {
    let sent = |times| Sent { at: Moment::from_unix_ms(0), sure: true, times };
    assert!(!only_newest_is_sure(sent(1)));
    assert!(only_newest_is_sure(sent(2)));
}

proptest! {
    #[test]
    fn what_is_read_is_a_code(typed in ".*", digits in prop::option::of(0_usize..20)) {
        let settings = Settings { digits, ..ANY };
        for code in [settings.read(&typed).ok(), settings.pasted(&typed)].into_iter().flatten() {
            let code = code.expose();
            prop_assert!(code.bytes().all(|byte| byte.is_ascii_digit()));
            prop_assert!((settings.fewest()..=settings.most()).contains(&code.len()));
        }
    }

    #[test]
    fn a_code_in_a_sentence_is_found(code in "[0-9]{6}", before in "[^0-9０-９a-zA-Z]{0,20}", after in "[，。：]?") {
        prop_assert_eq!(pasted(SIX, &format!("{before}{code}{after}")), Some(code));
    }

    #[test]
    fn a_countdown_stays_within_its_span(at: i64, now: i64, span: u32) {
        prop_assert!(left(Moment::from_unix_ms(at), span, Moment::from_unix_ms(now)) <= span);
    }
}

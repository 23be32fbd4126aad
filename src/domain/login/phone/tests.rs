use super::*;
use crate::domain::login::country::{Dial, Names};
use proptest::prelude::*;

/// A country by its letters, with its dial code and expression.
fn country(code: &str, dial: &str, rule: Option<&str>) -> Country {
    let mobile_rule = rule.map(str::to_owned);
    let dial = Dial::read(dial).unwrap();
    Country { dial, code: code.to_owned(), names: Names::default(), mobile_rule, suffixes: Vec::new() }
}

fn cn() -> Country {
    country("CN", "86", Some(r"^(\+86){0,1}\-?1\d{10}$"))
}

fn hk() -> Country {
    country("HK", "852", Some(r"^\+852\-\d{8}$"))
}

fn us() -> Country {
    country("US", "1", Some(r"^\+1\-\d{10}$"))
}

/// American Samoa, whose dial code has an area, with an expression that wants the area parted off or not.
fn samoa(rule: Option<&str>) -> Country {
    country("AS", "1-684", rule)
}

/// The Chinese mainland, Hong Kong, the United States, Canada.
fn all() -> [Country; 4] {
    [cn(), hk(), us(), Country { code: "CA".to_owned(), ..us() }]
}

/// Stands in for the browser's engine: what the expressions above mean, written out; any other cannot be run.
fn engine(rule: &str, text: &str) -> Option<bool> {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let after = |prefix: &str, count| text.strip_prefix(prefix).is_some_and(|rest| digits(rest, count));
    match rule {
        r"^(\+86){0,1}\-?1\d{10}$" => {
            let rest = text.strip_prefix("+86").unwrap_or(text);
            let rest = rest.strip_prefix('-').unwrap_or(rest);
            Some(rest.starts_with('1') && digits(rest, 11))
        }
        "only with dial code" => Some(after("+86-", 11)),
        r"^\+852\-\d{8}$" => Some(after("+852-", 8)),
        r"^\+1\-\d{10}$" => Some(after("+1-", 10)),
        "parted" => Some(after("+1-684-", 7)),
        "joined" => Some(after("+1684-", 7)),
        _ => None,
    }
}

fn sent(country: &Country, national: &str) -> Result<String, Fault> {
    mobile(country, national, &engine).map(|mobile| mobile.as_sent().to_owned())
}

#[test]
fn numbers_are_composed_as_the_country_wants_it() {
    assert_eq!(sent(&cn(), "138 0000 0001").as_deref(), Ok("13800000001"));
    assert_eq!(sent(&cn(), "１３８－００００－０００１").as_deref(), Ok("13800000001"));
    assert_eq!(sent(&hk(), "6123 4567").as_deref(), Ok("+852-61234567"));
    assert_eq!(sent(&us(), "(202) 555-0123").as_deref(), Ok("+1-2025550123"));
    let strict = country("CN", "86", Some("only with dial code"));
    assert_eq!(sent(&strict, "13800000001").as_deref(), Ok("+86-13800000001"));
}

#[test]
fn without_an_expression_that_runs_only_the_length_counts() {
    for rule in [None, Some("(?<=")] {
        let (cn, hk) = (country("CN", "86", rule), country("HK", "852", rule));
        assert_eq!(sent(&cn, "23800000001").as_deref(), Ok("23800000001"));
        assert_eq!(sent(&hk, "1234").as_deref(), Ok("+852-1234"));
        assert_eq!(sent(&hk, "123"), Err(Fault::TooShort));
        assert_eq!(sent(&hk, "1234567890123"), Err(Fault::TooLong));
        assert_eq!(sent(&hk, "123456789012").as_deref(), Ok("+852-123456789012"));
        assert_eq!(sent(&samoa(rule), "2581234").as_deref(), Ok("+1-684-2581234"));
        assert_eq!(sent(&samoa(rule), "258123456789"), Err(Fault::TooLong));
    }
    assert_eq!(sent(&country("", "86", None), "13800000001").as_deref(), Ok("13800000001"));
}

#[test]
fn a_dial_code_with_an_area_is_sent_as_the_expression_wants_it() {
    assert_eq!(sent(&samoa(Some("parted")), "258 1234").as_deref(), Ok("+1-684-2581234"));
    assert_eq!(sent(&samoa(Some("joined")), "258 1234").as_deref(), Ok("+1684-2581234"));
    assert_eq!(sent(&samoa(Some("joined")), "258 12345"), Err(Fault::AgainstRule));
    let countries = [us(), samoa(None)];
    for typed in ["+1 684 258 1234", "+1-684-2581234", "+16842581234", "001 (684) 258-1234"] {
        let read = read(typed, &countries, 0, &engine);
        assert_eq!(read, Read { country: Some(1), national: "2581234".to_owned() }, "{typed}");
    }
}

#[test]
fn what_is_no_number_says_why() {
    for (typed, fault) in [
        ("", Fault::Empty),
        (" - ", Fault::Empty),
        ("138a", Fault::NotDigits),
        ("+999-1", Fault::UnknownCountry),
        ("138", Fault::TooShort),
        ("138000000011111", Fault::TooLong),
        ("23800000001", Fault::AgainstRule),
        ("1380000000", Fault::AgainstRule),
    ] {
        assert_eq!(sent(&cn(), typed), Err(fault), "{typed}");
    }
}

#[test]
fn a_pasted_number_names_its_country() {
    let country = |text: &str, chosen| {
        let read = read(text, &all(), chosen, &engine);
        (read.country.map(|at| all()[at].code.clone()), read.national)
    };
    for (text, chosen, expected, national) in [
        ("+852 6123 4567", 0, Some("HK"), "61234567"),
        ("00852-61234567", 0, Some("HK"), "61234567"),
        ("＋８６ 138 0000 0001", 1, Some("CN"), "13800000001"),
        ("+1 202 555 0123", 0, Some("US"), "2025550123"),
        ("+1 202 555 0123", 3, Some("CA"), "2025550123"),
        ("13800000001", 0, Some("CN"), "13800000001"),
        ("8613800000001", 0, Some("CN"), "13800000001"),
        ("8613800000001", 1, Some("HK"), "8613800000001"),
        ("61234567", 1, Some("HK"), "61234567"),
        ("85261234567", 1, Some("HK"), "61234567"),
        // A number there that begins as its own dial code does is not cut.
        ("85212345", 1, Some("HK"), "85212345"),
        ("+999 1234", 0, None, "+9991234"),
        ("+", 0, None, "+"),
        ("", 0, Some("CN"), ""),
        ("1", 9, None, "1"),
    ] {
        assert_eq!(country(text, chosen), (expected.map(str::to_owned), national.to_owned()), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in ".*", chosen in 0_usize..6) {
        let all = all();
        let read = read(&text, &all, chosen, &engine);
        if let Some(country) = read.country.and_then(|at| all.get(at)) {
            let _judged = mobile(country, &read.national, &engine);
        }
    }

    #[test]
    fn a_number_as_sent_is_read_back(national in "[0-9]{8}", separator in "[ -]?") {
        let sent = mobile(&hk(), &national, &engine).unwrap();
        let typed = sent.as_sent().replace('-', &separator);
        prop_assert_eq!(read(&typed, &all(), 0, &engine), Read { country: Some(1), national });
    }

    #[test]
    fn tidying_is_done_once(text in ".*") {
        let once = tidy(&text);
        prop_assume!(!once.starts_with("+00") && !once.starts_with("00"));
        prop_assert_eq!(tidy(&once), once);
    }
}

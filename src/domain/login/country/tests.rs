use super::*;
use proptest::prelude::*;

fn country(dial: &str, code: &str) -> Country {
    Country {
        dial: Dial::read(dial).unwrap(),
        code: code.into(),
        names: Names::default(),
        mobile_rule: None,
        suffixes: Vec::new(),
    }
}

#[test]
fn a_dial_code_may_have_an_area() {
    let read = |text: &str| Dial::read(text).map(|dial| (dial.written().to_owned(), dial.digits()));
    for (text, written, digits) in [
        ("86", "86", "86"),
        ("+86", "86", "86"),
        (" 852 ", "852", "852"),
        ("1-684", "1-684", "1684"),
        ("1684", "1684", "1684"),
        ("+1 684", "1-684", "1684"),
        ("+1-684", "1-684", "1684"),
        ("44-1481", "44-1481", "441481"),
    ] {
        assert_eq!(read(text), Some((written.to_owned(), digits.to_owned())), "{text}");
    }
    for text in ["", "+", "-", "x", "1-", "-1", "1--684", "1-x", "++86", "086", "0", "12345678", "1-809, 1-829"] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn a_number_has_the_forms_that_its_country_may_want() {
    assert_eq!(country("86", "CN").forms("13800000001"), ["13800000001", "+86-13800000001"]);
    assert_eq!(country("86", "").forms("13800000001"), ["13800000001", "+86-13800000001"]);
    assert_eq!(country("852", "HK").forms("61234567"), ["+852-61234567"]);
    assert_eq!(country("1-684", "AS").forms("2581234"), ["+1-684-2581234", "+1684-2581234"]);
    assert_eq!(country("1684", "AS").forms("2581234"), ["+1684-2581234"]);
}

#[test]
fn the_usual_country_is_named_by_its_letters_or_by_its_dial_code() {
    let mut countries = Countries::default();
    let at_first = |countries: &Countries| countries.at_first().map(|at| countries.all[at].code.clone());
    assert_eq!(at_first(&countries), None);
    countries.all = vec![country("852", "HK"), country("1-684", "AS"), country("86", "CN"), country("1", "")];
    for (usual, code) in [
        (None, "CN"),
        (Some(""), "CN"),
        (Some("CN"), "CN"),
        (Some("hk"), "HK"),
        (Some(" AS "), "AS"),
        (Some("86"), "CN"),
        (Some("+852"), "HK"),
        (Some("1684"), "AS"),
        (Some("1"), ""),
        (Some("XX"), "CN"),
        (Some("999"), "CN"),
    ] {
        countries.usual = usual.map(str::to_owned);
        assert_eq!(at_first(&countries).as_deref(), Some(code), "{usual:?}");
    }
    countries.all.remove(2);
    assert_eq!(at_first(&countries).as_deref(), Some("HK"), "the first, where there is no other reason");
}

proptest! {
    #[test]
    fn any_text_is_read(text in ".{0,20}") {
        if let Some(dial) = Dial::read(&text) {
            prop_assert!((1..=MOST_DIGITS).contains(&dial.digits().len()));
            prop_assert_eq!(Dial::read(dial.written()), Some(dial.clone()));
        }
    }
}

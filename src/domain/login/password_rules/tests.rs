use super::*;
use proptest::prelude::*;

/// Stands in for the browser's engine: knows one expression, and that another cannot be run.
fn engine(pattern: &str, text: &str) -> Option<bool> {
    match pattern {
        "digit" => Some(text.chars().any(|c| c.is_ascii_digit())),
        _ => None,
    }
}

fn rules(note: &str) -> Rules {
    Rules::read(Some(note))
}

#[test]
fn the_rules_of_the_contract_are_read() {
    let read =
        rules(r#"{"maxLength":18,"minLength":8,"regEx":"^(?=.*\\d)[\\x21-\\x7e]{8,18}$","description":"8-18位"}"#);
    assert_eq!((read.shortest, read.longest), (Some(8), Some(18)));
    assert_eq!(read.pattern.as_deref(), Some(r"^(?=.*\d)[\x21-\x7e]{8,18}$"));
    assert_eq!(read.further, [("description".to_owned(), "8-18位".to_owned())]);
    assert!(read.are_known());
}

#[test]
fn numbers_come_in_any_dress() {
    for note in [
        r#"{"minLength":"8","maxLength":" 18 "}"#,
        r#"{"minLength":8.0,"MAXLENGTH":18}"#,
        r#"  "{\"minLength\":8,\"maxLength\":18}"  "#,
    ] {
        let read = rules(note);
        assert_eq!((read.shortest, read.longest), (Some(8), Some(18)), "{note}");
    }
}

#[test]
fn what_makes_no_sense_is_no_rule() {
    for note in ["", "maxLength=18", "null", "[]", "7", "\"\"", "{", r#""[8]""#, "{}"] {
        assert!(!rules(note).are_known(), "{note}");
    }
    assert!(!Rules::read(None).are_known());
    for note in [
        r#"{"minLength":-1,"maxLength":0,"regEx":null}"#,
        r#"{"minLength":"eight","maxLength":[18],"regEx":"  "}"#,
        r#"{"minLength":99999999999,"maxLength":8.5}"#,
        r#"{"minLength":20,"maxLength":10}"#,
    ] {
        assert!(!rules(note).are_known(), "{note}");
    }
    let huge = format!(r#"{{"minLength":8,"x":"{}"}}"#, "y".repeat(MOST_BYTES));
    assert!(!rules(&huge).are_known());
    assert!(!rules(&"[".repeat(5000)).are_known(), "deep nesting");
}

#[test]
fn further_rules_are_kept_as_said() {
    let read = rules(r#"{"history":5,"noName":true,"nothing":null,"list":[1,"a"]}"#);
    let mut said = read.further;
    said.sort();
    let expected = [("history", "5"), ("list", r#"[1,"a"]"#), ("noName", "true")];
    assert_eq!(said, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
}

#[test]
fn each_fault_is_found() {
    let known = Rules { shortest: Some(4), longest: Some(6), pattern: Some("digit".into()), further: Vec::new() };
    let check = |rules: &Rules, old, new, repeated| faults(rules, Typed { old, new, repeated }, &engine);
    for (old, new, repeated, expected) in [
        (Some("old1"), "new12", "new12", &[][..]),
        (None, "new12", "new12", &[]),
        (Some(""), "new12", "new12", &[Fault::OldMissing]),
        (Some(""), "", "", &[Fault::OldMissing, Fault::Empty]),
        (None, "", "x", &[Fault::Empty]),
        (Some("old1"), "n1", "n1", &[Fault::TooShort(4)]),
        (Some("old1"), "new1234", "new1234", &[Fault::TooLong(6)]),
        (Some("old1"), "newer", "newer", &[Fault::Pattern]),
        (Some("old1"), "old1", "old1", &[Fault::Same]),
        (Some("old1"), "new12", "new1", &[Fault::NotRepeated]),
        (Some("n"), "n", "m", &[Fault::TooShort(4), Fault::Pattern, Fault::Same, Fault::NotRepeated]),
        (None, "密码密1", "密码密1", &[]),
    ] {
        assert_eq!(check(&known, old, new, repeated), expected, "{new}");
    }
    let strange = Rules { pattern: Some("(?<=".into()), ..Rules::default() };
    assert_eq!(check(&strange, None, "x", "x"), [Fault::Unchecked]);
    for left_to_the_service in [Fault::Unchecked, Fault::Pattern, Fault::Same] {
        assert_eq!(left_to_the_service.severity(), Severity::Warn, "{left_to_the_service:?}");
    }
    for fault in [Fault::OldMissing, Fault::Empty, Fault::TooShort(4), Fault::TooLong(6), Fault::NotRepeated] {
        assert_eq!(fault.severity(), Severity::Stop, "{fault:?}");
    }
    assert_eq!(check(&Rules::default(), None, "x", "x"), [], "no rule is invented");
}

#[test]
fn a_list_is_ticked_off() {
    let known = Rules { shortest: Some(4), longest: Some(6), pattern: Some("digit".into()), further: Vec::new() };
    let marks = |rules: &Rules, new| ticks(rules, new, &engine).into_iter().map(|(_, kept)| kept).collect::<Vec<_>>();
    assert_eq!(marks(&known, ""), [Some(false), Some(true), Some(false)]);
    assert_eq!(marks(&known, "new12"), [Some(true); 3]);
    assert_eq!(marks(&known, "newnewn"), [Some(true), Some(false), Some(false)]);
    let strange = Rules { pattern: Some("(?<=".into()), ..Rules::default() };
    assert_eq!(ticks(&strange, "x", &engine), [(Rule::Pattern, None)]);
    assert!(marks(&Rules::default(), "x").is_empty());
}

proptest! {
    #[test]
    fn any_note_is_read(note in ".*") {
        let _read = rules(&note);
    }

    #[test]
    fn nearly_right_notes_are_read(name in "(minLength|maxLength|regEx|x)", value in "[-0-9.eE\"\\[\\]{}ntrufalse\\\\ ]{0,12}") {
        let read = rules(&format!("{{\"{name}\":{value}}}"));
        prop_assert!(read.shortest != Some(0) && read.longest != Some(0));
    }
}

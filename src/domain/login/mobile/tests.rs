use super::*;
use proptest::prelude::*;

#[test]
fn masked_numbers_show_little() {
    for (text, masked) in [
        ("13800000001", "138****0001"),
        ("+86-13800000001", "+86-138****0001"),
        ("+852-61234567", "+852-****4567"),
        ("12345", "****45"),
        ("1", "****"),
        ("138-0000-0001", "138****0001"),
        ("138 0000-0001", "138****0001"),
        ("+852-6123-4567", "+852-****4567"),
        ("+1-684-555-0123", "+1-****0123"),
        ("+8613800000001", "+861****0001"),
        ("+13800000001-", "+138****0001"),
        ("1-2-3-4-5-6", "****456"),
    ] {
        assert_eq!(Mobile::named(text).unwrap().masked(), masked, "{text}");
    }
}

#[test]
fn what_the_service_names_is_kept_as_it_is() {
    for text in ["12345678901", "+852-61234567", "+49-1234567890"] {
        assert_eq!(Mobile::named(&format!(" {text}\n")).unwrap().as_sent(), text);
    }
    let long = "1".repeat(31);
    for text in ["", " ", "****", "a@b.c", "<b>1</b>", &long] {
        assert!(Named::read(text).is_none(), "{text}");
    }
}

#[test]
fn a_number_that_is_not_whole_is_never_sent() {
    for text in ["138****0001", "138＊＊＊＊0001", "138••••0001", "+86-138xxxx0001", "1380000####"] {
        assert!(Mobile::named(text).is_none(), "{text}");
        assert_eq!(Named::read(text).unwrap().shown(), text);
    }
    assert_eq!(Named::read("13800000001").unwrap().shown(), "138****0001");
}

#[test]
fn a_masked_number_is_known_by_its_end() {
    let may_be = |masked: &str, number: &str| match Named::read(masked) {
        Some(Named::Masked(masked)) => masked.may_be(&Mobile::named(number).unwrap()),
        other => panic!("{other:?}"),
    };
    for (masked, number) in [
        ("138****0001", "13800000001"),
        ("+86 138****0001", "13800000001"),
        ("138****0001", "+86-13800000001"),
        ("+852-****45-67", "+852-61234567"),
        // Its end is hidden too: nobody can tell.
        ("1380000****", "13800000001"),
    ] {
        assert!(may_be(masked, number), "{masked} {number}");
    }
    for (masked, number) in [("138****0001", "13800000002"), ("138****0001", "001"), ("+86-****1", "13800000010")] {
        assert!(!may_be(masked, number), "{masked} {number}");
    }
}

proptest! {
    #[test]
    fn a_mask_hides_at_least_half_of_the_number_but_seven_digits(digits in "[0-9]{1,15}") {
        let masked = Mobile::named(&digits).unwrap().masked();
        let shown = masked.chars().filter(char::is_ascii_digit).count();
        prop_assert!(shown <= digits.len() / 2 || (shown == 7 && digits.len() >= 11), "{}", masked);
    }

    #[test]
    fn a_mask_hides_as_much_whatever_separates_the_digits(
        dial in "(\\+[0-9]{1,3}-)?", parts in prop::collection::vec("[0-9]{1,4}", 1..6), gap in "[- ]"
    ) {
        let masked = Mobile::named(&format!("{dial}{}", parts.join(&gap))).unwrap().masked();
        let digits = parts.concat().len();
        let shown = masked.strip_prefix(&dial).unwrap().chars().filter(char::is_ascii_digit).count();
        prop_assert!(shown <= digits / 2 || (shown == 7 && digits >= 11), "{}", masked);
    }

    /// Whatever of a number is hidden, but for its end, it is still known by it.
    #[test]
    fn a_number_may_be_its_own_mask(digits in "[0-9]{8,15}", shown in 1_usize..5, sign in "[*xX•]") {
        let ((begin, _), (_, end)) = (digits.split_at(3), digits.split_at(digits.len() - shown));
        let masked = format!("{begin}{}{end}", sign.repeat(4));
        let Some(Named::Masked(masked)) = Named::read(&masked) else { panic!("{masked}") };
        prop_assert!(masked.may_be(&Mobile::named(&digits).unwrap()));
    }

    #[test]
    fn any_text_is_read(text in ".*") {
        let _read = Named::read(&text);
    }
}

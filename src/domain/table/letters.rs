//! Letters and digits as finding and sorting look at them.

/// `text` in small letters: of Latin, Greek and Cyrillic script, and of the full-width forms that Chinese keyboards write.
/// Other scripts have no case, or are left as they are: the library's table of all scripts would weigh 5 kB in every page.
#[must_use]
pub fn small(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(small_letter).collect()
}

fn small_letter(c: char) -> char {
    // Most letters are, so these are told from all others first.
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = u32::from(c);
    let small = match code {
        0x178 => 0xff,
        0x1af => 0x1b0,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 63,
        0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f | 0xff21..=0xff3a => code + 32,
        0x400..=0x40f => code + 80,
        // Pairs, the large one at an even or at an odd place.
        0x100..=0x12f
        | 0x1a0..=0x1a5
        | 0x1de..=0x1ef
        | 0x1f8..=0x21f
        | 0x222..=0x233
        | 0x132..=0x137
        | 0x14a..=0x177
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => code | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc => code + code % 2,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

/// `text` with one digit for each number: texts that differ only in their numbers become the same, and what stands in a text
/// still stands in it.
#[must_use]
pub fn same_digits(text: &str) -> String {
    let mut same = String::new();
    for c in text.chars() {
        match c.is_ascii_digit() {
            true if same.ends_with('0') => {}
            true => same.push('0'),
            false => same.push(c),
        }
    }
    same
}

#[cfg(test)]
mod tests {
    use super::{same_digits, small, small_letter};
    use proptest::prelude::*;

    #[test]
    fn numbers_become_the_same() {
        assert_eq!(same_digits("2026-11-21 18:39 utc+8"), same_digits("10000-1-2 3:4 utc+14"));
        assert_eq!(same_digits("12 天后 b7"), "0 天后 b0");
    }

    proptest! {
        #[test]
        fn what_stands_in_a_text_still_does(before in "[0-9a ]{0,4}", query in "[0-9a ]{0,4}", after in "[0-9a ]{0,4}") {
            prop_assert!(same_digits(&[before, query.clone(), after].concat()).contains(&same_digits(&query)));
        }
    }

    #[test]
    fn small_letters_of_the_scripts_people_are_named_in() {
        assert_eq!(
            small("Ünïcode ÇA ŁÓDŹ PHƯƠNG ȘTEFAN LǓ Άλφα Ω Жук ＡＢ 研发部 Ab1_"),
            "ünïcode ça łódź phương ștefan lǔ άλφα ω жук ａｂ 研发部 ab1_"
        );
    }

    #[test]
    fn no_letter_becomes_another_than_the_library_says() {
        for c in (0..=0xffff).filter_map(char::from_u32) {
            let ours = small_letter(c);
            if ours != c {
                assert!(c.to_lowercase().eq([ours]), "{c:?} became {ours:?}");
            }
        }
    }

    #[test]
    fn all_of_latin_greek_and_cyrillic_is_known() {
        let scripts = [0x41..=0x17f, 0x1cd..=0x233, 0x386..=0x3ab, 0x400..=0x52f, 0x1e00..=0x1e95, 0xff21..=0xff3a];
        for c in scripts.into_iter().flatten().filter_map(char::from_u32) {
            // One letter that becomes two, pairs that are shifted, and letters that nobody is named with.
            if !matches!(c, 'İ' | '\u{4c0}'..='\u{4cf}' | '\u{1f1}'..='\u{1f7}' | '\u{220}') {
                assert!(c.to_lowercase().eq([small_letter(c)]), "{c:?}");
            }
        }
    }
}

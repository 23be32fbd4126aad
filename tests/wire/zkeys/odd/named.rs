//! Which row of the contract's table (§6) has a test: each is named in the sentence above one, `Row 3:` or `Rows 4 and 5:`.
use std::collections::{BTreeMap, BTreeSet};

/// How many rows the table has.
const ROWS: u32 = 47;

const SOURCES: [(&str, &str); 8] = [
    ("zkeys.rs", include_str!("../../zkeys.rs")),
    ("odd.rs", include_str!("../odd.rs")),
    ("odd/catalogue.rs", include_str!("catalogue.rs")),
    ("odd/figures.rs", include_str!("figures.rs")),
    ("odd/printed.rs", include_str!("printed.rs")),
    ("odd/records.rs", include_str!("records.rs")),
    ("odd/writes.rs", include_str!("writes.rs")),
    ("sent.rs", concat!(include_str!("../sent.rs"), include_str!("../sent/downgrades.rs"))),
];

/// The rows that a sentence names: the numbers before its colon.
fn rows(sentence: &str) -> Vec<u32> {
    let named = sentence.strip_prefix("Rows ").or_else(|| sentence.strip_prefix("Row "));
    let named = named.and_then(|rest| rest.split_once(':')).map_or("", |(named, _)| named);
    let words = named.split([' ', ',']).filter(|word| !word.is_empty() && *word != "and");
    words.map(|word| word.parse().unwrap_or_else(|_| panic!("{word} is no row: {sentence}"))).collect()
}

/// The rows that are named above tests. A sentence that stands above anything else names nothing.
fn named(source: &str) -> BTreeSet<u32> {
    let (mut found, mut above) = (BTreeSet::new(), Vec::new());
    for line in source.lines().map(str::trim) {
        if let Some(sentence) = line.strip_prefix("/// ") {
            above.extend(rows(sentence));
        } else {
            if line == "#[test]" {
                found.extend(above.iter().copied());
            }
            above.clear();
        }
    }
    found
}

#[test]
fn every_row_of_the_table_is_named_above_a_test() {
    let mut found: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (file, source) in SOURCES {
        for row in named(source) {
            found.entry(row).or_default().push(file);
        }
    }
    let missing: Vec<u32> = (1..=ROWS).filter(|row| !found.contains_key(row)).collect();
    assert!(missing.is_empty(), "no test names the rows {missing:?}");
    assert!(found.keys().all(|row| (1..=ROWS).contains(row)), "{found:?}");
}

#[test]
fn only_what_stands_above_a_test_counts() {
    let source = "/// Row 1: x.\n#[test]\nfn a() {}\n/// Rows 2, 3 and 4: x\n/// more.\n#[test]\n/// Row 5: x.\nfn b() {}\n// Row 6: x.\n#[test]";
    assert_eq!(named(source), BTreeSet::from([1, 2, 3, 4]));
}

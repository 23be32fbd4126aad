//! Dial codes (oneaccess.md §2, C3).

use serde_json::{Value, json};

use super::ask::Ask;
use super::oddity::Oddity;
use super::wire::{Done, ok};

/// A country.
pub struct Country {
    pub code: &'static str,
    country: &'static str,
    english: &'static str,
    simplified: &'static str,
    traditional: &'static str,
    regex: &'static str,
    /// How many digits a number has.
    pub lengths: &'static [usize],
}

/// All of them.
pub const CODES: [Country; 6] = [
    Country {
        code: "86",
        country: "CN",
        english: "Chinese mainland",
        simplified: "中国大陆",
        traditional: "中國大陸",
        regex: r"^(\+86){0,1}\-?1\d{10}$",
        lengths: &[11],
    },
    Country {
        code: "852",
        country: "HK",
        english: "Hong Kong (China)",
        simplified: "中国香港",
        traditional: "中國香港",
        regex: r"^\+852\-\d{8}$",
        lengths: &[8],
    },
    Country {
        code: "853",
        country: "MO",
        english: "Macao (China)",
        simplified: "中国澳门",
        traditional: "中國澳門",
        regex: r"^\+853\-\d{8}$",
        lengths: &[8],
    },
    Country {
        code: "65",
        country: "SG",
        english: "Singapore",
        simplified: "新加坡",
        traditional: "新加坡",
        regex: r"^\+65\-\d{8}$",
        lengths: &[8],
    },
    Country {
        code: "1",
        country: "US",
        english: "United States",
        simplified: "美国",
        traditional: "美國",
        regex: r"^\+1\-\d{10}$",
        lengths: &[10],
    },
    Country {
        code: "49",
        country: "DE",
        english: "Germany",
        simplified: "德国",
        traditional: "德國",
        regex: r"^\+49\-\d{10,11}$",
        lengths: &[10, 11],
    },
];

/// `GET country-codes`. The preferred one is named by its country, not by its dial code.
pub fn list(ask: &Ask) -> Done {
    let suffixes = if ask.has(Oddity::SuffixesText) { json!("") } else { json!([]) };
    let rows: Vec<Value> = CODES
        .iter()
        .map(|row| {
            json!({
                "areaCode": row.code, "countryCode": row.country, "mobileRegex": row.regex,
                "displayMapping": {"zh-TW": row.traditional, "en": row.english, "zh-CN": row.simplified},
                "areaCodeSuffixes": suffixes,
            })
        })
        .collect();
    ok(&json!({"phoneAreaCodeDefinitions": rows, "preferredAreaCode": "CN"}))
}

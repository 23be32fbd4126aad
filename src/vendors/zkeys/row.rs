//! Reading a vendor who writes numbers as texts, leaves things out, and now and then says nonsense (contract `baremetal.md`
//! §6): what is not there is `None`, what is there and cannot be read is `None` and an oddity that names it.
use crate::domain::moment::{Moment, Zone};
use crate::domain::money::{Factor, Money};
use crate::domain::server::oddity::{Oddities, Oddity};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// An object, key by key as it stands there: cheaper than a map, of which a long list would need one for each of its rows.
#[derive(Default)]
pub struct Row<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Row<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Row<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row<'de>, A::Error> {
                let mut keys = Vec::with_capacity(40);
                while let Some((Key(key), value)) = map.next_entry()? {
                    keys.push((key, value));
                }
                Ok(Row(keys))
            }
        }
        from.deserialize_map(Keys)
    }
}

/// A key, borrowed where it holds no escapes.
#[derive(serde::Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// The text of a value: a string's content, a number's digits as they were sent. `None` for everything that says nothing:
/// `null`, the empty text, and anything that is neither.
pub fn plain<'a>(value: &'a RawValue) -> Option<Cow<'a, str>> {
    let text = match value.get().bytes().next()? {
        b'"' => serde_json::from_str::<Key<'a>>(value.get()).ok()?.0,
        b'-' | b'0'..=b'9' => Cow::Borrowed(value.get()),
        b't' => Cow::Borrowed("1"),
        b'f' => Cow::Borrowed("0"),
        _ => return None,
    };
    match text {
        Cow::Borrowed(text) => Some(Cow::Borrowed(text.trim())),
        Cow::Owned(text) => Some(Cow::Owned(text.trim().to_owned())),
    }
    .filter(|text| !text.is_empty())
}

/// The elements of a list that may have come as a list, as one object, as a map of lists' indices, or not at all (§6 row 7).
pub fn elements(value: &RawValue) -> Vec<&RawValue> {
    if let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(value.get()) {
        return list;
    }
    let Some(row) = row(value) else { return Vec::new() };
    let indexed = !row.0.is_empty() && row.0.iter().all(|(key, _)| key.bytes().all(|byte| byte.is_ascii_digit()));
    match indexed {
        true => row.0.iter().map(|(_, value)| *value).collect(),
        // An empty map is an empty list.
        false if row.0.is_empty() => Vec::new(),
        false => vec![value],
    }
}

/// The object that a value is.
pub fn row(value: &RawValue) -> Option<Row<'_>> {
    serde_json::from_str(value.get()).ok()
}

impl<'a> Row<'a> {
    /// The value at a key; of a key that stands there twice, the first.
    pub fn at(&self, key: &str) -> Option<&'a RawValue> {
        self.all(key).next()
    }

    /// The values at a key, which may stand there more than once (§6 row 17).
    pub fn all(&self, key: &str) -> impl Iterator<Item = &'a RawValue> {
        self.0.iter().filter(move |(known, _)| known == key).map(|(_, value)| *value)
    }

    /// The text at a key; `None` when nothing is said.
    pub fn words(&self, key: &str) -> Option<Cow<'a, str>> {
        plain(self.at(key)?)
    }

    /// As [`Row::words`]; empty when nothing is said.
    pub fn text(&self, key: &str) -> String {
        self.words(key).map(Cow::into_owned).unwrap_or_default()
    }

    /// The text at the first of two keys that says something (§6 rows 8 and 9: table and sample spell differently).
    pub fn either(&self, key: &str, other: &str) -> Option<Cow<'a, str>> {
        self.words(key).or_else(|| self.words(other))
    }
}

/// A row that is read, with what it is of and where its oddities go.
pub struct Reader<'r, 'a> {
    /// The row.
    pub row: &'r Row<'a>,
    /// What it is, for an oddity: `line 1665907446560259`.
    pub what: (&'static str, &'r str),
    /// Where the vendor's times are.
    pub zone: Zone,
    /// What could not be read.
    pub odd: &'r mut Oddities,
}

impl Reader<'_, '_> {
    /// What a value means, as `parse` reads it.
    pub fn read<T>(&mut self, key: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = self.row.at(key)?;
        let Some(text) = plain(value) else {
            let nothing = matches!(value.get(), "null") || value.get().trim_matches(['"', ' ']).is_empty();
            if !nothing {
                self.complain(key, value.get());
            }
            return None;
        };
        let read = parse(&text);
        if read.is_none() {
            self.complain(key, &text);
        }
        read
    }

    fn complain(&mut self, key: &'static str, said: &str) {
        let (kind, guid) = self.what;
        self.odd.push(|| Oddity::new(kind, guid, key, said));
    }

    /// A whole number; `12.00` counts as one.
    pub fn number(&mut self, key: &'static str) -> Option<u32> {
        self.read(key, whole)
    }

    /// A whole number that may be below zero.
    pub fn signed(&mut self, key: &'static str) -> Option<i64> {
        self.read(key, |text| text.parse().ok())
    }

    /// Yes or no.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        self.read(key, |text| match text {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        })
    }

    /// Whether something is open. A value that is neither yes nor no opens nothing (§6: what is unknown permits no write).
    pub fn switch(&mut self, key: &'static str) -> Option<bool> {
        let said = self.row.words(key).is_some();
        self.flag(key).or(said.then_some(false))
    }

    /// An amount of yuan.
    pub fn money(&mut self, key: &'static str) -> Option<Money> {
        self.read(key, Money::parse)
    }

    /// A factor.
    pub fn factor(&mut self, key: &'static str) -> Option<Factor> {
        self.read(key, Factor::parse)
    }

    /// A time; the vendor's zeros (`0000-00-00 00:00:00`) say none.
    pub fn moment(&mut self, key: &'static str) -> Option<Moment> {
        let zone = self.zone;
        self.read(key, |text| match text.starts_with("0000-00-00") {
            true => Some(None),
            false => Moment::parse_in(text, zone).map(Some),
        })
        .flatten()
    }

    /// Those words of a list that are known. A list with none of them says nothing, and is named: the separators that the
    /// vendor's documents lost (§6 row 40) are not guessed.
    pub fn known<'w>(&mut self, key: &'static str, words: &[&'w str]) -> Vec<&'w str> {
        let known = |said: &str| words.iter().copied().find(|word| *word == said);
        let all =
            |text: &str| Some(list_of_words(text).filter_map(known).collect()).filter(|all: &Vec<_>| !all.is_empty());
        self.read(key, all).unwrap_or_default()
    }

    /// Whole numbers, separated by commas, which are not guessed either.
    pub fn numbers(&mut self, key: &'static str) -> Vec<u32> {
        let all = |text: &str| text.split([',', '，']).map(|part| whole(part.trim())).collect::<Option<Vec<u32>>>();
        self.read(key, all).unwrap_or_default()
    }
}

/// A whole number as the vendor writes it.
fn whole(text: &str) -> Option<u32> {
    let (digits, zeros) = text.split_once('.').unwrap_or((text, "0"));
    let sound = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let sound = sound && !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0');
    digits.parse().ok().filter(|_| sound)
}

/// Words separated by commas, as in `server,baremetal`.
pub fn list_of_words(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '，', '|']).map(str::trim).filter(|word| !word.is_empty())
}

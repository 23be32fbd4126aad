//! `settings.json`: what makes one build serve every deployment. It is read once, at start.

use serde_json::value::RawValue;

use crate::domain::moment::Zone;
use crate::text::Language;
use crate::transport::Base;
use crate::transport::address::BaseMistake;
use crate::transport::json::{self, Object};
use crate::vendors::zkeys::{Dialect, IpDowngrade, Nested};

/// What the file says.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The language of a first visit; none = the browser's.
    pub language: Option<Language>,
    /// The name in the top bar.
    pub brand: String,
    /// Keystone's address, with its `/v3`.
    pub keystone: Base,
    /// The department that the sign-in form proposes.
    pub domain: String,
    /// Where EOS serves quotas; none = the identity endpoint of the catalogue.
    pub easystack: Option<Base>,
    /// Where the platform service is, above its `/api`; none = there is none.
    pub platform: Option<Base>,
    /// The engine of bare-metal servers; none = there is none.
    pub zkeys: Option<Engine>,
    /// How long one call may take, in seconds.
    pub timeout_seconds: u32,
    /// After how many minutes without a person the session is locked; 0 = never.
    pub idle_lock_minutes: u32,
}

/// The engine of bare-metal servers, zkeys.
#[derive(Clone, Debug, PartialEq)]
pub struct Engine {
    /// Its whole address.
    pub base: Base,
    /// Whether a gateway on the way signs, so that no key is asked for.
    pub gateway: bool,
    /// What the vendor's documents leave open.
    pub dialect: Dialect,
}

/// What is wrong with the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Mistake {
    /// It could not be fetched; the HTTP status, if there was an answer.
    Missing(Option<u16>),
    /// It is no JSON: line, column, and the reader's words.
    NotJson(usize, usize, String),
    /// A key that Gantry does not know, as a path (`keystone.ulr`).
    Unknown(String),
    /// A key is missing.
    Absent(&'static str),
    /// A key has a value of the wrong kind: its path and what is expected.
    Kind(&'static str, Expected),
    /// A key has an address that cannot be called.
    Address(&'static str, BaseMistake),
}

/// What a key's value should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A JSON object.
    Object,
    /// A text that is not empty.
    Text,
    /// `auto`, `zh-CN` or `en`.
    Language,
    /// A whole number from the first to the second.
    Whole(u32, u32),
    /// One of these words.
    OneOf(&'static [&'static str]),
}

const KNOWN: [(&str, &[&str]); 8] = [
    ("language", &[]),
    ("brand", &["name"]),
    ("keystone", &["url", "domain"]),
    ("easystack", &["url"]),
    ("platform", &["url"]),
    ("zkeys", &["url", "signer", "client_id", "nested", "ip_downgrade", "zone_hours", "version", "system_type"]),
    ("timeout_seconds", &[]),
    ("idle_lock_minutes", &[]),
];

impl Settings {
    /// After how long without a person the session is locked, in milliseconds; 0 = never.
    #[must_use]
    pub fn idle_lock_ms(&self) -> i64 {
        i64::from(self.idle_lock_minutes) * 60_000
    }

    /// Reads the file's text.
    ///
    /// # Errors
    /// The first mistake, with the key it is at.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let file = serde_json::from_str::<&RawValue>(text)
            .map_err(|error| Mistake::NotJson(error.line(), error.column(), error.to_string()))?;
        let file = json::object(file.get()).ok_or(Mistake::Kind("", Expected::Object))?;
        refuse_unknown(&file)?;
        let keystone = section(&file, "keystone")?;
        let keystone = keystone.as_ref();
        let easystack = section(&file, "easystack")?;
        let easystack = easystack.as_ref();
        Ok(Self {
            language: language(&file)?,
            brand: text_at(section(&file, "brand")?.as_ref(), "name", "brand.name")?.unwrap_or_else(|| "Gantry".into()),
            keystone: address(keystone, "keystone.url", Base::parse_v3)?.ok_or(Mistake::Absent("keystone.url"))?,
            domain: text_at(keystone, "domain", "keystone.domain")?.unwrap_or_else(|| "Default".into()),
            easystack: address(easystack, "easystack.url", Base::parse_v3)?,
            platform: address(section(&file, "platform")?.as_ref(), "platform.url", Base::parse)?,
            zkeys: engine(section(&file, "zkeys")?.as_ref())?,
            timeout_seconds: whole(&file, "timeout_seconds", (1, 600))?.unwrap_or(30),
            idle_lock_minutes: whole(&file, "idle_lock_minutes", (0, 1440))?.unwrap_or(30),
        })
    }
}

/// Refuses misspelled keys; keys that start with `_` or `$` are remarks.
fn refuse_unknown(file: &Object<'_>) -> Result<(), Mistake> {
    for (key, value) in file.iter().filter(|(key, _)| !key.starts_with(['_', '$'])) {
        let Some((_, inner)) = KNOWN.iter().find(|(known, _)| known == key) else {
            return Err(Mistake::Unknown(key.clone()));
        };
        let unknown = |name: &&String| !name.starts_with(['_', '$']) && !inner.contains(&name.as_str());
        if let Some(name) = json::object(value.get()).and_then(|map| map.keys().find(unknown).cloned()) {
            return Err(Mistake::Unknown([key, ".", &name].concat()));
        }
    }
    Ok(())
}

/// The value at a key; none where it is missing or `null`.
fn given<'a>(map: &Object<'a>, key: &str) -> Option<&'a RawValue> {
    map.get(key).copied().filter(|value| value.get() != "null")
}

fn section<'a>(file: &Object<'a>, key: &'static str) -> Result<Option<Object<'a>>, Mistake> {
    given(file, key).map(|value| json::object(value.get()).ok_or(Mistake::Kind(key, Expected::Object))).transpose()
}

fn text_at(map: Option<&Object<'_>>, key: &str, path: &'static str) -> Result<Option<String>, Mistake> {
    let Some(map) = map.filter(|map| given(map, key).is_some()) else { return Ok(None) };
    json::words(map, key).map(Some).ok_or(Mistake::Kind(path, Expected::Text))
}

fn address(
    map: Option<&Object<'_>>,
    path: &'static str,
    parse: fn(&str) -> Result<Base, BaseMistake>,
) -> Result<Option<Base>, Mistake> {
    let text = text_at(map, "url", path)?;
    text.map(|text| parse(&text).map_err(|mistake| Mistake::Address(path, mistake))).transpose()
}

fn engine(map: Option<&Object<'_>>) -> Result<Option<Engine>, Mistake> {
    let Some(base) = address(map, "zkeys.url", Base::parse)? else { return Ok(None) };
    let usual = Dialect::default();
    let word = |key, path, words| choice(map, key, path, words);
    Ok(Some(Engine {
        base,
        gateway: word("signer", "zkeys.signer", &["key", "gateway"])? == 1,
        dialect: Dialect {
            zone: match map.filter(|map| given(map, "zone_hours").is_some()) {
                // East of Greenwich only: the vendor sells in one country.
                Some(map) => Zone(whole_at(map, "zone_hours", "zkeys.zone_hours", (0, 14))? as i32 * 60),
                None => usual.zone,
            },
            nested: match word("nested", "zkeys.nested", &["brackets", "json-text", "json-body"])? {
                0 => Nested::Brackets,
                1 => Nested::JsonText,
                _ => Nested::JsonBody,
            },
            ip_downgrade: match word("ip_downgrade", "zkeys.ip_downgrade", &["released", "totals"])? {
                0 => IpDowngrade::Released,
                _ => IpDowngrade::Totals,
            },
            version: text_at(map, "version", "zkeys.version")?.unwrap_or(usual.version),
            system_type: text_at(map, "system_type", "zkeys.system_type")?.unwrap_or(usual.system_type),
            client: text_at(map, "client_id", "zkeys.client_id")?.unwrap_or_default(),
        },
    }))
}

/// Which of these words stands at a key; the first where none does.
fn choice(
    map: Option<&Object<'_>>,
    key: &str,
    path: &'static str,
    words: &'static [&'static str],
) -> Result<usize, Mistake> {
    let Some(said) = map.and_then(|map| given(map, key)) else { return Ok(0) };
    let said = json::string(said);
    let found = words.iter().position(|word| said.as_deref() == Some(word));
    found.ok_or(Mistake::Kind(path, Expected::OneOf(words)))
}

fn language(file: &Object<'_>) -> Result<Option<Language>, Mistake> {
    let Some(tag) = given(file, "language") else { return Ok(None) };
    match json::string(tag).as_deref() {
        Some("auto") => Ok(None),
        Some("en") => Ok(Some(Language::En)),
        Some("zh-CN") => Ok(Some(Language::Zh)),
        _ => Err(Mistake::Kind("language", Expected::Language)),
    }
}

fn whole(file: &Object<'_>, key: &'static str, (least, most): (u32, u32)) -> Result<Option<u32>, Mistake> {
    if given(file, key).is_none() {
        return Ok(None);
    }
    whole_at(file, key, key, (least, most)).map(Some)
}

fn whole_at(map: &Object<'_>, key: &str, path: &'static str, (least, most): (u32, u32)) -> Result<u32, Mistake> {
    let number = given(map, key).and_then(|number| number.get().parse().ok());
    number.filter(|number| (least..=most).contains(number)).ok_or(Mistake::Kind(path, Expected::Whole(least, most)))
}

#[cfg(test)]
mod tests {
    use super::{BaseMistake, Dialect, Expected, IpDowngrade, Mistake, Nested, Settings, Zone};

    fn mistake(text: &str) -> Mistake {
        Settings::parse(text).unwrap_err()
    }

    #[test]
    fn little_is_needed() {
        let settings = Settings::parse(r#"{"keystone":{"url":"https://cloud.example:5000"}}"#).unwrap();
        assert_eq!(settings.keystone.as_str(), "https://cloud.example:5000/v3");
        assert_eq!(
            (settings.brand.as_str(), settings.domain.as_str(), settings.timeout_seconds, settings.idle_lock_minutes),
            ("Gantry", "Default", 30, 30)
        );
        assert_eq!((settings.language, settings.easystack, settings.platform), (None, None, None));
        let platform = |value: &str| Settings::parse(&format!(r#"{{"keystone":{{"url":"/"}},"platform":{value}}}"#));
        for none in ["null", "{}", r#"{"url":null}"#] {
            assert_eq!(platform(none).unwrap().platform, None, "{none}");
        }
        let given = platform(r#"{"url":"http://h:8080/"}"#).unwrap().platform.unwrap();
        assert_eq!(given.as_str(), "http://h:8080");
    }

    #[test]
    fn the_engine_is_as_the_contract_has_it_until_told_otherwise() {
        let read = |inner: &str| Settings::parse(&format!(r#"{{"keystone":{{"url":"/"}},"zkeys":{{{inner}}}}}"#));
        assert_eq!(read("").unwrap().zkeys, None);
        let usual = read(r#""url":"http://h/api""#).unwrap().zkeys.unwrap();
        assert_eq!((usual.base.as_str(), usual.gateway, &usual.dialect), ("http://h/api", false, &Dialect::default()));
        let other = r#""url":"/zkeys","signer":"gateway","nested":"json-body","ip_downgrade":"totals","zone_hours":7,
            "client_id":"42","version":"6.0.1","system_type":"zkeys_x""#;
        let other = read(other).unwrap().zkeys.unwrap();
        assert!(other.gateway);
        let dialect = Dialect {
            zone: Zone(420),
            nested: Nested::JsonBody,
            ip_downgrade: IpDowngrade::Totals,
            version: "6.0.1".into(),
            system_type: "zkeys_x".into(),
            client: "42".into(),
        };
        assert_eq!(other.dialect, dialect);
        let wrong = |inner: &str| read(&format!(r#""url":"/z",{inner}"#)).unwrap_err();
        let signers = Expected::OneOf(&["key", "gateway"]);
        assert_eq!(wrong(r#""signer":"me""#), Mistake::Kind("zkeys.signer", signers));
        assert_eq!(wrong(r#""zone_hours":"8""#), Mistake::Kind("zkeys.zone_hours", Expected::Whole(0, 14)));
        assert_eq!(wrong(r#""key":"x""#), Mistake::Unknown("zkeys.key".into()));
    }

    #[test]
    fn a_mistake_names_its_key() {
        assert!(matches!(mistake("{\n  \"keystone\": }"), Mistake::NotJson(2, 15, _)));
        assert_eq!(mistake("[]"), Mistake::Kind("", Expected::Object));
        assert_eq!(mistake("{}"), Mistake::Absent("keystone.url"));
        assert_eq!(mistake(r#"{"keyston":{}}"#), Mistake::Unknown("keyston".into()));
        assert_eq!(mistake(r#"{"keystone":{"ulr":"x"}}"#), Mistake::Unknown("keystone.ulr".into()));
        assert_eq!(mistake(r#"{"keystone":"http://h"}"#), Mistake::Kind("keystone", Expected::Object));
        assert_eq!(mistake(r#"{"keystone":{"url":7}}"#), Mistake::Kind("keystone.url", Expected::Text));
        assert_eq!(
            mistake(r#"{"keystone":{"url":"h:5000"}}"#),
            Mistake::Address("keystone.url", BaseMistake::NoScheme)
        );
        let with = |rest: &str| mistake(&format!(r#"{{"keystone":{{"url":"/"}},{rest}}}"#));
        assert_eq!(with(r#""language":"de""#), Mistake::Kind("language", Expected::Language));
        let address = Mistake::Address("platform.url", BaseMistake::NoScheme);
        assert_eq!(with(r#""platform":{"url":"h"}"#), address);
        assert_eq!(with(r#""timeout_seconds":0"#), Mistake::Kind("timeout_seconds", Expected::Whole(1, 600)));
        assert_eq!(with(r#""idle_lock_minutes":"5""#), Mistake::Kind("idle_lock_minutes", Expected::Whole(0, 1440)));
        assert_eq!(with(r#""brand":{"name":""}"#), Mistake::Kind("brand.name", Expected::Text));
    }
}

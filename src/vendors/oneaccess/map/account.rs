//! Profiles and social accounts (`oneaccess.md` §2, B3, U1).
use super::nested;
use crate::domain::login::profile::{Attributes, Gender, Profile};
use crate::domain::login::social::{Network, SocialAccount, SocialAccounts};
use crate::domain::moment::{Moment, Zone};
use crate::transport::json::{self, Object};
use crate::vendors::oneaccess::lenient::{any, elements, words};

/// A profile; `None` when nothing in it says whose it is. `pwd` and `verify_code` are never looked at (§11 row 4).
pub(in crate::vendors::oneaccess) fn profile(object: &Object<'_>) -> Option<Profile> {
    let by = |key: &str| words(object, key);
    let known = ["user_name", "name", "mobile", "email"].iter().any(|key| by(key).is_some());
    known.then(|| Profile {
        user_name: by("user_name"),
        mobile: super::mobile(object),
        email: by("email"),
        attributes: Attributes {
            name: by("name"),
            head_image: by("head_img"),
            gender: by("attr_gender").map(gender),
            birthday: by("attr_birthday"),
            nick_name: by("attr_nick_name"),
            first_name: by("first_name"),
            middle_name: by("middle_name"),
            last_name: by("last_name"),
            extension: nested(object, "extension", |extension| {
                let entry = |(key, value): (&String, &&serde_json::value::RawValue)| {
                    Some((key.clone(), serde_json::from_str(value.get()).ok()?))
                };
                extension.iter().filter_map(entry).collect()
            }),
        },
    })
}

fn gender(word: String) -> Gender {
    match word.to_ascii_lowercase().as_str() {
        "unknown" => Gender::Unknown,
        "male" => Gender::Male,
        "female" => Gender::Female,
        _ => Gender::Other(word),
    }
}

/// The social accounts; `None` without a list of them.
pub(in crate::vendors::oneaccess) fn social(object: &Object<'_>, zone: Zone) -> Option<SocialAccounts> {
    let list = *object.get("social")?;
    // Nobody's list may be null; what is neither that nor a list is no answer.
    let rows = if list.get() == "null" { Vec::new() } else { elements(list) };
    if rows.is_empty() && list.get() != "null" {
        json::list(list)?;
    }
    let items: Vec<SocialAccount> =
        rows.iter().filter_map(|row| json::object(row.get())).filter_map(|row| tie(&row, zone)).collect();
    Some(SocialAccounts { unreadable: rows.len() - items.len(), items })
}

/// One of them; `None` without an id. Of its names one is in snake case (§11 row 5); either is taken.
fn tie(row: &Object<'_>, zone: Zone) -> Option<SocialAccount> {
    let moment = |keys: &[&str]| any(row, keys).and_then(|text| Moment::parse_in(&text, zone));
    Some(SocialAccount {
        id: words(row, "id")?,
        network: Network::named(&any(row, &["socialType", "social_type"]).unwrap_or_default()),
        uid: any(row, &["social_uid", "socialUid"]),
        nickname: any(row, &["socialNickname", "social_nickname"]),
        created: moment(&["createdAt", "created_at"]),
        updated: moment(&["updatedAt", "updated_at"]),
    })
}

//! Who somebody is, as they see and change it themselves (`oneaccess.md` §2, R1, U1, U2).
use super::mobile::{Mobile, Named};
use crate::domain::account::Secret;
use serde_json::Value;
use std::collections::BTreeMap;

/// One's own profile. The vendor's table lists a password and a code in it too; there is no place for either here, so neither
/// can be shown (§11 row 4).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// The name to sign in with.
    pub user_name: Option<String>,
    /// The mobile number, as the service names it.
    pub mobile: Option<Named>,
    /// The e-mail address.
    pub email: Option<String>,
    /// All that may be changed here.
    pub attributes: Attributes,
}

/// What people may say of themselves. Where it is read, `None` = the service does not say; where it is sent, `None` = as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attributes {
    /// The name for people.
    pub name: Option<String>,
    /// The address of a picture.
    pub head_image: Option<String>,
    /// Male, female, or not said.
    pub gender: Option<Gender>,
    /// `yyyy-MM-dd`.
    pub birthday: Option<String>,
    /// What one is called among friends.
    pub nick_name: Option<String>,
    /// Parts of the name.
    pub first_name: Option<String>,
    /// Parts of the name.
    pub middle_name: Option<String>,
    /// Parts of the name.
    pub last_name: Option<String>,
    /// What the tenant has added, by its own names.
    pub extension: Option<BTreeMap<String, Value>>,
}

/// The vendor's three words, or another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gender {
    /// Not said.
    Unknown,
    /// Male.
    Male,
    /// Female.
    Female,
    /// A word the contract does not know, as received.
    Other(String),
}

/// A change of one's own profile. Password, mobile number and e-mail address cannot be changed here.
#[derive(Clone, Default, PartialEq)]
pub struct ProfileChange {
    /// Another name to sign in with.
    pub user_name: Option<String>,
    /// What else changes.
    pub attributes: Attributes,
    /// The unchanged number and a code for it: the table demands both and forbids the change (§11 row 4), so they are sent only
    /// where a tenant insists.
    pub proof: Option<(Mobile, Secret)>,
}

/// Somebody new. It has no `Debug`, because of the code and the password.
#[derive(Clone, PartialEq)]
pub struct Registration {
    /// The number that the code went to.
    pub mobile: Mobile,
    /// The code.
    pub code: Secret,
    /// The name to sign in with; the service finds one where none is given.
    pub user_name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The password; without one only codes let in.
    pub password: Option<Secret>,
    /// What they say of themselves.
    pub attributes: Attributes,
}

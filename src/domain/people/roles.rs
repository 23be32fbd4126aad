//! The roles that came with the accounts of an application: role → privileges → resource items (contract `oneaccess.md`
//! §3.3, accounts). All names may be missing, and the items' parents may be anything.
pub mod tree;

use std::collections::BTreeMap;

/// An account of an application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Opaque.
    pub id: String,
    /// The name of the account.
    pub account_name: Option<String>,
    /// The kind, in the vendor's words: `BASIC_ACCOUNT`, `ORPHAN_ACCOUNT`, `PUBLIC_ACCOUNT`.
    pub account_type: Option<String>,
    /// The person's name.
    pub name: Option<String>,
    /// Whether it is shut; `None` = not reported.
    pub disabled: Option<bool>,
    /// The organisation in the application.
    pub org_id: Option<String>,
    /// Its roles; `None` = not reported, which the vendor's sample shows.
    pub roles: Option<Vec<Role>>,
    /// Attributes of the application's own, as JSON, as received.
    pub extension: BTreeMap<String, String>,
}

/// What something is called: by id, by code, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called {
    /// Opaque.
    pub id: Option<String>,
    /// For programs.
    pub code: Option<String>,
    /// For people.
    pub name: Option<String>,
}

impl Called {
    /// What to show: the name, else the code, else the id; `None` when there is nothing.
    #[must_use]
    pub fn shown(&self) -> Option<&str> {
        let all = [&self.name, &self.code, &self.id];
        all.into_iter().filter_map(Option::as_deref).find(|text| !text.trim().is_empty())
    }
}

/// A role of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// `role_id`, `role_code`, `role_name`.
    pub called: Called,
    /// What it permits.
    pub privileges: Vec<Privilege>,
}

/// A privilege of a role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Privilege {
    /// `privilege_id`, `privilege_code`, `privilege_name`.
    pub called: Called,
    /// On what.
    pub items: Vec<Item>,
}

/// A resource item of a privilege.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// `item_id`, `item_code`, `item_name`.
    pub called: Called,
    /// `item_parentid`: the id of the item above.
    pub parent: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_the_best_there_is() {
        let mut called = Called { id: Some("1".to_owned()), ..Called::default() };
        assert_eq!(called.shown(), Some("1"));
        called.name = Some(" ".to_owned());
        called.code = Some("read".to_owned());
        assert_eq!(called.shown(), Some("read"));
        assert_eq!(Called::default().shown(), None);
    }
}

//! The service's own accounts, which have nothing to do with Keystone's users.
//!
//! Older builds send the password's hash with an account, and every build sends dates that have lost year and month
//! (`platform.md` §1.2). There is no place for either here, so neither can be shown.
use crate::domain::account::Secret;
use crate::domain::table::letters::small;

/// An account of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its number; `None` when the service sent none that can be one.
    pub id: Option<u64>,
    /// Its second, opaque name.
    pub uid: Option<String>,
    /// The name to sign in with; upper and lower case are the same.
    pub username: String,
    /// Whether it may sign in; `None` = not reported, as the newest build never does.
    pub enabled: Option<bool>,
    /// Its role's name; only the middle build reports one.
    pub role: Option<String>,
}

impl Account {
    /// Whether name, uid or number hold what somebody looks for, whatever its case.
    #[must_use]
    pub fn matches(&self, sought: &str) -> bool {
        let sought = small(sought.trim());
        let holds = |text: &str| small(text).contains(&sought);
        sought.is_empty()
            || holds(&self.username)
            || self.uid.as_deref().is_some_and(holds)
            || self.id.is_some_and(|id| id.to_string() == sought)
    }
}

/// Whose accounts a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Only that of the person who asks: the older two builds tell no more.
    OnlyMine,
    /// Everybody's.
    Everyone,
}

/// A list of accounts as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accounts {
    /// The readable ones, in the service's order.
    pub items: Vec<Account>,
    /// How many had no name and cannot be shown.
    pub unreadable: usize,
    /// Whose they are.
    pub reach: Reach,
}

/// Somebody signed in to the service. It has no `Debug`, because of the token.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// Sent as the header `token`.
    pub token: Secret,
    /// Whose it is: as the service writes the name, or as it was typed where the service does not say.
    pub username: String,
    /// The role's name, where the service tells one.
    pub role: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_by_name_uid_and_whole_number() {
        let account =
            Account { id: Some(31), uid: Some("Ab-7".into()), username: "Gaochuang".into(), enabled: None, role: None };
        for sought in ["", "  ", "CHUANG", "ab-", "31", " 31 "] {
            assert!(account.matches(sought), "{sought}");
        }
        for sought in ["3", "x", "gaochuang2"] {
            assert!(!account.matches(sought), "{sought}");
        }
    }
}

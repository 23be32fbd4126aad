//! The people and departments of the identity service (`eos.md` §1, §6; keystone contract §6).
use crate::domain::moment::Moment;
use serde_json::{Map, Value};

/// A department: Keystone's *domain*.
#[derive(Debug, Clone, PartialEq)]
pub struct Department {
    /// Opaque; `default` is a legal one.
    pub id: String,
    /// Its name; unique.
    pub name: String,
    /// What somebody wrote about it; `None` when the server said nothing or an empty text.
    pub description: Option<String>,
    /// Whether its users can sign in; `None` = not reported.
    pub enabled: Option<bool>,
}

/// A project of a department.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// Opaque.
    pub id: String,
    /// Its name; unique within its department.
    pub name: String,
    /// The department it belongs to.
    pub domain_id: Option<String>,
    /// What somebody wrote about it.
    pub description: Option<String>,
    /// Whether it can be used; `None` = not reported.
    pub enabled: Option<bool>,
}

/// A user. Only id and name are sure; EOS leaves out or nulls everything else (`eos.md` §6).
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    /// Opaque.
    pub id: String,
    /// The name to sign in with; unique within the department.
    pub name: String,
    /// The department the user belongs to.
    pub domain_id: Option<String>,
    /// Whether the user may sign in; `None` = not reported. A locked account still says `true`.
    pub enabled: Option<bool>,
    /// E-mail address; ordinary users may have none.
    pub email: Option<String>,
    /// What somebody wrote about the user.
    pub description: Option<String>,
    /// The project a sign-in without scope lands in.
    pub default_project_id: Option<String>,
    /// When the password ends.
    pub password_expires: PasswordEnd,
    /// The kind of user, in the vendor's words (`individual`).
    pub user_type: Option<String>,
    /// The user's role in the department, in the vendor's words (`domain_member`).
    pub user_role: Option<String>,
    /// Keystone's per-user switches, as received.
    pub options: Map<String, Value>,
    /// Every other attribute, as received; what the top level has wins over `extra`.
    pub other: Map<String, Value>,
}

/// When a password ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PasswordEnd {
    /// The server did not say.
    NotReported,
    /// It never ends.
    Never,
    /// It ends, or ended, then.
    At(Moment),
    /// The server said something that is not a time.
    Unreadable(String),
}

/// A list as far as it could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing<T> {
    /// The readable entries, in the server's order (by id).
    pub items: Vec<T>,
    /// Entries without an id or a name, which cannot be shown.
    pub unreadable: usize,
    /// False when the server had more than Gantry is willing to fetch, or stopped in the middle.
    pub complete: bool,
}

//! The columns of the list: what each shows, how it sorts, which are shown.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::said;
use crate::domain::account::directory::{PasswordEnd, User};
use crate::domain::table::letters::small;
use crate::text::{self, Pick, t};
use crate::ui::columns::{boxes, is_shown};
use crate::ui::table;
use crate::views::address;

/// A column beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Department,
    Email,
    State,
    Password,
    Project,
    Kind,
    Id,
}

/// All, in the order of the table.
pub const ALL: [Column; 7] =
    [Column::Department, Column::Email, Column::State, Column::Password, Column::Project, Column::Kind, Column::Id];
/// Those that are shown as long as the address does not say which, by their slugs.
const USUAL: &[&str] = &["department", "email", "state", "password"];

/// Names of departments and projects by their ids.
#[derive(Clone, Copy)]
pub struct Names {
    pub departments: Memo<BTreeMap<String, String>>,
    pub projects: Memo<BTreeMap<String, String>>,
}

impl Column {
    /// Its name in the address.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Email => "email",
            Self::State => "state",
            Self::Password => "password",
            Self::Project => "project",
            Self::Kind => "kind",
            Self::Id => "id",
        }
    }

    /// Its head.
    pub const fn label(self) -> Pick {
        match self {
            Self::Department => |w| w.users.department,
            Self::Email => |w| w.users.email,
            Self::State => |w| w.users.state,
            Self::Password => |w| w.users.password_end,
            Self::Project => |w| w.users.project,
            Self::Kind => |w| w.users.kind,
            Self::Id => |w| w.users.id,
        }
    }

    /// What stands in it as text; follows the names and the language.
    pub fn text(self, user: &User, names: Names) -> String {
        let named = |names: Memo<BTreeMap<String, String>>, id: &Option<String>| match id {
            None => String::new(),
            Some(id) => names.with(|names| names.get(id).unwrap_or(id).clone()),
        };
        match self {
            Self::Department => named(names.departments, &user.domain_id),
            Self::Email => user.email.clone().unwrap_or_default(),
            Self::State => {
                let words = &text::words().users;
                match user.enabled {
                    Some(true) => words.enabled.to_owned(),
                    Some(false) => words.disabled.to_owned(),
                    None => words.not_reported.to_owned(),
                }
            }
            Self::Password => said::end(&user.password_expires),
            Self::Project => named(names.projects, &user.default_project_id),
            Self::Kind => {
                let parts = [user.user_type.as_deref(), user.user_role.as_deref()];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
            }
            Self::Id => user.id.clone(),
        }
    }

    /// By what it sorts. What is not known comes last.
    pub fn key(self, user: &User, names: Names) -> Key {
        match self {
            Self::Password => time(&user.password_expires),
            Self::State => (u8::from(user.enabled.is_none()), i64::from(user.enabled == Some(false)), String::new()),
            _ => text_key(&self.text(user, names)),
        }
    }
}

/// Unknown or not, a time, a text in small letters.
pub type Key = (u8, i64, String);

/// A text to sort by; an empty one comes last.
pub fn text_key(text: &str) -> Key {
    (u8::from(text.is_empty()), 0, small(text))
}

fn time(end: &PasswordEnd) -> Key {
    let (rank, at) = match end {
        PasswordEnd::At(at) => (0, at.unix_ms()),
        PasswordEnd::Never => (1, 0),
        PasswordEnd::Unreadable(_) => (2, 0),
        PasswordEnd::NotReported => (3, 0),
    };
    (rank, at, String::new())
}

/// The columns that `chosen` names; the usual ones when it names none.
pub fn shown(chosen: &str) -> Vec<Column> {
    ALL.into_iter().filter(|column| is_shown(chosen, column.slug(), USUAL)).collect()
}

/// The columns that are chosen, as the address has them, and the boxes that choose them.
pub fn choice() -> (RwSignal<String>, Vec<table::Column>) {
    let chosen = address::state("columns");
    let columns = ALL.map(|column| (column.slug(), t(column.label()).into()));
    (chosen, boxes(chosen, "name", USUAL, columns.into()))
}

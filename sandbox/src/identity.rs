//! Who is calling, and what that person may do.

mod remote;

use rusqlite::{Connection, OptionalExtension};

use crate::answer::Refusal;
use crate::call::Call;
use crate::moment;
use crate::state::Shared;
pub use remote::Remote;

/// Where tokens are checked.
pub enum Identity {
    /// In our own tables.
    Own,
    /// By a real Keystone.
    Remote(Remote),
}

/// What a token is good for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Nothing but choosing a scope.
    Unscoped,
    /// A project, and the domain it is in.
    Project {
        /// The project's id.
        id: String,
        /// The id of its domain.
        domain: String,
    },
    /// A domain (department).
    Domain(String),
    /// The whole installation.
    System,
}

/// The person behind a token.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The user's id.
    pub user: String,
    /// What the token is good for.
    pub scope: Scope,
    /// Names of the roles in that scope.
    pub roles: Vec<String>,
}

impl Caller {
    /// Whether the token has a role.
    pub fn has(&self, role: &str) -> bool {
        self.roles.iter().any(|found| found == role)
    }

    /// A cloud administrator: role `admin` in whatever scope.
    pub fn is_admin(&self) -> bool {
        self.has("admin")
    }

    /// The domain that this caller manages, with a domain token (keystone.md §6, §7).
    pub fn managed(&self) -> Option<&str> {
        match &self.scope {
            Scope::Domain(id) if self.has("manager") => Some(id),
            _ => None,
        }
    }

    /// Whether a domain is the administrator's or the manager's to look after.
    pub fn looks_after(&self, domain: &str) -> bool {
        self.is_admin() || self.managed() == Some(domain)
    }
}

/// A token as it was issued.
pub struct Token {
    /// The opaque id, as in `X-Subject-Token`.
    pub id: String,
    /// The user's id.
    pub user: String,
    /// How it was got: `password`, or `password token` after a rescope.
    pub methods: String,
    /// Audit ids, newest first.
    pub audit: String,
    /// What it is good for.
    pub scope: Scope,
    /// When it was issued.
    pub issued: String,
    /// When it ends.
    pub expires: String,
}

/// The caller by `X-Auth-Token`; 401 without a good one.
pub fn caller(shared: &Shared, call: &Call) -> Result<Caller, Refusal> {
    let id = call.header("x-auth-token").filter(|id| !id.is_empty()).ok_or_else(Refusal::unauthorized)?;
    match &shared.identity {
        Identity::Remote(remote) => remote.caller(id),
        Identity::Own => shared.store.within(|db| {
            let token = good_token(db, id)?.ok_or_else(Refusal::unauthorized)?;
            Ok(Caller { roles: roles(db, &token.user, &token.scope)?, user: token.user, scope: token.scope })
        }),
    }
}

/// A token that is known, has not ended, and whose user may still use it.
pub fn good_token(db: &Connection, id: &str) -> Result<Option<Token>, Refusal> {
    let found = db
        .query_row(
            "SELECT t.user_id, t.methods, t.audit, t.kind, t.target, t.issued, t.expires,
               (SELECT domain_id FROM projects WHERE id = t.target)
             FROM tokens t JOIN users u ON u.id = t.user_id
             JOIN domains d ON d.id = u.domain_id
             WHERE t.id = ?1 AND t.expires > ?2 AND u.enabled AND d.enabled
               AND (u.password_expires IS NULL OR u.password_expires > ?2
                 OR coalesce(json_extract(u.options, '$.ignore_password_expiry'), 0))",
            [id, &moment::now()],
            |row| {
                let (kind, target): (String, String) = (row.get(3)?, row.get(4)?);
                let scope = match kind.as_str() {
                    "project" => Scope::Project { id: target, domain: row.get::<_, Option<_>>(7)?.unwrap_or_default() },
                    "domain" => Scope::Domain(target),
                    "system" => Scope::System,
                    _ => Scope::Unscoped,
                };
                Ok(Token {
                    id: id.to_owned(),
                    user: row.get(0)?,
                    methods: row.get(1)?,
                    audit: row.get(2)?,
                    scope,
                    issued: row.get(5)?,
                    expires: row.get(6)?,
                })
            },
        )
        .optional()?;
    Ok(found)
}

/// Names of a user's roles in a scope; none when unscoped.
pub fn roles(db: &Connection, user: &str, scope: &Scope) -> rusqlite::Result<Vec<String>> {
    let (kind, target) = match scope {
        Scope::Unscoped => return Ok(Vec::new()),
        Scope::Project { id, .. } => ("project", id.as_str()),
        Scope::Domain(id) => ("domain", id.as_str()),
        Scope::System => ("system", "all"),
    };
    let query = "SELECT role FROM assignments WHERE user_id = ? AND kind = ? AND target = ? ORDER BY role";
    db.prepare(query)?.query_map([user, kind, target], |row| row.get(0))?.collect()
}

//! Who is signed in, for what, until when.
use crate::domain::moment::Moment;

pub mod directory;
mod kept;
pub mod password;
mod secret;
pub mod sign_in;

pub use secret::Secret;

/// A token and what the identity service said about it (keystone contract §5).
#[derive(Clone, PartialEq)]
pub struct Session {
    /// Sent with every call as `X-Auth-Token`.
    pub token: Secret,
    /// All the rest, which is not secret.
    pub about: About,
}

/// What is known of a session, without its token.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// Whose session it is.
    pub user: Identity,
    /// What it is good for.
    pub scope: Scope,
    /// The roles the user has there; empty without a scope.
    pub roles: Vec<Named>,
    /// The service catalogue, every interface; empty without a scope.
    pub endpoints: Vec<Endpoint>,
    /// When it ends by the server's clock; re-scoping does not move it.
    pub expires_at: Option<Moment>,
    /// When it was issued by the server's clock.
    pub issued_at: Option<Moment>,
    /// How the person proved who they are (`password`, `token`, `totp`).
    pub methods: Vec<String>,
    /// How many milliseconds the server's clock is ahead of this machine's; `None` = could not be told.
    pub server_ahead_ms: Option<i64>,
}

/// An id and a name, of which a server may leave one out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// Opaque id.
    pub id: Option<String>,
    /// Name for people.
    pub name: Option<String>,
}

/// The user of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Opaque id; always there.
    pub id: String,
    /// Name to sign in with.
    pub name: Option<String>,
    /// The department the user belongs to.
    pub domain: Named,
}

/// What a session is good for, as granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// A project.
    Project {
        /// The project.
        project: Named,
        /// The department it belongs to.
        domain: Named,
    },
    /// A department.
    Domain(Named),
    /// The whole system.
    System,
    /// Nothing but choosing.
    Unscoped,
}

/// One address of the service catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// The service's type: `identity`, `compute`, `volumev3`.
    pub kind: String,
    /// For whom: `public`, `internal`, `admin`. Only `public` ones are reachable from a browser.
    pub interface: String,
    /// The region it serves.
    pub region: Option<String>,
    /// As the catalogue has it, not normalised.
    pub url: String,
}

impl Session {
    /// Milliseconds until the session ends, by the server's clock as far as it is known: a wrong clock on this machine
    /// neither ends a session early nor hides its end. Negative when it has ended; `None` when the server named no end.
    #[must_use]
    pub fn remaining_ms(&self, local_now: Moment) -> Option<i64> {
        let server_now = local_now.plus_ms(self.about.server_ahead_ms.unwrap_or_default());
        Some(self.about.expires_at?.ms_since(server_now))
    }

    /// The public address of a kind of service, in `region` when one is asked for.
    #[must_use]
    pub fn endpoint(&self, kind: &str, region: Option<&str>) -> Option<&Endpoint> {
        self.about.endpoints.iter().find(|endpoint| {
            endpoint.kind == kind
                && endpoint.interface == "public"
                && (region.is_none() || endpoint.region.as_deref() == region)
        })
    }
}

impl About {
    /// Whether a role of this name was granted (`admin`, `manager`, `member`).
    #[must_use]
    pub fn has_role(&self, name: &str) -> bool {
        self.roles.iter().any(|role| role.name.as_deref() == Some(name))
    }
}

/// Shows everything but the token.
impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.about.fmt(f)
    }
}

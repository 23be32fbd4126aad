//! The people and departments of the identity service (`eos.md` §1, §6; keystone contract §6).
use super::{Named, Scope};
use crate::domain::moment::Moment;
use std::collections::{BTreeMap, BTreeSet};

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
    /// Keystone's per-user switches, each as JSON, as received.
    pub options: BTreeMap<String, String>,
    /// The address the server has for it. It may be one that only the cluster itself can reach.
    pub link: Option<String>,
    /// Every other attribute, as JSON, as received; what the top level has wins over `extra`.
    pub other: BTreeMap<String, String>,
}

/// Accounts by which OpenStack's services know one another, by the names that installers give them.
const SERVICES: [&str; 26] = [
    "aodh",
    "barbican",
    "ceilometer",
    "cinder",
    "cyborg",
    "designate",
    "dispersion",
    "glance",
    "gnocchi",
    "heat",
    "heat_domain_admin",
    "ironic",
    "keystone",
    "magnum",
    "manila",
    "masakari",
    "mistral",
    "monasca",
    "neutron",
    "nova",
    "octavia",
    "placement",
    "sahara",
    "swift",
    "trove",
    "zaqar",
];

impl User {
    /// Whether it looks like the account of a service, not of a person. A hint, never a reason to hide it: ordinary users
    /// of EOS have no e-mail address either (`eos.md` §6).
    #[must_use]
    pub fn looks_like_service(&self) -> bool {
        let name = self.name.to_ascii_lowercase();
        let kind = self.user_type.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case("service"));
        kind || (self.email.is_none() && (SERVICES.contains(&name.as_str()) || name.ends_with("_service")))
    }

    /// One of Keystone's switches, as JSON; `None` when it is not set.
    #[must_use]
    pub fn option(&self, key: &str) -> Option<&str> {
        self.options.get(key).map(String::as_str).filter(|value| *value != "null")
    }
}

/// Keystone's seven switches of a user (`eos.md` §6).
pub const OPTIONS: [&str; 7] = [
    "ignore_change_password_upon_first_use",
    "ignore_password_expiry",
    "ignore_lockout_failure_attempts",
    "ignore_user_inactivity",
    "lock_password",
    "multi_factor_auth_enabled",
    "multi_factor_auth_rules",
];

/// Whether an address is one that only the inside of a cluster can reach, so that it must not be offered as a link: by
/// the names that clusters use (`….svc.cluster.local`), a bare word, or something that is no web address at all.
#[must_use]
pub fn cluster_internal(link: &str) -> bool {
    let Some(rest) = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")) else { return true };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = if host.starts_with('[') { return false } else { host.split(':').next().unwrap_or_default() };
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let inside = [".local", ".internal", ".svc", ".cluster"].iter().any(|end| host.ends_with(end));
    host.is_empty() || inside || host.contains(".svc.") || (!host.contains('.') && host != "localhost")
}

/// That somebody has a role somewhere. Which role does not matter for counting who is where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The user; groups are left out, because who is in them is not told here.
    pub user_id: String,
    /// Where.
    pub place: Scope,
}

/// How many different users have a role in each project, by the project's id.
#[must_use]
pub fn members(assignments: &[Assignment]) -> BTreeMap<String, usize> {
    let mut users: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for Assignment { user_id, place } in assignments {
        if let Scope::Project { project: Named { id: Some(id), .. }, .. } = place {
            users.entry(id.clone()).or_default().insert(user_id);
        }
    }
    users.into_iter().map(|(id, users)| (id, users.len())).collect()
}

/// What passwords must be like (keystone contract §7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordRule {
    /// A regular expression that a password must match, in the server's dialect.
    pub regex: String,
    /// The same for people.
    pub description: Option<String>,
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

#[cfg(test)]
mod tests {
    use super::cluster_internal;

    #[test]
    fn addresses_of_a_cluster_are_told_from_public_ones() {
        for inside in [
            "http://keystone-api.openstack.svc.cluster.local:35357/v3/users/u",
            "https://keystone.svc/v3",
            "http://controller:5000/v3",
            "http://user@keystone.internal/v3",
            "javascript:alert(1)",
            "/v3/users/u",
            "http://",
            "",
        ] {
            assert!(cluster_internal(inside), "{inside}");
        }
        for public in [
            "https://iam.example.com/v3/users/u",
            "http://127.0.0.1:5000/v3",
            "http://localhost:5000/v3",
            "http://[::1]/v3",
        ] {
            assert!(!cluster_internal(public), "{public}");
        }
    }
}

//! The users that are not like the others: service accounts, people without an e-mail address, disabled ones,
//! passwords that end, options, names that try a page's patience.

use rusqlite::Connection;

use super::seed::{Person, assign, first_project, insert, project_of, usual_person, work_in};
use crate::moment;

const DAY: i64 = 86_400;

/// One of them.
pub struct Special {
    name: Name,
    /// Which department; later ones are taken in turn where there are fewer.
    department: usize,
    enabled: bool,
    /// Seconds from the seeding until the password ends; `None` = never.
    ends: Option<i64>,
    options: &'static str,
    extra: Extra,
    kind: Kind,
}

enum Name {
    Is(&'static str),
    /// As long as Keystone allows: 255 characters.
    Longest,
}

enum Extra {
    /// Its name at `example.org`.
    Usual,
    /// As the vendor's own sample has it: a normal user whose e-mail is null (eos.md §6).
    NoMail,
    /// This JSON.
    Is(&'static str),
}

#[derive(PartialEq, Eq)]
enum Kind {
    /// A person, member of its department's project.
    Member,
    /// A service's own account, made inside the cluster.
    Service,
    /// Has no password and no role.
    NoPassword,
}

const fn person(name: &'static str, department: usize) -> Special {
    Special {
        name: Name::Is(name),
        department,
        enabled: true,
        ends: None,
        options: "{}",
        extra: Extra::Usual,
        kind: Kind::Member,
    }
}

const fn service(name: &'static str, options: &'static str) -> Special {
    Special { options, extra: Extra::Is(r#"{"email":null}"#), kind: Kind::Service, ..person(name, 0) }
}

/// What nobody documented, in types that nobody expects.
const UNDOCUMENTED: &str = r#"{"email":"m.rossi@example.org","user_type":"individual","user_role":"domain_member",
"description":"Imported","phone":"+86 21 5555 0142","employee_number":10042,"federated":[],"last_active_at":null,
"preferences":{"theme":"dark","columns":["name","email"]},"score":-0.5,"is_external":true,"部门":"华东"}"#;

/// All of them.
pub const PEOPLE: [Special; 20] = [
    service("nova", r#"{"ignore_lockout_failure_attempts":true,"ignore_password_expiry":true}"#),
    service("neutron", r#"{"ignore_lockout_failure_attempts":true}"#),
    service("cinder", "{}"),
    service("glance", "{}"),
    service("heat_domain_admin", r#"{"ignore_change_password_upon_first_use":true}"#),
    Special { enabled: false, ..service("ceilometer", r#"{"ignore_user_inactivity":true}"#) },
    Special { ends: Some(3 * DAY), ..person("张伟", 1) },
    Special { ends: Some(20 * 3_600), ..person("刘 洋", 2) },
    Special { ends: Some(-DAY), ..person("陈晓明", 1) },
    Special { ends: Some(700 * DAY), ..person("王芳", 2) },
    // `ignore_password_expiry`: a password that is over, and yet good.
    Special { ends: Some(-10 * DAY), options: r#"{"ignore_password_expiry":true}"#, ..person("李娜", 4) },
    Special { extra: Extra::NoMail, ..person("李强", 1) },
    Special { extra: Extra::NoMail, ..person("欧阳娜娜", 3) },
    Special { enabled: false, ..person("赵敏", 4) },
    Special { name: Name::Longest, extra: Extra::Is(r#"{"email":""}"#), ..person("", 6) },
    Special { extra: Extra::Is(UNDOCUMENTED), ..person("m.rossi", 5) },
    Special {
        options: r#"{"multi_factor_auth_enabled":true,"multi_factor_auth_rules":[["password","totp"],["password","recovery"]]}"#,
        ..person("security-officer", 10)
    },
    Special {
        options: r#"{"lock_password":true,"ignore_user_inactivity":true,"multi_factor_auth_enabled":false}"#,
        ..person("kiosk-lobby", 8)
    },
    Special { kind: Kind::NoPassword, extra: Extra::NoMail, ..person("backup-robot", 0) },
    person("Seán O'Brien <ext>", 6),
];

/// Makes one of them; `password` is the hash of everybody's.
pub fn seed(
    db: &Connection,
    special: &Special,
    departments: &[(String, String)],
    password: &str,
) -> rusqlite::Result<()> {
    let Some((domain, _)) = departments.get(special.department % departments.len().max(1)) else { return Ok(()) };
    let name = match special.name {
        Name::Is(name) => name.to_owned(),
        Name::Longest => "migrated-account-from-the-old-directory-".chars().cycle().take(255).collect(),
    };
    let usual = usual_person(&name, password);
    let extra = match special.extra {
        Extra::Usual => usual.extra.clone(),
        Extra::NoMail => r#"{"email":null,"user_type":"individual","user_role":"domain_member"}"#.to_owned(),
        Extra::Is(json) => json.to_owned(),
    };
    let user = insert(
        db,
        &Person {
            domain,
            enabled: special.enabled,
            expires: special.ends.map(|seconds| moment::stamp(moment::in_seconds(seconds))),
            options: special.options,
            inside: special.kind == Kind::Service || matches!(special.extra, Extra::NoMail),
            password: usual.password.filter(|_| special.kind != Kind::NoPassword),
            extra,
            ..usual
        },
    )?;
    match special.kind {
        Kind::Service => assign(db, &user, "service", "project", &project_of(db, "default", "service")?).map(|_| ()),
        Kind::Member => match first_project(db, domain)? {
            Some(project) => work_in(db, &user, &project),
            None => Ok(()),
        },
        Kind::NoPassword => Ok(()),
    }
}

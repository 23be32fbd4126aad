//! Who is there at first: one person for each branch of signing in, and accounts enough for several pages.

use rusqlite::{Connection, params};
use serde_json::json;

use super::apps::{APPS, ORGS};
use super::clock::{self, DAY};
use super::people::{self, Person, blank, hashed, seeded_id};
use super::social::{IDENTITIES, kind_of};

/// Everybody's password.
pub const PASSWORD: &str = "Passw0rd-1";

/// One of them.
pub struct Seeded {
    pub user_name: &'static str,
    pub name: &'static str,
    pub mobile: &'static str,
    /// What becomes of a sign-in by password.
    pub branch: &'static str,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Usual,
    Mfa,
    Warn,
    Expired,
    First,
    ExpiredMfa,
    Denied,
    DeniedAfterMfa,
    Disabled,
    Locked,
    Unbound,
    NoPassword,
}

const fn seeded(
    user_name: &'static str,
    name: &'static str,
    mobile: &'static str,
    branch: &'static str,
    what: What,
) -> Seeded {
    Seeded { user_name, name, mobile, branch, what }
}

/// All of them.
pub const PEOPLE: [Seeded; 14] = [
    seeded("chen.xi", "陈曦", "13800000001", "SUCCESS", What::Usual),
    seeded("lin.hua", "林华", "13800000002", "MFA_AUTH", What::Mfa),
    seeded("wu.tao", "吴涛", "13800000003", "PASSWORD_WARN", What::Warn),
    seeded("he.jing", "何静", "13800000004", "PASSWORD_EXPIRED", What::Expired),
    seeded("xu.chu", "徐初", "13800000005", "PASSWORD_EXPIRED (first sign-in)", What::First),
    seeded("sun.yi", "孙毅", "13800000006", "PASSWORD_EXPIRED, then MFA_AUTH", What::ExpiredMfa),
    seeded("zhou.ting", "周婷", "13800000007", "ACCESS_DENIED", What::Denied),
    seeded("qian.mo", "钱墨", "13800000008", "MFA_AUTH, then ACCESS_DENIED", What::DeniedAfterMfa),
    seeded("left.company", "Former Employee", "13800000009", "refused: disabled", What::Disabled),
    seeded("gao.suo", "高锁", "13800000010", "refused: locked", What::Locked),
    seeded("feng.wai", "冯外", "13800000011", "refused: not bound to the console", What::Unbound),
    seeded("ho.kaiyan", "何启欣", "+852-91234567", "SUCCESS (Hong Kong number)", What::Usual),
    seeded("tang.wei", "唐薇", "13800000013", "SUCCESS (nobody's social account yet)", What::Usual),
    seeded("mu.ma", "穆马", "13800000014", "refused: has no password, signs in by SMS", What::NoPassword),
];

/// Fills empty tables.
pub fn seed(db: &Connection) -> rusqlite::Result<()> {
    let (now, hash) = (clock::machine(), hashed(PASSWORD));
    for (n, one) in (0_i64..).zip(&PEOPLE) {
        let person = person(one, &hash, now);
        // A moment apart, so that they keep their order.
        people::save(db, &person, now - 300 * DAY + n)?;
        let org = ORGS.get(usize::from(one.mobile.ends_with(['2', '4', '6']))).map_or("", |org| org.2);
        for (n, app) in APPS.iter().enumerate() {
            let has = if n == 0 { one.what != What::Unbound } else { ["chen.xi", "feng.wai"].contains(&one.user_name) };
            if has {
                people::give_account(db, app.id, &person, org, &seeded_id(&format!("account {n} {}", one.user_name)))?;
            }
        }
    }
    for one in IDENTITIES.iter() {
        let Some(user) = one.bound else { continue };
        let id = seeded_id(&format!("social {}", one.uid));
        db.execute(
            "INSERT INTO oa_social VALUES (?, ?, ?, ?, ?)",
            params![id, seeded_id(&format!("user {user}")), kind_of(one.source), one.uid, now - 200 * DAY],
        )?;
    }
    accounts(db)
}

fn person(one: &Seeded, hash: &str, now: i64) -> Person {
    let id = seeded_id(&format!("user {}", one.user_name));
    let mut person = Person {
        name: one.name.to_owned(),
        email: Some(format!("{}@example.com", one.user_name)),
        password: Some(hash.to_owned()).filter(|_| one.what != What::NoPassword),
        attributes: json!({
            "attr_gender": "unknown", "attr_birthday": "1990-02-01", "attr_nick_name": one.name,
            "head_img": format!("https://img.example.com/{}.png", one.user_name),
        }),
        extension: json!({"age": "18"}),
        ..blank(id, one.user_name, one.mobile)
    };
    match one.what {
        What::Mfa => person.mfa = true,
        What::Warn => person.ends = Some(now + 3 * DAY),
        What::Expired => person.ends = Some(now - DAY),
        What::First => person.must_modify = true,
        What::ExpiredMfa => (person.ends, person.mfa) = (Some(now - DAY), true),
        What::Denied => person.denied = "login".into(),
        What::DeniedAfterMfa => (person.denied, person.mfa) = ("mfa".into(), true),
        What::Disabled => person.disabled = true,
        What::Locked => person.locked = now + 3650 * DAY,
        What::Usual | What::Unbound | What::NoPassword => {}
    }
    person
}

/// Accounts of the console's application that belong to nobody above.
fn accounts(db: &Connection) -> rusqlite::Result<()> {
    let mut query = db.prepare_cached(
        "INSERT INTO oa_accounts (id, app, account_name, kind, name, disabled, org) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?;
    for n in 1..=124_usize {
        let kind = match n % 10 {
            3 => "ORPHAN_ACCOUNT",
            7 => "PUBLIC_ACCOUNT",
            _ => "BASIC_ACCOUNT",
        };
        let name = format!("Test{n:02}");
        let org = ORGS.get(n % ORGS.len()).map_or("", |org| org.2);
        let shown = format!("Example{n:02}");
        query.execute(params![seeded_id(&format!("test {name}")), APPS[0].id, name, kind, shown, n % 12 == 5, org])?;
    }
    drop(query);
    let admin = seeded_id("account 0 chen.xi");
    for role in super::accounts::roles::ROLES.iter().take(2) {
        db.execute("INSERT INTO oa_members VALUES (?, ?)", [role.id, &admin])?;
    }
    Ok(())
}

//! Signing in and registering: public, and both say too much about who is there (platform.md §1.2).

use serde_json::json;

use super::Generation;
use super::accounts::{self, New};
use super::body::{Fields, Malformed};
use super::{token, wire};
use crate::answer::{Answer, Reply};
use crate::call::Call;
use crate::state::Shared;

/// The most characters of a name.
const LONGEST: usize = 256;

/// The most bytes of a password.
const LONGEST_PASSWORD: usize = 72;

/// `POST /api/v1/user/login`: `username`, `password`.
pub fn sign_in(shared: &Shared, call: &Call) -> Reply {
    let Some(generation) = here(shared) else { return Ok(crate::backends::not_found()) };
    let given = Fields::read(&call.body).and_then(|fields| {
        Ok::<_, Malformed>((fields.text("username")?.to_owned(), fields.text("password")?.to_owned()))
    });
    let Ok((name, password)) = given else { return Ok(malformed(generation)) };
    if !shared.cms.database() {
        let text = "dial tcp 127.0.0.1:3306: connect: connection refused";
        return Ok(wire::failed(generation, 1001, text));
    }
    let found = shared.store.within(|db| accounts::by_name(db, &name))?;
    let Some(account) = found.filter(|_| !name.is_empty() && !password.is_empty()) else {
        return Ok(wire::failed(generation, 1001, "record not found"));
    };
    // Before the password is looked at.
    if !account.enabled {
        return Ok(wire::failed(generation, 1007, "user has been disabled"));
    }
    if !bcrypt::verify(&password, &account.password).unwrap_or(false) {
        return Ok(wire::failed(generation, 1003, "user name or password error"));
    }
    let (token, role) = shared.store.within(|db| {
        Ok::<_, rusqlite::Error>((token::issue(db, generation, &account)?, accounts::role(db, account.role)?))
    })?;
    let mut data = json!({"token": token, "username": account.name});
    if let (Generation::B | Generation::C, Some(data)) = (generation, data.as_object_mut()) {
        data.insert("role".into(), wire::role(generation, role.as_ref()));
    }
    Ok(wire::done(generation, wire::OK, &data, "login success"))
}

/// `POST /api/v1/user/register`: whoever asks may set id, role and status too, and gets an account of nothing back.
pub fn register(shared: &Shared, call: &Call) -> Reply {
    let Some(generation) = here(shared) else { return Ok(crate::backends::not_found()) };
    let Ok(wanted) = Fields::read(&call.body).and_then(|fields| Wanted::read(&fields)) else {
        return Ok(malformed(generation));
    };
    let refuse = |words: &str| Ok(wire::failed(generation, 1004, words));
    let Wanted { id, uid, name, password, enabled, role } = &wanted;
    if name.is_empty() || password.is_empty() {
        return refuse("user name or password is empty");
    }
    // Without a database it says the same: whoever cannot be looked up is taken for being there.
    if !shared.cms.database() || shared.store.within(|db| accounts::by_name(db, name))?.is_some() {
        return refuse(&format!("user {name} already exists"));
    }
    if password.len() > LONGEST_PASSWORD {
        return refuse("bcrypt: password length exceeds 72 bytes");
    }
    if name.chars().count() > LONGEST {
        return refuse("Error 1406 (22001): Data too long for column 'username' at row 1");
    }
    let hash = accounts::hashed(password);
    let new = New { id: *id, uid, name, password: &hash, enabled: *enabled, role: *role };
    let made = shared.store.within(|db| {
        if let Some(id) = id
            && accounts::is_taken(db, *id)?
        {
            return Ok::<_, rusqlite::Error>(Some(*id));
        }
        accounts::insert(db, &new).map(|()| None)
    })?;
    match made {
        Some(id) => refuse(&format!("Error 1062 (23000): Duplicate entry '{id}' for key 'users.PRIMARY'")),
        None => Ok(wire::done(generation, 0, &wire::nobody(generation), "register success")),
    }
}

/// What a registration may set.
struct Wanted {
    id: Option<i64>,
    uid: String,
    name: String,
    password: String,
    enabled: bool,
    role: i64,
}

impl Wanted {
    fn read(fields: &Fields) -> Result<Self, Malformed> {
        // The service cannot read the dates that it writes itself.
        if fields.get("createdAt").or(fields.get("updatedAt")).is_some() {
            return Err(Malformed);
        }
        let of_role = fields.inner("role")?.map(|role| role.number("id")).transpose()?.flatten();
        Ok(Self {
            id: fields.number("id")?.filter(|id| *id > 0).map(i64::from),
            uid: fields.text("uid")?.to_owned(),
            name: fields.text("username")?.to_owned(),
            password: fields.text("password")?.to_owned(),
            enabled: fields.switch("Status")?.unwrap_or(true),
            role: of_role.or(fields.number("role_id")?).map_or(0, i64::from),
        })
    }
}

fn here(shared: &Shared) -> Option<Generation> {
    shared.cms.generation()
}

/// A body that is not read.
pub fn malformed(generation: Generation) -> Answer {
    wire::failed(generation, 1002, "parameters format error")
}

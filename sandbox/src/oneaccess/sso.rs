//! Single sign-on for back ends: tickets, and renewed sessions (oneaccess.md §3.2).

use serde_json::{Value, json};

use super::apps;
use super::ask::Ask;
use super::outcome::renewed;
use super::people::{self, Person};
use super::sign_in::end;
use super::slips::{self, Kind, Slip};
use super::tokens::random;
use super::wire::{Done, Stop, ok, refuse, stop};
use super::words;

/// The session that a call names, if the device is that of the sign-in.
fn session<'a>(ask: &'a Ask) -> Result<(&'a str, Slip, Person), Stop> {
    let token = ask.need("session_token")?;
    device(ask)?;
    let (slip, person) = ask.session(token)?;
    same_device(ask, &slip)?;
    Ok((token, slip, person))
}

fn device(ask: &Ask) -> Result<(), Stop> {
    for name in ["operating_sys_version", "device_ip", "device_fingerprint"] {
        ask.need(name)?;
    }
    ask.may("agent").map(|_| ())
}

fn same_device(ask: &Ask, slip: &Slip) -> Result<(), Stop> {
    if slip.text("fingerprint") == ask.need("device_fingerprint")? { Ok(()) } else { refuse(&words::FINGERPRINT) }
}

/// `POST sso/session-token/sso-ticket`: with a `client_id` for that application, as its user is called there.
pub fn ticket(ask: &Ask, _: &[&str]) -> Done {
    let (token, slip, person) = session(ask)?;
    let target = match ask.may("client_id")? {
        None => ask.app,
        Some(client) => apps::by_client(client).ok_or_else(|| stop(&words::NO_APP))?,
    };
    let name = people::account_name(ask.db, target.id, &person.id)?.ok_or_else(|| stop(&words::UNBOUND))?;
    let ticket = format!("ST-{}", random(40));
    let data = json!({
        "session": token, "user": person.id, "name": name, "fingerprint": slip.text("fingerprint"),
    });
    slips::put(ask.db, Kind::Ticket, &ticket, &data, ask.play.in_seconds_of("ticket_seconds"))?;
    ok(&json!({"sso_ticket": ticket, "expire": ask.seconds(ask.play.number("ticket_seconds"))}))
}

/// `POST sso/sso-ticket/verify`: a ticket is good once, also when the device turns out to be another.
pub fn verify(ask: &Ask, _: &[&str]) -> Done {
    let ticket = ask.need("sso_ticket")?;
    device(ask)?;
    let slip = slips::alive(ask.db, Kind::Ticket, ticket, ask.play.now)?.ok_or_else(|| stop(&words::TICKET))?;
    slips::burn(ask.db, Kind::Ticket, ticket)?;
    same_device(ask, &slip)?;
    let person = people::by_id(ask.db, slip.text("user"))?.ok_or_else(|| stop(&words::TICKET))?;
    let data: Value = json!({
        "userName": slip.text("name"), "id": person.id, "name": person.name, "mobile": person.mobile,
        "email": person.email,
    });
    ok(&json!({"code": "0", "message": "success", "data": data}))
}

/// `POST sso/session-token/refresh`: the old session ends.
pub fn refresh(ask: &Ask, _: &[&str]) -> Done {
    let (token, slip, person) = session(ask)?;
    end(ask, token)?;
    renewed(ask, &person, slip.text("fingerprint"))
}
